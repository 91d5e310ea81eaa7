import { deriveBenefits } from '../src/deadlines/derive/benefits.ts';
import { applicantAt, projectsEach } from './support/applicants.ts';
import type { Bench } from './support/bench.ts';
import { growth } from './support/growth.ts';

/** Time to evaluate all money measures for a project among 10,000 over time for one among 1,000. */
export const benefits: Bench = {
  measure: () => ({
    goal: 1.15,
    figure: growth({
      large: 10_000 / projectsEach,
      small: 1_000 / projectsEach,
      make: applicantAt,
      work: (facts, law) => deriveBenefits(facts, law).length,
      itemsEach: projectsEach,
      item: 'projects',
      result: 'evaluations',
    }),
  }),
};
