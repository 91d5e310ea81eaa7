import type { Database } from './connect.ts';
import { and, eq, isNotNull, sql } from './orm.ts';
import { clockMark, idempotency, run } from './schema/state.ts';

/** The last instant the service's clock showed. */
export async function lastInstant(db: Database): Promise<Temporal.Instant | undefined> {
  const [row] = await db.select().from(clockMark);
  return row?.instant;
}

/** Remembers what the clock shows; never moves back. */
export async function markInstant(db: Database, instant: Temporal.Instant) {
  await db
    .insert(clockMark)
    .values({ id: 1, instant })
    .onConflictDoUpdate({
      target: clockMark.id,
      set: { instant: sql`greatest(${clockMark.instant}, excluded.instant)` },
    });
}

/** Whether a job's run for a slot has finished. */
export async function hasRun(db: Database, scope: string, slot: string): Promise<boolean> {
  const rows = await db
    .select()
    .from(run)
    .where(and(eq(run.scope, scope), eq(run.slot, slot), isNotNull(run.finishedAt)));
  return rows.length > 0;
}

/** Records a run, waiting for another copy that is recording it; false where that one did. */
export async function recordRun(
  db: Database,
  scope: string,
  slot: string,
  finishedAt: Temporal.Instant,
): Promise<boolean> {
  const rows = await db
    .insert(run)
    .values({ scope, slot, finishedAt })
    .onConflictDoNothing()
    .returning({ slot: run.slot });
  return rows.length === 1;
}

/** What is kept under a key. */
export async function storedAnswer(db: Database, personId: string, key: string) {
  const [row] = await db.select().from(idempotency).where(isKey(personId, key));
  return row;
}

/** Takes a key for a call that begins, waiting for another that holds it; false when it is taken. */
export async function reserveKey(
  tx: Database,
  row: { personId: string; key: string; request: string; createdAt: Temporal.Instant },
): Promise<boolean> {
  const begun = { ...row, status: 0, response: null };
  const taken = await tx
    .insert(idempotency)
    .values(begun)
    .onConflictDoNothing()
    .returning({ key: idempotency.key });
  return taken.length === 1;
}

/** Keeps what the call answered. */
export async function storeAnswer(
  tx: Database,
  personId: string,
  key: string,
  status: number,
  response: unknown,
) {
  await tx.update(idempotency).set({ status, response }).where(isKey(personId, key));
}

function isKey(personId: string, key: string) {
  return and(eq(idempotency.personId, personId), eq(idempotency.key, key));
}
