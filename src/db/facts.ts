import type { Database } from './connect.ts';
import { and, asc, eq, gt, gte, inArray, sql } from './orm.ts';
import { isAnyOf } from './records.ts';
import { enterprise, type FactKind, fact, factRevision } from './schema/facts.ts';

export type FactRow = typeof fact.$inferSelect;

/** Records a first revision. */
export async function insertFact(
  db: Database,
  row: Omit<FactRow, 'revision' | 'withdrawn' | 'createdAt'>,
  by: string,
) {
  await db.insert(fact).values({ ...row, revision: 1, withdrawn: false, createdAt: row.recordedAt });
  await db.insert(factRevision).values({
    factId: row.id,
    revision: 1,
    body: row.body,
    withdrawn: false,
    recordedAt: row.recordedAt,
    recordedBy: by,
  });
}

/** Adds a revision behind the one given; false when another writer was first. */
export async function reviseFact(
  db: Database,
  before: FactRow,
  after: Pick<FactRow, 'body' | 'withdrawn' | 'recordedAt'>,
  by: string,
): Promise<boolean> {
  const revision = before.revision + 1;
  const moved = await db
    .update(fact)
    .set({ ...after, revision })
    .where(and(eq(fact.id, before.id), eq(fact.revision, before.revision)))
    .returning({ id: fact.id });
  if (moved.length === 0) return false;
  await db.insert(factRevision).values({ factId: before.id, revision, ...after, recordedBy: by });
  return true;
}

/** A fact reached through its enterprise, as every enterprise-owned row is. */
export async function findFact(db: Database, enterpriseId: string, kind: FactKind, id: string) {
  const [row] = await db
    .select()
    .from(fact)
    .where(
      and(
        eq(fact.id, id),
        eq(fact.enterpriseId, enterpriseId),
        eq(fact.kind, kind),
        eq(fact.withdrawn, false),
      ),
    );
  return row;
}

/** The facts of an enterprise that stand, oldest first. */
export function factsOf(db: Database, enterpriseId: string): Promise<FactRow[]> {
  return db
    .select()
    .from(fact)
    .where(and(eq(fact.enterpriseId, enterpriseId), eq(fact.withdrawn, false)))
    .orderBy(asc(fact.createdAt), asc(fact.id));
}

/** The facts of some enterprises that stand, each enterprise's oldest first. */
export function factsOfEach(db: Database, enterpriseIds: string[]): Promise<FactRow[]> {
  return db
    .select()
    .from(fact)
    .where(and(isAnyOf(fact.enterpriseId, enterpriseIds), eq(fact.withdrawn, false)))
    .orderBy(asc(fact.createdAt), asc(fact.id));
}

/** The names of enterprises, by id. */
export async function enterpriseNames(
  db: Database,
  ids: string[],
): Promise<Map<string, { name: string; demo: boolean }>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .select({ id: enterprise.id, demo: enterprise.demo, name: sql<string>`${fact.body} ->> 'name'` })
    .from(enterprise)
    .innerJoin(fact, eq(fact.id, enterprise.id))
    .where(inArray(enterprise.id, ids));
  return new Map(rows.map(({ id, name, demo }) => [id, { name, demo }]));
}

/** The names that facts give, by id; of those that have one. */
export async function factNames(db: Database, ids: string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .select({ id: fact.id, name: sql<string | null>`${fact.body} ->> 'name'` })
    .from(fact)
    .where(isAnyOf(fact.id, ids));
  return new Map(rows.flatMap(({ id, name }) => (name === null ? [] : [[id, name] as const])));
}

export async function insertEnterprise(db: Database, row: typeof enterprise.$inferInsert): Promise<boolean> {
  const inserted = await db
    .insert(enterprise)
    .values(row)
    .onConflictDoNothing()
    .returning({ id: enterprise.id });
  return inserted.length === 1;
}

/** Gives an enterprise another credit code; false when another enterprise has it. */
export async function changeCreditCode(tx: Database, id: string, creditCode: string): Promise<boolean> {
  const [other] = await tx.select().from(enterprise).where(eq(enterprise.creditCode, creditCode));
  if (other) return other.id === id;
  await tx.update(enterprise).set({ creditCode }).where(eq(enterprise.id, id));
  return true;
}

/** Holds enterprises until the transaction ends, in one order for all who hold several. */
export async function lockEnterprises(db: Database, ids: string[]) {
  await db
    .select({ id: enterprise.id })
    .from(enterprise)
    .where(inArray(enterprise.id, ids))
    .orderBy(asc(enterprise.id))
    .for('update');
}

/** Holds the enterprise until the transaction ends: one writer derives it at a time. Undefined when there is none. */
export async function lockEnterprise(db: Database, id: string) {
  const [row] = await db.select().from(enterprise).where(eq(enterprise.id, id)).for('update');
  return row;
}

export async function enterpriseIds(db: Database): Promise<string[]> {
  const rows = await db
    .select({ id: enterprise.id })
    .from(enterprise)
    .orderBy(asc(enterprise.createdAt), asc(enterprise.id));
  return rows.map((row) => row.id);
}

/** So many enterprises from one on, or behind it, by id, each with the number of its facts. */
export async function enterprisesFrom(
  db: Database,
  place: { from: string } | { after: string } | undefined,
  limit: number,
): Promise<{ id: string; facts: number }[]> {
  const facts = db.$count(fact, eq(fact.enterpriseId, enterprise.id));
  return await db
    .select({ id: enterprise.id, facts })
    .from(enterprise)
    .where(place && ('from' in place ? gte(enterprise.id, place.from) : gt(enterprise.id, place.after)))
    .orderBy(asc(enterprise.id))
    .limit(limit);
}

/** The demonstration enterprise, where it is loaded. */
export async function demoEnterpriseId(db: Database): Promise<string | undefined> {
  const [row] = await db.select({ id: enterprise.id }).from(enterprise).where(eq(enterprise.demo, true));
  return row?.id;
}

/** The registered enterprises that some credit codes belong to, by the code. */
export async function enterprisesByCode(db: Database, codes: string[]): Promise<Map<string, string>> {
  const rows = await db
    .select({ creditCode: enterprise.creditCode, id: enterprise.id })
    .from(enterprise)
    .where(inArray(enterprise.creditCode, codes));
  return new Map(rows.map(({ creditCode, id }) => [creditCode, id]));
}
