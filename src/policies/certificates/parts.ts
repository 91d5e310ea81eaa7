import type { DatedRule } from '../dated-rule.ts';
import { intervals, leads, openings, terms } from './examples.ts';

/** Where a rule stands and how sure that is. */
export type Basis = Pick<DatedRule, 'source' | 'confidence' | 'advised'>;

/** Valid for so many months from the day of issue. */
export function valid(months: keyof typeof terms, basis: Basis): DatedRule {
  const value = Number(months);
  return { rule: { family: 'validity', span: { unit: 'month', value } }, ...basis, examples: terms[months] };
}

/** The last day to ask for renewal. */
export function closes(lead: keyof typeof leads, basis: Basis): DatedRule {
  const { span, examples } = leads[lead];
  return { rule: { family: 'lead', edge: 'closing', span }, ...basis, examples };
}

/** The first day on which renewal may be asked for. */
export function opens(lead: keyof typeof openings, basis: Basis): DatedRule {
  const { span, examples } = openings[lead];
  return { rule: { family: 'lead', edge: 'opening', span }, ...basis, examples };
}

/** The end of an interval of so many months between two audits; rest days do not move it. */
export function within(months: keyof typeof intervals, basis: Basis): DatedRule {
  const span = { unit: 'month' as const, value: Number(months) };
  return { rule: { family: 'period', span, restDay: 'stays' }, ...basis, examples: intervals[months] };
}
