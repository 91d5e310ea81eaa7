import { randomUUIDv7 } from 'node:crypto';
import type { Source, Text } from '../answers/source.ts';
import { dayOf } from '../clock.ts';
import {
  type Announcement,
  findAnnouncement,
  insertAnnouncement,
  listAnnouncements,
  markPublished,
} from '../db/announcements.ts';
import { insertHolidayNotice } from '../db/calendars.ts';
import type { Database } from '../db/connect.ts';
import { enterpriseIds } from '../db/facts.ts';
import { holdLaw, insertPolicyVersion } from '../db/policies.ts';
import { amend } from '../deadlines/amend.ts';
import { announcementKinds, type Effect } from '../deadlines/effect.ts';
import type { Circumstances } from '../deadlines/facts.ts';
import { type Addition, type Law, lawWith } from '../deadlines/law.ts';
import { remarksOn } from '../deadlines/remarks.ts';
import { Problem } from '../errors.ts';
import { applyChanges } from './apply-changes.ts';
import type { Context } from './context.ts';
import { enterpriseChanges } from './derive-enterprise.ts';
import { policyChanges } from './derive-policies.ts';
import { readLaw } from './law.ts';
import { type Moves, type Rehearsal, rehearsalOf } from './rehearsal.ts';

export type NewAnnouncement = { title: Text; source: Source; publishedOn: string; effect: Effect };

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
    title: body.title,
    source: body.source,
    effect: body.effect,
    publishedOn: Temporal.PlainDate.from(body.publishedOn),
    digest: null,
    createdBy: personId,
    createdAt: now,
    publishedAt: null,
  };
  if (Temporal.PlainDate.compare(announcement.publishedOn, dayOf(now)) > 0)
    throw new Problem('unprocessable', [notYetPublished]);
  additionOf(await readLaw(context.db, context), announcement, now);
  await insertAnnouncement(context.db, announcement);
  return announcement;
}

/** Derives as if the draft were published, read-only: who moves, from and to, and a digest over exactly that. */
export async function rehearse(context: Context, id: string): Promise<Rehearsal> {
  return await context.db.transaction(async (tx) => {
    const announcement = await draft(tx, id);
    const now = context.clock.now();
    const law = await readLaw(tx, context);
    const addition = additionOf(law, announcement, now);
    const moves = await movesOf(tx, { ...lawWith(law, addition), today: dayOf(now) });
    const remarks = remarksOn(announcement.effect, law, addition);
    return await rehearsalOf(tx, announcement.effect, moves, remarks);
  });
}

/**
 * Publishes a draft: exactly what was rehearsed, in one transaction, with the law held alone. Refused with a fresh
 * rehearsal when the digest does not hold any more.
 */
export async function publish(context: Context, id: string, digest: string): Promise<Rehearsal> {
  return await context.db.transaction(async (tx) => {
    await holdLaw(tx);
    const announcement = await draft(tx, id);
    const now = context.clock.now();
    const today = dayOf(now);
    const law = await readLaw(tx, context);
    const addition = additionOf(law, announcement, now);
    const moves = await movesOf(tx, { ...lawWith(law, addition), today });
    const remarks = remarksOn(announcement.effect, law, addition);
    const rehearsal = await rehearsalOf(tx, announcement.effect, moves, remarks);
    if (rehearsal.digest !== digest) throw new Problem('rehearsal-stale', [], { rehearsal });
    if (!(await markPublished(tx, id, digest, now))) throw new Problem('conflict', [publishedAlready]);
    await record(tx, addition, id);
    const writing = { now, today, announcementId: id };
    for (const { enterpriseId, changes } of moves)
      await applyChanges(tx, changes, { ...writing, enterpriseId });
    return rehearsal;
  });
}

async function draft(tx: Database, id: string): Promise<Announcement> {
  const announcement = await findAnnouncement(tx, id);
  if (!announcement) throw new Problem('not-found');
  if (announcement.state === 'published') throw new Problem('conflict', [publishedAlready]);
  return announcement;
}

/** What the announcement adds to the law; refuses an effect that the law as recorded cannot take. */
function additionOf(
  law: Law,
  { effect, source, publishedOn }: Announcement,
  now: Temporal.Instant,
): Addition {
  const result = amend(law, effect, { source, publishedOn }, now);
  if ('faults' in result) throw new Problem('unprocessable', result.faults);
  return result;
}

/** Writes what an announcement adds to the law; a ruling is the published announcement itself. */
async function record(tx: Database, addition: Addition, announcementId: string) {
  if ('version' in addition)
    await insertPolicyVersion(tx, { ...addition.version, announcementId, catalogueDigest: null });
  if ('notice' in addition) {
    const { url, title, ...notice } = addition.notice;
    await insertHolidayNotice(tx, { ...notice, url: url ?? null, title: title ?? null, announcementId });
  }
}

async function movesOf(tx: Database, circumstances: Circumstances): Promise<Moves> {
  const moves: Moves = [{ enterpriseId: null, changes: await policyChanges(tx, circumstances) }];
  for (const enterpriseId of await enterpriseIds(tx)) {
    moves.push({ enterpriseId, changes: await enterpriseChanges(tx, enterpriseId, circumstances) });
  }
  return moves.filter(({ changes }) => changes.length > 0);
}

const publishedAlready = {
  pointer: '',
  detail: { zh: '该公告已经发布', en: 'this announcement is published already' },
};
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
