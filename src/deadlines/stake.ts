import type { Measure } from '../policies/measure.ts';
import type { Stake, StakePart } from './model.ts';

/** Money of several stakes together, in fen: each key once. `unknown` counts keys whose amount is not known. */
export type Total = { fen: number; upTo: boolean; unknown: number };

/** A stake as its parts; none where nothing is at stake. */
export function partsOf(stake: Stake): StakePart[] {
  return stake.kind === 'none' ? [] : stake.kind === 'several' ? stake.parts : [stake];
}

/** Parts as one stake, each key once. */
export function stakeOf(parts: StakePart[]): Stake {
  const each = counted(parts);
  const [only] = each;
  if (only === undefined) return { kind: 'none' };
  return each.length === 1 ? only : { kind: 'several', parts: each };
}

/**
 * Adds up stakes. Of two amounts under one key the lower counts, as where two readings meet; a known one is preferred to an
 * unknown one, and parts of a key (`key#…`) count only where the whole does not stand beside them.
 */
export function totalOf(stakes: Stake[]): Total {
  const total: Total = { fen: 0, upTo: false, unknown: 0 };
  for (const part of counted(stakes.flatMap(partsOf))) {
    if (part.kind === 'unknown') total.unknown += 1;
    else {
      total.fen += part.fen;
      total.upTo ||= part.upTo;
    }
  }
  return total;
}

function counted(parts: StakePart[]): StakePart[] {
  const best = new Map<string, StakePart>();
  for (const part of parts) {
    const seen = best.get(part.key);
    if (seen === undefined || isBetter(part, seen)) best.set(part.key, part);
  }
  return [...best.values()].filter(({ key }) => !key.includes('#') || !best.has(wholeOf(key)));
}

/** Known is better than unknown, of known ones the lower; of unknown ones that which says what it lacks, then the lower. */
function isBetter(part: StakePart, seen: StakePart): boolean {
  if (part.kind === 'known') return seen.kind === 'unknown' || part.fen < seen.fen;
  if (seen.kind === 'known' || !part.lacks) return false;
  return !seen.lacks || (part.atLeastFen ?? 0) < (seen.atLeastFen ?? 0);
}

function wholeOf(key: string): string {
  return key.slice(0, key.indexOf('#'));
}

/** One name for measures that look like the same money under several. */
export function moneyName({ id, sameAs = [] }: Pick<Measure, 'id' | 'sameAs'>): string {
  return [id, ...sameAs].sort()[0] ?? id;
}

/** The name under which money of a measure (by its `moneyName`) is counted: for a project or the enterprise, and of a subsidy year or once. */
export function stakeKey(name: string, projectId: string | undefined, year: number | 'once'): string {
  return `${name}/${projectId ?? 'enterprise'}/${year}`;
}

/** What a key that `stakeKey` made names, apart from the part that follows a `#`; no project where it is the enterprise's own. */
export function readStakeKey(key: string): { measureId: string; projectId?: string; year: string } {
  const [measureId = '', subject = '', year = ''] = (key.split('#')[0] ?? '').split('/');
  return { measureId, ...(subject === 'enterprise' ? {} : { projectId: subject }), year };
}
