import type { Missing } from '../answers/answer.ts';
import { type Line, lines } from '../answers/workings.ts';
import { validitySource } from '../policies/sources.ts';
import type { Place } from './place.ts';
import type { BenefitsSentences } from './sentences.ts';
import type { Settled } from './settled.ts';

const line = lines<BenefitsSentences>();

/**
 * Whether an application on the ISO day `on` lies within the policy's validity, both ends inclusive. On a last day that two
 * ways of counting put differently it is a question under `${policyKey}.last-day`, settled with `yes` or `no`.
 */
export function withinValidity(
  { document }: Place,
  on: string,
  settled: Settled,
): { reasons: Line[]; missing: Missing[] } {
  const { validity } = document;
  if (validity.kind !== 'until' || on <= validity.until) return { reasons: [], missing: [] };
  const { until, disputedUntil } = validity;
  const source = validitySource(document);
  const what = `${document.key}.last-day`;
  const said = settled.get(what);
  if (disputedUntil !== undefined && on <= disputedUntil && said?.value !== 'no') {
    const asking = line('benefits.last-day-disputed', { on, until, disputedUntil }, { source });
    return { reasons: [], missing: said ? [] : [{ need: 'reading', what, line: asking }] };
  }
  return { reasons: [line('benefits.validity-over', { on, until }, { source })], missing: [] };
}
