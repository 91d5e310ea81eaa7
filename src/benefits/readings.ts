import type { Span } from '../dates/span.ts';
import type { InterestTerms } from '../policies/interest-terms.ts';
import type { Measure } from '../policies/measure.ts';
import type { PolicyDocument } from '../policies/schema.ts';
import { readingsOf } from './coordination.ts';
import { parsers, practice } from './interest/parameters.ts';

/** What an open reading can be settled with: one of some words, or a number of a kind. */
export type Settling =
  | { kind: 'choice'; of: readonly string[] }
  /** Of an interest subsidy: one of its parameters. */
  | { kind: 'parameter'; name: string }
  | { kind: 'count' }
  /** An ISO day. */
  | { kind: 'day' }
  /** How long before something: `15 working-day`, `30 calendar-day`. */
  | { kind: 'lead' }
  | { kind: 'fen' };

const choice = (...of: string[]): Settling => ({ kind: 'choice', of });
const yesOrNo = choice('yes', 'no');
const forces = ['required', 'not-required'];

/** The readings of a document that an administrator can settle, by the name that settles them, and with what. */
export function openReadings(document: PolicyDocument): Map<string, Settling> {
  const { validity, generalRules, clauses, conditions = [] } = document;
  const readings = new Map<string, Settling>();
  if (validity.kind === 'until' && validity.disputedUntil) readings.set(`${document.key}.last-day`, yesOrNo);
  if (!document.publishedOn && !document.inForceFrom && !document.knownFrom)
    readings.set(`${document.key}.first-day`, { kind: 'day' });
  if (document.repealed && !document.repealed.running)
    readings.set(`${document.key}.running`, choice('goes-on', 'ends'));
  if (document.eligibility.places.length === 0) readings.set(`${document.key}.place`, choice(...forces));
  for (const { coordination } of generalRules)
    if (coordination) {
      readings.set(coordination.question, choice(...readingsOf[coordination.kind]));
      if (coordination.within) readings.set(coordination.within, yesOrNo);
    }
  for (const { condition } of conditions)
    if (condition.test === 'no-violation-last-year')
      readings.set(condition.question ?? `${document.key}.violation-day`, choice('act', 'decision'));
  for (const measure of clauses.flatMap(({ measures }) => measures))
    for (const [name, settling] of readingsIn(measure)) readings.set(name, settling);
  return readings;
}

function readingsIn(measure: Measure): [string, Settling][] {
  const { id, subject, conditions = [], interest, rate, base, capFen, kind, lead } = measure;
  if (subject === undefined) return [];
  const own = conditions.flatMap((condition): [string, Settling][] => {
    if (condition.test === 'authority')
      return [
        [condition.question ?? '', condition.force === 'required' ? yesOrNo : choice('yes', 'no', ...forces)],
      ];
    if (condition.test === 'quantity' && condition.atLeast === undefined)
      return [[`${id}.${condition.of}`, { kind: 'count' }]];
    if (condition.force !== 'required') return [[condition.question ?? '', choice(...forces)]];
    return (condition.test === 'held' && condition.fresh) || condition.test === 'happened'
      ? [[`${id}.fresh`, yesOrNo]]
      : [];
  });
  const figures: [string, Settling][] = [];
  if (!interest && rate === undefined && base !== undefined)
    figures.push([`${id}.rate`, { kind: 'parameter', name: 'rate' }]);
  if (!interest && rate === undefined && capFen === undefined && kind !== 'per-unit')
    figures.push([`${id}.capFen`, { kind: 'fen' }]);
  if (!interest && rate !== undefined && base === undefined)
    figures.push([`${id}.base`, choice('approved', 'actual', 'investment', 'contract')]);
  if (lead?.openQuestion && lead.amount === undefined) figures.push([lead.openQuestion, { kind: 'lead' }]);
  return [...own, ...figures, ...(interest ? parametersOf(id, interest) : [])];
}

/** What the text leaves unsaid of an interest subsidy, or what is our default: what it states cannot be settled away. */
function parametersOf(id: string, terms: InterestTerms): [string, Settling][] {
  const stated = (name: string) =>
    (name in terms && !terms.assumed.includes(name)) || (name === 'years' && terms.total === true);
  return Object.keys(parsers)
    .filter((name) => !stated(aliases[name] ?? name))
    .map((name) => [`${id}.${name}`, { kind: 'parameter', name }]);
}

/** Whether a cap is of all years or of each is open where the cap itself is our reading. */
const aliases: Record<string, string> = { cap: 'cumulativeCapFen' };

const rates = ['rate', 'referenceRate'];

/** Values tried on a parameter to tell what it can be. */
const examples = [
  ...[
    'yes',
    'no',
    'included',
    'excluded',
    'lost',
    'claimable-later',
    'yearly',
    'once',
    'annual',
    'cumulative',
  ],
  ...['first-drawdown', 'supplier-payment', 'contract', 'approval', 'completion', 'year-of-first-drawdown'],
  ...['calendar-year', 'loan-year', 'half-year', 'bank-quarter', 'fixed-window', '12-21..12-20'],
  ...['project', 'loan', 'enterprise', 'interest', 'principal-points', 'reference-rate'],
  ...[
    'settlement',
    'payment',
    'registration',
    'registration-reversed',
    '360',
    '365',
    '3',
    '0.5',
    '200000000',
  ],
];

/** Examples of what settles a parameter of an interest subsidy. */
export function examplesFor(name: string): string[] {
  return examples.filter((value) => isValueOf(name, value));
}

function isValueOf(name: string, value: string): boolean {
  // A share written in percent is a slip.
  if (rates.includes(name) && !(Number(value) > 0 && Number(value) <= 1)) return false;
  return parsers[name]?.(value, { ...practice, ...bare, assumed: [] }) !== undefined;
}

/** Terms that say nothing, for trying a value on. */
const bare = {
  trigger: 'first-drawdown',
  periodBasis: 'calendar-year',
  periodScope: 'project',
  rateBasis: 'interest',
} as const;

const leadPattern = /^([1-9][0-9]{0,2}) (calendar|working)-day$/;

/** How long before its event a measure asks for something: as its text says, or as it was settled; undefined while it is open. */
export function leadOf({ lead }: Measure, settled: string | undefined): Span | undefined {
  if (lead?.amount !== undefined) return { unit: units[lead.unit ?? 'calendar-day'], value: lead.amount };
  const [, value, unit] = leadPattern.exec(settled ?? '') ?? [];
  return value ? { unit: unit === 'working' ? 'workday' : 'day', value: Number(value) } : undefined;
}

const units = { 'calendar-day': 'day', 'working-day': 'workday', month: 'month' } as const;

function isDay(value: string): boolean {
  try {
    return Temporal.PlainDate.from(value, { overflow: 'reject' }).toString() === value;
  } catch {
    return false;
  }
}

/** Whether a value can settle a reading: a count and an amount in fen are whole. */
export function settles(settling: Settling, value: string): boolean {
  switch (settling.kind) {
    case 'choice':
      return settling.of.includes(value);
    case 'parameter':
      return isValueOf(settling.name, value);
    case 'count':
      return /^[1-9][0-9]{0,5}$/.test(value);
    case 'day':
      return isDay(value);
    case 'lead':
      return leadPattern.test(value);
    case 'fen':
      return /^[1-9][0-9]{0,14}$/.test(value);
  }
}
