import { dayOf, instantAt } from '../clock.ts';
import type { WorkCalendar } from '../dates/calendar.ts';
import { compareDays } from '../dates/compare.ts';
import type { DeadlineToPlan } from '../db/deadlines-to-plan.ts';
import { digestDayAfter, isPressing, nextLoudDay } from '../deadlines/going-out.ts';
import { announcedRung } from '../deadlines/ladder.ts';
import type { RungPlan } from '../deadlines/plan.ts';
import { dueAt } from './due-at.ts';
import { isComingBack } from './handed-rungs.ts';
import type { Booked, LetterBook, Slot } from './letter-book.ts';
import { digestSlot } from './letter-slots.ts';
import type { Surroundings } from './plan-rows.ts';
import type { Reader } from './readers.ts';

type Around = Pick<Surroundings, 'calendar' | 'book' | 'announced'>;

/**
 * The letter a reminder travels in. A window that has been announced goes at once to whoever was there before it was
 * published here, and where no announcement dated the row, before today. What
 * could have gone on its day goes today: it is its day, or the service stood still. What was registered too late for that
 * goes with the reader's next run, or at once if that would be after actBy. A letter beyond the weekly budget waits for a
 * digest within it, unless it presses. `as` is the name a rung is told under, where that is not its own.
 */
export function placeFor(
  row: DeadlineToPlan,
  reader: Reader,
  plan: RungPlan & { as?: string },
  { calendar, book, announced }: Around,
  now: Temporal.Instant,
): Booked {
  const { send, drop, as = send?.rung } = plan;
  const address = { personId: reader.person.id, channel: reader.channel };
  const urgent: Slot = { kind: 'urgent', slot: now.toString(), dueAt: now };
  const news = [send, ...drop.map(({ rung }) => rung)].some((each) => each?.rung === announcedRung);
  const joinedBefore = announced.get(row.id) ?? instantAt(dayOf(now), 0);
  if (news && Temporal.Instant.compare(reader.joinedAt, joinedBefore) < 0) return book.open(address, urgent);
  const { late, day } = dayFor(row, reader, plan, calendar, now);
  if (late && isOver(row, day)) return book.open(address, urgent);
  const single = reader.wishes.cadence === 'at-once' && send;
  if (single) {
    const slot = `${row.id}/${row.dateVersion}/${as}`;
    const own: Slot = { kind: 'single', slot, dueAt: dueAt(day, reader.wishes, reader.channel) };
    // One that has ended already, when the rung was turned off, takes nothing more.
    const isOpen = book.find(address, own)?.isOpen !== false;
    if (isOpen && (isWithinBudget(book, reader, day) || isPressing(calendar, day, row.actBy ?? day)))
      return book.open(address, own);
  }
  // What comes back where it presses does not wait for a digest of another day.
  const begun = book.find(address, digestSlot(day, reader.wishes, reader.channel))?.isOpen === false;
  if (send && isComingBack(send.rung) && begun && isPressing(calendar, day, row.actBy ?? day))
    return book.open(address, urgent);
  return inDigest(row, reader, day, { calendar, book }, urgent);
}

/** The day the letter goes out, and whether what it says came too late for the day of the rung. */
function dayFor(
  row: DeadlineToPlan,
  { since, wishes, channel }: Reader,
  { send }: RungPlan,
  calendar: WorkCalendar,
  now: Temporal.Instant,
): { late: boolean; day: Temporal.PlainDate } {
  const today = dayOf(now);
  const known = Temporal.Instant.compare(row.datedAt, since) > 0 ? row.datedAt : since;
  const isKnownTooLate = (on: Temporal.PlainDate) =>
    Temporal.Instant.compare(known, dueAt(on, wishes, channel)) >= 0;
  if (!send || !isKnownTooLate(send.goesOn)) return { late: false, day: loud(today) };
  const from = isKnownTooLate(today) ? today.add({ days: 1 }) : today;
  const next = loud(from);
  if (wishes.cadence !== 'weekly') return { late: true, day: next };
  const weekly = digestDayAfter(calendar, wishes, from);
  const waits = row.actBy && !isPressing(calendar, weekly, row.actBy);
  return { late: true, day: waits ? weekly : next };

  function loud(day: Temporal.PlainDate) {
    const presses = row.actBy && isPressing(calendar, day, row.actBy);
    return presses ? day : nextLoudDay(calendar, wishes.quiet, day);
  }
}

function isOver({ actBy }: DeadlineToPlan, day: Temporal.PlainDate): boolean {
  return actBy !== null && compareDays(actBy, day) < 0;
}

function isWithinBudget(book: LetterBook, { person, channel }: Reader, day: Temporal.PlainDate): boolean {
  return book.inWeek({ personId: person.id, channel }, day) < person.weeklyBudget;
}

/** The first digest from a day on that nobody has begun to send and that the budget has room for; what presses needs none. */
function inDigest(
  row: DeadlineToPlan,
  reader: Reader,
  from: Temporal.PlainDate,
  { calendar, book }: Pick<Around, 'calendar' | 'book'>,
  urgent: Slot,
): Booked {
  const address = { personId: reader.person.id, channel: reader.channel };
  for (let day = from; day.equals(from) || !isOver(row, day); day = day.add({ days: 1 })) {
    const slot = digestSlot(day, reader.wishes, reader.channel);
    const found = book.find(address, slot);
    if (found && !found.isOpen) continue;
    const hasRoom = found || isWithinBudget(book, reader, day) || isPressing(calendar, day, row.actBy ?? day);
    if (hasRoom) return book.open(address, slot);
  }
  return book.open(address, urgent);
}
