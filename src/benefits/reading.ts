import type { Source } from '../answers/source.ts';
import { type Line, lines } from '../answers/workings.ts';
import { allocate, type FullTerms, type Pool, type Share, totalOf } from './allocation.ts';
import type { Settlement } from './counted.ts';
import type { BenefitsSentences } from './sentences.ts';
import { settlementWarnings, settlementWorkings } from './settlement-workings.ts';
import { daysBetween } from './settlements.ts';
import type { Basis, Mark, Reading, SubsidyYear } from './subsidy.ts';

/** A first year with interest for fewer days than this warns: it uses up one of the years for little. */
const SHORT_FIRST_YEAR = 180;

/** What the years of a reading are told with. `today` is an ISO day; `marksOf` tests a year's last day. */
export type Telling = { terms: FullTerms; source: Source; today: string; marksOf: (to: string) => Mark[] };

const line = lines<BenefitsSentences>();

/** The schedule under one basis, with the workings of every year. */
export function readingOf(pooled: Pool, basis: Basis, telling: Telling): Reading {
  const shares = allocate(pooled, telling.terms, basis);
  const years = shares.map((share, index) => yearOf(share, index + 1, telling));
  return { basis, years, totalFen: totalOf(shares) };
}

function yearOf(share: Share, index: number, telling: Telling): SubsidyYear {
  const { span, settlements, grant } = share;
  const { interestFen, subsidyFen } = grant;
  return {
    index,
    ...span,
    interestFen,
    subsidyFen,
    marks: telling.marksOf(span.to),
    warnings: [
      ...(index === 1 ? shortFirstYear(settlements) : []),
      ...settlements.flatMap((settlement) => settlementWarnings(settlement, telling.today)),
    ],
    workings: [...settlements.flatMap(settlementWorkings), ...grantLines(share, telling)],
  };
}

function shortFirstYear(settled: Settlement[]): Line[] {
  const days = interestDays(settled);
  if (days >= SHORT_FIRST_YEAR) return [];
  const assumption = { parameter: 'firstYear', taken: 'first-counted-interest' };
  return [line('benefits.short-first-year', { days, minimumDays: SHORT_FIRST_YEAR }, { assumption })];
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

function grantLines({ settlements, grant }: Share, { terms, source }: Telling): Line[] {
  const { interestFen, shareFen, earlierFen, subsidyFen } = grant;
  const { annualCapFen: annual, cumulativeCapFen: cumulative, rate } = terms;
  const out: Line[] =
    settlements.length === 0 ? [line('benefits.year-without-interest', {}, { source })] : [];
  out.push(line('benefits.year-share', { interestFen, rate, shareFen }, { source }));
  if (annual !== undefined && shareFen > annual)
    out.push(
      line('benefits.cut-by-annual-cap', { capFen: annual, shareFen, limitedFen: annual }, { source }),
    );
  if (cumulative !== undefined && Math.min(shareFen, annual ?? shareFen) > cumulative - earlierFen)
    out.push(
      line(
        'benefits.cut-by-cumulative-cap',
        { capFen: cumulative, earlierFen, shareFen, subsidyFen },
        { source },
      ),
    );
  return out;
}
