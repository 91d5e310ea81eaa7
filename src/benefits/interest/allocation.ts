import type { Fen } from '../../money/rate.ts';
import { interestOf, paidOnes, type Settlement } from './counted.ts';
import { type Entry, type Filled, fill } from './ledger.ts';
import { type GrantedMoney, type Past, type YearTerms, yearKey } from './past.ts';
import type { Pooled } from './pool.ts';
import { type Part, type ProjectYear, projectYears } from './project-years.ts';
import { type Shared, shareOf } from './share.ts';
import type { Basis, Standing } from './subsidy.ts';
import type { FullTerms } from './terms.ts';

/** A part of a year with its share, less what earlier years had of a share of all interest, and what it gets. */
export type PartShare = Part &
  Shared &
  Filled & { toDateFen: Fen; earlierShareFen: Fen; belowMinimum: boolean };

/** One subsidy year of a project with the settlements that fall into it and what it gets. */
export type YearShare = Omit<ProjectYear, 'parts'> & {
  parts: PartShare[];
  settlements: Settlement[];
  interestFen: Fen;
  paidFen: Fen;
  subsidyFen: Fen;
  claimableFen: Fen;
  countsFen: Fen;
  standing: Standing;
  grantedFen?: Fen;
  /** Of a year whose claim stands under another version of the rule. */
  under?: YearTerms;
};

/** Every claimant's years under one basis, aligned with the claimants. */
export type Allocation = YearShare[][];

type Drafted = Part &
  Shared & { toDateFen: Fen; earlierShareFen: Fen; belowMinimum: boolean; paidShareFen: Fen };
type Draft = {
  year: ProjectYear;
  parts: Drafted[];
  standing: Standing;
  grantedFen?: Fen;
  closesOn?: string | undefined;
  under?: YearTerms;
};

/**
 * Puts settlements into the subsidy years of one basis and applies rate, minimums and caps, for all claimants at once since
 * they may share a cap. Empty for a claimant without interest that counts.
 */
export function allocate(all: readonly Pooled[], terms: FullTerms, basis: Basis, past: Past): Allocation {
  const granted = Map.groupBy(
    past.granted.filter(({ own }) => own),
    (money) => yearKey(money.projectId, money.index),
  );
  const drafts = projectYears(all, terms, basis).map((years, at) =>
    draftYears(all[at]?.projectId ?? '', years, terms, past, granted),
  );
  const entries = drafts.flatMap((years, at) => years.flatMap((draft) => entriesOf(all[at], draft)));
  const matched = new Set(
    drafts.flatMap((years, at) =>
      years.flatMap(({ year, parts }) => (parts.length > 0 ? [yearKey(all[at]?.projectId, year.index)] : [])),
    ),
  );
  const loose = past.granted.filter(
    ({ own, projectId, index }) => !own || !matched.has(yearKey(projectId, index)),
  );
  const shared = terms.annualCapScope === 'enterprise' || terms.cumulativeCapScope === 'enterprise';
  const filled = fill(entries, terms, shared ? loose : loose.filter(({ own }) => own)).values();
  return drafts.map((years) => years.map((draft) => finish(draft, filled)));
}

function draftYears(
  projectId: string,
  years: ProjectYear[],
  terms: FullTerms,
  past: Past,
  granted: ReadonlyMap<string, GrantedMoney[]>,
): Draft[] {
  const before = new Map<number | undefined, Settlement[]>();
  return years.map((year): Draft => {
    const key = yearKey(projectId, year.index);
    const under = past.terms.get(key);
    const own = under ? { under } : {};
    const parts = year.parts.map((part) => {
      const earlier = terms.total ? (before.get(part.loan) ?? []) : [];
      before.set(part.loan, [...earlier, ...part.settlements]);
      return draftPart(part, earlier, under?.terms ?? terms);
    });
    const closesOn = past.closes.get(key);
    const money = granted.get(key);
    if (money) {
      const grantedFen = money.reduce((sum, { fen }) => sum + fen, 0);
      return { year, parts, standing: 'granted', grantedFen, closesOn, ...own };
    }
    return { year, parts, standing: past.lost.has(key) ? 'lost' : 'open', closesOn, ...own };
  });
}

/** A share of all interest is floored over all years together, so that how it is cut into years changes no total. */
function draftPart(part: Part, earlier: Settlement[], terms: FullTerms): Drafted {
  const own = interestOf(part.settlements);
  const belowMinimum = terms.minimumInterestFen !== undefined && part.scopeFen < terms.minimumInterestFen;
  const overall = shareOf([...earlier, ...part.settlements], terms);
  const had = shareOf(earlier, terms);
  const paid = shareOf(paidOnes([...earlier, ...part.settlements]), terms);
  const hadPaid = shareOf(paidOnes(earlier), terms);
  const shareFen = belowMinimum ? 0 : overall.shareFen - had.shareFen;
  return {
    ...part,
    belowMinimum,
    interestFen: own,
    basisFen: overall.basisFen - had.basisFen,
    toDateFen: overall.interestFen,
    earlierShareFen: had.shareFen,
    shareFen,
    paidShareFen: belowMinimum ? 0 : paid.shareFen - hadPaid.shareFen,
  };
}

/** Granted money of a year in several parts fills them in order, the rest going to the last. */
function entriesOf(
  claimant: Pooled | undefined,
  { year, parts, standing, grantedFen = 0, closesOn }: Draft,
): Entry[] {
  let restFen = grantedFen;
  return parts.map((part, at) => {
    const mine = at === parts.length - 1 ? restFen : Math.min(restFen, part.shareFen);
    restFen -= mine;
    return {
      projectId: claimant?.projectId ?? '',
      order: claimant?.order ?? 0,
      loan: part.loan,
      to: year.span.to,
      closesOn,
      limitFen: Math.min(part.shareFen, part.interestFen),
      paidLimitFen: part.paidShareFen,
      standing,
      grantedFen: mine,
    };
  });
}

function finish({ year, parts, standing, grantedFen, under }: Draft, filled: Iterator<Filled>): YearShare {
  const shares = parts.flatMap((part) => {
    const { value, done } = filled.next();
    return done ? [] : [{ ...part, ...value }];
  });
  const sum = (of: (share: PartShare) => Fen) => shares.reduce((total, share) => total + of(share), 0);
  const settled = parts.flatMap(({ settlements }) => settlements);
  return {
    ...year,
    parts: shares,
    settlements: settled,
    interestFen: interestOf(settled),
    paidFen: interestOf(paidOnes(settled)),
    subsidyFen: sum(({ subsidyFen }) => subsidyFen),
    claimableFen: sum(({ claimableFen }) => claimableFen),
    countsFen: sum(({ countsFen }) => countsFen),
    standing,
    ...(grantedFen !== undefined && { grantedFen }),
    ...(under && { under }),
  };
}

/** What all years of one claimant count as together. */
export function totalOf(years: readonly YearShare[] = []): Fen {
  return years.reduce((sum, { countsFen }) => sum + countsFen, 0);
}
