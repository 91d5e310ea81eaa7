import type { Missing } from '../../answers/answer.ts';
import type { Source } from '../../answers/source.ts';
import { type Line, lines } from '../../answers/workings.ts';
import type { InterestTerms } from '../../policies/interest-terms.ts';
import type { Place } from '../place.ts';
import type { Settled } from '../settled.ts';
import { fixed, parsers, practice, type Terms } from './parameters.ts';
import type { InterestSentences } from './sentences.ts';

/** Terms with everything an amount needs; what is still open is asked for before. Without `years` they end with the interest. */
export type FullTerms = Terms & { rate: string };

/** The terms as the text has them and administrators settled them, a line for each that was settled, and what is missing. */
export type ReadTerms = {
  terms: Terms;
  settledLines: Line[];
  missing: Missing[];
  sources: Map<string, Source>;
};

const line = lines<InterestSentences>();

/** Defaults that have no meaning where nobody claims. */
const ofClaims = ['claimDay', 'unclaimedYear'];

/** Reads a measure's terms. A settled value that is none of the parameter's stays a question. */
export function readTerms(place: Place, interest: InterestTerms, settled: Settled): ReadTerms {
  const places = known.get(settled) ?? new WeakMap<Place, ReadTerms>();
  known.set(settled, places);
  const read = places.get(place) ?? termsAt(place, interest, settled);
  places.set(place, read);
  return read;
}

/** They are the same for every enterprise. */
const known = new WeakMap<Settled, WeakMap<Place, ReadTerms>>();

function termsAt(place: Place, interest: InterestTerms, settled: Settled): ReadTerms {
  const all = [...Object.keys(practice), ...Object.keys(fixed)];
  const defaults = place.measure.applied === 'bank' ? all.filter((name) => !ofClaims.includes(name)) : all;
  const silent = interest.consecutive === undefined ? ['consecutive'] : [];
  const assumed = [...interest.assumed, ...silent, ...defaults];
  const read: ReadTerms = {
    terms: { ...interest, ...practice, assumed },
    settledLines: [],
    missing: [],
    sources: new Map(),
  };
  for (const parameter of Object.keys(parsers)) settle(parameter, place, settled, read);
  return { ...read, missing: [...read.missing, ...missingTerms(place, read.terms)] };
}

function settle(parameter: string, { measure }: Place, settled: Settled, read: ReadTerms): void {
  const what = `${measure.id}.${parameter}`;
  const given = settled.get(what);
  // What kind of cap it is can only be settled where there is a cap of all years.
  if (!given || (parameter === 'cap' && read.terms.cumulativeCapFen === undefined)) return;
  const { value, source } = given;
  const terms = parsers[parameter]?.(value, read.terms);
  if (!terms) {
    const open = line('benefits.not-computable', { parameter, value }, { source });
    read.missing.push({ need: 'reading', what, line: open });
    return;
  }
  const name = parameter === 'cap' ? 'cumulativeCapFen' : parameter;
  read.terms = { ...terms, assumed: terms.assumed.filter((each) => each !== name) };
  read.sources.set(parameter, source);
  read.settledLines.push(line('benefits.reading-settled', { parameter, value }, { source }));
}

/** What the text itself must say, or an administrator settle, before there is an amount. */
function missingTerms({ measure, source, ask }: Place, terms: Terms): Missing[] {
  const { rate, years, total, periodBasis, fixedWindow, rateBasis, referenceRate } = terms;
  const missing: [string, Line][] = [];
  if (rate === undefined) missing.push(['rate', line('benefits.rate-not-stated', ask, { source })]);
  if (years === undefined && !total)
    missing.push(['years', line('benefits.years-not-stated', ask, { source })]);
  const silent = (parameter: string): [string, Line] => [
    parameter,
    line('benefits.parameter-missing', { parameter, ...ask }, { source }),
  ];
  if (periodBasis === 'fixed-window' && !fixedWindow) missing.push(silent('fixedWindow'));
  if (rateBasis === 'reference-rate' && !referenceRate) missing.push(silent('referenceRate'));
  return missing.map(([name, open]) => ({ need: 'reading', what: `${measure.id}.${name}`, line: open }));
}

/** The terms where nothing an amount needs is missing; undefined otherwise. */
export function fullTerms({ terms, missing }: ReadTerms): FullTerms | undefined {
  return missing.length > 0 || terms.rate === undefined ? undefined : { ...terms, rate: terms.rate };
}
