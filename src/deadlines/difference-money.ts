import { canonical } from '../answers/canonical.ts';
import type { Transition } from '../policies/transition.ts';
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
 * What changes of known money, in fen: what it was and what it is now. `unknown` stands beside that where amounts that were
 * known are not any more: how many, what they were, what they are at least, and which days that are not registered decide.
 */
export type MoneyChange = { before: number; after: number; unknown?: NoLongerKnown };
type NoLongerKnown = { amounts: number; before: number; atLeast: number; lacks: Transition['by'][] };

/**
 * The money of the keys whose amount differs between all rows of one enterprise before and all after. What is the same on
 * both sides is in neither: the known sums differ by just `after`, less `before` and what is no longer known. A year that is
 * gone while others of its measure and project hang on a day is no more certain than they are.
 */
export function changedMoney(before: Iterable<Staked>, after: Iterable<Staked>): MoneyChange {
  const [earlier, later] = [partsIn(before), partsIn(after)];
  const open = new Map(
    [...later.values()].flatMap((part) =>
      lacksOf(part).length > 0 ? [[answerOf(part), part] as const] : [],
    ),
  );
  const changes = [...new Set([...earlier.keys(), ...later.keys()])].map((key): MoneyChange => {
    const [was, is] = [knownFen(earlier.get(key)), knownFen(later.get(key))];
    const now = later.get(key);
    const unsure = was === 0 ? undefined : now === undefined ? open.get(answerOf({ key })) : now;
    if (unsure?.kind !== 'unknown') return was === is ? none : { before: was, after: is };
    const atLeast = now === undefined ? 0 : (unsure.atLeastFen ?? 0);
    return { ...none, unknown: { amounts: 1, before: was, atLeast, lacks: lacksOf(unsure) } };
  });
  return changes.reduce(addedMoney, none);
}

const none: MoneyChange = { before: 0, after: 0 };

/** Two changes of different money together. */
export function addedMoney(one: MoneyChange, other: MoneyChange): MoneyChange {
  const sum = { before: one.before + other.before, after: one.after + other.after };
  const [a, b] = [one.unknown, other.unknown];
  if (!a || !b) return { ...sum, ...((a ?? b) && { unknown: a ?? b }) };
  const unknown = {
    amounts: a.amounts + b.amounts,
    before: a.before + b.before,
    atLeast: a.atLeast + b.atLeast,
    lacks: [...new Set([...a.lacks, ...b.lacks])],
  };
  return { ...sum, unknown };
}

function partsIn(rows: Iterable<Staked>): Map<string, StakePart> {
  const parts = [...rows].flatMap(({ status, content }) =>
    status === 'withdrawn' ? [] : partsOf(content.stake),
  );
  return new Map(partsOf(stakeOf(parts)).map((part) => [part.key, part]));
}

function knownFen(part: StakePart | undefined): number {
  return part?.kind === 'known' ? part.fen : 0;
}

function lacksOf(part: StakePart): Transition['by'][] {
  return part.kind === 'unknown' ? (part.lacks ?? []) : [];
}

/** The measure and project of a key: they have one answer. */
function answerOf({ key }: Pick<StakePart, 'key'>): string {
  const { measureId, projectId } = readStakeKey(key);
  return `${measureId}/${projectId}`;
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
