import fc from 'fast-check';
import type { Measure } from '../../src/policies/measure.ts';
import type { PolicyDocument } from '../../src/policies/schema.ts';
import { withMeasure } from './second-version.ts';

/** Something an amendment does to a document. */
export type Amendment = (document: PolicyDocument) => PolicyDocument;

const isMoney = (measure: Measure) => measure.subject !== undefined;
const measureOf = (document: PolicyDocument, at: number) => {
  const measures = document.clauses.flatMap(({ measures: own }) => own.filter(isMoney));
  return measures[at % Math.max(1, measures.length)];
};
const onMeasure =
  (at: number, change: (measure: Measure) => Measure | undefined): Amendment =>
  (document) => {
    const measure = measureOf(document, at);
    return measure ? withMeasure(document, measure.id, change) : document;
  };
const at = fc.nat(60);

const rate = fc
  .record({ at, rate: fc.constantFrom('0.1', '0.25', '0.6', '1') })
  .map(({ at: which, rate: to }) =>
    onMeasure(which, (measure) => ({
      ...measure,
      ...(measure.rate ? { rate: to } : {}),
      ...(measure.interest?.rate ? { interest: { ...measure.interest, rate: to } } : {}),
    })),
  );
const cap = fc
  .record({ at, capFen: fc.integer({ min: 0, max: 20_000_000_000 }) })
  .map(({ at: which, capFen }) =>
    onMeasure(which, (measure) => ({
      ...measure,
      ...(measure.capFen === undefined ? {} : { capFen }),
      ...(measure.interest?.cumulativeCapFen === undefined
        ? {}
        : { interest: { ...measure.interest, cumulativeCapFen: capFen } }),
    })),
  );
const years = fc
  .record({ at, years: fc.integer({ min: 1, max: 5 }) })
  .map(({ at: which, years: to }) =>
    onMeasure(which, (measure) =>
      measure.interest?.years
        ? { ...measure, years: to, interest: { ...measure.interest, years: to } }
        : measure,
    ),
  );
const tiers = fc
  .record({ at, amountFen: fc.integer({ min: 1, max: 9_000_000_000 }) })
  .map(({ at: which, amountFen }) =>
    onMeasure(which, (measure) =>
      measure.tiers ? { ...measure, tiers: measure.tiers.map((tier) => ({ ...tier, amountFen })) } : measure,
    ),
  );
const conditions = fc
  .record({ at, atLeastFen: fc.integer({ min: 0, max: 60_000_000_000 }) })
  .map(({ at: which, atLeastFen }) =>
    onMeasure(which, (measure) =>
      measure.conditions
        ? {
            ...measure,
            conditions: measure.conditions.map((each) =>
              each.test === 'amount' ? { ...each, atLeastFen } : each,
            ),
          }
        : measure,
    ),
  );
const gone = at.map((which) => onMeasure(which, () => undefined));
const named = at.map((which) =>
  onMeasure(which, (measure) => ({ ...measure, name: { zh: '改称', en: 'Renamed' } })),
);
/** Another last day, where there is one. */
export const anyValidity = fc.integer({ min: 2024, max: 2031 }).map(
  (year): Amendment =>
    (document) => {
      if (document.validity.kind !== 'until') return document;
      const { computed: _, disputedUntil: __, ...rest } = document.validity;
      return { ...document, validity: { ...rest, until: `${year}-06-30` } };
    },
);
const clauseGone = fc.nat(20).map(
  (which): Amendment =>
    (document) => ({
      ...document,
      clauses: document.clauses.filter((_, index) => index !== which % document.clauses.length),
    }),
);
const clauseWorded = fc.record({ which: fc.nat(20), zh: fc.string({ minLength: 1, maxLength: 40 }) }).map(
  ({ which, zh }): Amendment =>
    (document) => ({
      ...document,
      clauses: document.clauses.map((clause, index) =>
        index === which % document.clauses.length ? { ...clause, summary: { zh, en: 'reworded' } } : clause,
      ),
    }),
);

/** Up to six of them after each other: rates, caps, years, tiers, thresholds, names, anyValidity, measures and clauses gone. */
export const anyAmendment: fc.Arbitrary<Amendment> = fc
  .array(fc.oneof(rate, cap, years, tiers, conditions, gone, named, anyValidity, clauseGone, clauseWorded), {
    maxLength: 6,
  })
  .map((all) => (document) => all.reduce((changed, change) => change(changed), document));
