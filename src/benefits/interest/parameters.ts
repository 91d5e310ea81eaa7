import type { InterestTerms } from '../../policies/interest-terms.ts';

/** What no text says about how interest is counted and paid: always our default until an administrator settles it. */
export type Practice = {
  /** Whether interest belongs to the year of its settlement or of its payment. */
  interestYear: 'settlement' | 'payment';
  penaltyInterest: 'excluded' | 'included';
  /** Of loans that name none. */
  dayCount: '360' | '365';
  /** What becomes of a year that was not claimed. */
  unclaimedYear: 'lost' | 'claimable-later';
  /** When a share of all interest is paid. */
  payment: 'yearly' | 'once';
  /** Who comes first where a shared cap closes on one day. */
  capOrder: 'registration' | 'registration-reversed';
  /** Loans of which only some drawdowns are in the eligible range: asked for until settled. */
  partlyEligible?: 'included' | 'excluded';
  /** Whether the first year is the one of the first drawdown, with interest or without. */
  firstYear?: 'drawdown';
};

/** The terms with everything that is settled or assumed put in; `assumed` names what is our default. */
export type Terms = Omit<InterestTerms, 'assumed'> & Practice & { assumed: readonly string[] };

export const practice = {
  interestYear: 'settlement',
  penaltyInterest: 'excluded',
  dayCount: '360',
  unclaimedYear: 'lost',
  payment: 'yearly',
  capOrder: 'registration',
} as const satisfies Practice;

/** Defaults that have a name but no other reading here. */
export const fixed: Record<string, string> = {
  rounding: 'floor-to-fen-per-year',
  claimDay: 'day-after-year',
  settlementDays: 'quarterly-20',
  unpaidInterest: 'forecast',
};

/** The terms with what an administrator settled a parameter as; undefined where that is no value of it. */
type Parser = (value: string, terms: Terms) => Terms | undefined;

const triggers = ['first-drawdown', 'supplier-payment', 'contract', 'approval', 'completion'] as const;
const scopes = ['project', 'loan', 'enterprise'] as const;

/** Every parameter of an interest subsidy that can be settled, by name. Amounts are whole fen, rates exact decimals. */
export const parsers: Record<string, Parser> = {
  trigger: (value, terms) =>
    value === 'year-of-first-drawdown'
      ? { ...terms, trigger: 'first-drawdown', firstYear: 'drawdown' }
      : oneOf('trigger', triggers)(value, terms),
  periodBasis: oneOf('periodBasis', [
    'calendar-year',
    'loan-year',
    'fixed-window',
    'half-year',
    'bank-quarter',
  ]),
  periodScope: oneOf('periodScope', scopes),
  years: whole('years', 1, 30),
  consecutive: mapped({ yes: { consecutive: true }, no: { consecutive: false } }),
  fixedWindow: windowIn,
  rateBasis: oneOf('rateBasis', ['interest', 'principal-points', 'reference-rate']),
  referenceRate: (value, terms) => {
    const name = { zh: '参考利率', en: 'reference rate' };
    return isDecimal(value) ? { ...terms, referenceRate: { name, yearly: value } } : undefined;
  },
  rate: (value, terms) => (isDecimal(value) ? { ...terms, rate: value } : undefined),
  annualCapFen: fen('annualCapFen'),
  annualCapScope: oneOf('annualCapScope', scopes),
  cumulativeCapFen: (value, terms) => capKind(value, terms) ?? fen('cumulativeCapFen')(value, terms),
  cumulativeCapScope: oneOf('cumulativeCapScope', scopes),
  cap: capKind,
  minimumPrincipalFen: fen('minimumPrincipalFen'),
  minimumInterestFen: fen('minimumInterestFen'),
  interestYear: oneOf('interestYear', ['settlement', 'payment']),
  penaltyInterest: oneOf('penaltyInterest', ['excluded', 'included']),
  dayCount: oneOf('dayCount', ['360', '365']),
  unclaimedYear: oneOf('unclaimedYear', ['lost', 'claimable-later']),
  payment: oneOf('payment', ['yearly', 'once']),
  capOrder: oneOf('capOrder', ['registration', 'registration-reversed']),
  'partly-eligible-drawdowns': mapped({
    included: { partlyEligible: 'included' },
    excluded: { partlyEligible: 'excluded' },
  }),
  ...Object.fromEntries(Object.entries(fixed).map(([name, only]) => [name, mapped({ [only]: {} })])),
};

function mapped(values: Record<string, Partial<Terms>>): Parser {
  return (value, terms) => (Object.hasOwn(values, value) ? { ...terms, ...values[value] } : undefined);
}

function oneOf<K extends keyof Terms>(name: K, values: readonly Terms[K][]): Parser {
  return (value, terms) => (values.some((each) => each === value) ? { ...terms, [name]: value } : undefined);
}

function whole(name: keyof Terms, least: number, most: number): Parser {
  return (value, terms) => {
    const number = /^\d{1,16}$/.test(value) ? Number(value) : -1;
    return number >= least && number <= most ? { ...terms, [name]: number } : undefined;
  };
}

function fen(name: keyof Terms): Parser {
  return whole(name, 0, Number.MAX_SAFE_INTEGER);
}

function isDecimal(value: string): boolean {
  return /^\d{1,9}(\.\d{1,8})?$/.test(value);
}

function windowIn(value: string, terms: Terms): Terms | undefined {
  const day = '((?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\\d|3[01]))';
  const [, from, to] = new RegExp(`^${day}\\.\\.${day}$`).exec(value) ?? [];
  return from && to ? { ...terms, fixedWindow: { from, to } } : undefined;
}

/** Whether a cap is of all years together or of each. */
function capKind(value: string, terms: Terms): Terms | undefined {
  if (value === 'annual') return asAnnual(terms);
  return value === 'cumulative' ? terms : undefined;
}

/** The cap over all years as one of each year. */
export function asAnnual(terms: Terms): Terms {
  const { cumulativeCapFen, cumulativeCapScope = 'project', ...rest } = terms;
  if (cumulativeCapFen === undefined) return terms;
  const silent = terms.assumed.includes('cumulativeCapScope') ? ['annualCapScope'] : [];
  const assumed = [...terms.assumed.filter((name) => !name.startsWith('cumulativeCap')), ...silent];
  return { ...rest, annualCapFen: cumulativeCapFen, annualCapScope: cumulativeCapScope, assumed };
}
