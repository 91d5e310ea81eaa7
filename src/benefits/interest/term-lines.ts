import { type Line, lines } from '../../answers/workings.ts';
import { sourceOf } from '../../policies/sources.ts';
import type { Place } from '../place.ts';
import type { InterestSentences } from './sentences.ts';
import type { FullTerms, ReadTerms } from './terms.ts';

const line = lines<InterestSentences>();

/**
 * What the text says of rate, years and caps, each as far as it says it, and what was settled in its place. What is our
 * reading stands among the assumptions instead.
 */
export function termLines(place: Place, terms: FullTerms, { settledLines, sources }: ReadTerms): Line[] {
  const { measure, source } = place;
  const from = (parameter: string) => ({ source: sources.get(parameter) ?? source });
  const { minimumPrincipalFen, minimumInterestFen, evidence = [] } = terms;
  const conditions = { textZh: measure.conditionsText.zh, textEn: measure.conditionsText.en };
  return [
    { ...rateLine(place, terms), ...from('rate') },
    ...yearLines(place, terms).map((said) => ({ ...said, ...from('years') })),
    ...capLines(place, terms),
    ...atLeast('benefits.minimum-principal', minimumPrincipalFen, from('minimumPrincipalFen')),
    ...atLeast('benefits.minimum-interest', minimumInterestFen, from('minimumInterestFen')),
    ...settledLines,
    line('benefits.text-conditions', conditions, { source }),
    ...evidence.map(({ zh, en }) => line('benefits.evidence', { textZh: zh, textEn: en }, { source })),
    standingLine(place),
  ];
}

function rateLine({ measure }: Place, { rate, rateBasis, referenceRate, total }: FullTerms): Line {
  const upTo = measure.rateQualifier === 'up-to';
  if (rateBasis === 'principal-points') return line('benefits.points-of-principal', { rate });
  if (rateBasis === 'reference-rate' && referenceRate) {
    const { name, yearly } = referenceRate;
    return line('benefits.share-of-reference', { rate, nameZh: name.zh, nameEn: name.en, yearly });
  }
  if (total) return line(upTo ? 'benefits.total-up-to' : 'benefits.share-of-total', { rate });
  return line(upTo ? 'benefits.share-up-to' : 'benefits.share-of-interest', { rate });
}

function yearLines(
  { measure }: Place,
  { years, consecutive, periodBasis, trigger, assumed }: FullTerms,
): Line[] {
  const kind =
    assumed.includes('periodBasis') || periodBasis === 'calendar-year'
      ? []
      : [line('benefits.period-kind', { basis: periodBasis })];
  if (years === undefined) return kind;
  if (measure.yearsQualifier === 'at-most')
    return [line('benefits.at-most-years', { years, trigger }), ...kind];
  const generally = measure.yearsQualifier === 'generally-at-most';
  const plain = generally ? 'benefits.generally-years' : 'benefits.subsidy-years';
  return [line(consecutive ? 'benefits.consecutive-years' : plain, { years }), ...kind];
}

function capLines(
  { source }: Place,
  { annualCapFen, annualCapScope, cumulativeCapFen, assumed }: FullTerms,
): Line[] {
  const annual = annualCapScope === 'enterprise' ? 'benefits.annual-cap-enterprise' : 'benefits.annual-cap';
  return [
    ...(annualCapFen === undefined ? [] : [line(annual, { capFen: annualCapFen }, { source })]),
    ...(cumulativeCapFen === undefined || assumed.includes('cumulativeCapFen')
      ? []
      : [line('benefits.cumulative-cap', { capFen: cumulativeCapFen }, { source })]),
  ];
}

function atLeast(
  say: 'benefits.minimum-principal' | 'benefits.minimum-interest',
  minimumFen: number | undefined,
  basis: { source: Place['source'] },
): Line[] {
  return minimumFen === undefined ? [] : [line(say, { minimumFen }, basis)];
}

function standingLine({ document, measure, clause, source }: Place): Line {
  const first = measure.conditions?.find(({ force }) => force === 'priority');
  if (!first) return line('benefits.estimate-only', {}, { source });
  return line('benefits.priority-only', {}, { source: sourceOf(document, clause.no, first.quote) });
}
