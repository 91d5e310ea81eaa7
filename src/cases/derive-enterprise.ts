import { dayOf } from '../clock.ts';
import type { Database } from '../db/connect.ts';
import { deadlinesOf, deadlinesOfEach } from '../db/deadlines.ts';
import { type FactRow, factsOf, factsOfEach, lockEnterprise, lockEnterprises } from '../db/facts.ts';
import { shareLaw } from '../db/policies.ts';
import type { FactKind } from '../db/schema/facts.ts';
import { together } from '../db/together.ts';
import { type Derivation, deriveEnterprise } from '../deadlines/derive/enterprise.ts';
import type { Circumstances } from '../deadlines/facts.ts';
import type { Stored } from '../deadlines/model.ts';
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
import { enterpriseChunks } from './enterprise-chunks.ts';
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

/** Derives enterprises inside a transaction that holds them, and writes what changed. */
export async function rederive(tx: Database, context: Context, ...enterpriseIds: string[]) {
  const now = context.clock.now();
  const today = dayOf(now);
  const derived = await enterpriseChanges(tx, enterpriseIds, { ...(await readLaw(tx, context)), today });
  await recordAnswers(tx, derived, now);
  await applyChanges(tx, derived, { now, today, actor: null, announcementId: null });
}

/** An enterprise as it is recorded: what it registered, and what is stored of it. */
export type Registered = { enterpriseId: string; facts: EnterpriseFacts; stored: Stored[] };

/** What deriving an enterprise says, and what it would change of what is stored. */
export type EnterpriseChanges = { enterpriseId: string; derivation: Derivation; changes: Change[] };

/** What deriving enterprises under a law would change of what is stored; read-only, with two reads for all of them. */
async function enterpriseChanges(
  tx: Database,
  ids: string[],
  circumstances: Circumstances,
): Promise<EnterpriseChanges[]> {
  return (await readRegistered(tx, ids)).map((each) => changesOf(each, circumstances));
}

/** The same of one that has been read. */
export function changesOf(
  { enterpriseId, facts, stored }: Registered,
  circumstances: Circumstances,
): EnterpriseChanges {
  const derivation = deriveEnterprise(facts, circumstances);
  return { enterpriseId, derivation, changes: reconcile(stored, derivation.deadlines, circumstances.today) };
}

/** Reads the facts and the deadlines of enterprises, in the order given. */
export async function readRegistered(tx: Database, ids: string[]): Promise<Registered[]> {
  if (ids.length === 0) return [];
  const [rows, deadlines] = await together([factsOfEach(tx, ids), deadlinesOfEach(tx, ids)]);
  const facts = Map.groupBy(rows, (row) => row.enterpriseId);
  const stored = Map.groupBy(deadlines, (row) => row.enterpriseId);
  return ids.map((enterpriseId) => ({
    enterpriseId,
    facts: asFacts(enterpriseId, facts.get(enterpriseId) ?? []),
    stored: (stored.get(enterpriseId) ?? []).map(asStored),
  }));
}

/** What is stored of an enterprise, or with null of the policies themselves. */
export async function storedDeadlines(tx: Database, enterpriseId: string | null) {
  return (await deadlinesOf(tx, enterpriseId)).map(asStored);
}

/** The facts of an enterprise as the core knows them. Bodies were checked against their schema when they were recorded. */
export async function readFacts(tx: Database, id: string): Promise<EnterpriseFacts> {
  return asFacts(id, await factsOf(tx, id));
}

/** The facts of several enterprises, in the order given. */
export async function readFactsOfEach(tx: Database, ids: string[]): Promise<EnterpriseFacts[]> {
  if (ids.length === 0) return [];
  const rows = Map.groupBy(await factsOfEach(tx, ids), (row) => row.enterpriseId);
  return ids.map((id) => asFacts(id, rows.get(id) ?? []));
}

function asFacts(id: string, rows: FactRow[]): EnterpriseFacts {
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
 * Derives every enterprise again, in chunks of one transaction each: what depends on the day it is moves with the day. One
 * that cannot be derived keeps what it has and holds nobody up; answers what went wrong with whom.
 */
export async function rederiveAll(context: Context): Promise<Error[]> {
  const failures: Error[] = [];
  for await (const ids of enterpriseChunks(context.db)) {
    const alone = await rederiveHeld(context, ids).then(
      () => [],
      () => ids,
    );
    // One of them cannot be derived: which one shows when each is taken by itself.
    for (const id of alone)
      await rederiveHeld(context, [id]).catch((cause: unknown) =>
        failures.push(new Error(`enterprise ${id} was not derived`, { cause })),
      );
  }
  return failures;
}

async function rederiveHeld({ db, ...context }: Context, ids: string[]) {
  await db.transaction(async (tx) => {
    await shareLaw(tx);
    await lockEnterprises(tx, ids);
    await rederive(tx, { ...context, db: tx }, ...ids);
  });
}
