import { dayOf } from '../clock.ts';
import { type Announcement, findAnnouncement, markPublished } from '../db/announcements.ts';
import type { Database } from '../db/connect.ts';
import { enterpriseIds } from '../db/facts.ts';
import { holdLaw } from '../db/policies.ts';
import type { Circumstances } from '../deadlines/facts.ts';
import { lawWith } from '../deadlines/law.ts';
import { remarksOn } from '../deadlines/remarks.ts';
import { Problem } from '../errors.ts';
import { additionOf, recordAddition } from './addition.ts';
import { noticesFor, writeNotices } from './announcement-notices.ts';
import { publishable } from './announcement-states.ts';
import { applyChanges } from './apply-changes.ts';
import { auditAnnouncement } from './audit-announcement.ts';
import type { Context } from './context.ts';
import { derivation, enterpriseChanges } from './derive-enterprise.ts';
import { policyChanges } from './derive-policies.ts';
import { replacingFaults } from './drafts-check.ts';
import { readLaw } from './law.ts';
import { recordAnswers } from './record-answers.ts';
import { type Moves, type Rehearsal, rehearsalOf } from './rehearsal.ts';

/** Derives as if the draft were published, read-only: who moves, from and to, and a digest over exactly that. */
export async function rehearse(context: Context, id: string): Promise<Rehearsal> {
  return await context.db.transaction(async (tx) => {
    const announcement = await draft(tx, id, false);
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
export async function publish(context: Context, id: string, digest: string, by: string): Promise<Rehearsal> {
  return await context.db.transaction(async (tx) => {
    await holdLaw(tx);
    const announcement = await draft(tx, id, context.review);
    const now = context.clock.now();
    const today = dayOf(now);
    const law = await readLaw(tx, context);
    const addition = additionOf(law, announcement, now);
    const moves = await movesOf(tx, { ...lawWith(law, addition), today });
    const remarks = remarksOn(announcement.effect, law, addition);
    const rehearsal = await rehearsalOf(tx, announcement.effect, moves, remarks);
    if (rehearsal.digest !== digest) throw new Problem('rehearsal-stale', [], { rehearsal });
    if (!(await markPublished(tx, id, { digest, by, at: now })))
      throw new Problem('conflict', [publishedAlready]);
    const published = { state: 'published' as const, digest, publishedBy: by, publishedAt: now };
    const after = { ...announcement, ...published };
    await auditAnnouncement(tx, now, { by, step: 'published', before: announcement, after });
    await recordAddition(tx, addition, id, now);
    const writing = { now, today, announcementId: id };
    for (const { enterpriseId, changes } of moves)
      await applyChanges(tx, changes, { ...writing, enterpriseId });
    for (const enterpriseId of await enterpriseIds(tx)) {
      const derived = await derivation(tx, enterpriseId, { ...lawWith(law, addition), today });
      await recordAnswers(tx, [{ enterpriseId, derivation: derived }], now);
    }
    const affected = new Set(moves.flatMap(({ enterpriseId }) => enterpriseId ?? []));
    await writeNotices(tx, id, await noticesFor(tx, announcement, affected), now);
    return rehearsal;
  });
}

/** What is to be published; refused where it cannot be, as it stands. `review`: whether it has to have been reviewed. */
async function draft(tx: Database, id: string, review: boolean): Promise<Announcement> {
  const announcement = await findAnnouncement(tx, id);
  if (!announcement) throw new Problem('not-found');
  const faults = publishable(announcement, review);
  if (faults.length > 0) throw new Problem('conflict', faults);
  const replacing = await replacingFaults(tx, announcement);
  if (replacing.length > 0) throw new Problem('unprocessable', replacing);
  return announcement;
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
