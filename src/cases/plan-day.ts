import { randomUUIDv7 } from 'node:crypto';
import { dayOf } from '../clock.ts';
import type { Database } from '../db/connect.ts';
import { setNextRungs, takeDeadlinesToPlan } from '../db/deadlines-to-plan.ts';
import { addLetters, hastenLetters, type Letter } from '../db/letters.ts';
import { shareLaw } from '../db/policies.ts';
import { insertManyReminders } from '../db/reminders.ts';
import { together } from '../db/together.ts';
import { reopenTurnedOff } from '../db/turned-off.ts';
import type { Context } from './context.ts';
import { readCalendars, readPolicies } from './law.ts';
import type { Booked } from './letter-book.ts';
import { newLetter } from './letter-slots.ts';
import { type Planned, planRows } from './plan-rows.ts';
import { takeSurroundings } from './read-surroundings.ts';

const chunk = 1000;

/** What planning a chunk came to. */
export type PlannedChunk = { looked: number; planned: number };

/**
 * Plans what is due today, in chunks of one transaction each: rungs of the day, of days the service stood still, and of
 * deadlines registered late. Running it twice plans nothing twice. `seen` is told of each chunk, inside its transaction.
 * Answers how many reminders were planned.
 */
export async function planDay(
  context: Pick<Context, 'db' | 'clock' | 'calendars' | 'documents'>,
  seen: (tx: Database, done: PlannedChunk) => Promise<void> = async () => {},
): Promise<number> {
  let planned = 0;
  for (;;) {
    const done = await context.db.transaction(async (tx) => {
      const now = context.clock.now();
      const chunk = await planChunk(tx, context, now);
      await seen(tx, chunk);
      return chunk;
    });
    planned += done.planned;
    if (done.looked < chunk) return planned;
  }
}

async function planChunk(
  tx: Database,
  context: Pick<Context, 'calendars' | 'documents'>,
  now: Temporal.Instant,
): Promise<PlannedChunk> {
  await shareLaw(tx);
  const rows = await takeDeadlinesToPlan(tx, dayOf(now), chunk);
  if (rows.length === 0) return { looked: 0, planned: 0 };
  const { calendar } = await readCalendars(tx, context);
  const law = { calendar, policies: await readPolicies(tx, context) };
  const plan = planRows(rows, await takeSurroundings(tx, rows, law, now), now);
  const [planned] = await together([write(tx, plan.reminders, now), setNextRungs(tx, plan.next)]);
  return { looked: rows.length, planned };
}

/** Writes the letters a plan opens and then the ledger. Answers how many reminders it planned. */
async function write(tx: Database, reminders: Planned[], now: Temporal.Instant): Promise<number> {
  const opened = Map.groupBy(
    reminders.filter(({ letter }) => letter !== undefined),
    ({ letter }) => letter as Booked,
  );
  const ids = await writeLetters(tx, opened, now);
  const rows = reminders.map(({ reminder, letter, reopens }) => {
    const letterId = letter ? (ids.get(letter) ?? null) : null;
    return { row: { ...reminder, letterId }, reopens };
  });
  await insertManyReminders(
    tx,
    rows.filter(({ reopens }) => !reopens).map(({ row }) => row),
  );
  await reopenTurnedOff(
    tx,
    rows.filter(({ reopens }) => reopens).map(({ row }) => row),
  );
  return rows.filter(({ row }) => row.state === 'planned').length;
}

/** Makes the letters that are new, in one order for all copies: two that took them crosswise would wait for each other. */
async function writeLetters(
  tx: Database,
  opened: ReadonlyMap<Booked, Planned[]>,
  now: Temporal.Instant,
): Promise<Map<Booked, string>> {
  const place = ({ personId, kind, slot }: Booked) => `${personId} ${kind} ${slot}`;
  const all = [...opened.keys()].toSorted((a, b) => (place(a) < place(b) ? -1 : 1));
  const fresh = all.filter(({ id }) => id === undefined);
  const rows = fresh.map((each) => {
    const lang = opened.get(each)?.[0]?.lang ?? null;
    return { ...newLetter(randomUUIDv7(), each, each, now), lang };
  });
  const key = ({ personId, channel, kind, slot }: Pick<Letter, 'personId' | 'channel' | 'kind' | 'slot'>) =>
    `${personId} ${channel} ${kind} ${slot}`;
  // One that another copy has made and begun meanwhile takes nothing more: its reminders wait for a letter of their own.
  const open = (await addLetters(tx, rows)).filter(
    ({ state, attempts }) => state === 'queued' && attempts === 0,
  );
  const made = new Map(open.map((letter) => [key(letter), letter.id]));
  const known = all.flatMap(({ id, dueAt }) => (id ? [{ id, nextAttemptAt: dueAt }] : []));
  await hastenLetters(tx, known);
  return new Map(
    all.flatMap((each): [Booked, string][] => {
      const id = each.id ?? made.get(key(each));
      return id ? [[each, id]] : [];
    }),
  );
}
