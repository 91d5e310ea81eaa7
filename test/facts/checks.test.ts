import t from 'tap';
import type { Certificate } from '../../src/facts/certificate.ts';
import { checkCertificate } from '../../src/facts/check-certificate.ts';
import { checkEnterprise, checkLoan, checkProject } from '../../src/facts/checks.ts';
import type { Loan } from '../../src/facts/loan.ts';
import type { Project } from '../../src/facts/project.ts';

const loan: Loan = {
  projectId: '018f0000-0000-7000-8000-000000000001',
  lender: '上海银行',
  contractOn: '2025-03-10',
  principalFen: 10_000,
  maturityOn: '2030-03-15',
  rates: [{ from: '2025-03-10', yearly: '0.042' }],
  drawdowns: [
    { on: '2025-03-15', amountFen: 6_000 },
    { on: '2025-06-15', amountFen: 4_000 },
  ],
  repayments: [{ on: '2026-03-15', amountFen: 5_000 }],
  payments: [{ settlementOn: '2025-03-20', paidOn: '2025-03-20', amountFen: 7, penaltyFen: 7 }],
};

const contract = {
  title: '实施合同',
  signedOn: '2025-02-20',
  reports: [
    { label: '2025年报告', dueOn: '2026-01-15' },
    { label: '2026年报告', dueOn: '2027-01-15' },
  ],
  completionOn: '2027-06-30',
  extensionBy: '2027-03-31',
  acceptanceBy: '2027-12-31',
};

const today = '2026-11-22';
const pointers = (faults: { pointer: string }[]) => faults.map(({ pointer }) => pointer);
const loanFaults = (changes: Partial<Loan>) => pointers(checkLoan({ ...loan, ...changes }, '2026-12-31'));
const projectFaults = (changes: Partial<NonNullable<Project['contract']>>) =>
  pointers(checkProject({ name: '技改', nature: 'other', contract: { ...contract, ...changes } }, today));

t.test('facts that fit together have no fault', async (t) => {
  t.same(checkLoan(loan, '2026-12-31'), []);
  t.same(projectFaults({}), []);
  t.same(checkProject({ name: '技改', nature: 'other' }, today), []);
  t.same(checkCertificate({ kind: 'cma' }, today), []);
  t.same(checkEnterprise({ name: '甲', creditCode: '91350100M000100Y43' }, today), []);
});

t.test('a wrong credit code names its field and says what would be right, in both languages', async (t) => {
  const [fault] = checkEnterprise({ name: '甲', creditCode: '91350100M000100Y34' }, today);
  t.equal(fault?.pointer, '/creditCode');
  t.match(fault?.detail, { zh: /校验码/, en: /check character/ });
});

t.test('a certificate may expire on its day of issue and not before', async (t) => {
  const faults = (expiresOn: string, issuedOn?: string) =>
    pointers(
      checkCertificate({ kind: 'cma', expiresOn, ...(issuedOn && { issuedOn }) } as Certificate, today),
    );
  t.same(faults('2025-01-01', '2025-01-01'), []);
  t.same(faults('2024-12-31', '2025-01-01'), ['/expiresOn']);
  t.same(faults('2024-12-31'), []);
});

t.test('no day of a contract lies before its signature, each named by its own field', async (t) => {
  const early = '2025-02-19';
  t.same(projectFaults({ completionOn: early }), ['/contract/completionOn']);
  t.same(projectFaults({ extensionBy: early }), ['/contract/extensionBy']);
  t.same(projectFaults({ acceptanceBy: early }), ['/contract/acceptanceBy']);
  const [first = { label: '', dueOn: '' }] = contract.reports;
  t.same(projectFaults({ reports: [first, { label: '早', dueOn: early }] }), ['/contract/reports/1/dueOn']);
});

t.test(
  'two reports of one contract cannot share a label, since the label is what they are known by',
  async (t) => {
    const [first = { label: '', dueOn: '' }] = contract.reports;
    t.same(projectFaults({ reports: [first, { ...first, dueOn: '2028-01-01' }] }), [
      '/contract/reports/1/label',
    ]);
  },
);

t.test('every movement of a loan lies between its contract and its maturity', async (t) => {
  t.same(loanFaults({ maturityOn: '2025-03-09', drawdowns: [], repayments: [] }), ['/maturityOn']);
  t.same(loanFaults({ drawdowns: [...loan.drawdowns, { on: '2025-03-09', amountFen: 0 }] }), [
    '/drawdowns/2/on',
    '/rates/0/from',
  ]);
  t.same(loanFaults({ drawdowns: [...loan.drawdowns, { on: '2030-03-16', amountFen: 0 }] }), [
    '/drawdowns/2/on',
  ]);
  t.same(loanFaults({ repayments: [{ on: '2030-03-16', amountFen: 1 }] }), ['/repayments/0/on']);
  t.same(loanFaults({ repayments: [{ on: '2030-03-15', amountFen: 10_000 }] }), [], 'maturity itself counts');
});

t.test('drawdowns together stay within the principal', async (t) => {
  t.same(loanFaults({ principalFen: 9_999 }), ['/drawdowns']);
  t.same(loanFaults({ principalFen: 10_000 }), []);
});

t.test('on no day has more been repaid than drawn, the day itself included', async (t) => {
  t.same(loanFaults({ repayments: [{ on: '2025-03-15', amountFen: 6_000 }] }), []);
  t.same(loanFaults({ repayments: [{ on: '2025-06-14', amountFen: 6_001 }] }), ['/repayments/0/amountFen']);
  t.same(
    loanFaults({
      repayments: [
        { on: '2026-03-15', amountFen: 5_001 },
        { on: '2025-09-15', amountFen: 5_000 },
      ],
    }),
    ['/repayments/0/amountFen'],
    'the order they are listed in does not matter: the later one is too much',
  );
});

t.test(
  'the first rate holds on the day of the first drawdown, and a fault names the rate that is first',
  async (t) => {
    t.same(loanFaults({ rates: [{ from: '2025-03-15', yearly: '0.04' }] }), []);
    t.same(loanFaults({ rates: [{ from: '2025-03-16', yearly: '0.04' }] }), ['/rates/0/from']);
    const unsorted = [
      { from: '2026-01-01', yearly: '0.04' },
      { from: '2025-03-16', yearly: '0.04' },
    ];
    t.same(loanFaults({ rates: unsorted }), ['/rates/1/from']);
  },
);

t.test('one day has one rate', async (t) => {
  const twice = { from: '2025-03-10', yearly: '0.05' };
  t.same(loanFaults({ rates: [...loan.rates, twice] }), ['/rates/1/from']);
});

t.test('penalty interest is a part of the payment it stands in', async (t) => {
  const [payment = { settlementOn: '', paidOn: '', amountFen: 0 }] = loan.payments;
  t.same(loanFaults({ payments: [payment, { ...payment, penaltyFen: 8 }] }), ['/payments/1/penaltyFen']);
});

t.test('every fault there is comes at once', async (t) => {
  const faults = projectFaults({
    completionOn: '2025-01-01',
    acceptanceBy: '2025-01-01',
    reports: [
      { label: '同', dueOn: '2025-01-01' },
      { label: '同', dueOn: '2025-03-01' },
    ],
  });
  t.same(faults.sort(), [
    '/contract/acceptanceBy',
    '/contract/completionOn',
    '/contract/reports/0/dueOn',
    '/contract/reports/1/label',
  ]);
});
