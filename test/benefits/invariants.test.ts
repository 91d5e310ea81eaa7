import * as fc from 'fast-check';
import t from 'tap';
import type { SubsidySchedule } from '../../src/benefits/interest/subsidy.ts';
import type { Loan } from '../../src/facts/loan.ts';
import { interestByHand } from './by-hand.ts';
import { actionTerms, clause7, documentWith, loan, renovation } from './cast.ts';
import { owed, subsidyOf } from './subsidies.ts';

const document = documentWith(clause7);

function schedule(loans: Loan[]): SubsidySchedule | undefined {
  const answer = subsidyOf({
    document,
    measure: clause7,
    project: renovation,
    loans,
    today: '2026-01-05',
  });
  return answer.answer === 'owed' ? answer.value : undefined;
}

const plus = (on: string, days: number) => Temporal.PlainDate.from(on).add({ days }).toString();
/** A loan first drawn from `earliest` to 700 days after 2025-01-01. */
const loanDrawn = (earliest: number) =>
  fc
    .record({
      drawn: fc.integer({ min: earliest, max: 700 }),
      second: fc.integer({ min: 1, max: 500 }),
      amounts: fc.tuple(
        fc.integer({ min: 2, max: 60_000_000_000 }),
        fc.integer({ min: 2, max: 9_000_000_000 }),
      ),
      repaid: fc.integer({ min: 30, max: 1500 }),
      yearly: fc.constantFrom('0.042', '0.0395', '0.031415'),
    })
    .map(({ drawn, second, amounts: [first, then], repaid, yearly }) => {
      const on = plus('2025-01-01', drawn);
      return loan({
        maturityOn: plus(on, 1500),
        rates: [{ from: on, yearly }],
        drawdowns: [
          { on, amountFen: first },
          { on: plus(on, second), amountFen: then },
        ],
        repayments: [{ on: plus(on, repaid), amountFen: Math.floor(first / 2) }],
      });
    });

t.test('year 1 has interest, no year gets more than its own, nor all of them more than the cap', async () => {
  fc.assert(
    fc.property(fc.array(loanDrawn(-1400), { minLength: 1, maxLength: 3 }), (loans) => {
      const byHand = loans.flatMap((each) => [...interestByHand(each)]).filter(([on]) => on >= '2024-05-31');
      return (schedule(loans)?.readings ?? []).every(({ years, totalFen }) => {
        const counted = years.map(({ from, to }) =>
          byHand.reduce((sum, [on, fen]) => sum + (on >= from && on <= to ? fen : 0), 0),
        );
        const within = years.every(
          (year, index) => year.interestFen === counted[index] && year.subsidyFen <= year.interestFen,
        );
        return within && (counted[0] ?? 0) > 0 && totalFen <= 2_000_000_000;
      });
    }),
    { numRuns: 25 },
  );
});

const anyBasis = fc.constantFrom(
  'calendar-year' as const,
  'loan-year' as const,
  'fixed-window' as const,
  'half-year' as const,
  'bank-quarter' as const,
);

t.test('in every basis periods follow each other and hold what a count day by day gives', async () => {
  fc.assert(
    fc.property(loanDrawn(-400), anyBasis, fc.integer({ min: 1, max: 3 }), (one, periodBasis, years) => {
      const fixedWindow = { from: '07-01', to: '06-30' };
      const interest = { ...actionTerms, periodBasis, fixedWindow, years, assumed: [] };
      const measure = { ...clause7, interest };
      const question = { document: documentWith(measure), measure, project: renovation };
      const answer = subsidyOf({ ...question, loans: [one], today: '2026-01-05' });
      const byHand = [...interestByHand(one)].filter(([on]) => on >= '2024-05-31');
      // A few fen earn no interest at all.
      if (byHand.every(([, fen]) => fen === 0)) return answer.answer === 'not-owed';
      const told = owed(answer).readings[0]?.years ?? [];
      const perYear = periodBasis === 'half-year' ? 2 : periodBasis === 'bank-quarter' ? 4 : 1;
      return (
        told.length === years * perYear &&
        told.every(({ from, to, interestFen }, index) => {
          const next = told[index + 1];
          const sum = byHand.reduce((all, [on, fen]) => all + (on >= from && on <= to ? fen : 0), 0);
          return sum === interestFen && (next === undefined || next.from === plus(to, 1));
        })
      );
    }),
    { numRuns: 40 },
  );
});

t.test('splitting a loan in two changes the total by at most a fen per settlement', async () => {
  fc.assert(
    fc.property(loanDrawn(0), fc.double({ min: 0.01, max: 0.99, noNaN: true }), (whole, share) => {
      const [one, other] = split(whole, share);
      const [before, after] = [schedule([whole]), schedule([one, other])];
      return (before?.readings ?? []).every(({ totalFen, years }, index) => {
        const last = years.at(-1)?.to ?? '';
        const count = [...interestByHand(whole).keys()].filter((on) => on <= last).length;
        return Math.abs((after?.readings[index]?.totalFen ?? 0) - totalFen) <= count;
      });
    }),
    { numRuns: 25 },
  );
});

/** Two loans whose movements add up to those of the one, each at least a fen. */
function split(whole: Loan, share: number): [Loan, Loan] {
  const part = (fen: number) => Math.min(fen - 1, Math.max(1, Math.floor(fen * share)));
  const half = (taken: (fen: number) => number) => {
    const moves = (movements: Loan['drawdowns']) =>
      movements.map(({ on, amountFen }) => ({ on, amountFen: taken(amountFen) }));
    return { ...whole, drawdowns: moves(whole.drawdowns), repayments: moves(whole.repayments) };
  };
  return [half(part), half((fen) => fen - part(fen))];
}
