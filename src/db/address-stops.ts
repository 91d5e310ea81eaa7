import type { Database } from './connect.ts';
import { and, countDistinct, desc, eq, gt, gte, inArray, isNull, lte, or } from './orm.ts';
import { attempt, letter } from './schema/letters.ts';
import { addressStop } from './schema/reminding.ts';

export type AddressStop = typeof addressStop.$inferSelect;

/** Stops an address; false when it is stopped already. */
export async function insertStop(tx: Database, row: AddressStop): Promise<boolean> {
  const made = await tx
    .insert(addressStop)
    .values(row)
    .onConflictDoNothing()
    .returning({ id: addressStop.id });
  return made.length === 1;
}

/** Which of some addresses take no letters at an instant. */
export async function stoppedAddresses(
  db: Database,
  addresses: string[],
  now: Temporal.Instant,
): Promise<Set<string>> {
  if (addresses.length === 0) return new Set();
  const holds = or(isNull(addressStop.expiresAt), gt(addressStop.expiresAt, now));
  const rows = await db
    .select({ address: addressStop.address })
    .from(addressStop)
    .where(and(inArray(addressStop.address, addresses), isNull(addressStop.releasedAt), holds));
  return new Set(rows.map(({ address }) => address));
}

export async function findStop(db: Database, id: string): Promise<AddressStop | undefined> {
  const [row] = await db.select().from(addressStop).where(eq(addressStop.id, id));
  return row;
}

/** Stops that nobody has released, newest first: of everybody, or of some addresses. */
export function listStops(db: Database, limit: number, addresses?: string[]): Promise<AddressStop[]> {
  const theirs = addresses ? inArray(addressStop.address, addresses) : undefined;
  return db
    .select()
    .from(addressStop)
    .where(and(isNull(addressStop.releasedAt), theirs))
    .orderBy(desc(addressStop.at), desc(addressStop.id))
    .limit(limit);
}

/** Releases a stop; false when it was released before. */
export async function releaseStop(
  tx: Database,
  id: string,
  releasedBy: string | null,
  releasedAt: Temporal.Instant,
): Promise<boolean> {
  const rows = await tx
    .update(addressStop)
    .set({ releasedAt, releasedBy })
    .where(and(eq(addressStop.id, id), isNull(addressStop.releasedAt)))
    .returning({ id: addressStop.id });
  return rows.length === 1;
}

/** Stops whose time has passed, held until the transaction ends. */
export function takeExpiredStops(tx: Database, now: Temporal.Instant): Promise<AddressStop[]> {
  return tx
    .select()
    .from(addressStop)
    .where(and(isNull(addressStop.releasedAt), lte(addressStop.expiresAt, now)))
    .for('update', { skipLocked: true });
}

/** Of how many letters to an address it was heard since an instant that they did not arrive. */
export async function countSoftBounces(
  db: Database,
  address: string,
  since: Temporal.Instant,
): Promise<number> {
  const [row] = await db
    .select({ letters: countDistinct(attempt.letterId) })
    .from(attempt)
    .innerJoin(letter, eq(letter.id, attempt.letterId))
    .where(and(eq(attempt.event, 'soft-bounced'), eq(letter.address, address), gte(attempt.at, since)));
  return row?.letters ?? 0;
}
