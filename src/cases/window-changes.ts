import type { Text } from '../answers/source.ts';
import { type Announcement, publishedAnnouncements } from '../db/announcements.ts';
import type { Database } from '../db/connect.ts';
import { changesThatHold } from '../deadlines/windows.ts';
import { settledBy } from './law.ts';

/** A published change of a window. */
export type WindowChange = { id: string; title: Text };

/** The changes that hold of those of some announcements that are windows, by the window's announcement, in the order of their papers. */
export async function changesOfWindows(
  db: Database,
  rows: Announcement[],
): Promise<Map<string, WindowChange[]>> {
  const changes = new Map<string, WindowChange[]>();
  if (!rows.some(({ kind }) => kind === 'window')) return changes;
  const published = await publishedAnnouncements(db);
  const titles = new Map(published.map(({ id, title }) => [id, title]));
  for (const [{ announcementId: id = '' }, window] of changesThatHold(settledBy(published))) {
    const of = window.announcementId ?? '';
    const title = titles.get(id);
    if (title) changes.set(of, [...(changes.get(of) ?? []), { id, title }]);
  }
  return changes;
}
