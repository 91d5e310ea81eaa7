import t from 'tap';
import type { SubsidySchedule } from '../../src/benefits/interest/subsidy.ts';
import { spansFrom } from '../../src/benefits/interest/years.ts';
import type { Loan } from '../../src/facts/loan.ts';
import { benefitsWords } from '../../src/words/benefits.ts';
import { clause7, documentWith, loan, loanDrawnOn, renovation } from './cast.ts';
import { subsidyOf } from './subsidies.ts';

const document = documentWith(clause7);

function schedule(loans: Loan[], today = '2025-12-01'): SubsidySchedule {
  const answer = subsidyOf({ document, measure: clause7, project: renovation, loans, today });
  if (answer.answer !== 'owed') throw new Error(JSON.stringify(answer));
  return answer.value;
}

const amounts = (value: SubsidySchedule, basis: string) =>
  value.readings
    .find((reading) => reading.basis === basis)
    ?.years.map((year) => [year.label, year.interestFen, year.subsidyFen]);

t.test('the example of the design comes out to the fen, in both readings', async (t) => {
  const value = schedule([loan()]);
  t.same(amounts(value, 'calendar-year'), [
    ['2025', 327_833_333, 163_916_666],
    ['2026', 425_833_333, 212_916_666],
    ['2027', 425_833_333, 212_916_666],
  ]);
  t.same(amounts(value, 'loan-year'), [
    ['2025-03-15/2026-03-14', 327_833_333, 163_916_666],
    ['2026-03-15/2027-03-14', 425_833_333, 212_916_666],
    ['2027-03-15/2028-03-14', 425_833_333, 212_916_666],
  ]);
  t.same(
    value.readings.map(({ totalFen }) => totalFen),
    [589_749_998, 589_749_998],
  );
  t.equal(value.atLeastFen, 589_749_998);
  t.equal(value.settled, false);
});

t.test(
  'year 3 of the example is inside the goal year by its last day and past it by its claim',
  async (t) => {
    const [calendar, byLoan] = schedule([loan()]).readings;
    const marks = calendar?.years.map((year) => year.marks.map(({ mark, by, on }) => [mark, by, on]));
    t.same(marks, [[], [], [['past-goal-year', 'claim', '2028-01-01']]]);
    t.equal(calendar?.years[2]?.marks[0]?.source.quote, '到2027年');
    t.same(
      byLoan?.years[2]?.marks.map(({ by, on }) => [by, on]),
      [
        ['last-day', '2028-03-14'],
        ['claim', '2028-03-15'],
      ],
    );
  },
);

t.test('a policy with a last day marks what runs past it', async (t) => {
  const until = { kind: 'until', until: '2026-12-31', quote: '施行至2026年12月31日' } as const;
  const dated = documentWith(clause7, { validity: until });
  const answer = subsidyOf({
    document: dated,
    measure: clause7,
    project: renovation,
    loans: [loan()],
    today: '2025-12-01',
  });
  const years = answer.answer === 'owed' ? answer.value.readings[0]?.years : [];
  t.same(
    years?.map((year) => year.marks.map(({ mark, by }) => `${mark} by ${by}`)),
    [[], ['past-expiry by claim'], ['past-expiry by last-day', 'past-expiry by claim']],
  );
});

t.test(
  'every line of the workings is spoken in both languages and rests on a source or an assumption',
  async (t) => {
    const value = schedule([loan()], '2026-01-05');
    const lines = [
      ...value.workings,
      ...value.readings.flatMap(({ years }) => years.flatMap((year) => [...year.workings, ...year.warnings])),
    ];
    const speak = benefitsWords as Record<string, (values: never) => { zh: string; en: string }>;
    for (const line of lines) {
      t.ok(line.source ?? line.assumption, line.say);
      const text = speak[line.say]?.(line.with as never);
      t.match(text?.zh, /[一-鿿]/, line.say);
      t.notMatch(`${text?.zh}${text?.en}`, /undefined|NaN|\[object/, line.say);
    }
    t.ok(value.workings.some(({ say }) => say === 'benefits.priority-only'));
    const basis = value.workings.find(({ say }) => say === 'benefits.basis-assumed');
    t.same(basis?.assumption, {
      parameter: 'periodBasis',
      taken: 'calendar-year',
      other: 'loan-year',
      otherResult: '589749998',
    });
  },
);

t.test(
  'a loan drawn after the last settlement of a year begins its calendar years with the next',
  async (t) => {
    const [calendar, byLoan] = schedule([loanDrawnOn('2025-12-22')]).readings;
    t.same(
      calendar?.years.map(({ label }) => label),
      ['2026', '2027', '2028'],
    );
    t.same(calendar?.years[0]?.warnings, []);
    t.equal(byLoan?.years[0]?.from, '2025-12-22');
  },
);

t.test(
  'a loan drawn shortly before the last settlement of a year warns that the first year is short',
  async (t) => {
    const [calendar] = schedule([loanDrawnOn('2025-12-10')]).readings;
    t.equal(calendar?.years[0]?.label, '2025');
    // 2025-12-10 to 2025-12-20, both counted: 11 days; 100,000,000 × 4.2 % × 11 ÷ 360.
    t.equal(calendar?.years[0]?.interestFen, 12_833_333);
    t.same(
      calendar?.years[0]?.warnings.map((line) => [line.say, line.with]),
      [['benefits.short-first-year', { days: 11, minimumDays: 180 }]],
    );
  },
);

t.test('a second loan of the project drawn a year later shares its years and its cap', async (t) => {
  const value = schedule([loan(), loanDrawnOn('2026-03-15')]);
  t.same(amounts(value, 'calendar-year'), [
    ['2025', 327_833_333, 163_916_666],
    ['2026', 753_666_666, 376_833_333],
    ['2027', 851_666_666, 425_833_333],
  ]);
  t.same(
    amounts(value, 'loan-year')?.map(([label]) => label),
    ['2025-03-15/2026-03-14', '2026-03-15/2027-03-14', '2027-03-15/2028-03-14'],
  );
  const scope = value.workings.find(({ say }) => say === 'benefits.project-scope-assumed');
  // Each with three years of its own; the second loan's third year, 2028, has 366 days: 4,270,000.00 of interest.
  const second = 163_916_666 + 212_916_666 + 213_500_000;
  t.equal(scope?.assumption?.otherResult, String(589_749_998 + second));
});

t.test('interest settled before the policy is known to exist is not counted, and says so', async (t) => {
  const value = schedule([loanDrawnOn('2024-03-15')]);
  t.same(
    value.readings.map(({ years }) => years[0]?.label),
    ['2024', '2024-03-15/2025-03-14'],
  );
  // 2024-03-15 to 2024-03-20, both counted: 6 days.
  const early = value.workings.find(({ say }) => say === 'benefits.interest-before');
  t.same(early?.with, { knownOn: '2024-05-31', interestFen: 7_000_000 });
});

t.test(
  'loan-years before the policy is known are no subsidy years: the first holds counted interest',
  async (t) => {
    const value = schedule([loanDrawnOn('2020-03-15', { maturityOn: '2030-03-15' })]);
    // Counted from 2024-06-20 on: 92 + 92 + 91 days of 2024 at 11,666.67 a day; then 90 + 92 + 92 + 91 days a year.
    t.same(amounts(value, 'calendar-year'), [
      ['2024', 320_833_333, 160_416_666],
      ['2025', 425_833_333, 212_916_666],
      ['2026', 425_833_333, 212_916_666],
    ]);
    t.same(amounts(value, 'loan-year'), [
      ['2024-03-15/2025-03-14', 320_833_333, 160_416_666],
      ['2025-03-15/2026-03-14', 425_833_333, 212_916_666],
      ['2026-03-15/2027-03-14', 425_833_333, 212_916_666],
    ]);
  },
);

t.test(
  'a loan-year of which only the last settlement counts is the first, and warns that it is short',
  async (t) => {
    const [, byLoan] = schedule([loanDrawnOn('2022-06-25')]).readings;
    // Of 2023-06-25 to 2024-06-24 only the settlement of 2024-06-20 counts: 92 days.
    t.equal(byLoan?.years[0]?.label, '2023-06-25/2024-06-24');
    t.equal(byLoan?.years[0]?.interestFen, 107_333_333);
    t.same(byLoan?.years[0]?.warnings.map((line) => line.with).at(0), { days: 92, minimumDays: 180 });
  },
);

t.test('loan-years keep to the anniversaries of the drawdown, a missing 29 February too', async (t) => {
  const labels = (drawn: string, first: string) =>
    spansFrom('loan-year', first, { drawn })
      .take(2)
      .map(({ label }) => label)
      .toArray();
  t.same(labels('2020-03-15', '2025-03-14'), ['2024-03-15/2025-03-14', '2025-03-15/2026-03-14']);
  t.same(labels('2020-03-15', '2025-03-15'), ['2025-03-15/2026-03-14', '2026-03-15/2027-03-14']);
  t.same(labels('2020-02-29', '2021-02-28'), ['2020-02-29/2021-02-28', '2021-03-01/2022-02-28']);
  t.same(labels('2020-02-29', '2024-06-20'), ['2024-02-29/2025-02-28', '2025-03-01/2026-02-28']);
  t.same(labels('2025-03-15', '2024-12-31'), ['2025-03-15/2026-03-14', '2026-03-15/2027-03-14']);
});
