import type { Database } from './connect.ts';
import type { Letter } from './letters.ts';
import { and, asc, count, desc, eq, gte, inArray, isNull, sql } from './orm.ts';
import { isAnyOf } from './records.ts';
import { letter } from './schema/letters.ts';
import { person } from './schema/people.ts';
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

/** Holds a person's own ways until the transaction ends, so that two changes of them come one after the other. */
export async function holdWaysOf(tx: Database, personId: string) {
  await tx.select({ id: person.id }).from(person).where(eq(person.id, personId)).for('no key update');
}

/** A way of a person, held until the transaction ends; undefined where it is not that person's or was taken away. */
export async function takeOwnEndpoint(
  tx: Database,
  personId: string,
  id: string,
): Promise<Endpoint | undefined> {
  const own = and(eq(endpoint.id, id), eq(endpoint.personId, personId), isNull(endpoint.removedAt));
  const [row] = await tx.select().from(endpoint).where(own).for('update');
  return row;
}

/** Of each endpoint of a person the newest letter that tested it or asked about it, by kind and endpoint: `test ID`. */
export async function newestQuestions(db: Database, personId: string): Promise<Map<string, Letter>> {
  const own = and(eq(letter.personId, personId), inArray(letter.kind, ['test', 'confirmation']));
  const rows = await db
    .selectDistinctOn([letter.kind, letter.channel])
    .from(letter)
    .where(own)
    .orderBy(asc(letter.kind), asc(letter.channel), desc(letter.createdAt), desc(letter.id));
  return new Map(rows.map((row) => [`${row.kind} ${row.channel.split(':')[1]}`, row]));
}

/** How many letters have asked since an instant whether a mail address takes letters, whoever wanted them. */
export async function countQuestionsTo(
  db: Database,
  address: string,
  since: Temporal.Instant,
): Promise<number> {
  const [row] = await db
    .select({ letters: count() })
    .from(letter)
    .innerJoin(endpoint, eq(letter.channel, sql`'mail:' || ${endpoint.id}`))
    .where(and(eq(letter.kind, 'confirmation'), eq(endpoint.address, address), gte(letter.createdAt, since)));
  return row?.letters ?? 0;
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
