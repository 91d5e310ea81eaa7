import { canonical } from '../answers/canonical.ts';
import type { EnterpriseFacts } from '../facts/registered.ts';
import { inSequence } from '../policies/sequence.ts';
import type { PolicyVersion } from '../policies/versions.ts';
import { deriveEnterprise } from './derive/enterprise.ts';
import { type MoneyDifference, moneyDifference } from './difference-money.ts';
import type { Circumstances } from './facts.ts';
import type { Law, VersionName } from './law.ts';
import type { Derived } from './model.ts';
import { identityOf } from './reconcile.ts';

/** A row that both schedules have and that differs; `fields` names what does, such as `dueOn`, `stake` or `workings`. */
export type ChangedRow = { identity: string; before: Derived; after: Derived; fields: string[] };

/**
 * What differs between two schedules of one enterprise. `moved`: a day or an hour differs. `amended`: the days are the same
 * and something else differs, such as how sure they are, the amount or the wording.
 */
export type ScheduleDifference = {
  moved: ChangedRow[];
  added: Derived[];
  withdrawn: Derived[];
  amended: ChangedRow[];
  unchanged: number;
  money: MoneyDifference;
};

/** The law as it would be if a version were the newest of its policy; everything else as it is. */
function lawUpTo<L extends Pick<Law, 'policies'>>(law: L, { policyKey, version }: VersionName): L {
  const policies = new Map(law.policies);
  policies.set(policyKey, versionsUpTo(policies.get(policyKey) ?? [], version));
  return { ...law, policies };
}

/** Those that count, in their order, as far as a version; one that was made again since has its place as it was recorded. */
function versionsUpTo(standing: PolicyVersion[], version: number): PolicyVersion[] {
  const isAsked = (each: PolicyVersion) => each.version === version;
  const now = inSequence(standing);
  const sequence = now.some(isAsked) ? now : inSequence(standing.filter((each) => each.version <= version));
  return sequence.slice(0, sequence.findIndex(isAsked) + 1);
}

/** What is derived for an enterprise when a version is the newest of its policy, in the order of identities. */
export function scheduleUpTo(
  facts: EnterpriseFacts,
  circumstances: Circumstances,
  version: VersionName,
): Derived[] {
  const { deadlines } = deriveEnterprise(facts, lawUpTo(circumstances, version));
  return deadlines.toSorted((one, other) => (identityOf(one) < identityOf(other) ? -1 : 1));
}

/** Two schedules of one enterprise beside each other, matched by identity. Swapping them swaps every before and after. */
export function scheduleDifference(before: Derived[], after: Derived[]): ScheduleDifference {
  const earlier = new Map(before.map((row) => [identityOf(row), row]));
  const later = new Map(after.map((row) => [identityOf(row), row]));
  const kept = [...earlier].flatMap(([identity, row]): ChangedRow[] => {
    const other = later.get(identity);
    return other ? [{ identity, before: row, after: other, fields: fieldsThatDiffer(row, other) }] : [];
  });
  const changed = kept.filter(({ fields }) => fields.length > 0);
  const moved = changed.filter(({ fields }) => fields.some(isDate));
  return {
    moved,
    added: [...later].flatMap(([identity, row]) => (earlier.has(identity) ? [] : [row])),
    withdrawn: [...earlier].flatMap(([identity, row]) => (later.has(identity) ? [] : [row])),
    amended: changed.filter((row) => !moved.includes(row)),
    unchanged: kept.length - changed.length,
    money: moneyDifference(before, after),
  };
}

function isDate(field: string): boolean {
  return ['dueOn', 'actBy', 'submitBy', 'minute'].includes(field);
}

function fieldsThatDiffer(before: Derived, after: Derived): string[] {
  const [earlier, later] = [entryOf(before), entryOf(after)];
  const names = [...new Set([...Object.keys(earlier), ...Object.keys(later)])].sort();
  return names.filter((name) => canonical(earlier[name]) !== canonical(later[name]));
}

/** A row as plain JSON, its content beside its days; what identifies it is left out. */
export function entryOf(row: Derived): Record<string, unknown> {
  const { kind: _, subject: __, rule: ___, occurrence: ____, content, ...dates } = row;
  return JSON.parse(JSON.stringify({ ...dates, ...content }));
}
