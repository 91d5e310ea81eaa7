import t from 'tap';
import { amend } from '../../src/deadlines/amend.ts';
import { deriveEnterprise } from '../../src/deadlines/derive/enterprise.ts';
import type { Effect, EffectOf } from '../../src/deadlines/effect.ts';
import { type Law, lawWith } from '../../src/deadlines/law.ts';
import type { Derived } from '../../src/deadlines/model.ts';
import { speak } from '../../src/words/lines.ts';
import { circumstances, day, facts, recordedAt } from './cast.ts';

const title = { zh: '修改贴息条款的通知（示例）', en: 'Notice amending the interest subsidy (example)' };
const words = {
  text: { zh: '此前的项目按原规定执行', en: 'earlier projects keep the earlier rule' },
  quote: '此前的项目按原规定执行',
};
type Set = NonNullable<EffectOf<'amendment'>['measures']>[number]['set'];
type Transition = NonNullable<EffectOf<'amendment'>['transition']>;

/** A change of the Action's interest subsidy, or its removal, that leaves out projects whose contract was signed before July 2025. */
function amended(
  law: Law,
  set: Set | 'removed',
  inForceFrom = '2025-12-01',
  transition: Partial<Transition> = {},
): Law {
  const effect: Effect = {
    kind: 'amendment',
    policyKey: 'sh-equipment-renewal-action',
    inForceFrom,
    ...(set === 'removed' ? { remove: ['7'] } : { measures: [{ id: 'sheq-7.1', set }] }),
    transition: { by: 'contract', before: '2025-07-01', ...words, ...transition } as Transition,
  };
  const announcementId = `00000000-0000-4000-8000-0000000000${inForceFrom.slice(2, 4)}`;
  const notice = {
    announcementId,
    source: { title, quote: words.quote },
    publishedOn: day(inForceFrom),
  };
  const result = amend(law, effect, notice, recordedAt);
  if ('faults' in result) throw new Error(JSON.stringify(result));
  return lawWith(law, result);
}

/** Design section 6's loan: 100,000,000 at 4.2 %, five years, drawn on 2025-03-15; the contract perhaps registered. */
const enterprise = (signedOn?: string) =>
  facts({
    projects: [
      {
        id: 'p',
        body: {
          name: 'p',
          nature: 'technical-renovation',
          investmentFen: 15_000_000_000,
          ...(signedOn ? { contract: { title: '合同', signedOn, reports: [] } } : {}),
        },
      },
    ],
    loans: [
      {
        id: 'l',
        body: {
          projectId: 'p',
          lender: '某银行',
          contractOn: '2025-03-10',
          principalFen: 10_000_000_000,
          maturityOn: '2030-03-15',
          rates: [{ from: '2025-03-15', yearly: '0.042' }],
          drawdowns: [{ on: '2025-03-15', amountFen: 10_000_000_000 }],
          repayments: [],
          payments: [],
        },
      },
    ],
  });

const law = circumstances('2025-12-02');

function rows(under: Law, signedOn?: string, today = '2025-12-02'): Derived[] {
  const { deadlines } = deriveEnterprise(enterprise(signedOn), { ...under, today: day(today) });
  return deadlines.filter(({ rule }) => rule === 'sheq-7.1');
}

const told = ({ occurrence, dueOn, content: { stake, notBefore } }: Derived) =>
  `${occurrence} ${dueOn ?? notBefore} ${stake.kind === 'known' ? stake.fen : stake.kind}`;

const fewer = { rate: '0.3', years: 2, interest: { rate: '0.3', years: 2 } };

t.test(
  'days that are the same under both rules stand, and the year only one of them has does not',
  async (t) => {
    // Both rules have the first two years; the third is the earlier rule's alone.
    t.same(rows(amended(law, fewer)).map(told), [
      'calendar-year/1 2025-12-31 unknown',
      'calendar-year/2 2026-12-31 unknown',
      'loan-year/1 2026-03-14 unknown',
      'loan-year/2 2027-03-14 unknown',
      'year1 2026-01-01 unknown',
      'year2 2027-01-01 unknown',
    ]);
  },
);

t.test(
  'what is the lower of the two amounts is said, with what decides and by the amendment’s own words',
  async (t) => {
    const [first] = rows(amended(law, fewer));
    // Three tenths of 3,278,333.33; half of it would be 1,639,166.66.
    t.match(
      first && speak(first.content.workings[0] as never).en,
      /same under both\. The lower amount is at least CNY 983,499\.99/,
    );
    const unknown = first?.content.workings.find(({ say }) => say === 'policies.transition-day-unknown');
    t.equal(unknown?.source?.quote, words.quote);
  },
);

t.test('the answer stays incomplete and asks for the day as before', async (t) => {
  const { benefits } = deriveEnterprise(enterprise(), { ...amended(law, fewer), today: day('2025-12-02') });
  const answer = benefits.find(({ place }) => place.measure.id === 'sheq-7.1')?.answer;
  t.match(answer, { answer: 'incomplete', missing: [{ what: 'project.contract.signedOn' }] });
});

t.test('an amount that is the same under both stays at stake', async (t) => {
  // Only the number of years is changed: each year that stays gives half its interest under both.
  const shorter = { years: 2, interest: { years: 2 } };
  t.same(rows(amended(law, shorter)).map(told), [
    'calendar-year/1 2025-12-31 163916666',
    'calendar-year/2 2026-12-31 212916666',
    // The settlements of a loan year are those of the calendar year it begins in.
    'loan-year/1 2026-03-14 163916666',
    'loan-year/2 2027-03-14 212916666',
    'year1 2026-01-01 163916666',
    'year2 2027-01-01 212916666',
  ]);
});

t.test('of days that differ there is none', async (t) => {
  // By half-years the first claim can be made from July, by years from January.
  const halves = amended(law, { interest: { periodBasis: 'half-year' } } as Set);
  const first = (signedOn: string) => rows(halves, signedOn).find(({ occurrence }) => occurrence === 'year1');
  t.equal(first('2025-06-30')?.content.notBefore, '2026-01-01');
  t.equal(first('2025-07-01')?.content.notBefore, '2025-07-01');
  t.same(rows(halves), []);
});

t.test('where one of the rules gives nothing there is no day', async (t) => {
  const removed = amended(law, 'removed');
  t.equal(rows(removed, '2025-06-30').length, 9, 'three years in two readings, and their claims');
  t.same(rows(removed), []);
});

t.test('of three rules all have to agree', async (t) => {
  const once = amended(law, { years: 2, interest: { years: 2 } });
  const twice = amended(once, { years: 1, interest: { years: 1 } }, '2026-01-10', {
    before: '2026-01-01',
  });
  t.same(
    rows(twice, undefined, '2026-01-12').map(({ occurrence }) => occurrence),
    ['calendar-year/1', 'loan-year/1', 'year1'],
  );
  // Signed between the two cut-off days: the middle rule, for two years.
  t.same(
    rows(twice, '2025-08-01', '2026-01-12').map(({ occurrence }) => occurrence),
    ['calendar-year/1', 'calendar-year/2', 'loan-year/1', 'loan-year/2', 'year1', 'year2'],
  );
});

t.test('a rule that no day can lead to is none of those that may apply', async (t) => {
  // What is signed before July, and so before October, is under the oldest rule; everything else is under the newest.
  const once = amended(law, { years: 1, interest: { years: 1 } }, '2025-12-01', { before: '2025-10-01' });
  const twice = amended(once, { years: 2, interest: { years: 2 } }, '2026-01-10', { before: '2025-07-01' });
  const years = (signedOn?: string) =>
    rows(twice, signedOn, '2026-01-12').flatMap(({ occurrence }) =>
      occurrence.startsWith('calendar-year') ? [occurrence] : [],
    );
  const both = ['calendar-year/1', 'calendar-year/2'];
  t.same(years('2025-06-30'), [...both, 'calendar-year/3']);
  t.same(years('2025-07-01'), both);
  t.same(years(), both, 'not cut to the one year of the rule between them');
});

t.test('of days of two kinds each may be early or late', async (t) => {
  // Filed early and signed late leads to the rule between, with its one year.
  const once = amended(law, { years: 1, interest: { years: 1 } }, '2025-12-01');
  const twice = amended(once, { years: 2, interest: { years: 2 } }, '2026-01-10', { by: 'filing' });
  t.same(
    rows(twice, undefined, '2026-01-12').map(({ occurrence }) => occurrence),
    ['calendar-year/1', 'loan-year/1', 'year1'],
  );
});
