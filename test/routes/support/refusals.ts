import { extension } from './calls.ts';
import { certificate, claimOf, codes, grant, leaseOf, loanOf, project, title, violation } from './cast.ts';

/** What is wrong with a body that would else be taken, and the pointer to the field that has to be named. */
type Wrong = [what: string, part: object, pointer: string];
export type Refusal = { path: string; status: 400 | 422; body: object; what: string; pointer: string };

const maximum = Number.MAX_SAFE_INTEGER;
const enterprise = { name: '乙公司', creditCode: codes.songjiang };
const member = { email: 'new@example.com', name: '新人' };
const contract = project.contract;
const minute = { ...contract, reports: [{ label: '一', dueOn: '2026-01-15', minute: 1441 }] };
const paid = (settlementOn: string, amountFen: number) => ({ settlementOn, paidOn: settlementOn, amountFen });
const drawn = (on: string, amountFen: number) => ({ drawdowns: [{ on, amountFen }] });
const rate = (yearly: string, more = {}) => ({ rates: [{ from: '2025-03-15', yearly, ...more }] });
const taxes = (vat: object[]) => ({ taxes: { vat } });
const entries = (...history: object[]) => ({ history });
const nobody = '01890a5d-0000-7000-8000-000000000000';
const effect = (part: object) => ({ effect: { ...extension.effect, ...part } });

const of = (path: string, body: object, status: 400 | 422, wrongs: Wrong[]): Refusal[] =>
  wrongs.map(([what, part, pointer]) => ({ path, status, body: { ...body, ...part }, what, pointer }));

/** Refused to an administrator; `own` is the path of an enterprise. */
export const refusedToAdmins = (own: string): Refusal[] => [
  ...of('/api/v1/enterprises', enterprise, 422, [
    ['a wrong check character', { creditCode: '91310117MA1J000175' }, '/creditCode'],
    ['a letter the code has not', { creditCode: '9131011OMA1J000174' }, '/creditCode'],
    ['a policy there is not', { follows: ['no-such'] }, '/follows/0'],
    ['a policy with a NUL in it', { follows: ['\u0000'] }, '/follows/0'],
    ['a measure there is not', { followsMeasures: ['sheq-7.1', 'sheq-99'] }, '/followsMeasures/1'],
    ['listed tomorrow', { listedOn: '2025-12-02' }, '/listedOn'],
    ['above scale tomorrow', { aboveScaleOn: '2025-12-02' }, '/aboveScaleOn'],
    ['an enterprise of tomorrow', { establishedOn: '2025-12-02' }, '/establishedOn'],
    [
      'a filing period that changes inside a quarter',
      taxes([
        { from: '2025-01-01', every: 'month' },
        { from: '2025-05-01', every: 'quarter' },
      ]),
      '/taxes/vat/1/from',
    ],
  ]),
  ...of('/api/v1/enterprises', enterprise, 400, [
    ['a code that is too short', { creditCode: '9131' }, '/creditCode'],
    ['no name', { name: undefined }, '/name'],
    ['a name of blanks', { name: ' 　' }, '/name'],
    ['a field with a slash that nobody knows', { 'a/b~c': 1 }, '/a~1b~0c'],
    ['an unknown district', { operatesIn: 'beijing' }, '/operatesIn'],
    ['a line end in a name', { name: '甲\r\nBcc: x@y.z' }, '/name'],
    ['a NUL in a name', { name: '甲\u0000' }, '/name'],
    ['an escape character alone', { name: '\u001b' }, '/name'],
    ['half a surrogate pair', { name: '甲\ud842' }, '/name'],
  ]),
  ...of(`${own}/members`, member, 400, [
    ['two addresses in one', { email: 'a@b.example, c@d.example' }, '/email'],
    ['an address with a line end', { email: 'a@b.example\r\nBcc: c@d.example' }, '/email'],
    ['an address with a NUL', { email: 'a\u0000@b.example' }, '/email'],
    ['an hour after midnight', { sendMinute: 1440 }, '/sendMinute'],
  ]),
  ...of('/api/v1/announcements', extension, 422, [
    [
      'a policy that has no last day',
      effect({ policyKey: 'sh-equipment-renewal-action' }),
      '/effect/policyKey',
    ],
    ['an extension to the same day', effect({ until: '2025-12-31' }), '/effect/until'],
    ['a notice of tomorrow', { publishedOn: '2025-12-02' }, '/publishedOn'],
  ]),
  ...of('/api/v1/announcements', extension, 400, [
    ['an effect nobody knows', effect({ kind: 'amnesty' }), '/effect/kind'],
    ['a notice of the year 0', { publishedOn: '0000-01-01' }, '/publishedOn'],
    ['a title in one language', { title: { zh: '通知' } }, '/title/en'],
  ]),
];

/** Refused to a member. */
export const refusedToMembers = (own: string, projectId: string, loan: string): Refusal[] => [
  ...of(`${own}/projects`, project, 400, [
    ['a negative amount', { investmentFen: -1 }, '/investmentFen'],
    ['half a fen', { investmentFen: 1.5 }, '/investmentFen'],
    ['an amount in words', { investmentFen: '15000' }, '/investmentFen'],
    ['an amount beyond counting', { investmentFen: 1e21 }, '/investmentFen'],
    ['a minute after midnight', { contract: minute }, '/contract/reports/0/minute'],
  ]),
  ...of(`${own}/projects`, project, 422, [
    [
      'a report before it',
      { contract: { ...contract, signedOn: '2026-07-16' } },
      '/contract/reports/0/dueOn',
    ],
    ['an end before it', { contract: { ...contract, completionOn: '2025-02-19' } }, '/contract/completionOn'],
    ['a policy there is not', { contract: { ...contract, policyKey: 'no-such' } }, '/contract/policyKey'],
    [
      'the earlier rule of a policy there is not',
      { keepsEarlierRule: [{ policyKey: 'no-such', on: '2025-11-03' }] },
      '/keepsEarlierRule/0/policyKey',
    ],
    ['completed tomorrow', { completedOn: '2025-12-02' }, '/completedOn'],
    [
      'accepted before it was completed',
      { completedOn: '2025-11-02', acceptedOn: '2025-11-01' },
      '/acceptedOn',
    ],
  ]),
  ...of(`${own}/certificates`, certificate, 400, [
    ['31 June', { expiresOn: '2027-06-31' }, '/expiresOn'],
    ['29 February of a common year', { expiresOn: '2027-02-29' }, '/expiresOn'],
    ['a day with an hour', { expiresOn: '2027-06-30T00:00:00Z' }, '/expiresOn'],
    ['a year before all certificates', { expiresOn: '0001-01-01' }, '/expiresOn'],
    ['a year after them', { expiresOn: '9999-12-31' }, '/expiresOn'],
  ]),
  ...of(`${own}/certificates`, certificate, 422, [
    ['an expiry before the issue', { issuedOn: '2027-03-10' }, '/expiresOn'],
    ['a kind that is a word of JavaScript', { kind: 'constructor' }, '/kind'],
    ['another such word', { kind: '__proto__' }, '/kind'],
    ['a kind with a NUL in it', { kind: 'paiwu_xkz\u0000' }, '/kind'],
  ]),
  ...of(`${own}/certificates`, certificate, 422, [
    ['an audit of tomorrow', { audits: [{ on: '2025-12-02' }] }, '/audits/0/on'],
    ['an audit twice', { audits: [{ on: '2025-11-03' }, { on: '2025-11-03' }] }, '/audits/1/on'],
    ['a term that ends before the one before it', { earlier: [{ expiresOn: '2099-01-01' }] }, '/expiresOn'],
  ]),
  ...of(`${own}/certificates`, certificate, 400, [
    ['a level nobody has', { level: 0 }, '/level'],
    ['a report on the 32nd', { reports: [{ every: 'year', monthsAfter: 1, day: 32 }] }, '/reports/0/day'],
    ['an audit without a day', { audits: [{}] }, '/audits/0/on'],
  ]),
  ...of(`${own}/events`, { change: 'name', on: '2025-11-28' }, 422, [
    ['a change of tomorrow', { on: '2025-12-02' }, '/on'],
  ]),
  ...of(`${own}/events`, { change: 'name', on: '2025-11-28' }, 400, [
    ['a change nobody knows', { change: 'mood' }, '/change'],
    ['a change without a day', { on: undefined }, '/on'],
  ]),
  ...of(`${own}/loans`, loanOf(projectId), 400, [
    ['an unknown field deep inside', rate('0.042', { kind: 'LPR' }), '/rates/0/kind'],
    ['a rate written as a percentage', rate('4.2'), '/rates/0/yearly'],
    ['a settlement on the 32nd', { settlement: { months: [3], day: 32 } }, '/settlement/day'],
  ]),
  ...of(`${own}/loans`, loanOf(projectId), 422, [
    ['an end before its start', { maturityOn: '2025-03-09' }, '/maturityOn'],
    [
      'repaid more than drawn',
      { repayments: [{ on: '2025-03-16', amountFen: 10_000_000_001 }] },
      '/repayments/0/amountFen',
    ],
    ['drawn before the contract', drawn('2025-03-09', 1), '/drawdowns/0/on'],
    ['paid beyond counting', { payments: [paid('2025-06-20', maximum), paid('2025-09-20', maximum)] }, ''],
    [
      'interest beyond counting',
      { principalFen: maximum, ...drawn('2025-03-15', maximum), ...rate('0.99999999') },
      '',
    ],
  ]),
  ...of(`${own}/loans/${loan}/payments`, paid('2025-06-20', 1), 400, [
    ['a negative payment', { amountFen: -5 }, '/amountFen'],
  ]),
  ...of(`${own}/loans/${loan}/drawdowns`, { on: '2025-04-01' }, 422, [
    ['drawn more than lent', { amountFen: 1 }, '/drawdowns'],
  ]),
  ...refusedMoney(own, projectId),
];

/** Leases, titles, violations, grants and claims that do not fit together. */
const refusedMoney = (own: string, projectId: string): Refusal[] => [
  ...of(`${own}/leases`, leaseOf(projectId), 422, [
    ['a lease that ends before its contract', { endsOn: '2025-03-31' }, '/endsOn'],
    ['a lease of a project there is not', { projectId: nobody }, '/projectId'],
  ]),
  ...of(`${own}/titles`, title, 422, [
    ['a title of tomorrow', { grantedOn: '2025-12-02' }, '/grantedOn'],
    ['a title that ended before it was given', { endedOn: '2025-05-31' }, '/endedOn'],
    ['a title of a project there is not', { projectId: nobody }, '/projectId'],
  ]),
  ...of(`${own}/titles`, title, 400, [['a title nobody gives', { title: 'emperor' }, '/title']]),
  ...of(`${own}/violations`, violation, 422, [
    ['a violation of tomorrow', { on: '2025-12-02', decidedOn: undefined }, '/on'],
    ['decided before the act', { decidedOn: '2024-04-30' }, '/decidedOn'],
  ]),
  ...of(`${own}/grants`, grant, 422, [
    ['money of tomorrow', { receivedOn: '2025-12-02' }, '/receivedOn'],
    ['matching funds nobody asked for', { matching: { asked: false, amountFen: 1 } }, '/matching/amountFen'],
    ['money under a measure there is not', { measureId: 'sheq-99' }, '/measureId'],
    ['money for a project there is not', { projectId: nobody }, '/projectId'],
  ]),
  ...of(`${own}/claims`, claimOf(projectId), 422, [
    ['a claim under a measure there is not', { measureId: '\u0000' }, '/measureId'],
    ['a claim for a project there is not', { projectId: nobody }, '/projectId'],
    ['a step twice', { steps: [{ step: 'online' }, { step: 'online' }] }, '/steps/1/step'],
    ['evidence twice', { evidence: [{ item: '合同' }, { item: '合同' }] }, '/evidence/1/item'],
    ['granted before it was submitted', entries({ state: 'granted', on: '2025-11-03' }), '/history/0/state'],
    ['submitted tomorrow', entries({ state: 'submitted', on: '2025-12-02' }), '/history/0/on'],
  ]),
  ...of(`${own}/claims`, claimOf(projectId), 400, [
    ['a state nobody knows', entries({ state: 'lucky', on: '2025-11-03' }), '/history/0/state'],
    ['a step nobody knows', { steps: [{ step: 'prayer' }] }, '/steps/0/step'],
  ]),
];
