import type { Database } from './connect.ts';
import { and, asc, desc, eq, inArray, lt, notExists, sql } from './orm.ts';
import { answerBody, answerSet } from './schema/answers.ts';
import { enterprise } from './schema/facts.ts';

export type AnswerSetRow = typeof answerSet.$inferSelect;
type AnswerBodyRow = typeof answerBody.$inferSelect;

/** The newest set of each of some enterprises. */
export async function newestAnswerSets(
  db: Database,
  enterpriseIds: string[],
): Promise<Map<string, AnswerSetRow>> {
  if (enterpriseIds.length === 0) return new Map();
  const rows = await db
    .selectDistinctOn([answerSet.enterpriseId])
    .from(answerSet)
    .where(inArray(answerSet.enterpriseId, enterpriseIds))
    .orderBy(answerSet.enterpriseId, desc(answerSet.revision));
  return new Map(rows.map((row) => [row.enterpriseId, row]));
}

/** What the newest set of each of some enterprises was put together from, without the names of its answers, which are many. */
export async function newestFingerprints(
  db: Database,
  enterpriseIds: string[],
): Promise<Map<string, string>> {
  if (enterpriseIds.length === 0) return new Map();
  const { enterpriseId, fingerprint } = answerSet;
  const rows = await db
    .selectDistinctOn([enterpriseId], { enterpriseId, fingerprint })
    .from(answerSet)
    .where(inArray(enterpriseId, enterpriseIds))
    .orderBy(enterpriseId, desc(answerSet.revision));
  return new Map(rows.map((row) => [row.enterpriseId, row.fingerprint]));
}

/** Those of some names under which an answer is kept. */
export async function keptAnswers(db: Database, hashes: string[]): Promise<Set<string>> {
  if (hashes.length === 0) return new Set();
  const rows = await db
    .select({ hash: answerBody.hash })
    .from(answerBody)
    .where(sql`${answerBody.hash} in (select jsonb_array_elements_text(${JSON.stringify(hashes)}::jsonb))`);
  return new Set(rows.map(({ hash }) => hash));
}

/** How many rows go into one statement: each brings its own parameters, of which there is an end. */
const mostRows = 1000;

/**
 * Keeps answers under their names; one that is kept already stays as it is. In the order of the names: two who keep the
 * same answers at once wait for each other in one order.
 */
export async function keepAnswers(db: Database, rows: AnswerBodyRow[]) {
  const inOrder = rows.toSorted((a, b) => (a.hash < b.hash ? -1 : 1));
  for (let at = 0; at < inOrder.length; at += mostRows)
    await db
      .insert(answerBody)
      .values(inOrder.slice(at, at + mostRows))
      .onConflictDoNothing();
}

/** Adds sets behind the newest ones. */
export async function insertAnswerSets(db: Database, rows: AnswerSetRow[]) {
  for (let at = 0; at < rows.length; at += mostRows)
    await db.insert(answerSet).values(rows.slice(at, at + mostRows));
}

/** What an enterprise was answered last before an instant; undefined where nothing was recorded by then. */
export async function answerSetBefore(
  db: Database,
  enterpriseId: string,
  before: Temporal.Instant,
): Promise<AnswerSetRow | undefined> {
  const [row] = await db
    .select()
    .from(answerSet)
    .where(and(eq(answerSet.enterpriseId, enterpriseId), lt(answerSet.recordedAt, before)))
    .orderBy(desc(answerSet.revision))
    .limit(1);
  return row;
}

/** Answers by their names. */
export async function answersNamed(db: Database, hashes: string[]): Promise<Map<string, unknown>> {
  if (hashes.length === 0) return new Map();
  const rows = await db.select().from(answerBody).where(inArray(answerBody.hash, hashes));
  return new Map(rows.map(({ hash, body }) => [hash, body]));
}

/** Whether an enterprise has no set yet, as after coming from a release that recorded none. */
export async function anyWithoutAnswers(db: Database): Promise<boolean> {
  const sets = db.select({ one: sql`1` }).from(answerSet).where(eq(answerSet.enterpriseId, enterprise.id));
  const rows = await db
    .select({ id: enterprise.id })
    .from(enterprise)
    .where(notExists(sets))
    .orderBy(asc(enterprise.id))
    .limit(1);
  return rows.length > 0;
}
