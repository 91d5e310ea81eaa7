import type { Database } from '../db/connect.ts';
import { factNames } from '../db/facts.ts';
import type { FeedRow } from '../db/feeds.ts';
import type { CalendarFilter, CalendarOf } from '../words/private-feeds.ts';

/** What each of some private calendars is of, by name, under their ids. */
export async function calendarsOf(db: Database, feeds: FeedRow[]): Promise<Map<string, CalendarOf>> {
  const ids = feeds.flatMap(({ enterpriseId, projectId }) => [enterpriseId ?? [], projectId ?? []].flat());
  // An enterprise's own fact has its id.
  const names = await factNames(db, [...new Set(ids)]);
  return new Map(feeds.map((feed) => [feed.id, calendarOf(feed, names)]));
}

function calendarOf({ enterpriseId, projectId }: FeedRow, names: ReadonlyMap<string, string>): CalendarOf {
  if (enterpriseId === null) return { scope: 'person' };
  const enterprise = names.get(enterpriseId) ?? '';
  if (projectId === null) return { scope: 'enterprise', enterprise };
  return { scope: 'project', enterprise, project: names.get(projectId) ?? '' };
}

/** What a private calendar is narrowed to, and how it comes. */
export function filterOf({
  kinds,
  minimumFen,
  form,
  alarms,
}: Pick<FeedRow, 'kinds' | 'minimumFen' | 'form' | 'alarms'>): CalendarFilter {
  return {
    ...(kinds ? { kinds } : {}),
    ...(minimumFen === null ? {} : { minimumFen: Number(minimumFen) }),
    tasks: form === 'tasks',
    alarms,
  };
}
