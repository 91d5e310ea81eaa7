import { sameValue } from '../../answers/canonical.ts';
import { type Line, lines } from '../../answers/workings.ts';
import type { EnterpriseFacts } from '../../facts/registered.ts';
import type { Transition } from '../../policies/transition.ts';
import { lastOf, type Supposed, transitionDayIn } from '../../policies/transitions.ts';
import type { Circumstances } from '../facts.ts';
import type { Derived, Stake } from '../model.ts';
import { identityOf } from '../reconcile.ts';
import type { DeadlinesSentences } from '../sentences.ts';
import { partsOf, totalOf } from '../stake.ts';
import { type BenefitAnswer, deriveBenefits } from './benefits.ts';

const line = lines<DeadlinesSentences>();

/** The rows of one answer, among the answers it stands with. */
export type RowsOf = (benefit: BenefitAnswer, all: BenefitAnswer[]) => Derived[];

/**
 * The rows of money whose rule is not known because the day an amendment's transition asks for is not registered (新老划断): those
 * on which every rule that may apply agrees, identity and days. Of their amounts the lower is said, and at stake is what is
 * the same under all. The answers themselves stay incomplete and ask for the day.
 */
export function underEitherRule(
  benefits: BenefitAnswer[],
  facts: EnterpriseFacts,
  circumstances: Circumstances,
  rowsOf: RowsOf,
): Derived[] {
  const open = benefits.filter((benefit) => lackedBy(benefit).length > 0);
  if (open.length === 0) return [];
  const asked = new Set(open.map(({ place }) => place.document.key));
  const policies = new Map([...circumstances.policies].filter(([key]) => asked.has(key)));
  const settled = benefits.filter(({ place }) => !asked.has(place.document.key));
  const ways = waysThrough(policies).map((supposed) => [
    ...deriveBenefits(facts, { ...circumstances, policies }, supposed),
    ...settled,
  ]);
  return open.flatMap((benefit) => {
    const [first = [], ...others] = ways.map((all) =>
      all.filter((each) => isSame(each, benefit)).flatMap((each) => rowsOf(each, all)),
    );
    return first.flatMap((row) => agreed(row, others, lackedBy(benefit)));
  });
}

type Lacks = Transition['by'][];

/** The days that transitions ask for and that are not registered. */
function lackedBy({ answer }: BenefitAnswer): Lacks {
  const missing = answer.answer === 'incomplete' ? answer.missing : [];
  return [...new Set(missing.flatMap((each) => transitionDayIn(each) ?? []))];
}

/**
 * The days that may decide, one of each kind, so that every rule a day can lead to is led to: behind all last days that
 * keep an earlier rule, and on each of them.
 */
function waysThrough(policies: Circumstances['policies']): Supposed[] {
  const transitions = [...policies.values()].flat().flatMap(({ transition }) => transition ?? []);
  let ways: Supposed[] = [new Map()];
  for (const [by, own] of Map.groupBy(transitions, (each) => each.by)) {
    const last = [...new Set(own.map(lastOf))].sort().reverse();
    const behind = last.slice(0, 1).map(dayAfter);
    ways = ways.flatMap((way) => [...behind, ...last].map((on) => new Map([...way, [by, on]])));
  }
  return ways;
}

function dayAfter(on: string): string {
  return Temporal.PlainDate.from(on).add({ days: 1 }).toString();
}

function isSame(one: BenefitAnswer, other: BenefitAnswer): boolean {
  return one.place.measure.id === other.place.measure.id && one.projectId === other.projectId;
}

/** A row as the rule that gives least has it, where all rules have it on the same days; else none. */
function agreed(row: Derived, others: Derived[][], lacks: Lacks): Derived[] {
  const name = identityOf(row);
  const same = others.map((rows) => rows.find((each) => identityOf(each) === name));
  const all = [row];
  for (const each of same) {
    if (!each || !sameValue(daysOf(each), daysOf(row))) return [];
    all.push(each);
  }
  const [least = row] = all.toSorted((a, b) => fenOf(a) - fenOf(b));
  const { stake, said } = together(
    all.map(({ content }) => content.stake),
    lacks,
  );
  return [{ ...least, content: { ...least.content, stake, workings: [said, ...least.content.workings] } }];
}

/** Everything of a row that is a day or says how sure it is, as JSON has it. */
function daysOf({ nominalOn, dueOn, actBy, submitBy, minute, status, content }: Derived): unknown {
  const { notBefore, provisional, fulfilled, period } = content;
  const days = [nominalOn, dueOn, actBy, submitBy].map((on) => on?.toString());
  return [...days, minute, status, notBefore, provisional, fulfilled, period];
}

function fenOf({ content }: Derived): number {
  return totalOf([content.stake]).fen;
}

/** What is at stake under all of some rules: an amount only where they agree on it, and in words what it is at least. */
function together(stakes: Stake[], lacks: Lacks): { stake: Stake; said: Line } {
  const totals = stakes.map((stake) => totalOf([stake]));
  const [first] = totals;
  if (totals.every((total) => sameValue(total, first)))
    return { stake: stakes[0] ?? { kind: 'none' }, said: line('deadlines.same-under-either-rule', {}) };
  const [key = ''] = stakes.flatMap(partsOf).map((part) => part.key);
  const known = totals.every(({ unknown }) => unknown === 0);
  const fen = Math.min(...totals.map((total) => total.fen));
  return {
    stake: { kind: 'unknown', key, lacks, ...(known ? { atLeastFen: fen } : {}) },
    said: known
      ? line('deadlines.at-least-under-either-rule', { fen })
      : line('deadlines.same-under-either-rule', {}),
  };
}
