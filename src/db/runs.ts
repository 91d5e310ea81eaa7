import type { Database } from './connect.ts';
import { and, desc, eq, gte, isNotNull, isNull, lt, max, or, sql } from './orm.ts';
import { run } from './schema/state.ts';

export type Run = typeof run.$inferSelect;

/** A job's slot, which copy takes it, and until when that is sure to hold it. */
export type Turn = {
  scope: string;
  slot: string;
  copy: string;
  now: Temporal.Instant;
  until: Temporal.Instant;
};

/**
 * Takes a run that has not finished: made where there is none, taken over where its lease has lapsed or is this copy's own. False where another
 * copy holds it or it is finished: of all copies that ask, one is answered true.
 */
export async function takeRun(db: Database, { scope, slot, copy, now, until }: Turn): Promise<boolean> {
  const lapsed = or(isNull(run.leaseUntil), lt(run.leaseUntil, now));
  const taken = await db
    .insert(run)
    .values({ scope, slot, copy, startedAt: now, leaseUntil: until, finishedAt: null })
    .onConflictDoUpdate({
      target: [run.scope, run.slot],
      set: { copy, leaseUntil: until },
      setWhere: sql`${run.finishedAt} is null and (${lapsed} or ${run.copy} = ${copy})`,
    })
    .returning({ slot: run.slot });
  return taken.length === 1;
}

/** Adds what a run has done since, and holds it for longer; false where another copy has taken it over. */
export async function advanceRun(
  tx: Database,
  { scope, slot, copy, until }: Turn,
  done: { looked: number; planned: number },
): Promise<boolean> {
  const rows = await tx
    .update(run)
    .set({
      looked: sql`${run.looked} + ${done.looked}`,
      planned: sql`${run.planned} + ${done.planned}`,
      leaseUntil: until,
    })
    .where(and(eq(run.scope, scope), eq(run.slot, slot), eq(run.copy, copy), isNull(run.finishedAt)))
    .returning({ slot: run.slot });
  return rows.length === 1;
}

/** Adds what is planned for a slot after its run has finished: for what was registered late. */
export async function addToRun(
  tx: Database,
  { scope, slot }: Pick<Run, 'scope' | 'slot'>,
  done: { looked: number; planned: number },
) {
  await tx
    .update(run)
    .set({ looked: sql`${run.looked} + ${done.looked}`, planned: sql`${run.planned} + ${done.planned}` })
    .where(and(eq(run.scope, scope), eq(run.slot, slot)));
}

export async function finishRun(db: Database, { scope, slot, copy }: Turn, at: Temporal.Instant) {
  await db
    .update(run)
    .set({ finishedAt: at, leaseUntil: null })
    .where(and(eq(run.scope, scope), eq(run.slot, slot), eq(run.copy, copy)));
}

export async function findRun(db: Database, scope: string, slot: string): Promise<Run | undefined> {
  const [row] = await db
    .select()
    .from(run)
    .where(and(eq(run.scope, scope), eq(run.slot, slot)));
  return row;
}

/** The runs of a scope from a slot on, the newest first. */
export function runsSince(db: Database, scope: string, slot: string, limit: number): Promise<Run[]> {
  return db
    .select()
    .from(run)
    .where(and(eq(run.scope, scope), gte(run.slot, slot)))
    .orderBy(desc(run.slot))
    .limit(limit);
}

/** Whether a scope was ever run for a slot before one. */
export async function anyRunBefore(db: Database, scope: string, slot: string): Promise<boolean> {
  const rows = await db
    .select({ slot: run.slot })
    .from(run)
    .where(and(eq(run.scope, scope), lt(run.slot, slot)))
    .limit(1);
  return rows.length > 0;
}

/** Writes runs of slots that nobody ran, as made up by another; one that is there stays. Answers the slots written. */
export async function insertMadeUp(db: Database, rows: Run[]): Promise<string[]> {
  if (rows.length === 0) return [];
  const made = await db.insert(run).values(rows).onConflictDoNothing().returning({ slot: run.slot });
  return made.map(({ slot }) => slot);
}

// What is done once for all has a name for its slot, not a day.
const isOfADay = lt(run.slot, 'A');

/** Runs of days, the newest first, of one scope where it is given, behind a run. */
export function listRuns(
  db: Database,
  limit: number,
  { scope, after }: { scope?: string; after?: Pick<Run, 'scope' | 'slot'> },
): Promise<Run[]> {
  const older = after && sql`(${run.slot}, ${run.scope}) < (${after.slot}, ${after.scope})`;
  return db
    .select()
    .from(run)
    .where(and(isOfADay, older, scope === undefined ? undefined : eq(run.scope, scope)))
    .orderBy(desc(run.slot), desc(run.scope))
    .limit(limit);
}

/** When a run of each scope finished last, of what is done each day. */
export async function lastFinished(db: Database): Promise<{ scope: string; at: Temporal.Instant }[]> {
  const rows = await db
    .select({ scope: run.scope, at: max(run.finishedAt) })
    .from(run)
    .where(and(isOfADay, isNotNull(run.finishedAt)))
    .groupBy(run.scope)
    .orderBy(run.scope);
  return rows.flatMap(({ scope, at }) => (at ? [{ scope, at }] : []));
}

/**
 * Takes a look that is taken again and again on a day: whoever asks first when the hold of the last one has lapsed, of however
 * many copies. The hold stays when the look ends, so that the next one waits for it.
 */
export async function takeLook(db: Database, { scope, slot, copy, now, until }: Turn): Promise<boolean> {
  const taken = await db
    .insert(run)
    .values({ scope, slot, copy, startedAt: now, leaseUntil: until, finishedAt: null })
    .onConflictDoUpdate({
      target: [run.scope, run.slot],
      set: { copy, leaseUntil: until },
      setWhere: sql`${run.leaseUntil} is null or ${lt(run.leaseUntil, now)}`,
    })
    .returning({ slot: run.slot });
  return taken.length === 1;
}

/** Notes that a look has ended, and what it came to. */
export async function endLook(
  db: Database,
  { scope, slot }: Pick<Run, 'scope' | 'slot'>,
  done: { looked: number; planned: number },
  at: Temporal.Instant,
) {
  await addToRun(db, { scope, slot }, done);
  await db
    .update(run)
    .set({ finishedAt: at })
    .where(and(eq(run.scope, scope), eq(run.slot, slot)));
}
