import type { Missing } from '../answers/answer.ts';
import type { Source } from '../answers/source.ts';
import { type Line, lines } from '../answers/workings.ts';
import type { Loan } from '../facts/loan.ts';
import type { Project } from '../facts/project.ts';
import type { Condition } from '../policies/measure.ts';
import type { Ask, BenefitsSentences } from './sentences.ts';

/** The facts a condition can be tested against. */
export type Facts = { project: Project; loans: readonly Loan[] };

/** What the facts say about conditions: those met, every reason against, and every fact or reading still missing. */
export type Findings = { met: Line[]; reasons: Line[]; missing: Missing[] };

/** A condition with the place that sets it, its measure's id, and the departments to ask about it. */
export type Sourced = { condition: Condition; source: Source; measureId: string; ask: Ask };

const line = lines<BenefitsSentences>();

/**
 * Tests every condition and stops at none, so that all reasons are told at once. A `priority` condition (优先) that is
 * not met is no reason: the text does not say what becomes of the others, so a reading is missing.
 */
export function testConditions(conditions: readonly Sourced[], facts: Facts): Findings {
  const all = conditions.map((sourced) => testOne(sourced, facts));
  return {
    met: all.flatMap((finding) => finding.met),
    reasons: all.flatMap((finding) => finding.reasons),
    missing: all.flatMap((finding) => finding.missing),
  };
}

function testOne(sourced: Sourced, facts: Facts): Findings {
  const verdict = judge(sourced, facts);
  if ('missing' in verdict) return { met: [], reasons: [], missing: [verdict.missing] };
  if (verdict.met) return { met: [verdict.line], reasons: [], missing: [] };
  if (sourced.condition.force === 'required') return { met: [], reasons: [verdict.line], missing: [] };
  const what = `${sourced.measureId}.outside-priority`;
  return { met: [], reasons: [], missing: [{ need: 'reading', what, line: verdict.line }] };
}

type Verdict = { met: boolean; line: Line } | { missing: Missing };

function judge(sourced: Sourced, { project, loans }: Facts): Verdict {
  const { condition } = sourced;
  switch (condition.fact) {
    case 'project.nature':
      return natureIs(condition.value, project, sourced);
    case 'project.investmentFen':
      return investmentAtLeast(condition.value, project, sourced);
    case 'loan.exists':
      return loanExists(loans, sourced);
  }
}

function natureIs(needed: string, { nature }: Project, { condition, source, ask }: Sourced): Verdict {
  const values = { nature, needed };
  if (nature === needed) return { met: true, line: line('benefits.nature-fits', { nature }, { source }) };
  if (condition.force === 'required')
    return { met: false, line: line('benefits.nature-differs', values, { source }) };
  return { met: false, line: line('benefits.nature-outside-priority', { ...values, ...ask }, { source }) };
}

/** 以上 includes the amount itself (民法典 1259). */
function investmentAtLeast(minimumFen: number, { investmentFen }: Project, sourced: Sourced): Verdict {
  const { condition, source, ask } = sourced;
  if (investmentFen === undefined) {
    const missing = line('benefits.investment-missing', { minimumFen }, { source });
    return { missing: { need: 'fact', what: 'project.investmentFen', line: missing } };
  }
  const values = { investmentFen, minimumFen };
  if (investmentFen >= minimumFen)
    return { met: true, line: line('benefits.investment-reached', values, { source }) };
  if (condition.force === 'required')
    return { met: false, line: line('benefits.investment-below', values, { source }) };
  return {
    met: false,
    line: line('benefits.investment-outside-priority', { ...values, ...ask }, { source }),
  };
}

function loanExists(loans: readonly Loan[], { source }: Sourced): Verdict {
  if (loans.length > 0)
    return { met: true, line: line('benefits.loan-exists', { loans: loans.length }, { source }) };
  return { missing: { need: 'fact', what: 'loan', line: line('benefits.loan-missing', {}, { source }) } };
}
