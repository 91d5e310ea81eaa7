import { demoEnterpriseId, enterpriseIds } from '../db/facts.ts';
import { creditCodeCheck } from '../facts/credit-code.ts';
import type { Loan } from '../facts/loan.ts';
import type { Project } from '../facts/project.ts';
import type { Context } from './context.ts';
import { registerEnterprise, registerFact } from './facts.ts';
import { addMember } from './members.ts';

// No such organisation code exists: it is made of noughts, so it can meet no real enterprise.
const first17 = '91310114000000000';
const name = '示例精密制造（上海）有限公司';

const project: Omit<Project, 'nature'> & { nature: 'technical-renovation' } = {
  name: '智能产线技术改造',
  nature: 'technical-renovation',
  investmentFen: 15_000_000_000,
  contract: {
    title: '技术改造项目实施合同（示例）',
    number: '示例-2025-017',
    signedOn: '2025-02-20',
    reports: [
      { label: '2025年第四季度进展报告', dueOn: '2026-01-15', minute: 1020 },
      { label: '2026年上半年进展报告', dueOn: '2026-07-15', minute: 1020 },
      { label: '2026年度资金使用报告', dueOn: '2027-01-15', minute: 1020 },
      { label: '2027年度资金使用报告', dueOn: '2028-01-14', minute: 1020 },
    ],
    extensionBy: '2027-03-31',
    completionOn: '2027-06-30',
    acceptanceBy: '2027-12-31',
  },
};

const loan: Omit<Loan, 'projectId'> = {
  lender: '示例银行上海分行',
  contractNumber: '示例-贷-2025-003',
  contractOn: '2025-03-10',
  principalFen: 10_000_000_000,
  maturityOn: '2030-03-15',
  rates: [{ from: '2025-03-15', yearly: '0.042' }],
  drawdowns: [{ on: '2025-03-15', amountFen: 10_000_000_000 }],
  repayments: [],
  payments: [
    { settlementOn: '2025-03-20', paidOn: '2025-03-20', amountFen: 7_000_000 },
    { settlementOn: '2025-06-20', paidOn: '2025-06-20', amountFen: 107_333_333 },
    { settlementOn: '2025-09-20', paidOn: '2025-09-22', amountFen: 107_333_333 },
  ],
};

/**
 * Loads the demonstration enterprise once: in Jiading, with the renovation project and loan of the worked example, three
 * certificates, and one member. Everything in it is invented and marked 示例. Answers whether it was loaded now.
 */
export async function loadDemo(context: Context, adminId: string): Promise<boolean> {
  return await context.db.transaction(async (db) => {
    if (await demoEnterpriseId(db)) return false;
    await register({ ...context, db }, adminId);
    return true;
  });
}

/** The same where no enterprise is registered yet: nobody finds an invented one among the real ones unasked. */
export async function loadDemoIfEmpty(context: Context, adminId: string): Promise<void> {
  if ((await enterpriseIds(context.db)).length === 0) await loadDemo(context, adminId);
}

async function register(context: Context, adminId: string) {
  const { id: enterpriseId } = await registerEnterprise(
    context,
    adminId,
    {
      name,
      creditCode: first17 + creditCodeCheck(first17),
      operatesIn: 'jiading',
      registeredIn: 'jiading',
      taxedIn: 'jiading',
      follows: ['songjiang-2024-digital-transformation'],
    },
    true,
  );
  const author = { personId: adminId, enterpriseId };
  const { id: projectId } = await registerFact(context, author, 'project', project);
  await registerFact(context, author, 'loan', { ...loan, projectId });
  for (const certificate of certificates) await registerFact(context, author, 'certificate', certificate);
  await addMember(context, enterpriseId, { email: 'chen.min@demo.example', name: '陈敏' });
}

const certificates = [
  { kind: 'paiwu_xkz', number: '示例-排污-001', issuedOn: '2022-03-10', expiresOn: '2027-03-09' },
  { kind: 'weifei_jingying', number: '示例-危废-002', issuedOn: '2021-12-15', expiresOn: '2026-12-14' },
  { kind: 'anquan_shengchan_xkz', number: '示例-安许-003', issuedOn: '2024-05-20', expiresOn: '2027-05-19' },
];
