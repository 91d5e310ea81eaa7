import { randomUUIDv7 } from 'node:crypto';
import type { Database } from '../db/connect.ts';
import {
  changeCreditCode,
  type FactRow,
  factsOf,
  findFact,
  insertEnterprise,
  insertFact,
  reviseFact as writeRevision,
} from '../db/facts.ts';
import { factBefore, factsBefore } from '../db/facts-as-of.ts';
import { touchFeeds } from '../db/feed-versions.ts';
import { shareLaw } from '../db/policies.ts';
import type { FactKind } from '../db/schema/facts.ts';
import { Problem } from '../errors.ts';
import type { Claim } from '../facts/claim.ts';
import type { Enterprise } from '../facts/enterprise.ts';
import { AmountOutOfRange } from '../money/rate.ts';
import { momentOf } from './as-of.ts';
import { audit } from './audit.ts';
import { type Bodies, check } from './check-fact.ts';
import { refuseSecondClaim } from './check-money-fact.ts';
import type { Context } from './context.ts';
import { holdEnterprise, rederive } from './derive-enterprise.ts';

/** Who writes, and for which enterprise. */
export type Author = { personId: string; enterpriseId: string };

/** Registers an enterprise and derives its dates. Refuses a wrong credit code, and one that is registered already. */
export async function registerEnterprise(
  context: Context,
  personId: string,
  body: Enterprise,
  demo = false,
): Promise<FactRow> {
  return await context.db.transaction(async (tx) => {
    await shareLaw(tx);
    await check(tx, context, '', 'enterprise', body);
    const id = randomUUIDv7();
    const createdAt = context.clock.now();
    if (!(await insertEnterprise(tx, { id, creditCode: body.creditCode, demo, createdAt }))) {
      throw new Problem('conflict', [registeredAlready]);
    }
    return await record(tx, context, { personId, enterpriseId: id }, { id, kind: 'enterprise', body });
  });
}

/** Registers a fact of an enterprise as its first revision, and derives the enterprise again. */
export async function registerFact<K extends Exclude<FactKind, 'enterprise'>>(
  context: Context,
  author: Author,
  kind: K,
  body: Bodies[K],
): Promise<FactRow> {
  return await context.db.transaction(async (tx) => {
    if (!(await holdEnterprise(tx, author.enterpriseId))) throw new Problem('not-found');
    await check(tx, context, author.enterpriseId, kind, body);
    if ((await factsOf(tx, author.enterpriseId)).length >= mostFacts)
      throw new Problem('unprocessable', [tooManyFacts]);
    if (kind === 'claim') await refuseSecondClaim(tx, author.enterpriseId, body as Claim);
    return await record(tx, context, author, { id: randomUUIDv7(), kind, body });
  });
}

/**
 * Adds a revision to a fact, with `change` applied to the newest body; with `undefined` as its result the fact is
 * withdrawn. `expected` is the revision the writer has seen: another one is refused, and nothing is written; a change that
 * only adds something needs none.
 */
export async function reviseFact<K extends FactKind>(
  context: Context,
  author: Author,
  { kind, id, expected }: { kind: K; id: string; expected?: number },
  change: (body: Bodies[K]) => Bodies[K] | undefined,
): Promise<FactRow> {
  return await context.db.transaction(async (tx) => {
    const { enterpriseId, personId } = author;
    await holdEnterprise(tx, enterpriseId);
    const before = await findFact(tx, enterpriseId, kind, id);
    if (!before) throw new Problem('not-found');
    if (expected !== undefined && before.revision !== expected) throw new Problem('precondition-failed');
    const body = change(before.body as Bodies[K]);
    if (body) await check(tx, context, enterpriseId, kind, body);
    if (body && kind === 'claim') await refuseSecondClaim(tx, enterpriseId, body as Claim, id);
    if (!body) await refuseWhileUsed(tx, enterpriseId, id);
    if (body && kind === 'enterprise') await keepCreditCode(tx, id, body as Enterprise);
    const after = { body: body ?? before.body, withdrawn: !body, recordedAt: context.clock.now() };
    if (!(await writeRevision(tx, before, after, personId))) throw new Problem('precondition-failed');
    const row = { ...before, ...after, revision: before.revision + 1 };
    await auditFact(tx, author, before, row);
    await deriveWritten(tx, context, enterpriseId);
    if (nameOf(before) !== nameOf(row)) await touchFeeds(tx, [enterpriseId]);
    return row;
  });
}

/** The name under which calendars show it; none once it is withdrawn. */
function nameOf({ body, withdrawn }: FactRow): string | undefined {
  return withdrawn ? undefined : (body as { name?: string }).name;
}

/** Derives with what was just written; amounts that are too large together are the writer's to mend. */
async function deriveWritten(tx: Database, context: Context, enterpriseId: string) {
  try {
    await rederive(tx, context, enterpriseId);
  } catch (error) {
    throw error instanceof AmountOutOfRange ? new Problem('unprocessable', [tooMuchTogether]) : error;
  }
}

type NewFact = Pick<FactRow, 'id' | 'kind' | 'body'>;

async function record(
  tx: Database,
  context: Context,
  { personId, enterpriseId }: Author,
  fact: NewFact,
): Promise<FactRow> {
  const recordedAt = context.clock.now();
  await insertFact(tx, { ...fact, enterpriseId, recordedAt }, personId);
  const row = { ...fact, enterpriseId, recordedAt, createdAt: recordedAt, revision: 1, withdrawn: false };
  await auditFact(tx, { personId, enterpriseId }, undefined, row);
  await deriveWritten(tx, context, enterpriseId);
  return row;
}

async function auditFact(tx: Database, author: Author, before: FactRow | undefined, after: FactRow) {
  const { kind, id, withdrawn, recordedAt } = after;
  const did = before ? (withdrawn ? 'withdrawn' : 'revised') : 'registered';
  const stand = ({ revision, body }: FactRow) => ({ revision, body });
  await audit(tx, recordedAt, [
    {
      actor: author.personId,
      action: `${kind}.${did}`,
      subject: `${kind}:${id}`,
      enterpriseId: author.enterpriseId,
      payload: {
        ...(before ? { before: stand(before) } : {}),
        ...(withdrawn ? {} : { after: stand(after) }),
      },
    },
  ]);
}

async function keepCreditCode(tx: Database, id: string, { creditCode }: Enterprise) {
  if (!(await changeCreditCode(tx, id, creditCode))) throw new Problem('conflict', [registeredAlready]);
}

/** A project that another fact names stays until that fact is withdrawn. */
async function refuseWhileUsed(tx: Database, enterpriseId: string, id: string) {
  const used = (await factsOf(tx, enterpriseId)).some(
    ({ body }) => (body as { projectId?: string }).projectId === id,
  );
  if (used) throw new Problem('conflict', [projectInUse]);
}

/** What one enterprise can register: enough for the largest, and few enough to be derived in one go. */
const mostFacts = 2000;

const tooManyFacts = {
  pointer: '',
  detail: {
    zh: `每家企业最多登记${mostFacts}项，请先撤销不再需要的`,
    en: `an enterprise can register at most ${mostFacts} facts: withdraw what is no longer needed`,
  },
};

const registeredAlready = {
  pointer: '/creditCode',
  detail: { zh: '该统一社会信用代码已登记', en: 'an enterprise with this code is registered already' },
};

/** Amounts whose sum is no longer exact. */
export const tooMuchTogether = {
  pointer: '',
  detail: {
    zh: '各项金额合计过大，无法精确计算，请核对单位是否为分',
    en: 'the amounts are too large together to be counted exactly: check that they are in fen',
  },
};

const projectInUse = {
  pointer: '',
  detail: {
    zh: '仍有贷款、租赁、称号、所获资金或申报属于该项目，请先撤销',
    en: 'a loan, lease, title, grant or claim still belongs to this project: withdraw it first',
  },
};

/** A fact of an enterprise, or with `asOf` as it stood by the end of that day; refuses one that is not there. */
export async function readFact(
  context: Pick<Context, 'db' | 'clock'>,
  enterpriseId: string,
  kind: FactKind,
  id: string,
  asOf?: string,
): Promise<FactRow> {
  const { before } = momentOf(context, asOf);
  const row = before
    ? await factBefore(context.db, enterpriseId, { kind, id }, before)
    : await findFact(context.db, enterpriseId, kind, id);
  if (!row) throw new Problem('not-found');
  return row;
}

/** The facts of one kind, oldest first; with `asOf` those that stood by the end of that day. */
export async function listFacts(
  context: Pick<Context, 'db' | 'clock'>,
  enterpriseId: string,
  kind: FactKind,
  asOf?: string,
): Promise<FactRow[]> {
  const { db } = context;
  const { before } = momentOf(context, asOf);
  if (before) return await factsBefore(db, enterpriseId, kind, before);
  return (await factsOf(db, enterpriseId)).filter((row) => row.kind === kind);
}
