import { dayOf, instantAt } from '../clock.ts';
import type { Database } from '../db/connect.ts';
import { type RevisedDates, revisedDates } from '../db/deadlines.ts';
import { type UnfetchedRow, unfetchedRows } from '../db/feed-fetches.ts';
import { sameDates } from '../deadlines/reconcile.ts';
import { subscribingClients } from '../words/calendar-clients.ts';
import { carries } from './feed-rows.ts';
import { datesOf } from './stored.ts';

/** How long a client may take to fetch a change: the slowest that are known look once a day. */
export const patience = { hours: 48 };
/** How near a day has to be, in calendar days. */
const near = 14;

/** A change of dates that a subscribed calendar has not fetched in time; without `known`, its clients do not have the row at all. */
export type UnfetchedChange = UnfetchedRow & {
  /** What the clients were told last. */
  known?: RevisedDates;
  /** Since when it is to be told. */
  since: Temporal.Instant;
};

/**
 * The changes that subscribed calendars have not fetched within 48 hours and of which a day, as it is or as it was told, lies
 * within the next 14 days; of all people or of one, by person and calendar.
 */
export async function unfetchedChanges(
  db: Database,
  now: Temporal.Instant,
  personId?: string,
): Promise<UnfetchedChange[]> {
  const today = dayOf(now);
  const asked = { clients: subscribingClients, before: now.subtract(patience) };
  const days = { from: today, to: today.add({ days: near }) };
  const rows = (await unfetchedRows(db, { ...asked, ...days, ...(personId ? { personId } : {}) })).filter(
    ({ feed, deadline }) => carries(feed, deadline),
  );
  const revisions = await revisedDates(db, [...new Set(rows.map(({ deadline }) => deadline.id))]);
  return rows.flatMap((row) => {
    const known = knownAt(revisions.get(row.deadline.id) ?? [], row.fetchedAt);
    return changeOf(row, known, today) ?? [];
  });
}

/** Which of a deadline's revisions whoever fetched at an instant was told; the revisions are in their order. */
function knownAt(revisions: RevisedDates[], at: Temporal.Instant): RevisedDates | undefined {
  return revisions.findLast(({ recordedAt }) => Temporal.Instant.compare(recordedAt, at) <= 0);
}

function changeOf(
  row: UnfetchedRow,
  known: RevisedDates | undefined,
  today: Temporal.PlainDate,
): UnfetchedChange | undefined {
  const { deadline } = row;
  const [before, after] = [known ? shownDays(known) : [], shownDays(deadline)];
  if (before.length + after.length === 0) return undefined;
  // Moved there and back: the calendar is right.
  if (
    known &&
    sameDates({ ...datesOf(known), status: known.status }, { ...datesOf(deadline), status: deadline.status })
  )
    return undefined;
  const isNear = (day: Temporal.PlainDate) =>
    Temporal.PlainDate.compare(day, today) >= 0 &&
    Temporal.PlainDate.compare(day, today.add({ days: near })) <= 0;
  const missedAt = deadline.datedAt.add(patience);
  const ahead = [...before, ...after].filter((day) => Temporal.PlainDate.compare(day, dayOf(missedAt)) >= 0);
  if (!ahead.some(isNear)) return undefined;
  const [first = today] = ahead.toSorted(Temporal.PlainDate.compare);
  const nearAt = instantAt(first.subtract({ days: near }), 0);
  const since = Temporal.Instant.compare(nearAt, missedAt) > 0 ? nearAt : missedAt;
  return { ...row, ...(known ? { known } : {}), since };
}

type Shown = Pick<RevisedDates, 'status' | 'dueOn' | 'actBy'>;

/** The days on which a calendar shows a row to stand; none of one that is withdrawn. */
function shownDays({ status, dueOn, actBy }: Shown): Temporal.PlainDate[] {
  return status === 'withdrawn' ? [] : [dueOn ?? [], actBy ?? []].flat();
}
