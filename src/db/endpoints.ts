import type { Database } from './connect.ts';
import { and, asc, eq, isNull } from './orm.ts';
import { isAnyOf } from './records.ts';
import { endpoint } from './schema/reminding.ts';

export type Endpoint = typeof endpoint.$inferSelect;

export async function insertEndpoint(tx: Database, row: Endpoint) {
  await tx.insert(endpoint).values(row);
}

/** Some endpoints, removed ones too, by id. */
export async function endpointsById(db: Database, ids: string[]): Promise<Map<string, Endpoint>> {
  if (ids.length === 0) return new Map();
  const rows = await db.select().from(endpoint).where(isAnyOf(endpoint.id, ids));
  return new Map(rows.map((row) => [row.id, row]));
}

/** The endpoints of a person that were not removed, oldest first. */
export function endpointsOf(db: Database, personId: string): Promise<Endpoint[]> {
  return db
    .select()
    .from(endpoint)
    .where(and(eq(endpoint.personId, personId), isNull(endpoint.removedAt)))
    .orderBy(asc(endpoint.createdAt), asc(endpoint.id));
}

/** Endpoints that send to one mail address, removed ones left out. */
export function mailEndpointsAt(db: Database, address: string): Promise<Endpoint[]> {
  return db
    .select()
    .from(endpoint)
    .where(and(eq(endpoint.channel, 'mail'), eq(endpoint.address, address), isNull(endpoint.removedAt)));
}

export async function updateEndpoint(tx: Database, id: string, fields: Partial<Endpoint>) {
  await tx.update(endpoint).set(fields).where(eq(endpoint.id, id));
}
