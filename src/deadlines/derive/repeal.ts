import type { Answer } from '../../answers/answer.ts';
import { lines } from '../../answers/workings.ts';
import type { Settled } from '../../benefits/settled.ts';
import type { PolicyDocument } from '../../policies/schema.ts';
import { sourceOf, validitySource } from '../../policies/sources.ts';
import type { DeadlinesSentences } from '../sentences.ts';

const line = lines<DeadlinesSentences>();

/**
 * Whether money of a repealed policy still goes to what began under it, from the day on which it no longer holds (`today`
 * and the day are ISO days). What has not begun is refused by the validity that has ended. Where the repeal says nothing of
 * it, that is a question under `${policyKey}.running`, settled with `goes-on` or `ends`; it names both results: `fen`, where
 * that can be said, and nothing.
 */
export function afterRepeal(
  document: PolicyDocument,
  today: string,
  settled: Settled,
  fen: number | undefined,
): Answer<true> {
  const { repealed, key } = document;
  if (!repealed || today < repealed.from) return { answer: 'owed', value: true };
  const what = `${key}.running`;
  const said = settled.get(what);
  const rule = said?.value ?? repealed.running?.rule;
  if (rule === 'goes-on') return { answer: 'owed', value: true };
  const source =
    said?.source ??
    (repealed.running ? sourceOf(document, undefined, repealed.running.quote) : validitySource(document));
  if (rule === 'ends')
    return {
      answer: 'not-owed',
      reasons: [line('deadlines.ends-with-repeal', { from: repealed.from }, { source })],
    };
  const both = { from: repealed.from, ...(fen === undefined ? {} : { fen }) };
  const asked = line('deadlines.after-repeal-unsaid', both, { source });
  return { answer: 'incomplete', missing: [{ need: 'reading', what, line: asked }] };
}
