import type { Stake } from '../deadlines/model.ts';
import { type Total, totalOf } from '../deadlines/stake.ts';
import type { LetterItem } from './model.ts';

/** Most urgent first (an opening or an expected day that has passed after all others; by act-by day and the hour of the last one; those without a date last), then by money, then by id so that bytes are stable. */
export function byUrgency<T extends LetterItem>(items: T[]): T[] {
  return items.toSorted(
    (a, b) =>
      Number(isOver(a)) - Number(isOver(b)) ||
      actDay(a).localeCompare(actDay(b)) ||
      money(b.stake) - money(a.stake) ||
      compareIds(a, b),
  );
}

/** Nothing ends with an opening or an expected day that has gone by: less pressing than any day that is still to be met. */
function isOver({ nature, status, dates }: LetterItem): boolean {
  return (nature === 'opens' || status === 'expected') && (dates?.daysLeft ?? 0) < 0;
}

const never = '9999-12-31';

function actDay(item: LetterItem): string {
  const { actBy, dueOn, minute = 1440 } = item.dates ?? {};
  // On the last day itself the hour decides.
  const hour = actBy && dueOn?.equals(actBy) ? minute : 1440;
  return actBy ? `${actBy} ${String(hour).padStart(4, '0')}` : never;
}

function money(stake: Stake): number {
  return totalOf([stake]).fen;
}

function compareIds(a: LetterItem, b: LetterItem): number {
  return a.deadlineId < b.deadlineId ? -1 : 1;
}

/** Money of a whole letter; a withdrawn item puts nothing at stake. */
export function totalAtStakeOf(items: LetterItem[]): Total {
  return totalOf(items.flatMap(({ stake, status }) => (status === 'withdrawn' ? [] : [stake])));
}
