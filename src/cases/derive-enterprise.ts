import { dayOf } from '../clock.ts';
import type { Database } from '../db/connect.ts';
import { deadlinesOf } from '../db/deadlines.ts';
import { enterpriseIds, factsOf, lockEnterprise } from '../db/facts.ts';
import { shareLaw } from '../db/policies.ts';
import type { FactKind } from '../db/schema/facts.ts';
import { type Derivation, deriveEnterprise } from '../deadlines/derive/enterprise.ts';
import type { Circumstances } from '../deadlines/facts.ts';
import { type Change, reconcile } from '../deadlines/reconcile.ts';
import type { Certificate } from '../facts/certificate.ts';
import type { Claim } from '../facts/claim.ts';
import type { Enterprise } from '../facts/enterprise.ts';
import type { Event } from '../facts/event.ts';
import type { Grant } from '../facts/grant.ts';
import type { Lease } from '../facts/lease.ts';
import type { Loan } from '../facts/loan.ts';
import type { Project } from '../facts/project.ts';
import type { EnterpriseFacts } from '../facts/registered.ts';
import type { Title } from '../facts/title.ts';
import type { Violation } from '../facts/violation.ts';
import { applyChanges } from './apply-changes.ts';
import type { Context } from './context.ts';
import { readLaw } from './law.ts';
import { recordAnswers } from './record-answers.ts';
import { asStored } from './stored.ts';

/**
 * Holds an enterprise for writing until the transaction ends; undefined when there is none. The law comes first: an
 * announcement that is being published holds it alone and then writes to every enterprise.
 */
export async function holdEnterprise(tx: Database, id: string) {
  await shareLaw(tx);
  return await lockEnterprise(tx, id);
}

/** Derives an enterprise inside a transaction that holds it, and writes what changed. */
export async function rederive(tx: Database, context: Context, enterpriseId: string) {
  const now = context.clock.now();
  const today = dayOf(now);
  const derived = await derivation(tx, enterpriseId, { ...(await readLaw(tx, context)), today });
  const changes = reconcile(await storedDeadlines(tx, enterpriseId), derived.deadlines, today);
  await applyChanges(tx, changes, { enterpriseId, now, today, announcementId: null });
  await recordAnswers(tx, [{ enterpriseId, derivation: derived }], now);
}

/** What deriving under a law would change of what is stored; read-only. */
export async function enterpriseChanges(
  tx: Database,
  id: string,
  circumstances: Circumstances,
): Promise<Change[]> {
  const derived = await derivation(tx, id, circumstances);
  return reconcile(await storedDeadlines(tx, id), derived.deadlines, circumstances.today);
}

/** Everything that can be said of an enterprise. */
export async function derivation(
  tx: Database,
  id: string,
  circumstances: Circumstances,
): Promise<Derivation> {
  return deriveEnterprise(await readFacts(tx, id), circumstances);
}

/** What is stored of an enterprise, or with null of the policies themselves. */
export async function storedDeadlines(tx: Database, enterpriseId: string | null) {
  return (await deadlinesOf(tx, enterpriseId)).map(asStored);
}

/** The facts of an enterprise as the core knows them. Bodies were checked against their schema when they were recorded. */
export async function readFacts(tx: Database, id: string): Promise<EnterpriseFacts> {
  const rows = await factsOf(tx, id);
  const own = rows.find((row) => row.id === id);
  if (!own) throw new Error('an enterprise without its own fact');
  const of = <T>(kind: FactKind) =>
    rows
      .filter((row) => row.kind === kind)
      .map((row) => ({ id: row.id, body: row.body as T, recordedOn: dayOf(row.createdAt) }));
  return {
    id,
    recordedOn: dayOf(own.createdAt),
    enterprise: own.body as Enterprise,
    projects: of<Project>('project'),
    loans: of<Loan>('loan'),
    certificates: of<Certificate>('certificate'),
    events: of<Event>('event'),
    leases: of<Lease>('lease'),
    titles: of<Title>('title'),
    violations: of<Violation>('violation'),
    grants: of<Grant>('grant'),
    claims: of<Claim>('claim'),
  };
}

/**
 * Derives every enterprise again, one transaction each: what depends on the day it is moves with the day. One that cannot
 * be derived keeps what it has and holds nobody up; answers what went wrong with whom.
 */
export async function rederiveAll(context: Context): Promise<Error[]> {
  const failures: Error[] = [];
  for (const id of await enterpriseIds(context.db)) {
    const derived = context.db.transaction(async (tx) => {
      await holdEnterprise(tx, id);
      await rederive(tx, context, id);
    });
    await derived.catch((cause: unknown) =>
      failures.push(new Error(`enterprise ${id} was not derived`, { cause })),
    );
  }
  return failures;
}
