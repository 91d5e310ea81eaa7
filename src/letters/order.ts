import type { Stake } from '../deadlines/model.ts';
import type { LetterItem } from './model.ts';

/** Most urgent first (expected days that have passed after all others; by act-by day and the hour of the last one; those without a date last), then by money, then by id so that bytes are stable. */
export function byUrgency(items: LetterItem[]): LetterItem[] {
  return items.toSorted(
    (a, b) =>
      Number(isOver(a)) - Number(isOver(b)) ||
      actDay(a).localeCompare(actDay(b)) ||
      money(b.stake) - money(a.stake) ||
      compareIds(a, b),
  );
}

/** An expected day that has gone by is less pressing than any day that is known. */
function isOver({ status, dates }: LetterItem): boolean {
  return status === 'expected' && (dates?.daysLeft ?? 0) < 0;
}

const never = '9999-12-31';

function actDay(item: LetterItem): string {
  const { actBy, dueOn, minute = 1440 } = item.dates ?? {};
  // On the last day itself the hour decides.
  const hour = actBy && dueOn?.equals(actBy) ? minute : 1440;
  return actBy ? `${actBy} ${String(hour).padStart(4, '0')}` : never;
}

function money(stake: Stake): number {
  return stake.kind === 'known' ? stake.fen : 0;
}

function compareIds(a: LetterItem, b: LetterItem): number {
  return a.deadlineId < b.deadlineId ? -1 : 1;
}

/** Money of a whole letter, in fen: each stake key once, with the lower amount where two readings meet. */
export type Total = { fen: number; upTo: boolean; unknown: number };

/** Adds up what the items still put at stake; a withdrawn item puts nothing there. */
export function totalAtStakeOf(items: LetterItem[]): Total {
  const total: Total = { fen: 0, upTo: false, unknown: 0 };
  for (const stake of stakesByKey(items).values()) {
    if (stake.kind === 'unknown') total.unknown += 1;
    if (stake.kind !== 'known') continue;
    total.fen += stake.fen;
    total.upTo ||= stake.upTo;
  }
  return total;
}

function stakesByKey(items: LetterItem[]): Map<string, Stake> {
  const stakes = new Map<string, Stake>();
  for (const { stake, status } of items) {
    if (stake.kind === 'none' || status === 'withdrawn') continue;
    const seen = stakes.get(stake.key);
    const better = seen?.kind !== 'known' || (stake.kind === 'known' && stake.fen < seen.fen);
    if (better) stakes.set(stake.key, stake);
  }
  return stakes;
}
