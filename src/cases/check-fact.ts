import type { Database } from '../db/connect.ts';
import { findFact } from '../db/facts.ts';
import type { FactKind } from '../db/schema/facts.ts';
import { type FieldFault, Problem } from '../errors.ts';
import type { Certificate } from '../facts/certificate.ts';
import { checkCertificate } from '../facts/check-certificate.ts';
import { checkClaim } from '../facts/check-claim.ts';
import { checkGrant, checkLease, checkTitle, checkViolation } from '../facts/check-money.ts';
import { checkEnterprise, checkEvent, checkLoan, checkProject } from '../facts/checks.ts';
import type { Claim } from '../facts/claim.ts';
import type { Enterprise } from '../facts/enterprise.ts';
import type { Event } from '../facts/event.ts';
import type { Grant } from '../facts/grant.ts';
import type { Lease } from '../facts/lease.ts';
import type { Loan } from '../facts/loan.ts';
import type { Project } from '../facts/project.ts';
import type { Title } from '../facts/title.ts';
import type { Violation } from '../facts/violation.ts';
import { certificateKinds } from '../policies/certificates/shipped.ts';
import { measuresOf, misfitting, noMeasure } from './check-money-fact.ts';
import type { Context } from './context.ts';
import { readPolicies } from './law.ts';

/** What each kind of fact says. */
export type Bodies = {
  enterprise: Enterprise;
  project: Project;
  loan: Loan;
  lease: Lease;
  certificate: Certificate;
  title: Title;
  event: Event;
  violation: Violation;
  grant: Grant;
  claim: Claim;
};

/** Whose fact it is, and the civil day it is: what has taken place lies not after it. */
export type About = { enterpriseId: string; today: Temporal.PlainDate } & Pick<Context, 'documents'>;

/** Refuses a body whose fields do not fit together, or that names what the enterprise does not have. */
export async function check<K extends FactKind>(
  tx: Database,
  { clock, documents }: Pick<Context, 'clock' | 'documents'>,
  enterpriseId: string,
  kind: K,
  body: Bodies[K],
) {
  const faults = await checks[kind](tx, body, { enterpriseId, today: clock.today(), documents });
  if (faults.length > 0) throw new Problem('unprocessable', faults);
}

type Check<T> = (tx: Database, body: T, about: About) => Promise<FieldFault[]>;

const checks: { [K in FactKind]: Check<Bodies[K]> } = {
  enterprise: async (tx, body, about) => [
    ...checkEnterprise(body, about.today.toString()),
    ...(await unknownFollowed(tx, body, about)),
  ],
  project: async (tx, body, about) => [
    ...checkProject(body, about.today.toString()),
    ...(await unknownPolicies(tx, body, about)),
  ],
  loan: async (tx, body, about) => [
    ...checkLoan(body, about.today.toString()),
    ...(await unknownProject(tx, body, about)),
  ],
  lease: async (tx, body, about) => [...checkLease(body), ...(await unknownProject(tx, body, about))],
  certificate: async (_tx, body, { today }) => [
    ...checkCertificate(body, today.toString()),
    ...unknownKind(body),
    ...unknownLevel(body),
  ],
  title: async (tx, body, about) => [
    ...checkTitle(body, about.today.toString()),
    ...(await unknownProject(tx, body, about)),
  ],
  event: async (_tx, body, { today }) => checkEvent(body, today.toString()),
  violation: async (_tx, body, { today }) => checkViolation(body, today.toString()),
  grant: async (tx, body, about) => [
    ...checkGrant(body, about.today.toString()),
    ...(await misfitting(tx, body, about, true)),
    ...(await unknownProject(tx, body, about)),
  ],
  claim: async (tx, body, about) => [
    ...checkClaim(body, about.today.toString()),
    ...(await misfitting(
      tx,
      body,
      about,
      body.history.some(({ amountFen }) => amountFen !== undefined),
    )),
    ...(await unknownProject(tx, body, about)),
  ],
};

const noPolicy = { zh: '没有这个政策', en: 'there is no such policy' };

async function unknownFollowed(
  tx: Database,
  { follows = [], followsMeasures = [] }: Enterprise,
  about: About,
): Promise<FieldFault[]> {
  if (follows.length + followsMeasures.length === 0) return [];
  const policies = await readPolicies(tx, about);
  const measures = new Set(measuresOf(policies).map(({ id }) => id));
  return [
    ...unknownIn(follows, policies, (index) => `/follows/${index}`, noPolicy),
    ...unknownIn(followsMeasures, measures, (index) => `/followsMeasures/${index}`, noMeasure),
  ];
}

/** The policy of its contract, and those whose earlier rule was chosen for it. */
async function unknownPolicies(
  tx: Database,
  { contract, keepsEarlierRule = [] }: Project,
  about: About,
): Promise<FieldFault[]> {
  const ofContract = contract?.policyKey ? [contract.policyKey] : [];
  if (ofContract.length + keepsEarlierRule.length === 0) return [];
  const policies = await readPolicies(tx, about);
  const chosen = keepsEarlierRule.map(({ policyKey }) => policyKey);
  return [
    ...unknownIn(ofContract, policies, () => '/contract/policyKey', noPolicy),
    ...unknownIn(chosen, policies, (index) => `/keepsEarlierRule/${index}/policyKey`, noPolicy),
  ];
}

function unknownIn(
  keys: string[],
  known: Pick<ReadonlySet<string>, 'has'>,
  at: (index: number) => string,
  detail: FieldFault['detail'],
): FieldFault[] {
  return keys.flatMap((key, index) => (known.has(key) ? [] : [{ pointer: at(index), detail }]));
}

/** Another enterprise's project answers as if it did not exist. */
async function unknownProject(
  tx: Database,
  { projectId }: { projectId?: string },
  { enterpriseId }: About,
): Promise<FieldFault[]> {
  if (projectId === undefined || (await findFact(tx, enterpriseId, 'project', projectId))) return [];
  return [{ pointer: '/projectId', detail: { zh: '没有这个项目', en: 'there is no such project' } }];
}

/** A level that no rule of the kind speaks of is a slip. */
function unknownLevel({ kind, level }: Certificate): FieldFault[] {
  const levels = certificateKinds.get(kind)?.surveillance?.flatMap((entry) => entry.levels ?? []) ?? [];
  if (level === undefined || levels.length === 0 || levels.includes(level)) return [];
  const known = levels.join(', ');
  return [
    {
      pointer: '/level',
      detail: { zh: `该类证照的级别为：${known}`, en: `levels of this kind are ${known}` },
    },
  ];
}

function unknownKind({ kind }: Certificate): FieldFault[] {
  if (certificateKinds.has(kind)) return [];
  const known = [...certificateKinds.keys()].join(', ');
  return [
    {
      pointer: '/kind',
      detail: { zh: `没有这种证照，可用：${known}`, en: `not a known kind; one of ${known}` },
    },
  ];
}
