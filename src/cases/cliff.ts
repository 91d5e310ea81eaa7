import { type CliffPolicy, type CliffRow, cliffOf } from '../deadlines/cliff.ts';
import type { StakePart } from '../deadlines/model.ts';
import type { Context } from './context.ts';
import { snapshotOf } from './snapshot.ts';
import { spokenLine } from './spoken.ts';

/** What of an enterprise runs past the last day or goal year of the policies it rests on, as it stands now. */
export async function enterpriseCliff(context: Context, enterpriseId: string) {
  const { facts, stored, circumstances } = await snapshotOf(context, enterpriseId);
  const { policies, total } = cliffOf(stored, facts, circumstances);
  return { policies: policies.map(spokenPolicy), total };
}

function spokenPolicy({ policyKey, title, rows, total, says }: CliffPolicy) {
  return { policyKey, title, rows: rows.map(spokenRow), total, says: says.map(spokenLine) };
}

function spokenRow({ bound, parts, ...row }: CliffRow) {
  const { mark, lastDay, source } = bound;
  return { ...row, past: mark, lastDay, source, stake: parts.map(spokenPart) };
}

function spokenPart(part: StakePart) {
  if (part.kind === 'unknown') return part;
  const { formula, ...known } = part;
  return { ...known, ...(formula ? { formula: spokenLine(formula) } : {}) };
}
