import { escaped } from './pointer.ts';

/**
 * Where a JSON value has a field by whose name JavaScript would change what objects are made of: the pointer of the first
 * one, `__proto__` or a `constructor` with a `prototype`; undefined where it has none.
 */
export function forbiddenName(value: unknown): string | undefined {
  // A list instead of calls in calls: a value from outside may be nested as deep as it is long.
  const open = [{ value, pointer: '' }];
  for (const each of open) {
    if (typeof each.value !== 'object' || each.value === null) continue;
    for (const [name, field] of Object.entries(each.value)) {
      const pointer = `${each.pointer}/${escaped(name)}`;
      if (name === '__proto__' || (name === 'constructor' && hasPrototype(field))) return pointer;
      open.push({ value: field, pointer });
    }
  }
  return undefined;
}

function hasPrototype(value: unknown): boolean {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, 'prototype');
}
