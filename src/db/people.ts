import type { Database } from './connect.ts';
import { and, asc, eq, isNull } from './orm.ts';
import { isAnyOf } from './records.ts';
import { deadline } from './schema/deadlines.ts';
import { apiToken, membership, person } from './schema/people.ts';

export type Person = typeof person.$inferSelect;
export type Membership = typeof membership.$inferSelect;

/** Adds a person, or finds who has the address already. */
export async function ensurePerson(db: Database, row: typeof person.$inferInsert): Promise<Person> {
  const [inserted] = await db.insert(person).values(row).onConflictDoNothing().returning();
  if (inserted) return inserted;
  const found = await personByEmail(db, row.email);
  if (!found) throw new Error('a person vanished between insert and select');
  return found;
}

export async function personByEmail(db: Database, email: string): Promise<Person | undefined> {
  const [row] = await db.select().from(person).where(eq(person.email, email));
  return row;
}

export async function personById(db: Database, id: string): Promise<Person | undefined> {
  const [row] = await db.select().from(person).where(eq(person.id, id));
  return row;
}

/** Some people, by id. */
export async function peopleById(db: Database, ids: string[]): Promise<Map<string, Person>> {
  if (ids.length === 0) return new Map();
  const rows = await db.select().from(person).where(isAnyOf(person.id, ids));
  return new Map(rows.map((row) => [row.id, row]));
}

export async function makeAdmin(db: Database, id: string, passwordHash: string | null) {
  await db.update(person).set({ admin: true, passwordHash }).where(eq(person.id, id));
}

export async function anyAdmin(db: Database): Promise<boolean> {
  const rows = await db.select({ id: person.id }).from(person).where(eq(person.admin, true)).limit(1);
  return rows.length > 0;
}

/** Makes a person a member; false when already one. */
export async function insertMembership(db: Database, row: Membership): Promise<boolean> {
  const inserted = await db.insert(membership).values(row).onConflictDoNothing().returning();
  return inserted.length === 1;
}

/** Asks the day's plan to look at every dated deadline of the enterprise once more, because a reader has come or wants something else. */
export async function replanEnterprise(db: Database, enterpriseId: string, today: Temporal.PlainDate) {
  await db
    .update(deadline)
    .set({ nextRungOn: today })
    .where(and(eq(deadline.enterpriseId, enterpriseId), isNull(deadline.doneAt)));
}

export function membersOf(db: Database, enterpriseId: string) {
  return membersOfEach(db, [enterpriseId]);
}

/** The members of some enterprises, with their choices for each. */
export function membersOfEach(db: Database, enterpriseIds: string[]) {
  return db
    .select({ person, membership })
    .from(membership)
    .innerJoin(person, eq(person.id, membership.personId))
    .where(isAnyOf(membership.enterpriseId, enterpriseIds))
    .orderBy(asc(person.id));
}

export async function isMember(db: Database, personId: string, enterpriseId: string): Promise<boolean> {
  const rows = await db
    .select({ id: membership.personId })
    .from(membership)
    .where(and(eq(membership.personId, personId), eq(membership.enterpriseId, enterpriseId)));
  return rows.length > 0;
}

export async function enterprisesOf(db: Database, personId: string): Promise<string[]> {
  const rows = await db
    .select({ id: membership.enterpriseId })
    .from(membership)
    .where(eq(membership.personId, personId))
    .orderBy(asc(membership.createdAt), asc(membership.enterpriseId));
  return rows.map((row) => row.id);
}

/** The enterprises of some people, by person; none of those that are members of nothing. */
export async function enterprisesOfEach(db: Database, personIds: string[]): Promise<Map<string, string[]>> {
  if (personIds.length === 0) return new Map();
  const rows = await db.select().from(membership).where(isAnyOf(membership.personId, personIds));
  const each = Map.groupBy(rows, ({ personId }) => personId);
  return new Map([...each].map(([id, own]) => [id, own.map(({ enterpriseId }) => enterpriseId)]));
}

export async function insertToken(db: Database, row: typeof apiToken.$inferInsert) {
  await db.insert(apiToken).values(row);
}

/** How many letters of reminders a person takes in a week. */
export async function setWeeklyBudget(db: Database, id: string, weeklyBudget: number) {
  await db.update(person).set({ weeklyBudget }).where(eq(person.id, id));
}

/** The person behind a token's SHA-256, unless it was revoked. */
export async function personByToken(db: Database, hash: string): Promise<Person | undefined> {
  const [row] = await db
    .select({ person })
    .from(apiToken)
    .innerJoin(person, eq(person.id, apiToken.personId))
    .where(and(eq(apiToken.hash, hash), isNull(apiToken.revokedAt)));
  return row?.person;
}

/** No letter is posted to the person any more: a server has refused the address for good. False when it was stopped before. */
export async function stopAddress(db: Database, id: string, at: Temporal.Instant): Promise<boolean> {
  const rows = await db
    .update(person)
    .set({ addressStoppedAt: at })
    .where(and(eq(person.id, id), isNull(person.addressStoppedAt)))
    .returning({ id: person.id });
  return rows.length === 1;
}

/** Letters are posted to the person again. */
export async function startAddress(db: Database, id: string) {
  await db.update(person).set({ addressStoppedAt: null }).where(eq(person.id, id));
}

/** Administrators whose address takes letters. */
export function administrators(db: Database): Promise<Person[]> {
  return db
    .select()
    .from(person)
    .where(and(eq(person.admin, true), isNull(person.addressStoppedAt)))
    .orderBy(asc(person.id));
}

/** Every administrator, those whose address was stopped too. */
export function allAdministrators(db: Database): Promise<Person[]> {
  return db
    .select()
    .from(person)
    .where(eq(person.admin, true))
    .orderBy(asc(person.createdAt), asc(person.id));
}
