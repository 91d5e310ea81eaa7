import { randomUUIDv7 } from 'node:crypto';
import type { Database } from '../db/connect.ts';
import { type DeadlineRow, revisionOfVersion } from '../db/deadlines.ts';
import { insertReminders, type Reminder, remindersAbout, toldVersions } from '../db/reminders.ts';
import { rungsOf } from '../deadlines/ladder.ts';
import { sameDates } from '../deadlines/reconcile.ts';
import { asStored, datesOf } from './stored.ts';

type Moment = { now: Temporal.Instant; today: Temporal.PlainDate };
type Told = Awaited<ReturnType<typeof toldVersions>>[number];

/**
 * Owes one correction to each person whom a letter has told another date than the deadline has now: from what was told
 * last to the newest. Rungs already past are covered by it and written as merged. Moved back to what was told: nothing,
 * and the rungs reminded of under the told version hold.
 */
export async function oweCorrections(tx: Database, row: DeadlineRow, { now, today }: Moment) {
  for (const told of await toldVersions(tx, row.id)) {
    if (told.dateVersion === row.dateVersion) continue;
    const revision = await revisionOfVersion(tx, row.id, told.dateVersion);
    if (!revision) continue;
    const same = sameDates({ ...datesOf(revision), status: revision.status }, asStored(row));
    const base = ledgerRow(row, told, now);
    const passed = rungsOf(asStored(row)).filter(({ on }) => Temporal.PlainDate.compare(on, today) <= 0);
    const reminded = same ? await remindedOf(tx, row.id, told) : undefined;
    const covered = passed.filter(({ rung }) => reminded?.has(rung) ?? true);
    await insertReminders(tx, [
      ...(same ? [] : [{ ...base('correction', today), toldVersion: told.dateVersion }]),
      ...covered.map(({ rung, on }) => ({ ...base(rung, on), ...settled('merged', now) })),
    ]);
  }
}

/** The rungs a person needs no second time, because the told version's ledger has them sent or merged. */
async function remindedOf(tx: Database, deadlineId: string, told: Told): Promise<Set<string>> {
  const own = (await remindersAbout(tx, [deadlineId])).filter(
    (entry) =>
      entry.personId === told.personId &&
      entry.dateVersion === told.dateVersion &&
      entry.reason !== 'obsolete',
  );
  return new Set(own.map(({ rung }) => rung));
}

/** Makes planned ledger rows of one deadline, person and channel. */
export function ledgerRow(
  row: Pick<DeadlineRow, 'id' | 'dateVersion'>,
  to: { personId: string; channel: 'mail' },
  now: Temporal.Instant,
) {
  return (rung: string, rungOn: Temporal.PlainDate): Reminder => ({
    id: randomUUIDv7(),
    deadlineId: row.id,
    dateVersion: row.dateVersion,
    rung,
    personId: to.personId,
    channel: to.channel,
    rungOn,
    state: 'planned',
    reason: null,
    toldVersion: null,
    letterId: null,
    createdAt: now,
    settledAt: null,
  });
}

/** How a row that never becomes a letter ends. */
export function settled(reason: string, at: Temporal.Instant) {
  return { state: 'suppressed' as const, reason, settledAt: at };
}
