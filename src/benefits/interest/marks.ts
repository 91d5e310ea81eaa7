import type { Source } from '../../answers/source.ts';
import type { PolicyDocument } from '../../policies/schema.ts';
import { sourceOf, validitySource } from '../../policies/sources.ts';
import { plusDays } from './settlements.ts';
import type { Mark } from './subsidy.ts';

export type Bound = { mark: Mark['mark']; lastDay: string; source: Source };

/**
 * Marks for a subsidy year that ends on `to` (inclusive): its last day, and the first day it can be claimed while no
 * window is announced (the day after), each tested against the policy's last day or the last day of its stated goal year,
 * both inclusive. A mark drops nothing. `lastDay` is the policy's where it has one.
 */
export function marksOf(
  document: PolicyDocument,
  clause: string,
  lastDay: string | undefined,
  to: string,
): Mark[] {
  const bound = boundOf(document, clause, lastDay);
  if (bound === undefined) return [];
  const tested = [
    { by: 'last-day', on: to },
    { by: 'claim', on: plusDays(to, 1) },
  ] as const;
  return tested
    .filter(({ on }) => on > bound.lastDay)
    .map(({ by, on }) => ({ mark: bound.mark, by, on, source: bound.source }));
}

/** The policy's last day; where it prints none, the earliest goal of the measure's own clause, else of the document; none where the end is open. */
export function boundOf(document: PolicyDocument, clause: string, lastDay = ''): Bound | undefined {
  const { validity } = document;
  if (validity.kind === 'until') return { mark: 'past-expiry', lastDay, source: validitySource(document) };
  if (validity.kind === 'open') return undefined;
  const own = validity.goals.filter((goal) => goal.clause === clause);
  const [goal] = (own.length > 0 ? own : validity.goals).toSorted((a, b) => (a.on < b.on ? -1 : 1));
  return (
    goal && { mark: 'past-goal-year', lastDay: goal.on, source: sourceOf(document, goal.clause, goal.quote) }
  );
}
