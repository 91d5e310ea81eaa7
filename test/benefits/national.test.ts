import t from 'tap';
import type { Answer } from '../../src/answers/answer.ts';
import type { SubsidySchedule } from '../../src/benefits/interest/subsidy.ts';
import { loan as demoLoan, renovation } from '../../src/cases/demo-facts.ts';
import { deriveBenefits } from '../../src/deadlines/derive/benefits.ts';
import { concern } from '../../src/deadlines/derive/concern.ts';
import { deriveEnterprise } from '../../src/deadlines/derive/enterprise.ts';
import { placesOf } from '../../src/deadlines/derive/places.ts';
import { derivePolicies } from '../../src/deadlines/derive/policy.ts';
import type { Loan } from '../../src/facts/loan.ts';
import type { Project } from '../../src/facts/project.ts';
import type { PolicyDocument } from '../../src/policies/schema.ts';
import { firstVersion } from '../../src/policies/versions.ts';
import { circumstances, facts, recordedAt } from '../deadlines/cast.ts';
import { issued, supplemented } from '../policies/announcements.ts';
import { projectId, subsidyOf } from './subsidies.ts';

const of2024 = supplemented();
const of2026 = issued('mof-2026-2-equipment-loans');
const small = issued('mof-2026-4-small-firms');

const lent: Loan = { ...demoLoan, projectId, payments: [] };
const agreed = (question: string): Partial<Project> => ({
  decisions: [{ question, answer: 'yes', on: '2025-04-01' }],
});

function ask(document: PolicyDocument, id: string, project: Partial<Project>, loans: Loan[] = [lent]) {
  const place = placesOf(document).find(({ measure }) => measure.id === id);
  if (!place) throw new Error(id);
  const body: Project = { ...renovation, ...project };
  return subsidyOf({ document, measure: place.measure, project: body, loans, today: '2026-03-02' });
}

const missing = ({ answer, ...rest }: Answer<SubsidySchedule>) =>
  answer === 'incomplete' && 'missing' in rest
    ? rest.missing.map(({ need, what }) => `${need} ${what}`)
    : answer;
const years = (answer: Answer<SubsidySchedule>) =>
  answer.answer === 'owed' &&
  answer.value.readings.map(({ years, totalFen }) => [
    ...years.map(({ subsidyFen }) => subsidyFen),
    totalFen,
  ]);

t.test(
  'the loan of the demonstration is incomplete under the scheme of 2024, never refused and never an amount',
  (t) => {
    t.strictSame(missing(ask(of2024, 'mof54-2.1', {})), [
      'fact project.decisions.mof54-2.1.listed',
      'fact project.supplierPaidOn',
    ]);
    t.end();
  },
);

t.test('its contract of 2025 was outside the scheme before the supplement', (t) => {
  const answer = ask(issued('mof-2024-54-equipment-loans'), 'mof54-2.1', agreed('mof54-2.1.listed'));
  t.equal(answer.answer, 'not-owed');
  t.end();
});

t.test(
  'once the bank has agreed and paid the supplier on the drawdown day: one point for two loan-years',
  (t) => {
    // 100,000,000 × 1 % ÷ 360 = 2,777.7778 a day. Year 1 ends on 2026-03-14: its settlements, 2025-03-20 to 2025-12-20, hold
    // 281 days, 780,555.55. Those of year 2, 2026-03-20 to 2026-12-20, hold 365 days, 1,013,888.88. The 84 days to 2027-03-14
    // are settled after it and left out.
    const answer = ask(of2024, 'mof54-2.1', { ...agreed('mof54-2.1.listed'), supplierPaidOn: '2025-03-15' });
    t.strictSame(years(answer), [[78_055_555, 101_388_888, 179_444_443]]);
    const said = answer.answer === 'owed' ? answer.value.workings.map(({ say }) => say) : [];
    t.ok(said.includes('benefits.at-most-years'), 'the workings say that the estimate is low');
    t.notOk(said.includes('benefits.unclaimed-assumed'), 'nobody claims, so no year is lost unclaimed');
    const marks =
      answer.answer === 'owed'
        ? answer.value.readings.flatMap((each) => each.years.flatMap((y) => y.marks))
        : [];
    t.strictSame(marks, []);
    t.end();
  },
);

t.test('a supplier paid on another day has no amount here: the bank counts by the day', (t) => {
  const answer = ask(of2024, 'mof54-2.1', { ...agreed('mof54-2.1.listed'), supplierPaidOn: '2025-04-01' });
  t.strictSame(missing(answer), ['reading mof54-2.1.days-from-trigger']);
  t.end();
});

const of2026Loan: Loan = {
  ...lent,
  contractOn: '2026-02-02',
  maturityOn: '2029-02-10',
  rates: [{ from: '2026-02-10', yearly: '0.03' }],
  drawdowns: [{ on: '2026-02-10', amountFen: 4_000_000_000 }],
  principalFen: 4_000_000_000,
};

t.test('the scheme of 2026: a point and a half from the loan, asked of the bank before', (t) => {
  t.strictSame(missing(ask(of2026, 'mof2-1.1', {}, [of2026Loan])), [
    'fact project.decisions.mof2-1.1.included',
  ]);
  // 40,000,000 × 1.5 % ÷ 360 = 1,666.6667 a day; 2026-02-10 to 12-20: 314 days, then 365 to 2027-12-20.
  t.strictSame(years(ask(of2026, 'mof2-1.1', agreed('mof2-1.1.included'), [of2026Loan])), [
    [52_333_333, 60_833_333, 113_166_666],
  ]);
  const late = { ...of2026Loan, contractOn: '2027-01-04', drawdowns: [{ on: '2027-01-06', amountFen: 1 }] };
  t.equal(ask(of2026, 'mof2-1.1', agreed('mof2-1.1.included'), [late]).answer, 'not-owed');
  t.end();
});

t.test('of loans for innovation neither rate nor years were read: both are asked for', (t) => {
  const asked = missing(ask(of2026, 'mof2-1.2', agreed('mof2-1.2.included'), [of2026Loan]));
  t.strictSame(asked, ['reading mof2-1.2.rate', 'reading mof2-1.2.years']);
  t.end();
});

t.test(
  'small firms: not beyond 50 million of principal, not beside another national subsidy, at most 1.5 million',
  (t) => {
    const yes = agreed('mof4-1.1.included');
    const larger = { ...of2026Loan, principalFen: 5_000_000_001 };
    t.strictSame(missing(ask(small, 'mof4-1.1', yes, [larger])), ['reading mof4-1.1.principal-above']);
    const full = {
      ...of2026Loan,
      principalFen: 5_000_000_000,
      drawdowns: [{ on: '2026-02-10', amountFen: 5_000_000_000 }],
      settlement: { months: [2], day: 9 },
    };
    // 730 days ÷ 360 × 750,000 would be 1,520,833.33.
    const most = ask(small, 'mof4-1.1', yes, [full]);
    t.equal(most.answer === 'owed' && most.value.readings[0]?.totalFen, 150_000_000);
    const body: Project = { ...renovation, ...yes };
    const place = placesOf(small)[0];
    if (!place) return t.fail('no measure');
    const taken = subsidyOf({
      document: small,
      measure: place.measure,
      project: body,
      loans: [of2026Loan],
      today: '2026-03-02',
      more: {
        grants: [
          {
            id: 'g',
            body: {
              programme: '设备更新贷款贴息',
              level: 'national',
              measureId: 'mof2-1.1',
              projectId,
              amountFen: 1,
              receivedOn: '2026-03-01',
            },
          },
        ],
      },
    });
    t.equal(taken.answer, 'not-owed');
    t.end();
  },
);

/** The law of a day with these documents too. */
function lawWith(today: string, ...documents: PolicyDocument[]) {
  const law = circumstances(today);
  const more = documents.map((document): [string, ReturnType<typeof firstVersion>[]] => [
    document.key,
    [firstVersion(document, recordedAt)],
  ]);
  return { ...law, policies: new Map([...law.policies, ...more]) };
}

t.test(
  'what the bank applies for ends with its years and is claimed by nobody: no row awaits a window',
  (t) => {
    const registered = facts({
      projects: [
        {
          id: 'p',
          body: { ...renovation, ...agreed('mof54-2.1.listed'), supplierPaidOn: '2025-03-15' },
        },
      ],
      loans: [{ id: 'l', body: { ...lent, projectId: 'p' } }],
    });
    const rows = deriveEnterprise(registered, lawWith('2025-12-01', of2024)).deadlines;
    const kinds = rows
      .filter(({ rule }) => rule === 'mof54-2.1')
      .map(({ kind, occurrence }) => `${kind} ${occurrence}`);
    t.strictSame(kinds, ['subsidy-year loan-year/1', 'subsidy-year loan-year/2']);
    t.ok(
      rows.some(({ rule, kind }) => rule === 'sheq-7.1' && kind === 'claim'),
      'the city’s own is claimed as before',
    );
    t.end();
  },
);

t.test('the answers of the founding documents stay as they are beside the national ones', (t) => {
  const registered = facts({
    projects: [{ id: 'p', body: renovation }],
    loans: [{ id: 'l', body: { ...demoLoan, projectId: 'p' } }],
  });
  const said = (law: ReturnType<typeof circumstances>) =>
    deriveBenefits(registered, law).filter(({ place }) => place.document.level !== 'national');
  const beside = lawWith('2025-12-01', of2024, issued('sh-2025-fund-measure'));
  t.same(JSON.stringify(said(beside)), JSON.stringify(said(circumstances('2025-12-01'))));
  t.end();
});

t.test('a national document concerns everybody, wherever they lie; one of the city does not', (t) => {
  const own = facts().enterprise;
  const { operatesIn: _o, registeredIn: _r, taxedIn: _t, ...nowhere } = own;
  const elsewhere = {
    ...own,
    operatesIn: 'elsewhere',
    registeredIn: 'elsewhere',
    taxedIn: 'elsewhere',
  } as const;
  t.strictSame(
    [own, elsewhere, nowhere].map((enterprise) => concern(enterprise, of2026).answer),
    ['owed', 'owed', 'owed'],
  );
  t.strictSame(
    [own, elsewhere, nowhere].map((enterprise) => concern(enterprise, issued('sh-2025-fund-measure')).answer),
    ['owed', 'not-owed', 'incomplete'],
  );
  t.end();
});

t.test('an end that is an event has no row: no day is invented for it', (t) => {
  const rows = derivePolicies(lawWith('2026-03-02', of2024, of2026));
  t.strictSame(
    rows
      .filter(({ content }) => content.policyKey?.startsWith('mof-'))
      .map(({ rule, dueOn }) => [rule, String(dueOn)]),
    [['mof-2026-2-equipment-loans.validity', '2026-12-31']],
  );
  t.end();
});
