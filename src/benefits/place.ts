import type { Source } from '../answers/source.ts';
import type { Condition } from '../policies/condition.ts';
import type { Measure } from '../policies/measure.ts';
import type { Clause, PolicyDocument } from '../policies/schema.ts';
import { sourceOf } from '../policies/sources.ts';
import type { Ask } from './condition-sentences.ts';
import type { Sourced } from './conditions/verdict.ts';

/** A measure where it stands: its document, its clause, its own words as a source, and whom to ask about it. */
export type Place = { document: PolicyDocument; measure: Measure; clause: Clause; source: Source; ask: Ask };

/** Finds the measure's clause. Throws an Error where the document does not hold the measure. */
export function placeOf(document: PolicyDocument, measure: Measure): Place {
  const clause = document.clauses.find(({ measures }) => measures.some(({ id }) => id === measure.id));
  if (clause === undefined) throw new Error(`${document.key} does not hold ${measure.id}`);
  // A clause that names no department leaves whoever issued the document.
  const departments = clause.departments.length > 0 ? clause.departments : document.issuers.slice(0, 1);
  const ask = {
    askZh: departments.map(({ zh }) => zh).join('、'),
    askEn: departments.map(({ en }) => en).join(', '),
  };
  return { document, measure, clause, source: sourceOf(document, clause.no, measure.quote), ask };
}

/** The document's own conditions and the measure's, and those every interest or lease subsidy has. */
export function conditionsOf(place: Place): readonly Sourced[] {
  const conditions = known.get(place) ?? conditionsAt(place);
  known.set(place, conditions);
  return conditions;
}

/** Every enterprise and project is asked about the same ones. */
const known = new WeakMap<Place, readonly Sourced[]>();

function conditionsAt({ document, measure, clause, source, ask }: Place): Sourced[] {
  const general = (document.conditions ?? []).map(({ clause: no, condition }) => ({
    condition,
    source: sourceOf(document, no, condition.quote),
  }));
  const own = (measure.conditions ?? []).map((condition) => ({
    condition,
    source: sourceOf(document, clause.no, condition.quote),
  }));
  const implied = impliedConditions(measure).map((condition) => ({ condition, source }));
  const all = [...own, ...implied, ...general];
  return all.map((sourced) => ({ ...sourced, measureId: measure.id, ask }));
}

/** What the terms of an interest subsidy ask for and its conditions do not say again. */
function impliedConditions({ interest, conditions = [], conditionsText, quote }: Measure): Condition[] {
  if (!interest) return [];
  const rest = { force: 'required', text: conditionsText, quote } as const;
  const minimum = interest.minimumInvestmentFen;
  const investment = conditions.some((each) => each.test === 'amount' && each.of === 'investment');
  return [
    ...(minimum === undefined || investment
      ? []
      : [{ test: 'amount', of: 'investment', atLeastFen: minimum, ...rest } as const]),
    ...(conditions.some(({ test }) => test === 'loan') ? [] : [{ test: 'loan', ...rest } as const]),
  ];
}

/** The measure's first known day, from which its document holds or is known to exist; undefined where no day is known. */
export function knownOn({ inForceFrom, knownFrom, publishedOn }: PolicyDocument): string | undefined {
  return inForceFrom ?? knownFrom ?? publishedOn;
}
