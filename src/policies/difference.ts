import { canonical } from '../answers/canonical.ts';
import {
  type ClauseValues,
  clauseParts,
  type FieldChange,
  fieldChanges,
  type HeadValues,
  headParts,
  type MeasureValues,
  measureParts,
} from './difference-fields.ts';
import type { Measure } from './measure.ts';
import type { Clause, PolicyDocument } from './schema.ts';

type Changed = 'changed' | 'added' | 'removed';

/**
 * A measure that differs. Of one that was added or removed all fields are told, unless the other version has it `elsewhere`,
 * in another clause: then its fields are held against that one.
 */
export type MeasureDifference = {
  id: string;
  change: Changed;
  before?: Measure;
  after?: Measure;
  elsewhere?: string;
  fields: FieldChange<MeasureValues>[];
};

/** A clause of either version; of one that was added or removed all fields and measures are told. */
export type ClauseDifference = {
  no: string;
  change: Changed | 'unchanged';
  before?: Clause;
  after?: Clause;
  fields: FieldChange<ClauseValues>[];
  measures: MeasureDifference[];
};

export type PolicyDifference = { head: FieldChange<HeadValues>[]; clauses: ClauseDifference[] };

/**
 * What differs between two versions of a policy. Clauses are matched by number and stand in the order of `after`, those it
 * does not have after the one they followed; measures are matched by id.
 */
export function policyDifference(before: PolicyDocument, after: PolicyDocument): PolicyDifference {
  const places = { before: placesOf(before), after: placesOf(after) };
  return {
    head: fieldChanges<HeadValues>(before, after, headParts),
    clauses: sideBySide(before.clauses, after.clauses).map((pair) => clauseDifference(pair, places)),
  };
}

type Place = { no: string; measure: Measure };
type Places = Record<'before' | 'after', Map<string, Place>>;
type Pair = { before?: Clause; after?: Clause };

function placesOf({ clauses }: PolicyDocument): Map<string, Place> {
  return new Map(
    clauses.flatMap(({ no, measures }) => measures.map((measure) => [measure.id, { no, measure }] as const)),
  );
}

function sideBySide(before: Clause[], after: Clause[]): Pair[] {
  const earlier = new Map(before.map((clause) => [clause.no, clause]));
  const kept = new Set(after.map(({ no }) => no));
  const pairs: Pair[] = after.map((clause) => ({ ...earlierOf(earlier, clause.no), after: clause }));
  before.forEach((clause, index) => {
    if (kept.has(clause.no)) return;
    const previous = before[index - 1]?.no;
    const at = pairs.findIndex((pair) => (pair.after ?? pair.before)?.no === previous);
    pairs.splice(at + 1, 0, { before: clause });
  });
  return pairs;
}

function earlierOf(earlier: Map<string, Clause>, no: string): Pair {
  const before = earlier.get(no);
  return before ? { before } : {};
}

function clauseDifference({ before, after }: Pair, places: Places): ClauseDifference {
  const no = (after ?? before)?.no ?? '';
  const measures = measuresOf({ before, after } as Pair, places);
  const fields = fieldChanges<ClauseValues>(before ?? {}, after ?? {}, clauseParts);
  const same = fields.length + measures.length === 0;
  const change = !before ? 'added' : !after ? 'removed' : same ? 'unchanged' : 'changed';
  return { no, change, ...both(before, after), fields, measures };
}

function measuresOf({ before, after }: Pair, places: Places): MeasureDifference[] {
  const [earlier, later] = [before?.measures ?? [], after?.measures ?? []];
  const kept = new Set(later.map(({ id }) => id));
  const gone = earlier.filter(({ id }) => !kept.has(id));
  return [
    ...later.flatMap((measure) => laterMeasure(measure, earlier, places)),
    ...gone.map((measure) => moved('removed', measure, places.after.get(measure.id))),
  ];
}

function laterMeasure(after: Measure, earlier: Measure[], places: Places): MeasureDifference[] {
  const { id } = after;
  const before = earlier.find((measure) => measure.id === id);
  if (!before) return [moved('added', after, places.before.get(id))];
  if (canonical(before) === canonical(after)) return [];
  const fields = fieldChanges<MeasureValues>(before, after, measureParts);
  return [{ id, change: 'changed', before, after, fields }];
}

function moved(change: 'added' | 'removed', measure: Measure, other: Place | undefined): MeasureDifference {
  const [before, after] = change === 'added' ? [other?.measure, measure] : [measure, other?.measure];
  return {
    id: measure.id,
    change,
    ...both(before, after),
    ...(other ? { elsewhere: other.no } : {}),
    fields: fieldChanges<MeasureValues>(before ?? {}, after ?? {}, measureParts),
  };
}

function both<T>(before: T | undefined, after: T | undefined): { before?: T; after?: T } {
  return { ...(before ? { before } : {}), ...(after ? { after } : {}) };
}
