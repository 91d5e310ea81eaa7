import { lastDayOf } from '../../benefits/interest/guards.ts';
import { boundOf } from '../../benefits/interest/marks.ts';
import type { Mark } from '../../benefits/interest/subsidy.ts';
import type { PolicyDocument } from '../../policies/schema.ts';
import type { Law } from '../law.ts';
import { settledIn } from '../settled.ts';
import type { Window } from '../window.ts';
import { claimStep } from '../windows-expected.ts';

/** Whose end a day is tested against: the policy's last day, or the goal year stated for a clause. */
export type Ending = { document: PolicyDocument; clause: string };

/** Whether the day of a claim, ISO, lies past the policy's last day or its stated goal year; it drops nothing. */
export function claimMarks(
  { document, clause }: Ending,
  on: string,
  law: Law,
  by: Mark['by'] = 'claim',
): Mark[] {
  const bound = boundOf(document, clause, lastDayOf(document, settledIn(law)));
  if (!bound || on <= bound.lastDay) return [];
  return [{ mark: bound.mark, by, on, source: bound.source }];
}

/**
 * The same of a window: by its first day, else by a last one, `closesOn`: without that the one of the application. Who applies
 * before the policy ends is inside it, who waits for the last day is not.
 */
export function windowMarks(
  ending: Ending,
  window: Window,
  law: Law,
  closesOn = claimStep(window)?.closes?.on,
): Mark[] {
  const opens = window.opens ? claimMarks(ending, window.opens.on, law) : [];
  return opens.length > 0 || closesOn === undefined ? opens : claimMarks(ending, closesOn, law, 'closing');
}
