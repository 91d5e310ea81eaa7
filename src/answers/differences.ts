import { escaped } from './pointer.ts';

/** Where two JSON values differ: a JSON pointer (RFC 6901), and what stands there; absent where nothing does. */
export type JsonDifference = { pointer: string; before?: unknown; after?: unknown };

/** The places at which two JSON values differ, as deep as they agree in shape, in the order of the first one's fields. */
export function jsonDifferences(before: unknown, after: unknown, pointer = ''): JsonDifference[] {
  if (before === after) return [];
  if (isObject(before) && isObject(after) && Array.isArray(before) === Array.isArray(after)) {
    const keys = new Set([...Object.keys(before), ...Object.keys(after)]);
    return [...keys].flatMap((key) =>
      jsonDifferences(ownOf(before, key), ownOf(after, key), `${pointer}/${escaped(key)}`),
    );
  }
  return [
    {
      pointer,
      ...(before === undefined ? {} : { before }),
      ...(after === undefined ? {} : { after }),
    },
  ];
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

function ownOf(value: object, key: string): unknown {
  return Object.hasOwn(value, key) ? Reflect.get(value, key) : undefined;
}
