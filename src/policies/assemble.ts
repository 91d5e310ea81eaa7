/** A document as its folder keeps it: `policy.yaml`, and one value per clause file in the order of their names. */
export type Parts = { head: unknown; clauses: unknown[] };

/** Joins the parts of a document. Whether they make one is for `parsePolicy` to say. */
export function assemble({ head, clauses }: Parts): unknown {
  return isRecord(head) ? { ...head, clauses } : head;
}

/** Which part a pointer into the assembled document leads to, and where in that part; `clause` is absent for the head. */
export function placeOf(pointer: string): { clause?: number; pointer: string } {
  const [, index, rest] = /^\/clauses\/(\d+)(.*)$/.exec(pointer) ?? [];
  return index === undefined ? { pointer } : { clause: Number(index), pointer: rest ?? '' };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
