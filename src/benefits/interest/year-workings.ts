import type { Source } from '../../answers/source.ts';
import { type Line, lines } from '../../answers/workings.ts';
import type { Loan } from '../../facts/loan.ts';
import type { PartShare } from './allocation.ts';
import { loanName } from './loan-words.ts';
import type { InterestSentences } from './sentences.ts';
import type { FullTerms } from './terms.ts';

const line = lines<InterestSentences>();

type Telling = { terms: FullTerms; loans: readonly Loan[]; source: Source };

/** How a part of a year comes to its amount: the share, then what each cap leaves of it. `to` is the year's last day. */
export function partLines(
  part: PartShare,
  to: string,
  parts: number,
  { terms, loans, source }: Telling,
): Line[] {
  const loan = part.loan === undefined ? undefined : loans[part.loan];
  const named = loan && (parts > 1 || terms.periodScope === 'loan');
  const minimum = { interestFen: part.scopeFen, minimumFen: terms.minimumInterestFen ?? 0 };
  return [
    ...(named
      ? [line('benefits.loan-year', { lender: loanName(loan), number: part.number }, { source })]
      : []),
    ...(part.settlements.length === 0 ? [line('benefits.year-without-interest', {}, { source })] : []),
    ...(part.belowMinimum
      ? [line('benefits.below-minimum-interest', minimum, { source })]
      : [{ ...shareLine(part, terms), source }, ...capLines(part, to, terms, source)]),
  ];
}

function shareLine(part: PartShare, { rate, rateBasis, referenceRate, total }: FullTerms): Line {
  const { interestFen, basisFen, shareFen, toDateFen, earlierShareFen } = part;
  if (rateBasis === 'principal-points')
    return line('benefits.points-share', { rate, pointsFen: basisFen, interestFen, shareFen });
  if (rateBasis === 'reference-rate') {
    const yearly = referenceRate?.yearly ?? '0';
    return line('benefits.reference-share', { rate, yearly, pointsFen: basisFen, interestFen, shareFen });
  }
  if (total) return line('benefits.total-share', { toDateFen, rate, earlierFen: earlierShareFen, shareFen });
  return line('benefits.year-share', { interestFen, rate, shareFen });
}

/** What was used before is told where the cap is shared by projects, and where it cuts. */
function capLines(part: PartShare, to: string, terms: FullTerms, source: Source): Line[] {
  const { annual, total, shareFen, subsidyFen } = part;
  const { annualCapFen, cumulativeCapFen } = terms;
  const out: Line[] = [];
  const annualLeft = annualCapFen === undefined ? shareFen : Math.max(0, annualCapFen - annual.usedFen);
  const limitedFen = Math.min(shareFen, annualLeft);
  if (annualCapFen !== undefined) {
    const { usedFen, othersFen } = annual;
    if (usedFen > 0)
      out.push(
        line(
          'benefits.used-in-year',
          { year: to.slice(0, 4), usedFen, othersFen, capFen: annualCapFen },
          { source },
        ),
      );
    if (shareFen > annualLeft)
      out.push(
        line('benefits.cut-by-annual-cap', { capFen: annualCapFen, shareFen, limitedFen }, { source }),
      );
  }
  if (cumulativeCapFen === undefined) return out;
  const { usedFen: earlierFen, othersFen } = total;
  if (othersFen > 0)
    out.push(line('benefits.used-by-others', { othersFen, capFen: cumulativeCapFen }, { source }));
  if (limitedFen > Math.max(0, cumulativeCapFen - earlierFen)) {
    const values = { capFen: cumulativeCapFen, earlierFen, shareFen, subsidyFen };
    out.push(line('benefits.cut-by-cumulative-cap', values, { source }));
  }
  return out;
}
