import { canonical } from '../answers/canonical.ts';
import type { Derived, Stake, StakePart, Status } from './model.ts';
import { partsOf, readStakeKey, stakeOf, type Total, totalOf } from './stake.ts';

/** The money of one key in two schedules: absent where the schedule has none of it, without `fen` where it is not known. */
export type AmountChange = {
  key: string;
  measureId: string;
  projectId?: string;
  year: string;
  before?: Amount;
  after?: Amount;
  /** What is known after, less what is known before; what is absent or unknown counts as nothing. */
  deltaFen: number;
};
type Amount = { fen?: number; upTo: boolean };

/** The money of two schedules, each key once: the amounts that differ add up to what the totals differ by. */
export type MoneyDifference = {
  before: Total;
  after: Total;
  changes: AmountChange[];
  /** The same totals for each project that has money in either. */
  projects: { projectId: string; before: Total; after: Total }[];
};

/** The money that two schedules put at stake, beside each other. */
export function moneyDifference(before: Derived[], after: Derived[]): MoneyDifference {
  const [earlier, later] = [countedIn(before), countedIn(after)];
  const keys = [...new Set([...earlier, ...later].map(({ key }) => key))].sort();
  const projects = [...new Set(keys.flatMap((key) => readStakeKey(key).projectId ?? []))];
  return {
    before: totalOf(earlier),
    after: totalOf(later),
    changes: keys.flatMap((key) => amountChange(key, partIn(earlier, key), partIn(later, key))),
    projects: projects.map((projectId) => ({
      projectId,
      before: totalOf(earlier.filter((part) => isOf(part, projectId))),
      after: totalOf(later.filter((part) => isOf(part, projectId))),
    })),
  };
}

/** A row with its money; what is withdrawn puts nothing at stake. */
export type Staked = { status: Status; content: { stake: Stake } };

/**
 * Known money of the keys whose amount differs between all rows of one enterprise before and all after, in fen. What is the
 * same on both sides is in neither: the two differ by just what the whole sums differ by.
 */
export function changedMoney(
  before: Iterable<Staked>,
  after: Iterable<Staked>,
): { before: number; after: number } {
  const [earlier, later] = [knownIn(before), knownIn(after)];
  const sum = { before: 0, after: 0 };
  for (const key of new Set([...earlier.keys(), ...later.keys()])) {
    const [was, is] = [earlier.get(key) ?? 0, later.get(key) ?? 0];
    if (was === is) continue;
    sum.before += was;
    sum.after += is;
  }
  return sum;
}

function knownIn(rows: Iterable<Staked>): Map<string, number> {
  const parts = [...rows].flatMap(({ status, content }) =>
    status === 'withdrawn' ? [] : partsOf(content.stake),
  );
  return new Map(
    partsOf(stakeOf(parts)).flatMap((part) => (part.kind === 'known' ? [[part.key, part.fen] as const] : [])),
  );
}

function countedIn(rows: Derived[]): StakePart[] {
  return partsOf(stakeOf(rows.flatMap(({ content }) => partsOf(content.stake))));
}

function partIn(parts: StakePart[], key: string): StakePart | undefined {
  return parts.find((part) => part.key === key);
}

function isOf({ key }: StakePart, projectId: string): boolean {
  return readStakeKey(key).projectId === projectId;
}

function amountChange(
  key: string,
  earlier: StakePart | undefined,
  later: StakePart | undefined,
): AmountChange[] {
  const [before, after] = [earlier && amountOf(earlier), later && amountOf(later)];
  if (canonical(before) === canonical(after)) return [];
  const deltaFen = (after?.fen ?? 0) - (before?.fen ?? 0);
  return [
    { key, ...readStakeKey(key), ...(before ? { before } : {}), ...(after ? { after } : {}), deltaFen },
  ];
}

function amountOf(part: StakePart): Amount {
  return part.kind === 'known' ? { fen: part.fen, upTo: part.upTo } : { upTo: false };
}
