import { titleKeys } from '../facts/title.ts';

/**
 * Where a missing fact is registered: the collection of the enterprise's facts (none for what it registers of itself), `id`
 * where it belongs to one that is registered, and the JSON pointer of the field in a body. `value` is what has to stand
 * there, where the name of the fact says so.
 */
export type Field = { collection?: string; id?: string; pointer: string; value?: string };

const collections: Record<string, string> = {
  project: 'projects',
  loan: 'loans',
  lease: 'leases',
  certificate: 'certificates',
  title: 'titles',
  violation: 'violations',
  grant: 'grants',
  claim: 'claims',
};

/** Kinds of which an enterprise has several beside each other: a field of one of them is named with its id. */
const severally = ['loan', 'violation', 'grant'];

/** The field behind the name of a missing fact, such as `project.costs.approved`, `loan.ID.rates` or `title.benchmark-project`. */
export function fieldOf(what: string): Field {
  const [kind = '', ...named] = what.split('.');
  const [id] = severally.includes(kind) && named.length > 1 ? named : [];
  const path = id === undefined ? named : named.slice(1);
  const collection = collections[kind];
  const pointer = path.map((part) => `/${part}`).join('');
  const place = collection === undefined ? {} : { collection, ...(id === undefined ? {} : { id }) };
  // A decision is named by the open question it answers.
  if (path[0] === 'decisions') return { ...place, pointer: '/decisions', value: path.slice(1).join('.') };
  if (collection === undefined) return { pointer };
  const [first] = path;
  if (kind === 'title' && titleKeys.some((key) => key === first))
    return { collection, pointer: '/title', ...(first ? { value: first } : {}) };
  if (kind === 'certificate' && first !== undefined && !['level', 'grade', 'edition', 'rank'].includes(first))
    return { collection, pointer: '/kind', value: first };
  return { ...place, pointer };
}
