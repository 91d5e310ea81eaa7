import { canonical } from '../answers/canonical.ts';
import type { Measure } from './measure.ts';
import type { Clause, PolicyDocument } from './schema.ts';

type KeysOf<T> = T extends unknown ? keyof T & string : never;
type ValueIn<T, K extends string> = T extends { [key in K]?: infer V } ? V : never;
/** What one change is about: of a list one item. */
type Told<T> = NonNullable<T> extends readonly (infer Item)[] ? Item : NonNullable<T>;
type Plain<T, Apart extends string> = { [K in Exclude<KeysOf<T>, Apart>]: Told<ValueIn<T, K>> };
type Inner<T, P extends string> = { [K in KeysOf<T> as `${P}.${K}`]: Told<ValueIn<T, K>> };

/** The fields of a document's head, of a clause and of a measure, each with what a change of it tells; those of a part have its name before a dot. */
export type HeadValues = Plain<
  PolicyDocument,
  'key' | 'clauses' | 'validity' | 'eligibility' | 'confidence'
> &
  Inner<PolicyDocument['validity'], 'validity'> &
  Inner<PolicyDocument['eligibility'], 'eligibility'> &
  Inner<PolicyDocument['confidence'], 'confidence'>;
export type ClauseValues = Plain<Clause, 'no' | 'measures'>;
export type MeasureValues = Plain<Measure, 'id' | 'interest'> &
  Inner<NonNullable<Measure['interest']>, 'interest'>;

/**
 * One field that differs: `before` is absent where the earlier version has none, `after` where the later has none. Of a list
 * it is one item by its name; `reordered` where the same items stand in another order.
 */
export type FieldChange<Values> = {
  [F in keyof Values & string]: {
    field: F;
    item?: string;
    before?: Values[F];
    after?: Values[F];
    reordered?: true;
  };
}[keyof Values & string];

type Parts = { apart: readonly string[]; inner: readonly string[] };
type Fields = Record<string, unknown>;

export const headParts: Parts = {
  apart: ['key', 'clauses'],
  inner: ['validity', 'eligibility', 'confidence'],
};
export const clauseParts: Parts = { apart: ['no', 'measures'], inner: [] };
export const measureParts: Parts = { apart: ['id'], inner: ['interest'] };

/** The fields in which two values of one shape differ, by their names; none where they are the same. */
export function fieldChanges<Values>(before: object, after: object, parts: Parts): FieldChange<Values>[] {
  const [earlier, later] = [flat(before, parts), flat(after, parts)];
  const names = [...new Set([...Object.keys(earlier), ...Object.keys(later)])].sort();
  const changes = names.flatMap((field) => changesOf(field, earlier[field], later[field]));
  // The names and values are those of the shape, which only the type knows.
  return changes as unknown as FieldChange<Values>[];
}

function flat(value: object, { apart, inner }: Parts): Fields {
  const fields: Fields = {};
  for (const [name, field] of Object.entries(value)) {
    if (apart.includes(name) || field === undefined) continue;
    if (!inner.includes(name)) fields[name] = field;
    else for (const [own, part] of Object.entries(field)) fields[`${name}.${own}`] = part;
  }
  return fields;
}

function changesOf(field: string, before: unknown, after: unknown): object[] {
  if (canonical(before) === canonical(after)) return [];
  if (!Array.isArray(before ?? after)) return [{ field, ...sides(before, after) }];
  const [earlier, later] = [itemsOf(before), itemsOf(after)];
  if (earlier.size + later.size === 0) return [];
  const names = [...new Set([...earlier.keys(), ...later.keys()])];
  const changed = names.filter((item) => canonical(earlier.get(item)) !== canonical(later.get(item)));
  if (changed.length === 0) return [{ field, reordered: true }];
  return changed.map((item) => ({ field, item, ...sides(earlier.get(item), later.get(item)) }));
}

function sides(before: unknown, after: unknown) {
  return { ...(before === undefined ? {} : { before }), ...(after === undefined ? {} : { after }) };
}

/** The items of a list by their names; of several with one name the later are numbered. */
function itemsOf(list: unknown): Map<string, unknown> {
  const items = new Map<string, unknown>();
  for (const item of Array.isArray(list) ? list : []) {
    const name = nameOf(item);
    let unique = name;
    for (let number = 2; items.has(unique); number += 1) unique = `${name}#${number}`;
    items.set(unique, item);
  }
  return items;
}

/** What an item goes by when its content changes: its id, or what it is about. */
function nameOf(item: unknown): string {
  if (typeof item !== 'object' || item === null) return String(item);
  const { id, measureId, condition, test, of, level, metric, on, zh } = item as Fields;
  if (condition !== undefined) return nameOf(condition);
  if (test !== undefined) return of === undefined ? String(test) : `${test}/${of}`;
  if (metric !== undefined) return nameOf(metric);
  return String(id ?? measureId ?? level ?? on ?? zh ?? canonical(item));
}
