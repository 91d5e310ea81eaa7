import { type Missing, onceEach } from '../answers/answer.ts';
import type { Line } from '../answers/workings.ts';
import type { Condition } from '../policies/condition.ts';
import type { Asked } from './asked.ts';
import {
  doesOneOf,
  goodStanding,
  hasHappened,
  nothingToAccept,
  notReceived,
  noViolationLastYear,
} from './conditions/enterprise.ts';
import { isHeld } from './conditions/held.ts';
import {
  amountAtLeast,
  authoritySays,
  eventFits,
  filedBefore,
  hasContract,
  isFinanced,
  isSigned,
  natureIs,
  quantityAtLeast,
  shareAtLeast,
} from './conditions/project.ts';
import {
  line,
  met,
  missingReading,
  type Sourced,
  type Tested,
  type Verdict,
  wordsOf,
} from './conditions/verdict.ts';

/** What the facts say about conditions: those met, every reason against, and every fact or reading still missing. */
export type Findings = { met: Line[]; reasons: Line[]; missing: Missing[] };

/**
 * Tests every condition and stops at none, so that all reasons are told at once and everything missing is asked for in one
 * go. What a condition that is not simply required means for whoever does not meet it is asked, never assumed.
 */
export function testConditions(conditions: readonly Sourced[], asked: Asked): Findings {
  const findings: Findings = { met: [], reasons: [], missing: [] };
  for (const sourced of conditions) {
    const verdict = weighed({ ...sourced, asked });
    if (verdict.is === 'met') findings.met.push(verdict.line);
    else if (verdict.is === 'unmet') findings.reasons.push(verdict.line);
    else findings.missing.push(...verdict.missing);
  }
  return { ...findings, missing: onceEach(findings.missing) };
}

/** The verdict with the force the text, or an administrator, gives the condition. */
function weighed(tested: Tested<Condition>): Verdict {
  const { condition, source, asked, ask } = tested;
  const { force, question = '' } = condition;
  const verdict = judge(tested);
  if (force === 'required') return verdict;
  const settled = asked.settled.get(question);
  const values = { ...wordsOf(condition), force, ...ask };
  if (settled?.value === 'not-required')
    return met(line('benefits.settled-not-required', values, { source: settled.source }));
  const ambiguous = force === 'condition-or-base';
  if (settled || (!ambiguous && verdict.is === 'met')) return verdict;
  const asking = missingReading(question, line('benefits.force-open', values, { source }));
  if (verdict.is !== 'open') return asking;
  // Here the question stands whatever the fact: both are asked for.
  return ambiguous && asking.is === 'open'
    ? { is: 'open', missing: [...verdict.missing, ...asking.missing] }
    : verdict;
}

function judge(tested: Tested<Condition>): Verdict {
  switch (tested.condition.test) {
    case 'activity':
      return doesOneOf(tested as Of<'activity'>);
    case 'nature':
      return natureIs(tested as Of<'nature'>);
    case 'amount':
      return amountAtLeast(tested as Of<'amount'>);
    case 'share':
      return shareAtLeast(tested as Of<'share'>);
    case 'quantity':
      return quantityAtLeast(tested as Of<'quantity'>);
    case 'held':
      return isHeld(tested as Of<'held'>);
    case 'happened':
      return hasHappened(tested as Of<'happened'>);
    case 'loan':
    case 'lease':
      return hasContract(tested as Of<'loan' | 'lease'>);
    case 'financing':
      return isFinanced(tested as Of<'financing'>);
    case 'event':
      return eventFits(tested as Of<'event'>);
    case 'signed':
      return isSigned(tested as Of<'signed'>);
    case 'good-standing':
      return goodStanding(tested as Of<'good-standing'>);
    case 'filed-before':
      return filedBefore(tested as Of<'filed-before'>);
    case 'once':
      return notReceived(tested as Of<'once'>);
    case 'no-violation-last-year':
      return noViolationLastYear(tested as Of<'no-violation-last-year'>);
    case 'nothing-to-accept':
      return nothingToAccept(tested as Of<'nothing-to-accept'>);
    case 'authority':
      return authoritySays(tested as Of<'authority'>);
  }
}

type Of<T extends Condition['test']> = Tested<Extract<Condition, { test: T }>>;
