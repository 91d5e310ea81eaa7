import type { Source } from '../answers/source.ts';
import type { Condition, Measure } from '../policies/measure.ts';
import type { Clause, PolicyDocument } from '../policies/schema.ts';
import { sourceOf } from '../policies/sources.ts';
import type { Sourced } from './conditions.ts';
import type { Ask } from './sentences.ts';

/** A measure where it stands: its document, its clause, its own words as a source, and whom to ask about it. */
export type Place = { document: PolicyDocument; measure: Measure; clause: Clause; source: Source; ask: Ask };

/** Finds the measure's clause. Throws an Error where the document does not hold the measure. */
export function placeOf(document: PolicyDocument, measure: Measure): Place {
  const clause = document.clauses.find(({ measures }) => measures.some(({ id }) => id === measure.id));
  if (clause === undefined) throw new Error(`${document.key} does not hold ${measure.id}`);
  const ask = {
    askZh: clause.departments.map(({ zh }) => zh).join('、'),
    askEn: clause.departments.map(({ en }) => en).join(', '),
  };
  return { document, measure, clause, source: sourceOf(document, clause.no, measure.quote), ask };
}

/** The measure's conditions, and those every interest subsidy has: a loan, and the least investment its terms name. */
export function conditionsOf({ document, measure, clause, source, ask }: Place): Sourced[] {
  const own = (measure.conditions ?? []).map((condition) => ({
    condition,
    source: sourceOf(document, clause.no, condition.quote),
  }));
  const tested = new Set(own.map(({ condition }) => condition.fact));
  const implied = impliedConditions(measure).filter(({ fact }) => !tested.has(fact));
  const all = [...own, ...implied.map((condition) => ({ condition, source }))];
  return all.map((sourced) => ({ ...sourced, measureId: measure.id, ask }));
}

function impliedConditions({ interest, conditionsText, quote }: Measure): Condition[] {
  const rest = { force: 'required', text: conditionsText, quote } as const;
  const minimum = interest?.minimumInvestmentFen;
  return [
    ...(minimum === undefined
      ? []
      : [{ fact: 'project.investmentFen', op: 'at-least', value: minimum, ...rest } as const]),
    { fact: 'loan.exists', op: 'is', value: true, ...rest },
  ];
}

/** The measure's first known day, from which its document holds or is known to exist; undefined where no day is known. */
export function knownOn({ inForceFrom, knownFrom, publishedOn }: PolicyDocument): string | undefined {
  return inForceFrom ?? knownFrom ?? publishedOn;
}
