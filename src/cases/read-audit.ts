import { type EntryFilter, entriesOfLaw } from '../db/audit-reading.ts';
import type { Context } from './context.ts';
import { cursorOf, placeOf } from './cursor.ts';

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
  const before = cursor === undefined ? undefined : placeOf(cursor);
  const rows = await entriesOfLaw(db, filter, page + 1, before);
  const items = rows.slice(0, page).map(({ salt: _salt, leaf: _leaf, serial: _serial, ...entry }) => entry);
  const last = items.at(-1);
  return { items, ...(rows.length > page && last ? { next: cursorOf(last) } : {}) };
}
