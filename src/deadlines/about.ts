import { type Static, Type } from 'typebox';
import { openReadings } from '../benefits/readings.ts';
import { District } from '../facts/district.ts';
import { Closed, Words } from '../facts/shared.ts';
import type { Clause, PolicyDocument } from '../policies/schema.ts';
import { Theme } from '../policies/themes.ts';
import type { Effect } from './effect.ts';
import { PolicyKey } from './effects/parts.ts';

/** What an announcement is about besides what its effect names. */
export const About = Type.Object(
  {
    policies: Type.Optional(Type.Array(PolicyKey, { maxItems: 50, uniqueItems: true })),
    districts: Type.Optional(Type.Array(District, { maxItems: 20, uniqueItems: true })),
    themes: Type.Optional(Type.Array(Theme, { maxItems: 20, uniqueItems: true })),
    /** As the documents name them, in Chinese. */
    departments: Type.Optional(Type.Array(Words(80), { maxItems: 30, uniqueItems: true })),
  },
  Closed,
);
export type About = Static<typeof About>;

/** The subjects of an announcement, each once and in a fixed order; `departments` as the documents name them, in Chinese. */
export type Subjects = {
  policyKeys: string[];
  districts: District[];
  themes: Theme[];
  departments: string[];
};

/**
 * What an announcement is about: what it says itself (`about`), and what its effect touches. `documents` holds the newest of
 * every policy; `related` the effects of what it refers to: the window that is changed, the announcement whose place it takes.
 */
export function subjectsOf(
  { effect, about = {} }: { effect: Effect; about?: About },
  documents: readonly PolicyDocument[],
  related: readonly Effect[] = [],
): Subjects {
  const effects = [effect, ...related];
  const all = [...documents, ...effects.flatMap((each) => (each.kind === 'issue' ? [each.document] : []))];
  const touched = effects.flatMap((each) => all.flatMap((document) => touchedBy(each, document)));
  const named = about.policies ?? [];
  const alsoNamed = documents.filter(({ key }) => named.includes(key));
  const policies = [...touched.map(({ document }) => document), ...alsoNamed];
  return {
    policyKeys: each([...named, ...effects.flatMap(keyOf), ...policies.map(({ key }) => key)]),
    districts: each([
      ...(about.districts ?? []),
      ...effects.flatMap(districtsOf),
      ...policies.flatMap(({ district }) => district ?? []),
    ]),
    themes: each([
      ...(about.themes ?? []),
      ...policies.flatMap((document) => document.themes ?? []),
      ...(effects.some(({ kind }) => kind === 'holiday-notice') ? (['holidays'] as const) : []),
    ]),
    departments: each([
      ...(about.departments ?? []),
      ...policies.flatMap(({ issuers }) => issuers.map(({ zh }) => zh)),
      ...touched.flatMap(({ clauses }) => clauses.flatMap(departmentsOf)),
    ]),
  };
}

/** The departments that documents name: who issued them, and who sees to a clause. */
export function namedDepartments(documents: readonly PolicyDocument[]): Set<string> {
  return new Set(
    documents.flatMap(({ issuers, clauses }) => [
      ...issuers.map(({ zh }) => zh),
      ...clauses.flatMap(departmentsOf),
    ]),
  );
}

function departmentsOf({ departments }: Clause): string[] {
  return departments.map(({ zh }) => zh);
}

type Touched = { document: PolicyDocument; clauses: Clause[] };

/** Whether an effect touches a policy, and which of its clauses. */
function touchedBy(effect: Effect, document: PolicyDocument): Touched[] {
  const { clauses } = document;
  if (effect.kind === 'window' || effect.kind === 'public-notice') {
    const meant = clauses.filter(({ measures }) => measures.some(({ id }) => effect.measures.includes(id)));
    return meant.length > 0 ? [{ document, clauses: meant }] : [];
  }
  if (effect.kind === 'reading')
    return openReadings(document).has(effect.reading) ? [{ document, clauses: [] }] : [];
  if (!keyOf(effect).includes(document.key)) return [];
  return [{ document, clauses: effect.kind === 'amendment' ? amended(effect, document) : clauses }];
}

/** The clauses an amendment patches; all of them where it changes the head, which holds for the whole document. */
function amended(effect: Extract<Effect, { kind: 'amendment' }>, { clauses }: PolicyDocument): Clause[] {
  if (effect.head) return clauses;
  const numbers = [...(effect.clauses ?? []).map(({ no }) => no), ...(effect.remove ?? [])];
  const ids = (effect.measures ?? []).map(({ id }) => id);
  const added = (effect.add ?? []).map(({ clause }) => clause);
  const patched = clauses.filter(
    ({ no, measures }) => numbers.includes(no) || measures.some(({ id }) => ids.includes(id)),
  );
  return [...patched, ...added];
}

/** The policies an effect names itself, by their keys. */
export function keyOf(effect: Effect): string[] {
  switch (effect.kind) {
    case 'issue':
      return [effect.document.key];
    case 'amendment':
    case 'extension':
    case 'repeal':
      return [effect.policyKey];
    default:
      return [];
  }
}

/** The districts an effect speaks to by name. */
function districtsOf(effect: Effect): District[] {
  switch (effect.kind) {
    case 'duty-day':
      return effect.districts ?? [];
    case 'window':
    case 'window-change':
      return (effect.districts ?? []).map(({ district }) => district);
    default:
      return [];
  }
}

function each<T extends string>(values: readonly T[]): T[] {
  return [...new Set(values)].sort();
}
