import type { Missing } from '../answers/answer.ts';
import type { Source } from '../answers/source.ts';
import { type Line, lines } from '../answers/workings.ts';
import type { InterestTerms } from '../policies/interest-terms.ts';
import type { Measure } from '../policies/measure.ts';
import { sourceOf } from '../policies/sources.ts';
import type { FullTerms } from './allocation.ts';
import type { Place } from './place.ts';
import type { BenefitsSentences } from './sentences.ts';

const line = lines<BenefitsSentences>();

/** The measure's terms where rate and years are known; undefined otherwise. */
export function fullTerms({ interest }: Measure): FullTerms | undefined {
  if (interest?.rate === undefined || interest.years === undefined) return undefined;
  return { ...interest, rate: interest.rate, years: interest.years };
}

/** What the text itself must say, or an administrator settle, before there is an amount. */
export function missingTerms({ measure, source, ask }: Place): Missing[] {
  const { interest } = measure;
  const missing: Missing[] = [];
  if (interest?.rate === undefined)
    missing.push({
      need: 'reading',
      what: `${measure.id}.rate`,
      line: line('benefits.rate-not-stated', ask, { source }),
    });
  if (interest?.years === undefined)
    missing.push({
      need: 'reading',
      what: `${measure.id}.years`,
      line: line('benefits.years-not-stated', ask, { source }),
    });
  return [...missing, ...(interest ? notComputable(measure.id, interest, source) : [])];
}

/** Terms other than the ones amounts are computed by are never replaced by them. */
function notComputable(id: string, terms: InterestTerms, source: Source): Missing[] {
  const computed: [keyof InterestTerms, string[]][] = [
    ['trigger', ['first-drawdown']],
    ['periodBasis', ['calendar-year', 'loan-year']],
    ['periodScope', ['project']],
    ['rateBasis', ['interest']],
    ['annualCapScope', ['project', 'enterprise']],
    ['cumulativeCapScope', ['project']],
  ];
  return computed.flatMap(([parameter, values]) => {
    const value = String(terms[parameter] ?? values[0]);
    if (values.includes(value)) return [];
    return [
      {
        need: 'reading',
        what: `${id}.${parameter}`,
        line: line('benefits.not-computable', { parameter, value }, { source }),
      },
    ];
  });
}

/** What the text says of rate, years and caps; what is our reading of it stands among the assumptions instead. */
export function termLines({ measure, source, document, clause }: Place, terms: FullTerms): Line[] {
  const { rate, years, annualCapFen, cumulativeCapFen, assumed } = terms;
  const from = { source };
  const priority = measure.conditions?.find(({ force }) => force === 'priority');
  const first = priority && { source: sourceOf(document, clause.no, priority.quote) };
  return [
    line(
      measure.rateQualifier === 'up-to' ? 'benefits.share-up-to' : 'benefits.share-of-interest',
      { rate },
      from,
    ),
    line(terms.consecutive ? 'benefits.consecutive-years' : 'benefits.subsidy-years', { years }, from),
    ...(annualCapFen === undefined ? [] : [line('benefits.annual-cap', { capFen: annualCapFen }, from)]),
    ...(cumulativeCapFen === undefined || assumed.includes('cumulativeCapFen')
      ? []
      : [line('benefits.cumulative-cap', { capFen: cumulativeCapFen }, from)]),
    line(
      'benefits.text-conditions',
      { textZh: measure.conditionsText.zh, textEn: measure.conditionsText.en },
      from,
    ),
    line(first ? 'benefits.priority-only' : 'benefits.estimate-only', {}, first ?? from),
  ];
}
