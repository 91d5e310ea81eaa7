import type { Fen } from '../../money/rate.ts';
import { type Allocation, allocate, totalOf } from './allocation.ts';
import { asAnnual, type Terms } from './parameters.ts';
import type { Past } from './past.ts';
import { type Claimant, fromDrawdown, type Pooled, pool } from './pool.ts';
import type { Basis } from './subsidy.ts';
import type { FullTerms } from './terms.ts';

/** What every amount is computed from: the claimants under the terms as they are taken. */
export type Ground = {
  claimants: readonly Claimant[];
  pooled: readonly Pooled[];
  terms: FullTerms;
  basis: Basis;
  knownOn: string | undefined;
  past: Past;
};

/** Another reading of one assumption: everything else stays. */
type Change = (ground: Ground) => Pick<Ground, 'pooled' | 'terms'>;

const changes = {
  perLoan: termsWith((terms) => {
    const capToo = terms.assumed.includes('cumulativeCapScope');
    return { ...terms, periodScope: 'loan', ...(capToo && { cumulativeCapScope: 'loan' }) };
  }),
  enterpriseCap: termsWith((terms) => ({
    ...terms,
    ...(terms.assumed.includes('cumulativeCapScope')
      ? { cumulativeCapScope: 'enterprise' }
      : { annualCapScope: 'enterprise' }),
  })),
  annualCap: termsWith((terms) => ({ ...asAnnual(terms), rate: terms.rate })),
  skippingYears: termsWith((terms) => ({ ...terms, consecutive: false })),
  lastRegisteredFirst: termsWith((terms) => ({ ...terms, capOrder: 'registration-reversed' })),
  byPayment: pooledWith((terms) => ({ ...terms, interestYear: 'payment' })),
  withPenalty: pooledWith((terms) => ({ ...terms, penaltyInterest: 'included' })),
  over365: pooledWith((terms) => ({ ...terms, dayCount: '365' })),
  yearOfDrawdown: ({ pooled, terms, knownOn }) => ({
    terms: { ...terms, firstYear: 'drawdown' },
    pooled: pooled.map((each) => fromDrawdown(each, knownOn)),
  }),
} satisfies Record<string, Change>;

export type OtherReading = keyof typeof changes;

function termsWith(change: (terms: FullTerms) => FullTerms): Change {
  return ({ pooled, terms }) => ({ pooled, terms: change(terms) });
}

/** For what changes which interest counts, and when. */
function pooledWith(change: (terms: Terms) => Terms): Change {
  return ({ claimants, terms, knownOn }) => {
    const other = { ...terms, ...change(terms) };
    return { terms: other, pooled: claimants.map((each) => pool(each, other, knownOn)) };
  };
}

/** The years of all claimants as taken, under the basis given. */
export function taken({ pooled, terms, past }: Ground, basis: Basis): Allocation {
  return allocate(pooled, terms, basis, past);
}

/** What the claimant in place `at` would get in another reading; each reading is computed once for all claimants. */
export function otherReadings(ground: Ground): (reading: OtherReading, at: number) => Fen {
  const computed = new Map<OtherReading, Allocation>();
  return (reading, at) => {
    const known = computed.get(reading);
    if (known) return totalOf(known[at]);
    const { pooled, terms } = changes[reading](ground);
    const fresh = allocate(pooled, terms, ground.basis, ground.past);
    computed.set(reading, fresh);
    return totalOf(fresh[at]);
  };
}
