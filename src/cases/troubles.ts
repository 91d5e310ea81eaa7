import { dayOf, instantAt } from '../clock.ts';
import type { Database } from '../db/connect.ts';
import { countLoose, countOverlooked } from '../db/forgotten.ts';
import { anySentSince, countFailed } from '../db/letter-counts.ts';
import { findRun } from '../db/runs.ts';
import { type Trouble, troubles } from '../letters/trouble.ts';
import type { Context } from './context.ts';
import { oldestWaiting } from './oldest-waiting.ts';

/** How long letters may wait while nothing is sent, and a reminder may lie in no letter: longer than both should take. */
const patience = { silent: { minutes: 30 }, loose: { hours: 1 } };
/** The minute of the day by which its plan should have finished. */
const plannedBy = 10 * 60;

/**
 * What is wrong at an instant. `begun`: since when this copy watches: what stood still before it is being put right first.
 */
export async function troublesNow(
  context: Pick<Context, 'db' | 'clock'>,
  begun: Temporal.Instant,
): Promise<Trouble[]> {
  const { db, clock } = context;
  const now = clock.now();
  const today = dayOf(now);
  const isSettledIn = isBy(begun.add(patience.silent), now);
  const found = [await failedBefore(db, today), await forgottenOn(db, today, now)];
  if (isSettledIn && isBy(instantAt(today, plannedBy), now)) found.push(await unplanned(db, today));
  if (isSettledIn) found.push(await silence(context, now));
  return found.filter((each) => each !== undefined);
}

function isBy(instant: Temporal.Instant, now: Temporal.Instant): boolean {
  return Temporal.Instant.compare(instant, now) <= 0;
}

/** Letters that failed on the day before one, by reason. */
export async function failedBefore(db: Database, day: Temporal.PlainDate): Promise<Trouble | undefined> {
  const before = day.subtract({ days: 1 });
  const reasons = await countFailed(db, instantAt(before, 0), instantAt(day, 0));
  return reasons.length > 0 ? { what: 'failed-letters', on: before.toString(), reasons } : undefined;
}

/** A day whose plan has not finished. */
export async function unplanned(db: Database, day: Temporal.PlainDate): Promise<Trouble | undefined> {
  const run = await findRun(db, 'plan', day.toString());
  return run?.finishedAt ? undefined : { what: 'no-plan', on: day.toString(), looked: run?.looked ?? 0 };
}

/** Letters wait, and none goes out. */
async function silence(
  context: Pick<Context, 'db' | 'clock'>,
  now: Temporal.Instant,
): Promise<Trouble | undefined> {
  const limit = now.subtract(patience.silent);
  const since = await oldestWaiting(context);
  const waits = since && isBy(since, limit);
  return waits && !(await anySentSince(context.db, limit))
    ? { what: 'nothing-sent', on: dayOf(now).toString() }
    : undefined;
}

/** What was found forgotten on a day: put right by the sweep and the watch, or still lying there. */
export async function forgottenOn(
  db: Database,
  day: Temporal.PlainDate,
  now: Temporal.Instant,
): Promise<Trouble | undefined> {
  const swept = await findRun(db, 'sweep', day.toString());
  const watched = await findRun(db, 'watch', day.toString());
  const plan = await findRun(db, 'plan', day.toString());
  const isPlanned = plan?.finishedAt && isBy(plan.finishedAt.add(patience.loose), now);
  const forgotten = {
    looks: swept?.planned ?? 0,
    stranded: watched?.planned ?? 0,
    loose: await countLoose(db, now.subtract(patience.loose)),
    overlooked: isPlanned ? await countOverlooked(db, day) : 0,
  };
  return Object.values(forgotten).some((rows) => rows > 0)
    ? { what: 'forgotten', on: day.toString(), ...forgotten }
    : undefined;
}

/**
 * Whether a trouble holds up what is owed as long as it lasts. Letters that failed the day before, and what was forgotten and has
 * been put right, are told by letter and hold up nothing.
 */
export function isStandstill(trouble: Trouble): boolean {
  if (trouble.what === 'forgotten') return trouble.loose + trouble.overlooked > 0;
  return trouble.what !== 'failed-letters';
}

/** What a letter's slot is about: what is wrong, and the day it was found. */
export function slotOfTrouble({ what }: Pick<Trouble, 'what'>, found: Temporal.PlainDate): string {
  return `${what}/${found}`;
}

/** The same, read back. Throws where it is none. */
export function troubleIn(slot: string): { what: Trouble['what']; found: Temporal.PlainDate } {
  const [name = '', day = ''] = slot.split('/');
  const what = troubles.find((each) => each === name);
  if (!what) throw new Error(`no trouble is called ${slot}`);
  return { what, found: Temporal.PlainDate.from(day) };
}
