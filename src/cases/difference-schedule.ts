import type { Text } from '../answers/source.ts';
import { enterpriseNames } from '../db/facts.ts';
import { placesOf } from '../deadlines/derive/places.ts';
import { type ChangedRow, scheduleDifference, scheduleUpTo } from '../deadlines/difference.ts';
import type { AmountChange } from '../deadlines/difference-money.ts';
import { scheduleDocument, schedulePatch } from '../deadlines/difference-patch.ts';
import type { Derived } from '../deadlines/model.ts';
import { identityOf } from '../deadlines/reconcile.ts';
import { totalOf } from '../deadlines/stake.ts';
import { Problem } from '../errors.ts';
import type { EnterpriseFacts } from '../facts/registered.ts';
import type {
  AmountChangeModel,
  AmountModel,
  ProjectDifference,
  RowChange,
  RowSide,
  ScheduleDifferenceModel,
} from '../pages/difference-model.ts';
import type { Context } from './context.ts';
import { type VersionPair, versionOf } from './difference.ts';
import { type Snapshot, snapshotOf } from './snapshot.ts';
import { standingPair } from './standing-pair.ts';

/**
 * What differs in an enterprise's schedule between two versions of a policy, derived from today's facts; the patch makes the
 * schedule under `from` into that under `to` (RFC 6902). Refuses an enterprise
 * that is not known, and a policy or a version that does not stand.
 */
export async function scheduleDifferenceOf(context: Context, enterpriseId: string, asked: VersionPair) {
  if (!(await enterpriseNames(context.db, [enterpriseId])).has(enterpriseId)) throw new Problem('not-found');
  const snapshot = await snapshotOf(context, enterpriseId);
  const pair = await standingPair(context.db, snapshot.circumstances.policies, asked);
  const [before, after] = schedulesOf(snapshot, pair);
  const [earlier, later] = [scheduleDocument(before), scheduleDocument(after)];
  return {
    ...pair,
    today: snapshot.circumstances.today,
    ...modelOf(before, after, snapshot),
    schedule: earlier,
    patch: schedulePatch(earlier, later),
  };
}

/** The same for a page, without the patch. */
export function scheduleModel(snapshot: Snapshot, pair: VersionPair): ScheduleDifferenceModel {
  return modelOf(...schedulesOf(snapshot, pair), snapshot);
}

function schedulesOf({ facts, circumstances }: Snapshot, { policyKey, from, to }: VersionPair) {
  const under = (version: number) => {
    versionOf(circumstances.policies, { policyKey }, version);
    return scheduleUpTo(facts, circumstances, { policyKey, version });
  };
  return [under(from), under(to)] as const;
}

function modelOf(
  before: readonly Derived[],
  after: readonly Derived[],
  snapshot: Snapshot,
): ScheduleDifferenceModel {
  const { moved, added, withdrawn, amended, unchanged, money } = scheduleDifference([...before], [...after]);
  const rows = {
    moved: moved.map(changedRow),
    added: added.map((row) => ({ ...rowHead(row), fields: [], after: sideOf(row) })),
    withdrawn: withdrawn.map((row) => ({ ...rowHead(row), fields: [], before: sideOf(row) })),
    amended: amended.map(changedRow),
  };
  const changes = money.changes.map((change) => amountChange(change, snapshot));
  const { before: earlier, after: later, projects } = money;
  return {
    ...rows,
    unchanged,
    money: { before: earlier, after: later, changes },
    projects: snapshot.facts.projects.map(({ id, body }) => ({
      projectId: id,
      name: body.name,
      ...countsOf(rows, id),
      ...(projects.find(({ projectId }) => projectId === id) ?? nothingAtStake),
    })),
  };
}

const nothing = { fen: 0, upTo: false, unknown: 0 };
const nothingAtStake = { before: nothing, after: nothing };

type Rows = Pick<ScheduleDifferenceModel, 'moved' | 'added' | 'withdrawn' | 'amended'>;

function countsOf(rows: Rows, id: string): Pick<ProjectDifference, keyof Rows> {
  const count = (list: RowChange[]) => list.filter(({ projectId }) => projectId === id).length;
  return {
    moved: count(rows.moved),
    added: count(rows.added),
    withdrawn: count(rows.withdrawn),
    amended: count(rows.amended),
  };
}

function changedRow({ before, after, fields }: ChangedRow): RowChange {
  return { ...rowHead(after), fields, before: sideOf(before), after: sideOf(after) };
}

function rowHead(row: Derived): Pick<RowChange, 'identity' | 'kind' | 'title' | 'projectId'> {
  const { title, projectId } = row.content;
  return { identity: identityOf(row), kind: row.kind, title, ...(projectId ? { projectId } : {}) };
}

function sideOf(row: Derived): RowSide {
  const { kind: _, subject: __, rule: ___, occurrence: ____, formerly: _____, content, ...dates } = row;
  const amount = amountOf(content.stake);
  return { ...dates, ...(amount ? { amount } : {}) };
}

function amountOf(stake: Derived['content']['stake']): AmountModel | undefined {
  if (stake.kind === 'none') return undefined;
  const { fen, upTo, unknown } = totalOf([stake]);
  return fen === 0 && unknown > 0 ? { upTo } : { fen, upTo };
}

function amountChange(change: AmountChange, { facts, circumstances }: Snapshot): AmountChangeModel {
  const { measureId, ...rest } = change;
  const project = projectName(facts, change.projectId);
  const documents = [...circumstances.policies.values()].flat().map(({ document }) => document);
  const place = documents.flatMap(placesOf).findLast(({ measure }) => measure.id === measureId);
  const name: Text = place?.measure.name ?? { zh: measureId, en: measureId };
  return { ...rest, measure: name, ...(project ? { project } : {}) };
}

function projectName({ projects }: EnterpriseFacts, id: string | undefined): string | undefined {
  return projects.find((project) => project.id === id)?.body.name;
}
