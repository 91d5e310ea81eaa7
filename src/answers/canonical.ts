/** A JSON value as one text with sorted keys: equal values give equal texts, whatever order a database kept. */
export function canonical(value: unknown): string {
  if (value === null || typeof value !== 'object') return JSON.stringify(value) ?? 'null';
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  const fields = value as Fields;
  let text = '';
  for (const key of Object.keys(fields).sort()) {
    if (fields[key] === undefined) continue;
    text += `${text === '' ? '' : ','}${JSON.stringify(key)}:${canonical(fields[key])}`;
  }
  return `{${text}}`;
}

/** The same JSON value with the fields of its objects in the order of their names: a database keeps them in one of its own. */
export function inOrder<T>(value: T): T {
  if (Array.isArray(value)) return value.map(inOrder) as T;
  if (value === null || typeof value !== 'object') return value;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([key, field]) => [key, inOrder(field)])) as T;
}

/**
 * Whether two JSON values are the same: exactly where their canonical texts are, found at the first difference and without
 * writing either.
 */
export function sameValue(one: unknown, other: unknown): boolean {
  if (one === other) return true;
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null)
    return isNothing(one) && isNothing(other);
  if (Array.isArray(one) || Array.isArray(other)) return sameList(one, other);
  return sameFields(one as Fields, other as Fields);
}

type Fields = Record<string, unknown>;

/** What JSON cannot say stands as null in a list. */
function isNothing(value: unknown): boolean {
  return value === null || value === undefined;
}

function sameList(one: unknown, other: unknown): boolean {
  if (!Array.isArray(one) || !Array.isArray(other) || one.length !== other.length) return false;
  return one.every((value, at) => sameValue(value, other[at]));
}

/** A field that is undefined is none. */
function sameFields(one: Fields, other: Fields): boolean {
  let count = 0;
  for (const key in one) {
    const value = one[key];
    if (value === undefined) continue;
    if (other[key] === undefined || !sameValue(value, other[key])) return false;
    count += 1;
  }
  for (const key in other) if (other[key] !== undefined) count -= 1;
  return count === 0;
}
