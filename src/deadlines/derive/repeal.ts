import type { Answer, Missing } from '../../answers/answer.ts';
import { lines } from '../../answers/workings.ts';
import type { Settled } from '../../benefits/settled.ts';
import type { PolicyDocument } from '../../policies/schema.ts';
import { sourceOf, validitySource } from '../../policies/sources.ts';
import type { Circumstances } from '../facts.ts';
import type { Derived } from '../model.ts';
import type { DeadlinesSentences } from '../sentences.ts';
import { settledIn } from '../settled.ts';
import { newestPublished } from './policy.ts';

const line = lines<DeadlinesSentences>();

/**
 * Whether money of a repealed policy still goes to what began under it, from the day on which it no longer holds. `on` is the
 * ISO day asked about: today, or that of a claim still to be made. What has not begun is refused by the validity that has ended. Where the repeal says nothing of
 * it, that is a question under `${policyKey}.running`, settled with `goes-on` or `ends`; it names both results: `fen`, where
 * that can be said, and nothing.
 */
export function afterRepeal(
  document: PolicyDocument,
  on: string,
  settled: Settled,
  fen: number | undefined,
): Answer<true> {
  const { repealed, key } = document;
  if (!repealed || on < repealed.from) return { answer: 'owed', value: true };
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

/**
 * Claims in announced windows that close after a repeal, saying so while they can still be made before it: what the repeal
 * says of them, or the question it leaves open, which is also among what is missing.
 */
export function askingAfterRepeal(
  claims: readonly Derived[],
  circumstances: Circumstances,
): { claims: Derived[]; missing: Missing[] } {
  const { policies, today } = circumstances;
  const settled = settledIn(circumstances);
  const missing: Missing[] = [];
  const asking = claims.map((claim) => {
    const { dueOn, content } = claim;
    const document = newestPublished(policies.get(content.policyKey ?? '') ?? [], today)?.document;
    if (!document || !dueOn || !content.window?.call || content.fulfilled) return claim;
    const answer = afterRepeal(document, dueOn.toString(), settled, undefined);
    if (answer.answer === 'owed') return claim;
    if (answer.answer === 'incomplete') missing.push(...answer.missing);
    const said = answer.answer === 'incomplete' ? answer.missing.map((each) => each.line) : answer.reasons;
    return { ...claim, content: { ...content, workings: [...content.workings, ...said] } };
  });
  return { claims: asking, missing };
}
