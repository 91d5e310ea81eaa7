import { type Line, lines } from '../../answers/workings.ts';
import type { Loan } from '../../facts/loan.ts';
import type { Fen } from '../../money/rate.ts';
import type { OtherReading } from './ground.ts';
import { interestAssumptions } from './interest-assumptions.ts';
import type { Pooled } from './pool.ts';
import type { InterestSentences } from './sentences.ts';
import type { Reading } from './subsidy.ts';
import type { FullTerms } from './terms.ts';

const line = lines<InterestSentences>();

/**
 * What one project's assumptions are computed against; `sharing` projects earn the subsidy with it, `unknown` others may
 * but lack a fact. `other` is the default basis's total in another reading.
 */
export type Assuming = {
  pooled: Pooled;
  /** The loans as registered, before the terms' readings. */
  registered: readonly Loan[];
  terms: FullTerms;
  readings: Reading[];
  sharing: number;
  unknown: number;
  other: (reading: OtherReading) => Fen;
};

/** Every default that stands in for what the text does not say, each with what the other reading would give. */
export function assumptionLines(assuming: Assuming): Line[] {
  const { terms } = assuming;
  const assumes = (name: string) => terms.assumed.includes(name);
  return [
    ...(terms.total ? paymentLines(assuming) : yearLines(assuming)),
    ...scopeLines(assuming),
    ...sharingLines(assuming),
    ...interestAssumptions(assuming),
    ...plain('rounding', 'floor-to-fen-per-year', assumes, line('benefits.floor-assumed', {})),
    ...plain('claimDay', 'day-after-year', assumes, line('benefits.claim-day-assumed', {})),
    ...plain('unclaimedYear', 'lost', assumes, line('benefits.unclaimed-assumed', {}), 'claimable-later'),
  ];
}

function plain(
  parameter: string,
  taken: string,
  assumes: (name: string) => boolean,
  said: Line,
  other?: string,
): Line[] {
  if (!assumes(parameter)) return [];
  return [{ ...said, assumption: { parameter, taken, ...(other && { other }) } }];
}

function paymentLines({ terms, readings }: Assuming): Line[] {
  if (!terms.assumed.includes('payment')) return [];
  const totalFen = readings[0]?.totalFen ?? 0;
  const assumption = { parameter: 'payment', taken: 'yearly', other: 'once', otherResult: String(totalFen) };
  return [line('benefits.payment-time-assumed', { totalFen }, { assumption })];
}

function yearLines({ terms, readings, other }: Assuming): Line[] {
  const { assumed, years = 0 } = terms;
  const [first, second] = readings;
  const out: Line[] = [];
  if (first && second && assumed.includes('periodBasis')) {
    const [taken, otherwise] = [first.basis, second.basis];
    const results = { takenFen: first.totalFen, otherFen: second.totalFen };
    const otherResult = String(second.totalFen);
    const assumption = { parameter: 'periodBasis', taken, other: otherwise, otherResult };
    out.push(
      line('benefits.basis-assumed', { basis: taken, other: otherwise, years, ...results }, { assumption }),
    );
  }
  if (assumed.includes('trigger')) {
    const otherFen = other('yearOfDrawdown');
    const [taken, otherwise] = ['first-counted-interest', 'year-of-first-drawdown'];
    const assumption = { parameter: 'trigger', taken, other: otherwise, otherResult: String(otherFen) };
    const year = first?.years[0]?.label ?? '';
    out.push(line('benefits.first-year-assumed', { year, otherFen }, { assumption }));
  }
  if (assumed.includes('consecutive')) {
    const otherFen = other('skippingYears');
    const assumption = { parameter: 'consecutive', taken: 'yes', other: 'no', otherResult: String(otherFen) };
    out.push(line('benefits.consecutive-assumed', { years, otherFen }, { assumption }));
  }
  return out;
}

function scopeLines({ pooled, terms, other }: Assuming): Line[] {
  const { assumed, annualCapFen, cumulativeCapFen } = terms;
  const out: Line[] = [];
  if (assumed.includes('periodScope')) {
    const otherFen = other('perLoan');
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
  const cap = annualCapFen !== undefined && assumed.includes('annualCapScope') ? 'annual' : undefined;
  const total =
    cumulativeCapFen !== undefined && assumed.includes('cumulativeCapScope') ? 'cumulative' : undefined;
  const open = total ?? cap;
  if (open !== undefined) {
    const otherFen = other('enterpriseCap');
    const assumption = {
      parameter: `${open}CapScope`,
      taken: 'project',
      other: 'enterprise',
      otherResult: String(otherFen),
    };
    out.push(line('benefits.cap-scope-assumed', { cap: open, otherFen }, { assumption }));
  }
  if (cumulativeCapFen !== undefined && assumed.includes('cumulativeCapFen')) {
    const otherFen = other('annualCap');
    const assumption = {
      parameter: 'cap',
      taken: 'cumulative',
      other: 'annual',
      otherResult: String(otherFen),
    };
    out.push(line('benefits.cumulative-assumed', { capFen: cumulativeCapFen, otherFen }, { assumption }));
  }
  if (assumed.includes('rateBasis'))
    out.push(
      line('benefits.rate-basis-assumed', {}, { assumption: { parameter: 'rateBasis', taken: 'interest' } }),
    );
  return out;
}

/** A cap that projects share fills in an order the text does not give. */
function sharingLines({ terms, sharing, unknown, other }: Assuming): Line[] {
  const annual = terms.annualCapFen !== undefined && terms.annualCapScope === 'enterprise';
  const total = terms.cumulativeCapFen !== undefined && terms.cumulativeCapScope === 'enterprise';
  if (!annual && !total) return [];
  const out: Line[] = [];
  if (sharing > 1 && terms.assumed.includes('capOrder')) {
    const otherFen = other('lastRegisteredFirst');
    const [taken, otherwise] = ['registration', 'registration-reversed'];
    const assumption = { parameter: 'capOrder', taken, other: otherwise, otherResult: String(otherFen) };
    out.push(line('benefits.cap-order-assumed', { projects: sharing, otherFen }, { assumption }));
  }
  if (unknown > 0) {
    const assumption = { parameter: 'annualCapUsed', taken: 'none-by-incomplete-projects' };
    out.push(line('benefits.cap-others-unknown', { projects: unknown }, { assumption }));
  }
  return out;
}
