import { dayOf } from '../clock.ts';
import { compareDays } from '../dates/compare.ts';
import type { Reminder } from '../db/reminders.ts';
import type { TimedRung } from '../deadlines/going-out.ts';
import type { Booked } from './letter-book.ts';

/** The rung at which a colleague is told at once that a deadline was handed over. */
export function handedOverRung(handoverId: string): string {
  return `handed-over/${handoverId}`;
}

/** The rung at which who handed it over is told at once that it was given back. */
export function givenBackRung(handoverId: string): string {
  return `given-back/${handoverId}`;
}

/** Whether a rung brings the news that a deadline was handed over. */
export function isHandedOver(rung: string): boolean {
  return rung.startsWith('handed-over/');
}

/** Whether a rung brings the news that it was given back. */
export function isGivenBack(rung: string): boolean {
  return rung.startsWith('given-back/');
}

/** Whether a rung is that of somebody to whom a deadline has come back by itself. */
export function isComingBack(rung: string): boolean {
  return rung.startsWith('back/');
}

/**
 * A reader's rungs with the one that comes back to somebody whose deadline is not with the colleague any more. Where a rung
 * of today is still due, that is enough; what the ledger holds of today already is left out, since what comes back goes out
 * in its place, whichever of them has the earlier day of its own.
 */
export function withComingBack(
  rungs: readonly TimedRung[],
  known: readonly Reminder[],
  names: ReadonlySet<string>,
  today: Temporal.PlainDate,
): TimedRung[] {
  const isToday = ({ goesOn }: TimedRung) => compareDays(goesOn, today) === 0;
  const isDue = rungs.some((each) => isToday(each) && !names.has(each.rung));
  const back = isDue ? [] : comingBack(known, today);
  if (back.length === 0) return [...rungs];
  return [...rungs.filter((each) => !isToday(each)), ...back].toSorted(byDayOut);
}

/**
 * The rung, due today, of somebody to whom a deadline has come back, taken back or because the colleague is not reached any
 * more: in the place of the last one that was left to the colleague, who may never have been sent it. None where nothing was,
 * or where this person has been reminded since.
 */
function comingBack(known: readonly Reminder[], today: Temporal.PlainDate): TimedRung[] {
  const [last] = known
    .filter(({ reason, rung }) => reason === 'handed-over' && !isHandedOver(rung) && !isGivenBack(rung))
    .toSorted((a, b) => compareDays(b.rungOn, a.rungOn));
  if (!last) return [];
  const rung = `back/${last.rung}`;
  const isTold = (each: Reminder) =>
    each.rung === rung || (isOnItsWay(each) && !isBefore(each.createdAt, last.createdAt));
  return known.some(isTold) ? [] : [{ rung, on: today, goesOn: today }];
}

/** Whether the letter already brings the deadline back from a colleague, which says all that the rung would. */
export function comesBackWith(
  letter: Booked,
  { personId }: Reminder,
  ledger: readonly Reminder[] = [],
): boolean {
  return ledger.some(
    (each) =>
      each.personId === personId &&
      each.letterId !== null &&
      each.letterId === letter.id &&
      each.state === 'planned' &&
      isComingBack(each.rung),
  );
}

/** The rungs that the news of a deadline handed over or given back covers: those that had gone out by its day. */
export function toldWith(own: readonly Reminder[], rungs: readonly TimedRung[]): string[] {
  const news = own.filter((each) => isOnItsWay(each) && (isHandedOver(each.rung) || isGivenBack(each.rung)));
  const isCovered = ({ goesOn }: TimedRung) =>
    news.some(({ createdAt }) => compareDays(goesOn, dayOf(createdAt)) <= 0);
  return rungs.filter(isCovered).map(({ rung }) => rung);
}

/** Whether a reminder is on its way or has arrived. */
function isOnItsWay({ state }: Reminder): boolean {
  return state === 'planned' || state === 'sent';
}

function isBefore(one: Temporal.Instant, other: Temporal.Instant): boolean {
  return Temporal.Instant.compare(one, other) < 0;
}

function byDayOut(a: TimedRung, b: TimedRung): number {
  return compareDays(a.goesOn, b.goesOn);
}
