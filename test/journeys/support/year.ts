import { join } from 'node:path';
import PostalMime from 'postal-mime';
import type { Test } from 'tap';
import { contextOn } from '../../../bench/support/announce/populate.ts';
import { addMember } from '../../../src/cases/members.ts';
import type { SimulatedLetter } from '../../../src/cases/simulated-letters.ts';
import { standingClock, zone } from '../../../src/clock.ts';
import { type Database, openDatabase, type Place } from '../../../src/db/connect.ts';
import { demoEnterpriseId } from '../../../src/db/facts.ts';
import { asc, eq } from '../../../src/db/orm.ts';
import { attempt, letter, reminder } from '../../../src/db/schema/letters.ts';
import { person } from '../../../src/db/schema/people.ts';
import { makeTestPlace } from '../../support/database.ts';
import { type Mischief, startHostileRelayProcess } from '../../support/hostile-relay.ts';
import { ownFolder, qixian, qixianKilledAfter } from './spawned.ts';

/** How many days are lived through; 364 are a year, few end on a Monday whose digest has an outlook at its end. */
export const days = Number(process.env.DAYS ?? 3);
// A long span begins after January 2026, whose shipped announcements nobody can foretell before they come in.
const end = Temporal.PlainDate.from(days < 60 ? '2027-01-11' : '2027-02-28');
const eve = end.subtract({ days });

/** Two copies of the service share the work where the database is a server; the embedded one has room for one. */
export const copies = process.env.TEST_DATABASE_URL ? 2 : 1;

type Item = { deadlineId: string; rung: string };
/** What was sent or would be, one an item: on which day, to whom, in which kind of letter. */
type Line = { on: string; to: string; kind: string; item?: Item };

/**
 * The demonstration, loaded on the eve, and a relay its letters go to. Whatever is due on the eve has gone out, so that all
 * that follows is foretold.
 */
export async function openYear(
  t: Test,
  { member, mischief = {} }: { member?: string; mischief?: Mischief } = {},
) {
  const folder = ownFolder(t);
  const place = await makeTestPlace(t);
  const relay = await startHostileRelayProcess({ log: join(folder.DATA_DIR, 'relay.log') });
  t.teardown(() => relay.close());
  const env = {
    ...folder,
    ...('databaseUrl' in place
      ? { DATABASE_URL: place.databaseUrl, SECRET: 's'.repeat(40) }
      : { DATA_DIR: place.dataDir }),
    SMTP_URL: relay.url,
    DEMO: 'off',
    REVIEW: 'off',
    PUBLIC_URL: 'https://qixian.example',
  };
  const at = (time: string) => ({ ...env, CLOCK: `${eve}T${time}+08:00` });
  await done(qixian(at('08:50:00'), 'demo'));
  if (member) await enrol(place, member);
  await done(qixian(at('08:55:00'), 'run-day', `${eve}`));
  const before = (await relay.log()).length;
  const foretold = await done(
    // Looked ahead from the eve: without a clock of its own a command looks from the machine's day.
    qixian(at('08:56:00'), 'simulate', '--from', `${eve.add({ days: 1 })}`, '--to', `${end}`, '--json'),
  );
  await relay.set(mischief);
  return {
    env,
    relay,
    place,
    foretold: linesOf(JSON.parse(foretold.slice(foretold.indexOf('['))) as SimulatedLetter[]),
    /** What the relay has of these days. */
    kept: async () => (await relay.log()).slice(before),
  };
}

export type Year = Awaited<ReturnType<typeof openYear>>;

/** One more reader of the demonstration's dates. */
async function enrol(place: Place, email: string) {
  await withRows(place, async (db) => {
    const clock = standingClock(`${eve}T08:51:00+08:00`);
    const context = { ...contextOn(db), clock, secret: 's'.repeat(40) };
    await addMember(context, (await demoEnterpriseId(db)) ?? '', { email, name: '王磊' });
  });
}

async function withRows<T>(place: Place, read: (db: Database) => Promise<T>): Promise<T> {
  const database = await openDatabase(place);
  try {
    return await read(database.db);
  } finally {
    await database.close();
  }
}

/** Every day of the year, the first one after the eve. */
export function* everyDay(): Generator<Temporal.PlainDate> {
  for (let day = eve.add({ days: 1 }); Temporal.PlainDate.compare(day, end) <= 0; day = day.add({ days: 1 }))
    yield day;
}

/** Days after the last one, for what was put off. */
export const afterwards = (more: number) =>
  Array.from({ length: more }, (_, index) => end.add({ days: index + 1 }));

/** Runs a day by as many processes at once as share the work, to their ends. */
export async function runDay({ env }: Year, day: Temporal.PlainDate) {
  await Promise.all(Array.from({ length: copies }, () => done(qixian(env, 'run-day', `${day}`))));
}

/** Runs a day by as many processes, one of which is stopped after so long as a power cut would; answers whether it was running. */
export async function runDayKilling(
  { env }: Year,
  day: Temporal.PlainDate,
  afterMs: number,
): Promise<boolean> {
  const others = Array.from({ length: copies - 1 }, () => done(qixian(env, 'run-day', `${day}`)));
  const wasRunning = await qixianKilledAfter(env, afterMs, 'run-day', `${day}`);
  await Promise.all(others);
  return wasRunning;
}

async function done(running: Promise<{ code: number | null; printed: string }>): Promise<string> {
  const { code, printed } = await running;
  if (code !== 0) throw new Error(`ended with ${code}: ${printed}`);
  return printed;
}

function linesOf(letters: SimulatedLetter[]): Line[] {
  return letters.flatMap(({ on, to, kind, items, outlook = [] }) => [
    ...linesIn({ on, to, kind }, items),
    ...(kind === 'digest' && outlook.length > 0 ? [{ on, to, kind: besideDigest }] : []),
  ]);
}

/** What stands for the weekly outlook at a digest's end. */
export const besideDigest = 'outlook in a digest';

/** Whether a mail says that the weekly outlook follows at its end. */
async function hasOutlook(message: string | null): Promise<boolean> {
  const { text } = await PostalMime.parse(message ?? '');
  return text?.includes('信末附每周概览') ?? false;
}

/** A letter's items; one without any is a line itself. */
function linesIn(letter: Omit<Line, 'item'>, items: Item[]): Line[] {
  return items.length === 0 ? [letter] : items.map((item) => ({ ...letter, item }));
}

/** What the rows say, read with nobody else at them. */
export function recorded(place: Place) {
  return withRows(place, async (db) => ({
    letters: await db
      .select({ letter, email: person.email })
      .from(letter)
      .innerJoin(person, eq(person.id, letter.personId)),
    attempts: await db.select().from(attempt).orderBy(asc(attempt.at)),
    ledger: await db
      .select({ reminder, email: person.email })
      .from(reminder)
      .innerJoin(person, eq(person.id, reminder.personId)),
  }));
}

type Recorded = Awaited<ReturnType<typeof recorded>>;

/** What went out after the eve, by the rows: each item under the day its letter was accepted, and outlooks by their letters' text. */
export async function sentLines({ letters, attempts, ledger }: Recorded): Promise<Line[]> {
  const items = Map.groupBy(
    ledger.map(({ reminder }) => reminder).filter(({ state }) => state === 'sent'),
    ({ letterId }) => letterId,
  );
  const accepted = new Map(
    attempts.flatMap(({ letterId, event, at }) =>
      event === 'accepted' ? [[letterId, at.toZonedDateTimeISO(zone).toPlainDate()] as const] : [],
    ),
  );
  const lines: Line[] = [];
  for (const { letter: sent, email: to } of letters) {
    const [on, { id, kind }] = [accepted.get(sent.id), sent];
    if (!on || Temporal.PlainDate.compare(on, eve) <= 0) continue;
    lines.push(...linesIn({ on: `${on}`, to, kind }, items.get(id) ?? []));
    if (kind === 'digest' && (await hasOutlook(sent.message)))
      lines.push({ on: `${on}`, to, kind: besideDigest });
  }
  return lines;
}

export const withoutDay = ({ to, kind, item }: Line) =>
  `${kind} to ${to}${item ? `: ${item.deadlineId} ${item.rung}` : ''}`;
export const withDay = (line: Line) => `${line.on} ${withoutDay(line)}`;

/**
 * Items that are foretold and that no letter told, neither they themselves nor a later rung of the same deadline to the same
 * person.
 */
export function lostLines({ ledger }: Recorded, foretold: Line[]): string[] {
  const told = ledger.filter(({ reminder: { state } }) => state === 'sent');
  return foretold.flatMap(({ to, item, on }) => {
    if (!item) return [];
    const isTold = told.some(
      ({ email, reminder: { deadlineId, rung, rungOn } }) =>
        email === to &&
        deadlineId === item.deadlineId &&
        (rung === item.rung || Temporal.PlainDate.compare(rungOn, Temporal.PlainDate.from(on)) > 0),
    );
    return isTold ? [] : [`${on} ${to} ${item.deadlineId} ${item.rung}`];
  });
}

/** Rows of the ledger that should have ended and have not. */
export function withoutEnd({ ledger }: Recorded): string[] {
  return ledger
    .filter(({ reminder: { state } }) => state === 'planned')
    .map(({ email, reminder: { deadlineId, rung } }) => `${email} ${deadlineId} ${rung}`);
}

/** Letters a try of which has no end: what was on the wire when its process was stopped. */
export function unknownTries({ attempts }: Recorded): Set<string> {
  const ended = new Set(
    attempts
      .filter(({ event }) => event !== 'started')
      .map(({ letterId, number }) => `${letterId} ${number}`),
  );
  return new Set(
    attempts
      .filter(({ event, letterId, number }) => event === 'started' && !ended.has(`${letterId} ${number}`))
      .map(({ letterId }) => letterId),
  );
}
