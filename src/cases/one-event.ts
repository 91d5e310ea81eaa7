import type { Lang } from '../answers/source.ts';
import type { DeadlineRow } from '../db/deadlines.ts';
import { enterpriseNames } from '../db/facts.ts';
import { Problem } from '../errors.ts';
import { renderFile } from '../feeds/attachment.ts';
import { pathIn } from '../pages/layout.ts';
import { behindLink } from './answer-by-link.ts';
import type { Context } from './context.ts';
import { inCity, withDistricts } from './district-days.ts';
import { eventsOf, type PageOf } from './feed-events.ts';
import { ownDeadline } from './mark-done.ts';
import { openRow } from './open-deadline.ts';
import { inSnapshot } from './snapshot.ts';

/** One event as a file: its name, of ASCII alone, and its bytes, to be sent as UTF-8. */
export type EventFile = { name: string; body: string };

/** The event of a deadline everyone may look at; not found where it never had a day. */
export function openEvent(context: Context, id: string, lang: Lang): Promise<EventFile> {
  return inSnapshot(context, async (inside) => {
    const pageOf: PageOf = (row) => `${context.publicUrl}${pathIn(lang, `/deadlines/${row.id}`)}`;
    return await fileOf(inside, await openRow(inside.db, id), lang, pageOf);
  });
}

/** The event behind a reminder's link, whatever the link is for; it does not name the link, by which one can answer. */
export function linkedEvent(context: Context, link: string, lang: Lang): Promise<EventFile> {
  return inSnapshot(context, async (inside) => {
    const { row } = await behindLink(inside.db, inside, link);
    return await fileOf(inside, row, lang);
  });
}

/** The event of a deadline of an enterprise, for its members. */
export function ownEvent(context: Context, enterpriseId: string, id: string, lang: Lang): Promise<EventFile> {
  return inSnapshot(context, async (inside) =>
    fileOf(inside, await ownDeadline(inside.db, enterpriseId, id), lang),
  );
}

async function fileOf(context: Context, row: DeadlineRow, lang: Lang, pageOf?: PageOf): Promise<EventFile> {
  const { db } = context;
  const names = await enterpriseNames(db, row.enterpriseId ? [row.enterpriseId] : []);
  const city = row.enterpriseId === null ? await inCity(db, [row]) : undefined;
  const [event] = await eventsOf(context, city?.rows ?? [row], names, pageOf);
  if (!event) throw new Problem('not-found');
  const body = renderFile(city ? withDistricts(event, city) : event, lang);
  return { name: `qixian-${event.dueOn}.ics`, body };
}
