import type { PatchOperation } from '../../src/deadlines/difference-patch.ts';

/**
 * Applies a patch as RFC 6902 says, sections 4.1 to 4.3, with the pointers of RFC 6901; throws where a target that must exist
 * does not. Only objects have members here: a list is set whole.
 */
export function patched(document: object, patch: PatchOperation[]): object {
  const result = structuredClone(document) as Record<string, unknown>;
  for (const operation of patch) {
    const path = operation.path
      .split('/')
      .slice(1)
      .map((token) => token.replaceAll('~1', '/').replaceAll('~0', '~'));
    const last = path.pop();
    if (last === undefined) throw new Error('the whole document is not replaced');
    const parent = path.reduce<Record<string, unknown>>((object, token) => {
      const inner = object[token];
      if (typeof inner !== 'object' || inner === null) throw new Error(`${operation.path}: no such place`);
      return inner as Record<string, unknown>;
    }, result);
    if (operation.op !== 'add' && !Object.hasOwn(parent, last))
      throw new Error(`${operation.path}: nothing there`);
    if (operation.op === 'remove') delete parent[last];
    else parent[last] = structuredClone(operation.value);
  }
  return result;
}
