import type { Fen } from '../../money/rate.ts';
import type { GrantedMoney } from './past.ts';
import type { Standing } from './subsidy.ts';
import type { FullTerms } from './terms.ts';

/** What asks for money under the caps: a part of a project's year. `limitFen` is what it gets without caps. */
export type Entry = {
  projectId: string;
  order: number;
  loan?: number | undefined;
  /** Its subsidy year's last day, an ISO day. */
  to: string;
  /** The day a registered claim for it closes. */
  closesOn?: string | undefined;
  limitFen: Fen;
  /** What it would get without caps on registered paid interest only. */
  paidLimitFen: Fen;
  standing: Standing;
  grantedFen: Fen;
};

/** An entry with what the caps leave of it; `used` was used before it in a cap's scope, `others` by other projects. */
export type Filled = {
  annual: { usedFen: Fen; othersFen: Fen };
  total: { usedFen: Fen; othersFen: Fen };
  subsidyFen: Fen;
  claimableFen: Fen;
  countsFen: Fen;
};

/** Money booked under a cap: all of it, and each project's. */
function book() {
  const booked = new Map<string, Fen>();
  const of = (key: string) => booked.get(key) ?? 0;
  return {
    add(key: string | undefined, projectId: string, fen: Fen): void {
      if (key === undefined) return;
      booked.set(key, of(key) + fen);
      booked.set(`${key} ${projectId}`, of(`${key} ${projectId}`) + fen);
    },
    used(key: string | undefined, projectId: string) {
      const usedFen = of(key ?? '');
      return { usedFen, othersFen: usedFen - of(`${key} ${projectId}`) };
    },
  };
}

type Where = { projectId?: string; loan?: number | undefined; year: string };

/** What one cap is counted over: the annual one in a calendar year, by the last day of the subsidy year. */
function annualKey({ annualCapScope = 'project' }: FullTerms, { projectId, loan, year }: Where) {
  if (annualCapScope === 'enterprise') return `year ${year}`;
  if (projectId === undefined || (annualCapScope === 'loan' && loan === undefined)) return undefined;
  return annualCapScope === 'loan' ? `year ${year} ${projectId} ${loan}` : `year ${year} ${projectId}`;
}

function totalKey({ cumulativeCapScope = 'project' }: FullTerms, { projectId, loan }: Where) {
  if (cumulativeCapScope === 'enterprise') return 'all';
  if (projectId === undefined || (cumulativeCapScope === 'loan' && loan === undefined)) return undefined;
  return cumulativeCapScope === 'loan' ? `all ${projectId} ${loan}` : `all ${projectId}`;
}

/**
 * Fills the caps by earliest claim closing (as registered; without one the end of the subsidy year), then by registration. What
 * came before counts as granted once granted, nothing once lost, else as estimated; money granted already is never given
 * twice, whatever its order. `loose` is granted money that belongs to no entry. Aligned with `entries`; never negative.
 */
export function fill(entries: readonly Entry[], terms: FullTerms, loose: readonly GrantedMoney[]): Filled[] {
  const [before, ahead] = [book(), book()];
  const keysOf = (where: Where) => [annualKey(terms, where), totalKey(terms, where)];
  for (const { projectId = '', fen, ...money } of loose)
    for (const key of keysOf({ ...money, ...(projectId && { projectId }) })) before.add(key, projectId, fen);
  const places = entries.map((entry) => ({ ...entry, year: entry.to.slice(0, 4) }));
  for (const place of places)
    for (const key of keysOf(place)) ahead.add(key, place.projectId, place.grantedFen);
  const filled = new Map<number, Filled>();
  for (const index of inOrder(entries, terms)) {
    const place = places[index];
    if (!place) continue;
    const { projectId, standing, grantedFen } = place;
    const keys = keysOf(place);
    for (const key of keys) ahead.add(key, projectId, -grantedFen);
    const [annual, total] = keys.map((key) => {
      const past = before.used(key, projectId);
      const later = standing === 'open' ? ahead.used(key, projectId) : { usedFen: 0, othersFen: 0 };
      return { usedFen: past.usedFen + later.usedFen, othersFen: past.othersFen + later.othersFen };
    });
    if (!annual || !total) continue;
    const leftFen = Math.min(
      left(terms.annualCapFen, annual.usedFen),
      left(terms.cumulativeCapFen, total.usedFen),
    );
    const subsidyFen = Math.min(place.limitFen, leftFen);
    const countsFen = standing === 'open' ? subsidyFen : grantedFen;
    for (const key of keys) before.add(key, projectId, countsFen);
    filled.set(index, {
      annual,
      total,
      subsidyFen,
      claimableFen: Math.min(place.paidLimitFen, subsidyFen),
      countsFen,
    });
  }
  return entries.flatMap((_, index) => filled.get(index) ?? []);
}

function left(capFen: Fen | undefined, usedFen: Fen): Fen {
  return capFen === undefined ? Number.POSITIVE_INFINITY : Math.max(0, capFen - usedFen);
}

/** In one calendar year claims whose closing is registered come first, then the years that end first. */
function inOrder(entries: readonly Entry[], { capOrder }: FullTerms): number[] {
  const direction = capOrder === 'registration' ? 1 : -1;
  const keyed = entries.map(({ to, closesOn = never, order }, index) => ({
    key: `${to.slice(0, 4)} ${closesOn} ${to}`,
    order: order * direction,
    index,
  }));
  const sorted = keyed.sort((a, b) =>
    a.key === b.key ? a.order - b.order || a.index - b.index : a.key < b.key ? -1 : 1,
  );
  return sorted.map(({ index }) => index);
}

const never = '9999-12-31';
