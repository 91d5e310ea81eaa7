import { type EntryFilter, entriesOfLaw } from '../db/audit-reading.ts';
import { Problem } from '../errors.ts';
import type { Context } from './context.ts';

/** Entries on a page. */
const page = 100;

/**
 * What administrators see of the audit: the law, the announcements with their effects, and who keeps them, newest first; no
 * enterprise's facts. `next` is the cursor of the page after this one. Refuses a cursor that was not given out.
 */
export async function readAudit(
  { db }: Pick<Context, 'db'>,
  { cursor, ...filter }: EntryFilter & { cursor?: string },
) {
  const before = cursor === undefined ? undefined : readCursor(cursor);
  const rows = await entriesOfLaw(db, filter, page + 1, before);
  const items = rows.slice(0, page).map(({ salt: _salt, leaf: _leaf, serial: _serial, ...entry }) => entry);
  const last = items.at(-1);
  return { items, ...(rows.length > page && last ? { next: cursorOf(last) } : {}) };
}

function cursorOf({ at, id }: { at: Temporal.Instant; id: string }): string {
  return Buffer.from(`${at} ${id}`).toString('base64url');
}

const cursorText =
  /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,3})?Z) ([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/;

function readCursor(cursor: string): { at: Temporal.Instant; id: string } {
  const [, at, id] = cursorText.exec(Buffer.from(cursor, 'base64url').toString()) ?? [];
  try {
    if (at && id) return { at: Temporal.Instant.from(at), id };
  } catch {
    // No such day or hour: it was not given out either.
  }
  throw new Problem('validation', [unknownCursor]);
}

const unknownCursor = {
  pointer: 'querystring:/cursor',
  detail: { zh: '须为上一页给出的 next', en: 'must be the `next` of the page before' },
};
