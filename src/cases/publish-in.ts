import { markPublished } from '../db/announcements.ts';
import type { Database } from '../db/connect.ts';
import { holdLaw } from '../db/policies.ts';
import type { Publication } from '../db/publications.ts';
import { Problem } from '../errors.ts';
import type { Rehearsal } from '../pages/rehearsal-model.ts';
import { recordAddition } from './addition.ts';
import { announcedChunks, type Chunk } from './announced.ts';
import { matterOf } from './announcement-matter.ts';
import { noticesFor, writeNotices } from './announcement-notices.ts';
import { applyDecided, type Writing } from './apply-changes.ts';
import { auditAnnouncement } from './audit-announcement.ts';
import type { Context } from './context.ts';
import { recordAnswers } from './record-answers.ts';
import { tally } from './rehearsal.ts';
import { readAround, readersOf } from './rehearsal-letters.ts';
import { publishedAlready, toPublish } from './rehearse.ts';

/**
 * Publishes inside one transaction exactly what was rehearsed, with the law held alone: derived, sealed and written chunk
 * by chunk, and compared at the end. Throws `rehearsal-stale` with the fresh rehearsal where the digest does not hold: then
 * nothing of it may be kept.
 */
export async function publishIn(
  tx: Database,
  context: Context,
  { announcementId, digest, askedBy }: Publication,
): Promise<Rehearsal> {
  await holdLaw(tx);
  const announcement = await toPublish(tx, context, announcementId);
  const { addition, laws, moment, remarks } = await matterOf(tx, context, announcement);
  const { now } = moment;
  const published = { digest, by: askedBy, at: now };
  if (!(await markPublished(tx, announcementId, published)))
    throw new Problem('conflict', [publishedAlready]);
  const after = { state: 'published' as const, digest, publishedBy: askedBy, publishedAt: now };
  await auditAnnouncement(tx, now, {
    by: askedBy,
    step: 'published',
    before: announcement,
    after: { ...announcement, ...after },
  });
  await recordAddition(tx, addition, announcementId, now);
  const totals = tally(context, announcement, moment);
  const writing = { ...moment, actor: askedBy, announcementId };
  await inTurns(announcedChunks(tx, laws, moment), async (chunk) => {
    totals.seal(chunk.announced);
    totals.notDerived(chunk.failed.length);
    const [readers, owed] = await Promise.all([
      readersOf(tx, chunk.announced),
      writeChunk(tx, chunk, writing),
    ]);
    totals.add(chunk.announced, await readAround(tx, chunk.announced, readers, owed));
  });
  const notices = await noticesFor(tx, announcement, totals.affected);
  await writeNotices(tx, announcementId, notices, now);
  const rehearsal = totals.close(notices, remarks);
  if (rehearsal.digest !== digest) throw new Problem('rehearsal-stale', [], { rehearsal });
  return rehearsal;
}

/** How many may wait to be worked on, besides the one that is. */
const ahead = 1;

/** Does something with each, while the next ones are being made; one after another, and in their order. */
async function inTurns<T>(all: AsyncGenerator<T, void>, work: (each: T) => Promise<void>) {
  const waiting: Promise<void>[] = [];
  let last: Promise<void> = Promise.resolve();
  try {
    for await (const each of all) {
      if (waiting.length === ahead) await waiting.shift();
      last = last.then(() => work(each));
      // It is waited for in a later turn: until then its failure is no one's.
      last.catch(() => undefined);
      waiting.push(last);
    }
  } finally {
    await last.catch(() => undefined);
  }
  await last;
}

/** Writes what the day itself changes, then what the announcement does; answers what is owed because of the latter. */
async function writeChunk(tx: Database, { announced }: Chunk, writing: Writing) {
  const pending = announced.map((each) => each.pending);
  await applyDecided(tx, pending, { ...writing, actor: null, announcementId: null });
  const owed = await applyDecided(tx, announced, writing);
  const derived = announced.flatMap(({ enterpriseId, derivation }) =>
    enterpriseId !== null && derivation ? [{ enterpriseId, derivation }] : [],
  );
  await recordAnswers(tx, derived, writing.now);
  return owed;
}
