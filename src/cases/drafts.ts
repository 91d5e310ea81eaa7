import { randomUUIDv7 } from 'node:crypto';
import type { Source, Text } from '../answers/source.ts';
import {
  type Announcement,
  deleteDraft,
  insertAnnouncement,
  isBeingPublished,
  lockAnnouncement,
  updateDraft,
} from '../db/announcements.ts';
import type { Database } from '../db/connect.ts';
import type { About } from '../deadlines/about.ts';
import { announcementKinds, type Effect } from '../deadlines/effect.ts';
import { Problem } from '../errors.ts';
import { changeable, reviewable, reviewableBy } from './announcement-states.ts';
import { auditAnnouncement } from './audit-announcement.ts';
import type { Context } from './context.ts';
import { checkDraft } from './drafts-check.ts';

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
  return await context.db.transaction(async (tx) => {
    const at = context.clock.now();
    const announcement: Announcement = {
      ...contentOf(body),
      id: randomUUIDv7(),
      state: 'draft',
      revision: 1,
      digest: null,
      shipped: null,
      createdBy: personId,
      createdAt: at,
      ...unchanged,
      ...unreviewed,
      publishedBy: null,
      publishedAt: null,
    };
    await checkDraft(tx, context, announcement);
    await insertAnnouncement(tx, announcement);
    await auditAnnouncement(tx, at, { by: personId, step: 'drafted', after: announcement });
    return announcement;
  });
}

function contentOf(body: NewAnnouncement) {
  return {
    kind: announcementKinds[body.effect.kind],
    title: body.title,
    source: body.source,
    effect: body.effect,
    about: body.about ?? {},
    corrects: body.corrects ?? null,
    publishedOn: Temporal.PlainDate.from(body.publishedOn),
  };
}

const unchanged = { changedBy: null, changedAt: null };
const unreviewed = { reviewedBy: null, reviewedAt: null };

/**
 * Puts another content in a draft's place, seen at a revision. It has to be reviewed again. Refused where another change was
 * first, and once it is published.
 */
export async function changeDraft(
  context: Context,
  personId: string,
  { id, expected }: { id: string; expected: number },
  body: NewAnnouncement,
): Promise<Announcement> {
  return await context.db.transaction(async (tx) => {
    const at = context.clock.now();
    const before = await held(tx, id);
    refuse('conflict', changeable(before));
    if (before.revision !== expected) throw new Problem('precondition-failed');
    const fields = {
      ...contentOf(body),
      ...unreviewed,
      state: 'draft' as const,
      revision: before.revision + 1,
      changedBy: personId,
      changedAt: at,
    };
    const after = { ...before, ...fields };
    await checkDraft(tx, context, after);
    await updateDraft(tx, id, fields);
    await auditAnnouncement(tx, at, { by: personId, step: 'changed', before, after });
    return after;
  });
}

/** Deletes a draft, seen at a revision. Refused once it is published, and while it is being published. */
export async function dropDraft(
  context: Context,
  personId: string,
  { id, expected }: { id: string; expected: number },
) {
  await context.db.transaction(async (tx) => {
    const before = await held(tx, id);
    refuse('conflict', changeable(before));
    if (before.revision !== expected) throw new Problem('precondition-failed');
    if (await isBeingPublished(tx, id)) throw new Problem('conflict', [beingPublished]);
    await deleteDraft(tx, id);
    await auditAnnouncement(tx, context.clock.now(), { by: personId, step: 'deleted', before });
  });
}

/**
 * Reviews a draft as it stands at a revision: the second pair of eyes. Refused to who drafted it or changed it last, and for
 * a revision that is no longer the newest. Reviewing it once more changes nothing.
 */
export async function reviewDraft(
  context: Context,
  personId: string,
  { id, revision }: { id: string; revision: number },
): Promise<Announcement> {
  return await context.db.transaction(async (tx) => {
    const at = context.clock.now();
    const before = await held(tx, id);
    refuse('conflict', reviewable(before, revision));
    refuse('forbidden', reviewableBy(before, personId));
    if (before.state === 'reviewed') return before;
    const fields = { state: 'reviewed' as const, reviewedBy: personId, reviewedAt: at };
    await updateDraft(tx, id, fields);
    const after = { ...before, ...fields };
    await auditAnnouncement(tx, at, { by: personId, step: 'reviewed', before, after });
    return after;
  });
}

async function held(tx: Database, id: string): Promise<Announcement> {
  const found = await lockAnnouncement(tx, id);
  if (!found) throw new Problem('not-found');
  return found;
}

function refuse(code: 'conflict' | 'forbidden', faults: Problem['faults']) {
  if (faults.length > 0) throw new Problem(code, faults);
}

const beingPublished = {
  pointer: '',
  detail: { zh: '该公告正在发布', en: 'this announcement is being published' },
};
