import type { Database } from '../db/connect.ts';
import { findFact } from '../db/facts.ts';
import type { FactKind } from '../db/schema/facts.ts';
import { type FieldFault, Problem } from '../errors.ts';
import type { Certificate } from '../facts/certificate.ts';
import { checkCertificate } from '../facts/check-certificate.ts';
import { checkEnterprise, checkEvent, checkLoan, checkProject } from '../facts/checks.ts';
import type { Enterprise } from '../facts/enterprise.ts';
import type { Event } from '../facts/event.ts';
import type { Loan } from '../facts/loan.ts';
import type { Project } from '../facts/project.ts';
import { certificateKinds } from '../policies/certificates/shipped.ts';
import { readPolicies } from './law.ts';

/** What each kind of fact says. */
export type Bodies = {
  enterprise: Enterprise;
  project: Project;
  loan: Loan;
  certificate: Certificate;
  event: Event;
};

/** Whose fact it is, and the civil day it is: what has taken place lies not after it. */
export type About = { enterpriseId: string; today: Temporal.PlainDate };

/** Refuses a body whose fields do not fit together, or that names what the enterprise does not have. */
export async function check<K extends FactKind>(tx: Database, kind: K, body: Bodies[K], about: About) {
  const faults = await checks[kind](tx, body, about);
  if (faults.length > 0) throw new Problem('unprocessable', faults);
}

type Check<T> = (tx: Database, body: T, about: About) => Promise<FieldFault[]>;

const checks: { [K in FactKind]: Check<Bodies[K]> } = {
  enterprise: async (tx, body, { today }) => [
    ...checkEnterprise(body, today.toString()),
    ...(await unknownPolicies(tx, body)),
  ],
  project: async (_tx, body) => checkProject(body),
  loan: async (tx, body, { enterpriseId }) => [
    ...checkLoan(body),
    ...(await unknownProject(tx, body, enterpriseId)),
  ],
  certificate: async (_tx, body, { today }) => [
    ...checkCertificate(body, today.toString()),
    ...unknownKind(body),
    ...unknownLevel(body),
  ],
  event: async (_tx, body, { today }) => checkEvent(body, today.toString()),
};

async function unknownPolicies(tx: Database, { follows = [] }: Enterprise): Promise<FieldFault[]> {
  const policies = await readPolicies(tx);
  return follows.flatMap((key, index) =>
    policies.has(key)
      ? []
      : [{ pointer: `/follows/${index}`, detail: { zh: '没有这个政策', en: 'there is no such policy' } }],
  );
}

/** Another enterprise's project answers as if it did not exist. */
async function unknownProject(
  tx: Database,
  { projectId }: Loan,
  enterpriseId: string,
): Promise<FieldFault[]> {
  if (await findFact(tx, enterpriseId, 'project', projectId)) return [];
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
