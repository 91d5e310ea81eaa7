import type { Clause, PolicyDocument } from './schema.ts';

/** Fields to set, and with `null` to drop. */
type Patch = Record<string, unknown>;

/** What an amendment changes of a document, by clause numbers and measure ids; `pointer`s of faults lead into this value. */
export type DocumentPatch = {
  clauses?: { no: string; set: Patch }[];
  measures?: { id: string; set: Patch }[];
  add?: { after?: string; clause: Clause }[];
  remove?: string[];
  head?: Patch;
};

/** A name in the patch that the document does not have, or may not be patched. */
export type PatchFault = { pointer: string; name: string; why: 'unknown' | 'fixed' };

/** A patched document, not yet known to be one. */
export type Raw = Omit<PolicyDocument, 'clauses'> & { clauses: Clause[] };

/** Names for life: what refers to them must go on finding them. Clauses and measures have their own ways of change. */
const fixedIn = { head: ['key', 'clauses'], clause: ['no', 'measures'], measure: ['id'] };

/**
 * The document with a patch applied: JSON merge patches (RFC 7396) of clauses, measures and head, clauses removed and added.
 * What comes out is not yet known to be a document: it has to be parsed whole.
 */
export function patched(
  document: PolicyDocument,
  { clauses = [], measures = [], add = [], remove = [], head = {} }: DocumentPatch,
): { raw: Raw } | { faults: PatchFault[] } {
  const faults = [
    ...clauses.flatMap(({ no, set }, at) => [
      ...unknown(`/clauses/${at}/no`, no, clauseNos(document)),
      ...fixed(`/clauses/${at}/set`, set, fixedIn.clause),
    ]),
    ...measures.flatMap(({ id, set }, at) => [
      ...unknown(`/measures/${at}/id`, id, measureIds(document)),
      ...fixed(`/measures/${at}/set`, set, fixedIn.measure),
    ]),
    ...remove.flatMap((no, at) => unknown(`/remove/${at}`, no, clauseNos(document))),
    ...add.flatMap(({ after }, at) =>
      after === undefined ? [] : unknown(`/add/${at}/after`, after, clauseNos(document)),
    ),
    ...fixed('/head', head, fixedIn.head),
  ];
  if (faults.length > 0) return { faults };
  const changed = document.clauses
    .map((clause) => withMeasures(clause, measures))
    .map((clause) => clauses.filter(({ no }) => no === clause.no).reduce(mergeSet, clause));
  return { raw: { ...merge(document, head), clauses: placed(changed, add, remove) } };
}

/** The place in a patch that a place in the patched document comes from: JSON pointers; the whole patch where it is in no part of it. */
export function placeInPatch({ clauses }: Raw, patch: DocumentPatch, pointer: string): string {
  const [field = '', at = '', inner, measureAt = '', ...rest] = pointer.split('/').slice(1);
  if (field !== 'clauses') return Object.hasOwn(patch.head ?? {}, field) ? `/head${pointer}` : '';
  const clause = clauses[Number(at)];
  const under = (place: string, ...names: string[]) => [place, ...names].join('/');
  const added = (patch.add ?? []).findIndex((each) => each.clause.no === clause?.no);
  const names = inner === undefined ? [] : [inner, ...(measureAt ? [measureAt] : []), ...rest];
  if (added >= 0) return under(`/add/${added}/clause`, ...names);
  const measure = inner === 'measures' ? clause?.measures[Number(measureAt)] : undefined;
  const ofMeasure = (patch.measures ?? []).findLastIndex(({ id }) => id === measure?.id);
  if (measure && ofMeasure >= 0) return under(`/measures/${ofMeasure}/set`, ...rest);
  const ofClause = (patch.clauses ?? []).findLastIndex(({ no }) => no === clause?.no);
  return ofClause >= 0 && !measure ? under(`/clauses/${ofClause}/set`, ...names) : '';
}

function withMeasures(clause: Clause, patches: NonNullable<DocumentPatch['measures']>): Clause {
  const measures = clause.measures.map((measure) =>
    patches.filter(({ id }) => id === measure.id).reduce(mergeSet, measure),
  );
  return { ...clause, measures };
}

function mergeSet<T extends object>(value: T, { set }: { set: Patch }): T {
  return merge(value, set);
}

/** A JSON merge patch: objects are merged, null drops, everything else takes the place of what was there. */
function merge<T extends object>(value: T, patch: Patch): T {
  const result = { ...value } as Record<string, unknown>;
  for (const [name, next] of Object.entries(patch)) {
    const held = result[name];
    if (next === null) delete result[name];
    else result[name] = isObject(next) ? merge(isObject(held) ? held : {}, next) : next;
  }
  return result as T;
}

function isObject(value: unknown): value is Patch {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function placed(clauses: Clause[], add: NonNullable<DocumentPatch['add']>, remove: string[]): Clause[] {
  const result = [...clauses];
  for (const { after, clause } of add) {
    const at = after === undefined ? result.length : result.findLastIndex(({ no }) => no === after) + 1;
    result.splice(at, 0, clause);
  }
  // Added before removed ones go, so that a clause can take the place of another.
  return result.filter((clause) => !remove.includes(clause.no) || add.some((each) => each.clause === clause));
}

const clauseNos = ({ clauses }: PolicyDocument) => clauses.map(({ no }) => no);
const measureIds = ({ clauses }: PolicyDocument) =>
  clauses.flatMap(({ measures }) => measures.map(({ id }) => id));

function unknown(pointer: string, name: string, known: string[]): PatchFault[] {
  return known.includes(name) ? [] : [{ pointer, name, why: 'unknown' }];
}

function fixed(pointer: string, set: Patch, names: string[]): PatchFault[] {
  return names
    .filter((name) => Object.hasOwn(set, name))
    .map((name) => ({ pointer: `${pointer}/${name}`, name, why: 'fixed' }));
}
