import type { Database } from '../db/connect.ts';
import { findFact } from '../db/facts.ts';
import type { FactKind } from '../db/schema/facts.ts';
import { type FieldFault, Problem } from '../errors.ts';
import type { Certificate } from '../facts/certificate.ts';
import { checkCertificate, checkEnterprise, checkLoan, checkProject } from '../facts/checks.ts';
import type { Enterprise } from '../facts/enterprise.ts';
import type { Loan } from '../facts/loan.ts';
import type { Project } from '../facts/project.ts';
import { certificateKinds } from '../policies/certificate-kinds.ts';
import { readLaw } from './law.ts';

/** What each kind of fact says. */
export type Bodies = { enterprise: Enterprise; project: Project; loan: Loan; certificate: Certificate };

/** Refuses a body whose fields do not fit together, or that names what the enterprise does not have. */
export async function check<K extends FactKind>(
  tx: Database,
  kind: K,
  body: Bodies[K],
  enterpriseId: string,
) {
  const faults = await checks[kind](tx, body, enterpriseId);
  if (faults.length > 0) throw new Problem('unprocessable', faults);
}

type Check<T> = (tx: Database, body: T, enterpriseId: string) => Promise<FieldFault[]>;

const checks: { [K in FactKind]: Check<Bodies[K]> } = {
  enterprise: async (tx, body) => [...checkEnterprise(body), ...(await unknownPolicies(tx, body))],
  project: async (_tx, body) => checkProject(body),
  loan: async (tx, body, enterpriseId) => [
    ...checkLoan(body),
    ...(await unknownProject(tx, body, enterpriseId)),
  ],
  certificate: async (_tx, body) => [...checkCertificate(body), ...unknownKind(body)],
};

async function unknownPolicies(tx: Database, { follows = [] }: Enterprise): Promise<FieldFault[]> {
  const law = await readLaw(tx);
  return follows.flatMap((key, index) =>
    law.has(key)
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

function unknownKind({ kind }: Certificate): FieldFault[] {
  if (Object.hasOwn(certificateKinds, kind)) return [];
  const known = Object.keys(certificateKinds).join(', ');
  return [
    {
      pointer: '/kind',
      detail: { zh: `没有这种证照，可用：${known}`, en: `not a known kind; one of ${known}` },
    },
  ];
}
