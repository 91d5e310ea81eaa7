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
import type { Database } from '../db/connect.ts';
import { enterpriseIds } from '../db/facts.ts';
import { holdLaw, insertPolicyVersion } from '../db/policies.ts';
import { amend } from '../deadlines/amend.ts';
import type { Effect } from '../deadlines/effect.ts';
import { Problem } from '../errors.ts';
import { applyChanges } from './apply-changes.ts';
import type { Context } from './context.ts';
import { enterpriseChanges } from './derive-enterprise.ts';
import { policyChanges } from './derive-policies.ts';
import { type Law, readLaw } from './law.ts';
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
    kind: body.effect.kind,
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
  amended(await readLaw(context.db), announcement, now);
  await insertAnnouncement(context.db, announcement);
  return announcement;
}

/** Derives as if the draft were published, read-only: who moves, from and to, and a digest over exactly that. */
export async function rehearse(context: Context, id: string): Promise<Rehearsal> {
  return await context.db.transaction(async (tx) => {
    const announcement = await draft(tx, id);
    return await rehearsalOf(tx, announcement.effect, await movesOf(tx, context, announcement));
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
    const moves = await movesOf(tx, context, announcement);
    const rehearsal = await rehearsalOf(tx, announcement.effect, moves);
    if (rehearsal.digest !== digest) throw new Problem('rehearsal-stale', [], { rehearsal });
    const now = context.clock.now();
    if (!(await markPublished(tx, id, digest, now))) throw new Problem('conflict', [publishedAlready]);
    await insertPolicyVersion(tx, {
      ...amended(await readLaw(tx), announcement, now).version,
      announcementId: id,
      catalogueDigest: null,
    });
    const writing = { now, today: dayOf(now), announcementId: id };
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

/** The law with the announcement's effect applied, and the version it adds. */
function amended(law: Law, announcement: Announcement, now: Temporal.Instant) {
  const { effect, source, publishedOn } = announcement;
  const versions = law.get(effect.policyKey) ?? [];
  const notice = {
    title: source.title,
    publishedOn,
    ...(source.reference ? { reference: source.reference } : {}),
    quote: source.quote,
  };
  const result = amend(versions, effect, notice, now);
  if ('faults' in result) throw new Problem('unprocessable', result.faults);
  return {
    version: result.version,
    law: new Map([...law, [effect.policyKey, [...versions, result.version]]]),
  };
}

async function movesOf(tx: Database, context: Context, announcement: Announcement): Promise<Moves> {
  const { law } = amended(await readLaw(tx), announcement, context.clock.now());
  const moves: Moves = [{ enterpriseId: null, changes: await policyChanges(tx, context, law) }];
  for (const enterpriseId of await enterpriseIds(tx)) {
    moves.push({ enterpriseId, changes: await enterpriseChanges(tx, context, enterpriseId, law) });
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
