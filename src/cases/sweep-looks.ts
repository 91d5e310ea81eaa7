import { randomUUID } from 'node:crypto';
import { dayOf } from '../clock.ts';
import type { Database } from '../db/connect.ts';
import type { DeadlineRow } from '../db/deadlines.ts';
import { lookToday, unlookedAfter } from '../db/forgotten.ts';
import { remindersAbout } from '../db/reminders.ts';
import { advanceRun, finishRun, takeRun } from '../db/runs.ts';
import type { Context } from './context.ts';
import { readersAmong } from './handed-readers.ts';
import { readLaw } from './law.ts';
import { planFor, type Surroundings } from './plan-rows.ts';
import { policySubjects, readHandovers, readMembers, readResponses } from './read-surroundings.ts';

const chunk = 1000;
const lease = { minutes: 5 };
const scope = 'sweep';

/**
 * Puts every open deadline to the planner that the day's plan asks, and lets the plan look today at those that it would look
 * at too late or never: once a day, by one copy, in chunks of one transaction each. There should be none: each is told to
 * whoever runs the service. Answers how many there were.
 */
export async function sweepLooks(context: Context): Promise<number> {
  const { db, clock, log } = context;
  const [slot, copy] = [clock.today().toString(), randomUUID()];
  const turn = () => ({ scope, slot, copy, now: clock.now(), until: clock.now().add(lease) });
  if (!(await takeRun(db, turn()))) return 0;
  let mended = 0;
  for (let after: string | undefined; ; ) {
    const done = await db.transaction(async (tx) => {
      const swept = await sweepChunk(tx, context, after);
      const isOurs = await advanceRun(tx, turn(), { looked: swept.looked, planned: swept.forgotten.length });
      return { ...swept, isOurs };
    });
    if (!done.isOurs) return mended;
    mended += done.forgotten.length;
    if (done.forgotten.length > 0)
      log?.error(
        { deadlines: done.forgotten.slice(0, 20), of: done.forgotten.length },
        'deadlines were forgotten',
      );
    if (done.looked < chunk) break;
    after = done.last;
  }
  await finishRun(db, turn(), clock.now());
  return mended;
}

async function sweepChunk(tx: Database, context: Context, after: string | undefined) {
  const today = dayOf(context.clock.now());
  const rows = await unlookedAfter(tx, today, chunk, after);
  const forgotten = rows.length === 0 ? [] : await forgottenOf(tx, context, rows, today);
  await lookToday(tx, forgotten, today);
  return { looked: rows.length, forgotten, last: rows.at(-1)?.id };
}

/** The ids of those deadlines at which the plan would look earlier than is written, if it were asked today. */
async function forgottenOf(
  tx: Database,
  context: Context,
  rows: DeadlineRow[],
  today: Temporal.PlainDate,
): Promise<string[]> {
  const ids = rows.map(({ id }) => id);
  const { calendar, policies } = await readLaw(tx, context);
  const around = {
    calendar,
    policies: policySubjects(policies),
    members: await readMembers(
      tx,
      rows.flatMap(({ enterpriseId }) => enterpriseId ?? []),
    ),
    ledger: Map.groupBy(await remindersAbout(tx, ids), ({ deadlineId }) => deadlineId),
    responses: await readResponses(tx, ids),
    handovers: await readHandovers(tx, ids),
  };
  return rows.filter((row) => isForgotten(row, around, today)).map(({ id }) => id);
}

function isForgotten(
  row: DeadlineRow,
  around: Omit<Surroundings, 'announced' | 'book'>,
  today: Temporal.PlainDate,
): boolean {
  const members = around.members.get(row.enterpriseId ?? '') ?? [];
  return readersAmong(row, members, around).some((reader) => {
    const { send, next } = planFor(row, reader, around, today);
    return send !== undefined || (next !== undefined && isBefore(next, row.nextRungOn));
  });
}

function isBefore(day: Temporal.PlainDate, other: Temporal.PlainDate | null): boolean {
  return other === null || Temporal.PlainDate.compare(day, other) < 0;
}
