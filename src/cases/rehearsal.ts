import { createHash } from 'node:crypto';
import { canonical } from '../answers/canonical.ts';
import type { Text } from '../answers/source.ts';
import type { Database } from '../db/connect.ts';
import { revisionOfVersion } from '../db/deadlines.ts';
import { knownCreditCodes } from '../db/facts.ts';
import { toldVersions } from '../db/reminders.ts';
import type { Effect } from '../deadlines/effect.ts';
import type { Stake, Status, Stored } from '../deadlines/model.ts';
import { type Change, identityOf, sameDates } from '../deadlines/reconcile.ts';
import { totalOf } from '../deadlines/stake.ts';
import { datesOf } from './stored.ts';

/** What an announcement moves, as a value: of the policies themselves (`null`) and of each enterprise. */
export type Moves = { enterpriseId: string | null; changes: Change[] }[];

export type Rehearsal = {
  digest: string;
  enterprises: number;
  deadlines: number;
  /** Letters of correction to people who have been told another date. */
  corrections: number;
  /** Known money that the changed rows put at stake, in fen: of each enterprise every key once. */
  moneyFen: { before: number; after: number };
  /** What to look at before publishing; no part of the digest. */
  remarks: Text[];
  moves: Move[];
};

type Move = {
  deadlineId?: string;
  enterpriseId: string | null;
  title: Text;
  change: Change['change'];
  from?: string;
  to?: string;
  /** The day to act by, which may move where the last day does not. */
  actByFrom?: string;
  actByTo?: string;
  /** The money at stake in fen, where it changes: absent where there is none, or none is known. */
  stakeFromFen?: number;
  stakeToFen?: number;
};

/** Says what moves, and seals it with a digest. */
export async function rehearsalOf(
  tx: Database,
  effect: Effect,
  moves: Moves,
  remarks: Text[],
): Promise<Rehearsal> {
  const all = moves.flatMap(({ enterpriseId, changes }) =>
    changes.map((change) => ({ enterpriseId, change })),
  );
  let corrections = 0;
  for (const { change } of all) {
    if (change.change === 'move' || change.change === 'withdraw')
      corrections += await toldOtherwise(tx, change);
  }
  return {
    digest: digestOf(
      effect,
      all.map(({ change }) => change),
    ),
    enterprises: moves.filter(({ enterpriseId }) => enterpriseId !== null).length,
    deadlines: all.length,
    corrections,
    moneyFen: { before: moneyIn(moves, beforeOf), after: moneyIn(moves, ({ after }) => after) },
    remarks: [...remarks, ...(await strangers(tx, effect))],
    moves: all.map(({ enterpriseId, change }) => moveOf(enterpriseId, change)),
  };
}

/** Recipients of a disbursement that are not registered here: nothing will follow for them. */
async function strangers(tx: Database, effect: Effect): Promise<Text[]> {
  if (effect.kind !== 'disbursement') return [];
  const codes = [...new Set(effect.recipients.map(({ creditCode }) => creditCode))];
  const known = new Set(await knownCreditCodes(tx, codes));
  const unknown = codes.filter((code) => !known.has(code));
  if (unknown.length === 0) return [];
  const list = unknown.slice(0, 20).join(', ');
  return [
    {
      zh: `${unknown.length}家企业未在此登记：${list}`,
      en: `${unknown.length} enterprises are not registered here: ${list}`,
    },
  ];
}

/** How many people have been told another date than the change leaves. */
async function toldOtherwise(tx: Database, { before, after }: Extract<Change, { before: Stored }>) {
  let count = 0;
  for (const { dateVersion } of await toldVersions(tx, before.id)) {
    const told = await revisionOfVersion(tx, before.id, dateVersion);
    if (told && !sameDates({ ...datesOf(told), status: told.status }, after)) count += 1;
  }
  return count;
}

/** SHA-256 over the effect and the sorted (deadline, revision before, new dates, status, amount). */
function digestOf(effect: Effect, changes: Change[]): string {
  const rows = changes.map((change) => {
    const { dueOn, actBy, submitBy, minute, status, content } = change.after;
    const revision = change.change === 'add' ? 0 : change.before.revision;
    const dates = [dueOn, actBy, submitBy].map((day) => day?.toString() ?? null);
    return canonical([identityOf(change.after), revision, ...dates, minute ?? null, status, content.stake]);
  });
  return createHash('sha256')
    .update([canonical(effect), ...rows.sort()].join('\n'))
    .digest('hex');
}

type Row = { status: Status; content: { stake: Stake } };

function beforeOf(change: Change): Stored | undefined {
  return change.change === 'add' ? undefined : change.before;
}

/** What is withdrawn puts nothing at stake. */
function stakeIn(row: Row | undefined): Stake {
  return row === undefined || row.status === 'withdrawn' ? { kind: 'none' } : row.content.stake;
}

/** Keys name projects or just `enterprise`, so they are counted enterprise by enterprise. */
function moneyIn(moves: Moves, side: (change: Change) => Row | undefined): number {
  const each = moves.map(({ changes }) => totalOf(changes.map((change) => stakeIn(side(change)))).fen);
  return each.reduce((sum, fen) => sum + fen, 0);
}

/** The known money of one row, in fen. */
function knownFen(row: Row | undefined): number | undefined {
  const stake = stakeIn(row);
  const { fen, unknown } = totalOf([stake]);
  return stake.kind === 'none' || (fen === 0 && unknown > 0) ? undefined : fen;
}

function stakesOf(before: Row | undefined, after: Row): Pick<Move, 'stakeFromFen' | 'stakeToFen'> {
  const [stakeFromFen, stakeToFen] = [knownFen(before), knownFen(after)];
  if (stakeFromFen === stakeToFen) return {};
  return {
    ...(stakeFromFen === undefined ? {} : { stakeFromFen }),
    ...(stakeToFen === undefined ? {} : { stakeToFen }),
  };
}

function moveOf(enterpriseId: string | null, change: Change): Move {
  const before = beforeOf(change);
  const { dueOn, actBy, content } = change.after;
  return {
    enterpriseId,
    title: content.title,
    change: change.change,
    ...(before ? { deadlineId: before.id } : {}),
    ...(before?.dueOn ? { from: before.dueOn.toString() } : {}),
    ...(dueOn ? { to: dueOn.toString() } : {}),
    ...(before?.actBy ? { actByFrom: before.actBy.toString() } : {}),
    ...(actBy ? { actByTo: actBy.toString() } : {}),
    ...stakesOf(before, change.after),
  };
}
