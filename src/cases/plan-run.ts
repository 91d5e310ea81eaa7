import type { Database } from '../db/connect.ts';
import {
  addToRun,
  advanceRun,
  anyRunBefore,
  findRun,
  finishRun,
  insertMadeUp,
  runsSince,
  takeRun,
} from '../db/runs.ts';
import { tendTables } from '../db/upkeep.ts';
import type { Context } from './context.ts';
import { type PlannedChunk, planDay } from './plan-day.ts';

/** Longer than a chunk takes; it is renewed with each. */
const lease = { minutes: 5 };
/** How many days back a day without a plan is looked for. */
const lookBack = 7;
/** What the runs of the day's plan are kept under. */
export const planScope = 'plan';

type Planning = Pick<Context, 'db' | 'clock' | 'calendars' | 'documents' | 'log'>;

/** A plan of so many reminders makes the numbers by which queries are planned hold no more. */
const big = 1000;

/** What a look at the day's plan came to. */
export type PlanRun = {
  slot: string;
  planned: number;
  /** `held`: another copy plans; `finished`: this look finished the day's run; `again`: it had been finished. */
  how: 'held' | 'finished' | 'again';
  /** Days before it that nobody planned, which this run made up. */
  madeUp: string[];
};

/** Another copy has taken the run over: what this one was writing is undone, and that one goes on. */
class TakenOver extends Error {}

/**
 * Plans the day by one copy at a time: the first to ask takes the day's run, renews its hold with every chunk, and finishes
 * it; one that stopped in between is followed by the next to ask when its hold has lapsed. What is registered after that is
 * planned by whoever looks. Days within the last week that nobody planned are covered by this one and recorded as made up.
 */
export async function planRun(
  context: Planning,
  copy: string,
  tell: (chunk: PlannedChunk) => void = () => {},
): Promise<PlanRun> {
  const { db, clock } = context;
  const slot = clock.today().toString();
  if ((await findRun(db, planScope, slot))?.finishedAt) return await planAgain(context, slot, tell);
  const turn = () => {
    const now = clock.now();
    return { scope: planScope, slot, copy, now, until: now.add(lease) };
  };
  if (!(await takeRun(db, turn()))) return { slot, planned: 0, how: 'held', madeUp: [] };
  try {
    const planned = await planDay(context, async (tx: Database, chunk) => {
      if (!(await advanceRun(tx, turn(), chunk))) throw new TakenOver();
      tell(chunk);
    });
    const madeUp = await makeUp(context, slot);
    await finishRun(db, turn(), clock.now());
    if (planned >= big) await tendAfter(context);
    return { slot, planned, how: 'finished', madeUp };
  } catch (error) {
    if (error instanceof TakenOver) return { slot, planned: 0, how: 'held', madeUp: [] };
    throw error;
  }
}

/** The letters of the day are found and sent at once, by plans that rest on how many there are. */
async function tendAfter({ db, log }: Planning) {
  await tendTables(db).catch((error: unknown) =>
    log?.error(error, 'the tables were not tended after the plan'),
  );
}

async function planAgain(
  context: Planning,
  slot: string,
  tell: (chunk: PlannedChunk) => void,
): Promise<PlanRun> {
  const planned = await planDay(context, async (tx, chunk) => {
    if (chunk.looked === 0) return;
    await addToRun(tx, { scope: planScope, slot }, chunk);
    tell(chunk);
  });
  return { slot, planned, how: 'again', madeUp: [] };
}

/** The day of the oldest of some runs, newest first. */
function dayOfFirst(runs: { slot: string }[]): Temporal.PlainDate {
  return Temporal.PlainDate.from(runs.at(-1)?.slot ?? '9999-12-31');
}

/** Records the days since the first plan ever, and within the last week, that have no run. */
async function makeUp({ db, clock }: Planning, slot: string): Promise<string[]> {
  const today = Temporal.PlainDate.from(slot);
  const first = today.subtract({ days: lookBack });
  const runs = await runsSince(db, planScope, first.toString(), lookBack + 1);
  const oldest = (await anyRunBefore(db, planScope, first.toString())) ? first : dayOfFirst(runs);
  const known = new Set(runs.map((each) => each.slot));
  const missing: string[] = [];
  for (
    let day = today.subtract({ days: 1 });
    Temporal.PlainDate.compare(day, oldest) >= 0;
    day = day.subtract({ days: 1 })
  )
    if (!known.has(day.toString())) missing.push(day.toString());
  const now = clock.now();
  const row = {
    scope: planScope,
    copy: `made up by ${slot}`,
    startedAt: now,
    leaseUntil: null,
    looked: 0,
    planned: 0,
  };
  const made = await insertMadeUp(
    db,
    missing.map((each) => ({ ...row, slot: each, finishedAt: now })),
  );
  return made.toSorted();
}
