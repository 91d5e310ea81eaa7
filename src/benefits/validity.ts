import type { Missing } from '../answers/answer.ts';
import { type Line, lines } from '../answers/workings.ts';
import { validitySource } from '../policies/sources.ts';
import type { Place } from './place.ts';
import type { BenefitsSentences } from './sentences.ts';
import type { Settled } from './settled.ts';

const line = lines<BenefitsSentences>();

/**
 * Whether an application lies within the policy's validity, both ends inclusive: on the ISO day `appliedOn` or, where none
 * is known, on the day of asking, which is then no part of what is said, so that the answer stays the same on the next.
 * On a last day that two ways of counting put differently it is a question under `${policyKey}.last-day`, settled with
 * `yes` or `no`.
 */
export function withinValidity(
  { document }: Place,
  { appliedOn, today }: { appliedOn: string | undefined; today: string },
  settled: Settled,
): { reasons: Line[]; missing: Missing[] } {
  const { validity } = document;
  const on = appliedOn ?? today;
  if (validity.kind !== 'until' || on <= validity.until) return { reasons: [], missing: [] };
  const { until, disputedUntil } = validity;
  const source = validitySource(document);
  const what = `${document.key}.last-day`;
  const said = settled.get(what);
  if (disputedUntil !== undefined && on <= disputedUntil && said?.value !== 'no') {
    const asking = line('benefits.last-day-disputed', { on, until, disputedUntil }, { source });
    return { reasons: [], missing: said ? [] : [{ need: 'reading', what, line: asking }] };
  }
  const over = line('benefits.validity-over', { on: appliedOn ?? '', until }, { source });
  return { reasons: [over], missing: [] };
}
