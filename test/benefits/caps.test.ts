import * as fc from 'fast-check';
import t from 'tap';
import { grantYears } from '../../src/benefits/caps.ts';
import { actionTerms } from './cast.ts';

/** Worked examples of the action's clause 7, in yuan: interest of each year and what is paid. */
const examples = [
  { name: 'S1: below the cap', interest: [6, 5, 4], paid: [3, 2.5, 2] },
  { name: 'S2: the cap stops year 3', interest: [16, 14, 12], paid: [8, 7, 5] },
  { name: 'S3: the cap is used up in year 2', interest: [36, 30, 24], paid: [18, 2, 0] },
];
const fen = (millions: number) => millions * 100_000_000;

for (const { name, interest, paid } of examples) {
  t.test(name, async (t) => {
    const grants = grantYears(interest.map(fen), actionTerms);
    t.same(
      grants.map(({ subsidyFen }) => subsidyFen),
      paid.map(fen),
    );
  });
}

t.test('an annual cap cuts each year alone', async (t) => {
  const grants = grantYears([1_000, 300], { rate: '0.5', annualCapFen: 400 });
  t.same(
    grants.map(({ subsidyFen }) => subsidyFen),
    [400, 150],
  );
});

t.test(
  'no year gets more than its interest, the annual cap, or what is left of the cumulative cap',
  async () => {
    const cap = fc.option(fc.nat(5_000_000_000), { nil: undefined });
    const terms = fc.record({
      rate: fc.constantFrom('0.5', '0.3333', '1', '1.5'),
      annualCapFen: cap,
      cumulativeCapFen: cap,
    });
    fc.assert(
      fc.property(fc.array(fc.nat(9_000_000_000), { maxLength: 6 }), terms, (interest, { rate, ...caps }) => {
        const { annualCapFen, cumulativeCapFen } = caps;
        const grants = grantYears(interest, {
          rate,
          ...(annualCapFen !== undefined && { annualCapFen }),
          ...(cumulativeCapFen !== undefined && { cumulativeCapFen }),
        });
        const total = grants.reduce((sum, { subsidyFen }) => sum + subsidyFen, 0);
        const fits = grants.every(
          ({ subsidyFen, interestFen }) =>
            Number.isSafeInteger(subsidyFen) &&
            subsidyFen >= 0 &&
            subsidyFen <= Math.min(interestFen, annualCapFen ?? Infinity),
        );
        return fits && total <= (cumulativeCapFen ?? Infinity) && grants.length === interest.length;
      }),
    );
  },
);
