import type { Certificate } from '../../src/facts/certificate.ts';
import type { EnterpriseFacts, Registered } from '../../src/facts/registered.ts';
import { certificateKinds } from '../../src/policies/certificates/shipped.ts';
import { facts } from './cast.ts';

/** Last valid days whose renewals and audits fall all over 2027. */
const lastDays = [
  '2027-01-03',
  '2027-03-08',
  '2027-05-31',
  '2027-07-05',
  '2027-08-08',
  '2027-11-01',
  '2028-01-04',
];

/** Every kind of certificate, one by one with each of the last days, audited and with reports where it has any. */
function certificates(): Registered<Certificate>[] {
  return [...certificateKinds.values()].flatMap(({ key, printedReports }) =>
    lastDays.map((expiresOn, index) => ({
      id: `${key}-${index}`,
      body: {
        kind: key,
        issuedOn: '2024-02-05',
        expiresOn,
        level: 3,
        audits: [{ on: '2026-02-06' }, { on: '2026-10-03' }],
        ...(printedReports ? { reports: [{ every: 'month' as const, monthsAfter: 1, day: 7 }] } : {}),
      },
    })),
  );
}

/** An enterprise on which every kind of rule has something to say in 2027. */
export function busy(): EnterpriseFacts {
  const changes = ['equity', 'name', 'address', 'licence-lapsed', 'business'] as const;
  const days = ['2026-11-04', '2026-11-09', '2026-11-18', '2026-11-20'];
  return facts({
    enterprise: {
      ...facts().enterprise,
      establishedOn: '2015-05-01',
      taxes: {
        vat: [{ from: '2024-01-01', every: 'month' }],
        incomeTax: [{ from: '2024-01-01', every: 'quarter' }],
      },
    },
    certificates: certificates(),
    events: changes.flatMap((change) => days.map((on) => ({ id: `${change}-${on}`, body: { change, on } }))),
    projects: [
      {
        id: 'p',
        body: {
          name: '技改',
          nature: 'technical-renovation',
          investmentFen: 15_000_000_000,
          contract: {
            title: '合同',
            reports: [{ label: '一', dueOn: '2027-02-10' }],
            acceptanceBy: '2027-10-06',
          },
        },
      },
    ],
    loans: [
      {
        id: 'l',
        body: {
          projectId: 'p',
          lender: '上海银行',
          contractOn: '2026-02-06',
          principalFen: 10_000_000_000,
          maturityOn: '2030-02-06',
          rates: [{ from: '2026-02-06', yearly: '0.042' }],
          drawdowns: [{ on: '2026-02-06', amountFen: 10_000_000_000 }],
          repayments: [],
          payments: [],
        },
      },
    ],
  });
}
