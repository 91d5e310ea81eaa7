import { randomUUIDv7 } from 'node:crypto';
import type { Source, Text } from '../answers/source.ts';
import { dayOf } from '../clock.ts';
import {
  type Announcement,
  findAnnouncement,
  insertAnnouncement,
  listAnnouncements,
} from '../db/announcements.ts';
import type { About } from '../db/schema/law.ts';
import { announcementKinds, type Effect } from '../deadlines/effect.ts';
import { Problem } from '../errors.ts';
import { additionOf } from './addition.ts';
import { auditAnnouncement } from './audit-announcement.ts';
import type { Context } from './context.ts';
import { readLaw } from './law.ts';

export type NewAnnouncement = {
  title: Text;
  source: Source;
  publishedOn: string;
  effect: Effect;
  about?: About;
  corrects?: string;
};

/** Drafts an announcement. Refuses an effect that the law as recorded cannot take. */
export async function draftAnnouncement(
  context: Context,
  personId: string,
  body: NewAnnouncement,
): Promise<Announcement> {
  const now = context.clock.now();
  const announcement: Announcement = {
    id: randomUUIDv7(),
    kind: announcementKinds[body.effect.kind],
    state: 'draft',
    revision: 1,
    title: body.title,
    source: body.source,
    effect: body.effect,
    about: body.about ?? {},
    corrects: body.corrects ?? null,
    publishedOn: Temporal.PlainDate.from(body.publishedOn),
    digest: null,
    shipped: null,
    createdBy: personId,
    createdAt: now,
    changedBy: null,
    changedAt: null,
    reviewedBy: null,
    reviewedAt: null,
    publishedBy: null,
    publishedAt: null,
  };
  if (Temporal.PlainDate.compare(announcement.publishedOn, dayOf(now)) > 0)
    throw new Problem('unprocessable', [notYetPublished]);
  additionOf(await readLaw(context.db, context), announcement, now);
  await context.db.transaction(async (tx) => {
    await insertAnnouncement(tx, announcement);
    await auditAnnouncement(tx, now, { by: personId, step: 'drafted', after: announcement });
  });
  return announcement;
}

const notYetPublished = {
  pointer: '/publishedOn',
  detail: {
    zh: '不能晚于今天：只登记已经公布的文件',
    en: 'must not lie after today: only published documents are announced',
  },
};

/** Announcements, newest first. */
export function allAnnouncements({ db }: Context): Promise<Announcement[]> {
  return listAnnouncements(db);
}

/** One announcement; refuses an id that is not known. */
export async function oneAnnouncement({ db }: Context, id: string): Promise<Announcement> {
  const found = await findAnnouncement(db, id);
  if (!found) throw new Problem('not-found');
  return found;
}
