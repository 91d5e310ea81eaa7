import type { Certificate } from '../facts/certificate.ts';
import type { Claim } from '../facts/claim.ts';
import type { Grant } from '../facts/grant.ts';
import type { Lease } from '../facts/lease.ts';
import type { Loan } from '../facts/loan.ts';
import type { Project } from '../facts/project.ts';
import type { Title } from '../facts/title.ts';

// Everything here is invented. It stands for an enterprise in the winter of 2025: nothing has happened after that November.

/** The project of the worked example. */
export const renovation: Project = {
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

/** Its loan: what was paid so far was paid on time, once after a weekend. */
export const loan: Omit<Loan, 'projectId'> = {
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

export const lease: Omit<Lease, 'projectId'> = {
  lessor: '示例融资租赁（上海）有限公司',
  contractNumber: '示例-租-2025-008',
  contractOn: '2025-06-10',
  equipmentFen: 3_000_000_000,
  endsOn: '2028-06-09',
};

/** The claim for the lease, which is being prepared. */
export const leaseClaim: Omit<Claim, 'projectId'> = {
  measureId: 'sheq-7.2',
  steps: [
    { step: 'online', dueOn: '2026-01-16', minute: 960 },
    { step: 'paper', dueOn: '2026-01-26' },
  ],
  evidence: [
    { item: '融资租赁合同', owner: '财务部', readyOn: '2025-11-20' },
    { item: '设备清单与发票', owner: '设备部', prepareBy: '2025-12-19' },
    { item: '项目备案证明', owner: '陈敏', prepareBy: '2026-01-09' },
  ],
  history: [],
};

/** A second project, for which the city has paid already. */
export const application: Project = {
  name: '柔性产线工业互联网应用',
  nature: 'industrial-internet-application',
  investmentFen: 1_600_000_000,
  costs: { actual: 1_200_000_000 },
  contract: {
    title: '工业互联网应用项目合同（示例）',
    number: '示例-2025-021',
    signedOn: '2025-05-12',
    reports: [],
    acceptanceBy: '2026-06-30',
    policyKey: 'jiading-industrial-internet',
  },
};

export const applicationGrant: Omit<Grant, 'projectId'> = {
  programme: '市级工业互联网专项（示例）',
  level: 'municipal',
  amountFen: 200_000_000,
  receivedOn: '2025-09-26',
  matching: { asked: false },
};

/** What the second project, and the enterprise itself, were recognised as. */
export const titles: { project: Omit<Title, 'projectId'>; enterprise: Title } = {
  project: { title: 'benchmark-project', rank: 'municipal', grantedOn: '2025-06-18' },
  enterprise: { title: 'miit-service-manufacturing', rank: 'national', grantedOn: '2025-04-10' },
};

export const certificates: Certificate[] = [
  { kind: 'paiwu_xkz', number: '示例-排污-001', issuedOn: '2022-03-10', expiresOn: '2027-03-09' },
  { kind: 'weifei_jingying', number: '示例-危废-002', issuedOn: '2021-12-15', expiresOn: '2026-12-14' },
  { kind: 'anquan_shengchan_xkz', number: '示例-安许-003', issuedOn: '2024-05-20', expiresOn: '2027-05-19' },
  { kind: 'lianghua_ronghe', number: '示例-贯标-004', issuedOn: '2025-02-18', expiresOn: '2028-02-17' },
];

/** Of the enterprise itself: one claim stands in public notice, another one has been paid. */
export const claims: Claim[] = [
  {
    measureId: 'sh527-1.2',
    steps: [{ step: 'online', doneOn: '2025-09-12' }],
    evidence: [],
    history: [
      { state: 'submitted', on: '2025-09-12', amountFen: 50_000_000 },
      { state: 'accepted', on: '2025-09-26' },
      { state: 'public-notice', on: '2025-11-27', within: { value: 5, unit: 'working-day' } },
    ],
  },
  {
    measureId: 'jiading-2.1',
    steps: [{ step: 'online', doneOn: '2025-04-15' }],
    evidence: [],
    history: [
      { state: 'submitted', on: '2025-04-15', amountFen: 20_000_000 },
      { state: 'accepted', on: '2025-04-28' },
      { state: 'granted', on: '2025-06-30', amountFen: 20_000_000 },
      { state: 'disbursed', on: '2025-08-15', amountFen: 20_000_000 },
    ],
  },
];

/** A claim as far as it had come by a day: a demonstration may be begun on any. */
export function claimBy(claim: Claim, today: string): Claim {
  return {
    ...claim,
    steps: claim.steps.map(({ doneOn, ...step }) => (doneOn && doneOn <= today ? { ...step, doneOn } : step)),
    evidence: claim.evidence.map(({ readyOn, ...item }) =>
      readyOn && readyOn <= today ? { ...item, readyOn } : item,
    ),
    history: claim.history.filter(({ on }) => on <= today),
  };
}
