import { deriveEnterprise } from '../src/deadlines/derive/enterprise.ts';
import type { Bench } from './support/bench.ts';
import { enterpriseAt } from './support/enterprises.ts';
import { growth } from './support/growth.ts';

/** Time for an enterprise among 10,000 over time for one among 1,000. */
export const dates: Bench = {
  measure: () => ({
    goal: 1.15,
    figure: growth({
      large: 10_000,
      small: 1_000,
      make: enterpriseAt,
      work: (facts, law) => deriveEnterprise(facts, law).deadlines.length,
      itemsEach: 1,
      item: 'enterprises',
      result: 'deadlines',
    }),
  }),
};
