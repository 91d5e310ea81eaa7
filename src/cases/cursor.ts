import { Problem } from '../errors.ts';

/** Where a list goes on: behind a row, by its instant and its id. */
export type Place = { at: Temporal.Instant; id: string };

/** A place as callers carry it from one page to the next; they read nothing into it. */
export function cursorOf({ at, id }: Place): string {
  return Buffer.from(`${at.epochMilliseconds} ${id}`).toString('base64url');
}

/** The place a cursor names; refuses one that we have not given. A database knows no instant of fifteen digits. */
export function placeOf(cursor: string): Place {
  const read = /^(\d{1,14}) ([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/.exec(
    Buffer.from(cursor, 'base64url').toString(),
  );
  if (!read?.[1] || !read[2]) throw new Problem('validation', [notOurs]);
  return { at: Temporal.Instant.fromEpochMilliseconds(Number(read[1])), id: read[2] };
}

/** The fault of a cursor that no page has given. */
export const notOurs = {
  pointer: 'querystring:/cursor',
  detail: { zh: '须为上一页给出的 next', en: 'must be the next of the page before' },
};
