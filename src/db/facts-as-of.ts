import type { Database } from './connect.ts';
import type { FactRow } from './facts.ts';
import { and, asc, desc, eq, getTableColumns, inArray, lt, type SQL, sql } from './orm.ts';
import { enterprise, type FactKind, fact, factRevision } from './schema/facts.ts';
import { membership } from './schema/people.ts';

/** The facts of one kind of an enterprise that stood before an instant, as they stood, oldest first. */
export function factsBefore(
  db: Database,
  enterpriseId: string,
  kind: FactKind,
  before: Temporal.Instant,
): Promise<FactRow[]> {
  return standing(db, and(eq(fact.enterpriseId, enterpriseId), eq(fact.kind, kind)), before);
}

/** A fact reached through its enterprise, as it stood before an instant; undefined where it did not stand then. */
export async function factBefore(
  db: Database,
  enterpriseId: string,
  { kind, id }: { kind: FactKind; id: string },
  before: Temporal.Instant,
): Promise<FactRow | undefined> {
  const which = and(eq(fact.id, id), eq(fact.enterpriseId, enterpriseId), eq(fact.kind, kind));
  const [row] = await standing(db, which, before);
  return row;
}

/** The newest revision of each fact before an instant, where that did not withdraw it. */
function standing(db: Database, which: SQL | undefined, before: Temporal.Instant): Promise<FactRow[]> {
  const { id, enterpriseId, kind, createdAt } = getTableColumns(fact);
  const { revision, body, withdrawn, recordedAt } = getTableColumns(factRevision);
  const then = db
    .selectDistinctOn([fact.id], {
      ...{ id, enterpriseId, kind, createdAt },
      ...{ revision, body, withdrawn, recordedAt },
    })
    .from(fact)
    .innerJoin(factRevision, eq(factRevision.factId, fact.id))
    .where(and(which, lt(recordedAt, before)))
    .orderBy(fact.id, desc(revision))
    .as('then');
  return db.select().from(then).where(eq(then.withdrawn, false)).orderBy(asc(then.createdAt), asc(then.id));
}

/** The names enterprises had before an instant, by id. */
export async function enterpriseNamesBefore(
  db: Database,
  ids: string[],
  before: Temporal.Instant,
): Promise<Map<string, { name: string; demo: boolean }>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .selectDistinctOn([enterprise.id], {
      id: enterprise.id,
      demo: enterprise.demo,
      name: sql<string>`${factRevision.body} ->> 'name'`,
    })
    .from(enterprise)
    .innerJoin(factRevision, eq(factRevision.factId, enterprise.id))
    .where(and(inArray(enterprise.id, ids), lt(factRevision.recordedAt, before)))
    .orderBy(enterprise.id, desc(factRevision.revision));
  return new Map(rows.map(({ id, name, demo }) => [id, { name, demo }]));
}

/** The enterprises a person belonged to before an instant, as they were registered then, in the order of joining. */
export async function enterprisesBefore(
  db: Database,
  personId: string,
  before: Temporal.Instant,
): Promise<FactRow[]> {
  const joined = await db
    .select({ id: membership.enterpriseId })
    .from(membership)
    .where(and(eq(membership.personId, personId), lt(membership.createdAt, before)))
    .orderBy(asc(membership.createdAt), asc(membership.enterpriseId));
  const ids = joined.map(({ id }) => id);
  if (ids.length === 0) return [];
  const rows = await standing(db, inArray(fact.id, ids), before);
  return rows.toSorted((a, b) => ids.indexOf(a.id) - ids.indexOf(b.id));
}
