import { randomUUIDv7 } from 'node:crypto';
import type { Database } from '../db/connect.ts';
import { type DeadlineRow, versionsOf } from '../db/deadlines.ts';
import { subscriptionsOfEach } from '../db/reminder-subscriptions.ts';
import { insertManyReminders, type Reminder, remindersAbout, toldVersions } from '../db/reminders.ts';
import { together } from '../db/together.ts';
import { type Rung, rungsOf } from '../deadlines/ladder.ts';
import { sameDates } from '../deadlines/reconcile.ts';
import type { Way } from '../deadlines/way.ts';
import type { Moment } from './decide-rows.ts';
import { asStored, datesOf } from './stored.ts';

/** The reason of a reminder that goes by mail because the way it was to go has not delivered it; it stays with what was sent. */
export const undelivered = 'undelivered';

type Told = Awaited<ReturnType<typeof toldVersions>>[number];

/**
 * Owes one correction to each person whom a letter has told another date than a deadline has now: from what was told
 * last to the newest. Answers what it owes.
 */
export async function oweCorrections(tx: Database, rows: DeadlineRow[], moment: Moment): Promise<Reminder[]> {
  const owed = await owedCorrections(tx, rows, moment);
  await insertManyReminders(tx, owed);
  return owed;
}

/**
 * The ledger's rows that moved deadlines owe to those who were told another date; read-only. Rungs already past are
 * covered by the correction and written as merged. Moved back to what was told: no correction, and the rungs reminded of
 * under the told version hold.
 */
export async function owedCorrections(
  tx: Database,
  rows: DeadlineRow[],
  moment: Moment,
): Promise<Reminder[]> {
  const byId = new Map(rows.map((row) => [row.id, row]));
  if (byId.size === 0) return [];
  const ids = [...byId.keys()];
  const [known, history] = await together([toldVersions(tx, ...ids), versionsOf(tx, ids)]);
  const told = (await stillReached(tx, known, byId)).filter(
    ({ deadlineId, dateVersion }) => dateVersion !== byId.get(deadlineId)?.dateVersion,
  );
  const versions = new Map(history.map((version) => [versionKey(version), version]));
  const cases = told.flatMap((each) => {
    const [row, version] = [byId.get(each.deadlineId), versions.get(versionKey(each))];
    if (!row || !version) return [];
    const same = sameDates({ ...datesOf(version), status: version.status }, asStored(row));
    return [{ row, told: each, same }];
  });
  const back = cases.filter(({ same }) => same).map(({ row }) => row.id);
  const ledger = Map.groupBy(await remindersAbout(tx, back), ({ deadlineId }) => deadlineId);
  const passed = new Map(cases.map(({ row }) => [row.id, passedRungs(row, moment)]));
  return cases.flatMap(({ row, told: to, same }) => {
    const reminded = same ? remindedOf(ledger.get(row.id) ?? [], to) : undefined;
    return owedOf(row, to, { passed: passed.get(row.id) ?? [], reminded }, moment);
  });
}

/**
 * Those who still have a subscription of the enterprise, by the way they were told, which mail is too where it stood in for
 * another, or, where nothing comes by that any more, by the first that is left: nothing goes where all is turned off. Of two tellings that meet on one way the newest counts.
 */
async function stillReached(tx: Database, told: Told[], rows: ReadonlyMap<string, DeadlineRow>) {
  const ownerOf = ({ deadlineId }: Told) => rows.get(deadlineId)?.enterpriseId ?? null;
  const left = await waysLeft(tx, told.map(ownerOf));
  const reached = new Map<string, Told>();
  for (const each of told) {
    const enterpriseId = ownerOf(each);
    const ways = enterpriseId === null ? [each.channel] : left(each.personId, enterpriseId);
    if (ways.length === 0) continue;
    const isLeft = ways.includes(each.channel) || each.reason === undelivered;
    const channel = isLeft ? each.channel : (ways[0] ?? each.channel);
    const key = `${each.deadlineId} ${each.personId} ${channel}`;
    const known = reached.get(key);
    if (!known || known.dateVersion < each.dateVersion) reached.set(key, { ...each, channel });
  }
  return [...reached.values()];
}

/** By which ways a person is still reminded of an enterprise, of some enterprises, in the order of the subscriptions. */
export async function waysLeft(tx: Database, enterpriseIds: (string | null)[]) {
  const ids = [...new Set(enterpriseIds.flatMap((id) => id ?? []))];
  const key = (personId: string, enterpriseId: string | null) => `${personId} ${enterpriseId}`;
  const held = Map.groupBy(await subscriptionsOfEach(tx, ids), (each) =>
    key(each.personId, each.enterpriseId),
  );
  return (personId: string, enterpriseId: string | null): Way[] =>
    (held.get(key(personId, enterpriseId)) ?? []).map(({ channel }) => channel);
}

const versionKey = ({ deadlineId, dateVersion }: Pick<Told, 'deadlineId' | 'dateVersion'>) =>
  `${deadlineId} ${dateVersion}`;

function passedRungs(row: DeadlineRow, { today }: Moment): Rung[] {
  return rungsOf(asStored(row)).filter(({ on }) => Temporal.PlainDate.compare(on, today) <= 0);
}

type Rungs = { passed: Rung[]; reminded: ReadonlySet<string> | undefined };

/** What one person is owed of one deadline; `reminded` are the rungs that need no second time where the told date is back. */
function owedOf(
  row: DeadlineRow,
  told: Told,
  { passed, reminded }: Rungs,
  { now, today }: Moment,
): Reminder[] {
  const base = ledgerRow(row, told, now);
  const covered = passed.filter(({ rung }) => reminded?.has(rung) ?? true);
  return [
    ...(reminded ? [] : [{ ...base('correction', today), toldVersion: told.dateVersion }]),
    ...covered.map(({ rung, on }) => ({ ...base(rung, on), ...settled('merged', now) })),
  ];
}

/** The rungs a person needs no second time, because the told version's ledger has them sent or merged. */
function remindedOf(ledger: Reminder[], told: Told): Set<string> {
  const own = ledger.filter(
    (entry) =>
      entry.personId === told.personId &&
      entry.dateVersion === told.dateVersion &&
      entry.reason !== 'obsolete' &&
      entry.reason !== 'handed-over',
  );
  return new Set(own.map(({ rung }) => rung));
}

/** Makes planned ledger rows of one deadline, person and channel. */
export function ledgerRow(
  row: Pick<DeadlineRow, 'id' | 'dateVersion'>,
  to: { personId: string; channel: Way },
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
    insteadOf: null,
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
