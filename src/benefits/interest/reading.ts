import type { Source } from '../../answers/source.ts';
import { type Line, lines } from '../../answers/workings.ts';
import type { Loan } from '../../facts/loan.ts';
import { totalOf, type YearShare } from './allocation.ts';
import type { Settlement } from './counted.ts';
import type { InterestSentences } from './sentences.ts';
import { settlementWarnings, settlementWorkings } from './settlement-workings.ts';
import { daysBetween } from './settlements.ts';
import type { Basis, Mark, Reading, SubsidyYear } from './subsidy.ts';
import type { FullTerms } from './terms.ts';
import { partLines } from './year-workings.ts';
import { periodsPerYear } from './years.ts';

/** A first year with interest for fewer days than this warns: it uses up one of the years for little. */
const SHORT_FIRST_YEAR = 180;

/** What the years of a reading are told with. `today` is an ISO day; `marksOf` tests a year's last day. */
export type Telling = {
  terms: FullTerms;
  loans: readonly Loan[];
  source: Source;
  today: string;
  /** By whom it is applied for, where not by the enterprise. */
  applied: 'bank' | undefined;
  marksOf: (to: string) => Mark[];
};

const line = lines<InterestSentences>();

/** The schedule under one basis, with the workings of every year. */
export function readingOf(shares: readonly YearShare[], basis: Basis, telling: Telling): Reading {
  const first = shares.slice(0, periodsPerYear[basis]).flatMap(({ settlements }) => settlements);
  const short = telling.terms.total ? [] : shortFirstYear(first, telling);
  const years = shares.map((share, at) => yearOf(share, at === 0 ? short : [], telling));
  return { basis, years, totalFen: totalOf(shares) };
}

function yearOf(share: YearShare, short: Line[], telling: Telling): SubsidyYear {
  const { index, span, parts, settlements, interestFen, paidFen, subsidyFen, claimableFen } = share;
  const { standing, countsFen, grantedFen, under } = share;
  return {
    index,
    ...span,
    interestFen,
    paidFen,
    subsidyFen,
    claimableFen,
    standing,
    ...(grantedFen !== undefined && { grantedFen }),
    countsFen,
    marks: telling.marksOf(span.to),
    warnings: [
      ...short,
      ...settlements.flatMap((settlement) => settlementWarnings(settlement, telling.today)),
    ],
    workings: [
      ...(under ? [under.line] : []),
      ...settlements.flatMap(settlementWorkings),
      ...parts.flatMap((part) =>
        partLines(part, span.to, parts.length, { ...telling, ...(under && { terms: under.terms }) }),
      ),
      ...standingLines(share, telling),
    ],
  };
}

function standingLines(share: YearShare, { source, applied }: Telling): Line[] {
  const { subsidyFen, claimableFen, paidFen, standing, grantedFen } = share;
  const claimable = line('benefits.claimable-on-paid', { paidFen, claimableFen }, { source });
  if (standing === 'open') return applied ? [] : [claimable];
  const registered = { title: { zh: '企业登记的申报与到账', en: 'Claims and grants, as registered' } };
  return standing === 'granted'
    ? [
        claimable,
        line('benefits.year-granted', { grantedFen: grantedFen ?? 0, subsidyFen }, { source: registered }),
      ]
    : [line('benefits.year-lost', {}, { source: registered })];
}

function shortFirstYear(settled: Settlement[], { terms, source }: Telling): Line[] {
  const days = interestDays(settled);
  if (settled.length === 0 || days >= SHORT_FIRST_YEAR) return [];
  const assumption = { parameter: 'trigger', taken: 'first-counted-interest' };
  const basis = terms.assumed.includes('trigger') ? { assumption } : { source };
  return [line('benefits.short-first-year', { days, minimumDays: SHORT_FIRST_YEAR }, basis)];
}

/** Days on which at least one loan earned interest; a day of two loans counts once. */
function interestDays(settled: Settlement[]): number {
  const stretches = settled.flatMap((settlement) => settlement.stretches);
  let [days, counted] = [0, ''];
  for (const { from, to } of stretches.sort((a, b) => (a.from < b.from ? -1 : 1))) {
    if (to <= counted) continue;
    days += from > counted ? daysBetween(from, to) : daysBetween(counted, to) - 1;
    counted = to;
  }
  return days;
}
