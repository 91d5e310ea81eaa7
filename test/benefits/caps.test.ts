import * as fc from 'fast-check';
import t from 'tap';
import { interestSubsidies } from '../../src/benefits/interest/subsidies.ts';
import { placeOf } from '../../src/benefits/place.ts';
import type { Loan } from '../../src/facts/loan.ts';
import type { InterestTerms } from '../../src/policies/interest-terms.ts';
import { actionTerms, clause7, documentWith, loan, renovation } from './cast.ts';
import { factsOf, owed, settling, subsidyOf } from './subsidies.ts';

const today = '2028-01-05';

/** A loan of which so much interest was paid at the end of each year from 2025 on, and nothing else. */
function paying(yearly: readonly number[], changes: Partial<Loan> = {}): Loan {
  const payments = yearly.flatMap((amountFen, index) =>
    ['03-20', '06-20', '09-20', '12-20'].map((day) => {
      const on = `${2025 + index}-${day}`;
      return { settlementOn: on, paidOn: on, amountFen: day === '12-20' ? amountFen : 0 };
    }),
  );
  return loan({ maturityOn: `${2025 + yearly.length}-03-15`, payments: payments, ...changes });
}

/** The years by calendar year of a measure with these terms, as `interest: subsidy`. */
function years(terms: InterestTerms, loans: Loan[], investmentFen = 15_000_000_000) {
  const measure = { ...clause7, interest: terms };
  const project = { ...renovation, investmentFen };
  const answer = subsidyOf({ document: documentWith(measure), measure, project, loans, today });
  return owed(answer).readings.find(({ basis }) => basis === 'calendar-year')?.years ?? [];
}

/** Worked examples of the action's clause 7, in millions of yuan: investment, interest of each year and what is paid. */
const examples = [
  { name: 'S1: below the cap', investment: 60, interest: [6, 5, 4], paid: [3, 2.5, 2] },
  { name: 'S2: the cap stops year 3', investment: 400, interest: [16, 14, 12], paid: [8, 7, 5] },
  { name: 'S3: the cap is used up in year 2', investment: 900, interest: [36, 30, 24], paid: [18, 2, 0] },
];
const fen = (millions: number) => millions * 100_000_000;

for (const { name, investment, interest, paid } of examples) {
  t.test(name, async (t) => {
    const told = years(actionTerms, [paying(interest.map(fen))], fen(investment));
    t.same(
      told.map(({ interestFen }) => interestFen),
      interest.map(fen),
    );
    t.same(
      told.map(({ subsidyFen }) => subsidyFen),
      paid.map(fen),
    );
    t.same(
      told.map(({ claimableFen }) => claimableFen),
      paid.map(fen),
      'all interest is paid, so all of it can be claimed',
    );
  });
}

t.test('an annual cap cuts each year alone', async (t) => {
  const { cumulativeCapFen: _, ...terms } = actionTerms;
  const capped = { ...terms, annualCapFen: 400, annualCapScope: 'project', years: 2 } as const;
  t.same(
    years(capped, [paying([1_000, 300])]).map(({ subsidyFen }) => subsidyFen),
    [400, 150],
  );
});

t.test('no year gets more than its interest, nor any scope more than its caps', async () => {
  const cap = fc.option(fc.nat(5_000_000_000), { nil: undefined });
  const scope = fc.constantFrom('project' as const, 'loan' as const, 'enterprise' as const);
  const terms = fc.record({
    rate: fc.constantFrom('0.5', '0.3333', '1'),
    annualCapFen: cap,
    annualCapScope: scope,
    cumulativeCapFen: cap,
    cumulativeCapScope: scope,
    periodScope: scope,
  });
  const paid = fc.array(fc.nat(9_000_000_000), { minLength: 1, maxLength: 3 });
  fc.assert(
    fc.property(fc.array(paid, { minLength: 1, maxLength: 3 }), terms, (loans, { rate, ...changes }) => {
      const { annualCapFen, cumulativeCapFen, ...scopes } = changes;
      const { cumulativeCapFen: _, ...plain } = actionTerms;
      const interest: InterestTerms = {
        ...plain,
        ...scopes,
        rate,
        ...(annualCapFen !== undefined && { annualCapFen }),
        ...(cumulativeCapFen !== undefined && { cumulativeCapFen }),
      };
      // The first loan is a project's of its own, the others are another's.
      const measure = { ...clause7, interest };
      const facts = factsOf(
        { one: renovation, two: renovation },
        loans.map((yearly, index) => paying(yearly, { projectId: index === 0 ? 'one' : 'two' })),
      );
      const place = placeOf(documentWith(measure), measure);
      const answers = interestSubsidies(place, facts, { today, settled: settling({}) });
      const told = answers.map(({ answer }) =>
        answer.answer === 'owed' ? (answer.value.readings[0]?.years ?? []) : [],
      );
      const sum = (of: { subsidyFen: number }[]) =>
        of.reduce((total, { subsidyFen }) => total + subsidyFen, 0);
      const byYear = ['2025', '2026', '2027'].map((year) =>
        sum(told.flat().filter(({ label }) => label === year)),
      );
      const within = (scope: string, whole: number, each: number[], capFen = Infinity) =>
        scope === 'enterprise' ? whole <= capFen : scope === 'loan' || each.every((fen) => fen <= capFen);
      return (
        told.flat().every(({ subsidyFen, interestFen }) => subsidyFen >= 0 && subsidyFen <= interestFen) &&
        within(scopes.cumulativeCapScope, sum(told.flat()), told.map(sum), cumulativeCapFen) &&
        byYear.every((fen) => scopes.annualCapScope !== 'enterprise' || fen <= (annualCapFen ?? Infinity)) &&
        within(
          scopes.annualCapScope,
          0,
          told.flat().map(({ subsidyFen }) => subsidyFen),
          annualCapFen,
        )
      );
    }),
    { numRuns: 100 },
  );
});
