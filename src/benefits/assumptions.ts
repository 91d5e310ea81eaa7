import { type Line, lines } from '../answers/workings.ts';
import type { Fen } from '../money/rate.ts';
import { type Ground, takenTotal, totalWith } from './ground.ts';
import { interestAssumptions } from './interest-assumptions.ts';
import type { BenefitsSentences } from './sentences.ts';

const line = lines<BenefitsSentences>();

/** Every default that stands in for what the text does not say, each with what the other reading would give. */
export function assumptionLines(ground: Ground): Line[] {
  return [
    ...basisLines(ground),
    ...scopeLines(ground),
    ...interestAssumptions(ground),
    line(
      'benefits.floor-assumed',
      {},
      { assumption: { parameter: 'rounding', taken: 'floor-to-fen-per-year' } },
    ),
    line(
      'benefits.claim-day-assumed',
      {},
      { assumption: { parameter: 'claimDay', taken: 'day-after-year' } },
    ),
    line(
      'benefits.unclaimed-assumed',
      {},
      { assumption: { parameter: 'unclaimedYear', taken: 'lost', other: 'claimable-later' } },
    ),
  ];
}

function basisLines({ terms, readings }: Ground): Line[] {
  const [taken, other] = readings;
  if (taken === undefined || other === undefined) return [];
  const year = taken.years[0]?.label ?? '';
  const basis = {
    parameter: 'periodBasis',
    taken: taken.basis,
    other: other.basis,
    otherResult: String(other.totalFen),
  };
  const first = { parameter: 'firstYear', taken: 'first-counted-interest' };
  const totals = { takenFen: taken.totalFen, otherFen: other.totalFen, years: terms.years };
  const bases = { basis: taken.basis, other: other.basis };
  return [
    line('benefits.basis-assumed', { ...bases, ...totals }, { assumption: basis }),
    line('benefits.first-year-assumed', { year }, { assumption: first }),
  ];
}

/** Only one project is seen here; another of the same enterprise may have used part of the cap. */
const unshared = { parameter: 'annualCapUsed', taken: 'none-by-other-projects' };

function scopeLines(ground: Ground): Line[] {
  const { pooled, terms } = ground;
  const out: Line[] = [];
  if (terms.assumed.some((name) => name === 'periodScope' || name === 'cumulativeCapScope')) {
    const otherFen = totalPerLoan(ground);
    const assumption = {
      parameter: 'periodScope',
      taken: 'project',
      other: 'loan',
      otherResult: String(otherFen),
    };
    out.push(
      line('benefits.project-scope-assumed', { loans: pooled.loans.length, otherFen }, { assumption }),
    );
  }
  if (terms.cumulativeCapFen !== undefined && terms.assumed.includes('cumulativeCapFen'))
    out.push(cumulativeLine(ground, terms.cumulativeCapFen));
  if (terms.annualCapFen !== undefined && terms.annualCapScope === 'enterprise')
    out.push(line('benefits.annual-cap-shared', { capFen: terms.annualCapFen }, { assumption: unshared }));
  return out;
}

/** Each loan with years and a cap of its own. */
function totalPerLoan(ground: Ground): Fen {
  const { loans } = ground.pooled;
  if (loans.length === 1) return takenTotal(ground);
  return loans.reduce((sum, loan) => sum + totalWith(ground, [loan]), 0);
}

/** A cap whose text omits 累计 is read as cumulative; the other reading is that cap every year. */
function cumulativeLine(ground: Ground, capFen: Fen): Line {
  const { cumulativeCapFen: _, ...rest } = ground.terms;
  const otherFen = totalWith(ground, ground.pooled.loans, { ...rest, annualCapFen: capFen });
  const assumption = {
    parameter: 'cap',
    taken: 'cumulative',
    other: 'annual',
    otherResult: String(otherFen),
  };
  return line('benefits.cumulative-assumed', { capFen, otherFen }, { assumption });
}
