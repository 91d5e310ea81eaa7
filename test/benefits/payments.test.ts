import t from 'tap';
import type { Loan } from '../../src/facts/loan.ts';
import { clause7, documentWith, loan, renovation } from './cast.ts';
import { subsidyOf } from './subsidies.ts';

const document = documentWith(clause7);

function schedule(payments: Loan['payments'], today: string) {
  const question = { document, measure: clause7, project: renovation, loans: [loan({ payments })], today };
  const answer = subsidyOf(question);
  if (answer.answer !== 'owed') throw new Error(JSON.stringify(answer));
  const first = answer.value.readings[0]?.years[0];
  return {
    interestFen: first?.interestFen,
    warnings: first?.warnings.map((line) => [line.say, line.with]),
    lines: answer.value.workings,
  };
}

const paid = (settlementOn: string, amountFen: number, penaltyFen?: number) => ({
  settlementOn,
  paidOn: settlementOn,
  amountFen,
  ...(penaltyFen !== undefined && { penaltyFen }),
});
/** The first year of the example: settled 03-20, 06-20, 09-20 and 12-20. */
const due = [7_000_000, 107_333_333, 107_333_333, 106_166_667];
const sum = (amounts: number[]) => amounts.reduce((total, amount) => total + amount, 0);

t.test('without payments the forecast counts, and settlements that have passed say so', async (t) => {
  t.same(schedule([], '2025-03-20').warnings, [], 'the day itself has not passed');
  const { interestFen, warnings } = schedule([], '2025-06-21');
  t.equal(interestFen, sum(due));
  t.same(warnings, [
    [
      'benefits.payment-not-registered',
      { lender: '上海银行', settlementOn: '2025-03-20', interestFen: 7_000_000 },
    ],
    [
      'benefits.payment-not-registered',
      { lender: '上海银行', settlementOn: '2025-06-20', interestFen: 107_333_333 },
    ],
  ]);
});

t.test('a payment in part counts as paid and shows the rest as unpaid', async (t) => {
  const { interestFen, warnings } = schedule(
    [paid('2025-03-20', 7_000_000), paid('2025-06-20', 50_000_000)],
    '2025-07-01',
  );
  t.equal(interestFen, sum(due) - 57_333_333);
  t.same(warnings, [
    ['benefits.rest-unpaid', { lender: '上海银行', settlementOn: '2025-06-20', restFen: 57_333_333 }],
  ]);
});

t.test('two payments of one settlement add up', async (t) => {
  const halves = [paid('2025-03-20', 3_000_000), paid('2025-03-20', 4_000_000)];
  t.equal(schedule(halves, '2025-03-21').interestFen, sum(due));
  t.same(schedule(halves, '2025-03-21').warnings, []);
});

t.test('what was paid counts even where the bank reckoned otherwise', async (t) => {
  t.equal(schedule([paid('2025-03-20', 7_000_100)], '2025-03-21').interestFen, sum(due) + 100);
});

t.test('penalty interest does not count, and the assumption shows what counting it would give', async (t) => {
  const { interestFen, warnings, lines } = schedule([paid('2025-03-20', 7_500_000, 500_000)], '2025-03-21');
  t.equal(interestFen, sum(due));
  t.same(warnings, []);
  const penalty = lines.find(({ say }) => say === 'benefits.penalty-assumed');
  t.equal(penalty?.with.penaltyFen, 500_000);
  // Year 1 with the penalty: half of 3,283,333.33 is 1,641,666.665; years 2 and 3 as in the example.
  t.equal(penalty?.assumption?.otherResult, String(164_166_666 + 2 * 212_916_666));
});

t.test(
  'interest paid late stays in the year of its settlement; the other reading stands beside it',
  async (t) => {
    const late = { ...paid('2025-12-20', 106_166_667), paidOn: '2026-01-04' };
    const { interestFen, lines } = schedule([late], '2026-01-05');
    t.equal(interestFen, sum(due));
    const booking = lines.find(({ say }) => say === 'benefits.settlement-year-assumed');
    // Floored halves of 2,216,666.66, 5,320,000.00 and 4,258,333.33.
    t.equal(booking?.assumption?.otherResult, String(110_833_333 + 266_000_000 + 212_916_666));
  },
);

t.test('a payment that names no settlement day is not counted and says so', async (t) => {
  const { interestFen, lines } = schedule([paid('2025-03-21', 7_000_000)], '2025-03-21');
  t.equal(interestFen, sum(due));
  const stray = lines.find(({ say }) => say === 'benefits.stray-payment');
  t.same(stray?.with, { lender: '上海银行', settlementOn: '2025-03-21', amountFen: 7_000_000 });
});
