import { sameValue } from '../answers/canonical.ts';
import type { PolicyDocument } from './schema.ts';

/** By pairs of documents, which are never edited: the measures that are the same in both, or not. */
const shelf = new WeakMap<PolicyDocument, WeakMap<PolicyDocument, Map<string, boolean>>>();

/**
 * Whether two documents say the same of a measure: the measure itself, the rules its clause names, and what the document says
 * as a whole of place, validity, conditions and coordination.
 */
export function sameFor(measureId: string, one: PolicyDocument, other: PolicyDocument): boolean {
  const pairs = shelf.get(one) ?? new WeakMap<PolicyDocument, Map<string, boolean>>();
  shelf.set(one, pairs);
  const known = pairs.get(other) ?? new Map<string, boolean>();
  pairs.set(other, known);
  const same = known.get(measureId) ?? sameValue(saidOf(measureId, one), saidOf(measureId, other));
  known.set(measureId, same);
  return same;
}

function saidOf(measureId: string, document: PolicyDocument): unknown {
  const { clauses, validity, repealed, eligibility, conditions, generalRules } = document;
  const clause = clauses.find(({ measures }) => measures.some(({ id }) => id === measureId));
  const measure = clause?.measures.find(({ id }) => id === measureId);
  return { measure, rules: clause?.rules, validity, repealed, eligibility, conditions, generalRules };
}
