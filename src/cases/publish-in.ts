import { holdLettersOf } from '../db/announcement-notices.ts';
import { markPublished, replacedBy } from '../db/announcements.ts';
import type { Database } from '../db/connect.ts';
import { publicFeedDeadlines } from '../db/feeds.ts';
import { holdLaw } from '../db/policies.ts';
import type { Publication } from '../db/publications.ts';
import { together } from '../db/together.ts';
import { Problem } from '../errors.ts';
import type { Rehearsal } from '../pages/rehearsal-model.ts';
import { recordAddition } from './addition.ts';
import { type Announced, announcedChunks } from './announced.ts';
import { matterOf } from './announcement-matter.ts';
import { noticesFor, writeNotices } from './announcement-notices.ts';
import { applyDecided, ownersOf, type Writing } from './apply-changes.ts';
import { auditAnnouncement } from './audit-announcement.ts';
import type { Context } from './context.ts';
import { recordAnswers } from './record-answers.ts';
import { tally } from './rehearsal.ts';
import { readAround, readersOf } from './rehearsal-letters.ts';
import { undatedIn } from './rehearsal-moves.ts';
import { publishedAlready, toPublish } from './rehearse.ts';
import { touchFeedsShowing } from './touch-feeds.ts';

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
  const { addition, laws, moment, remarks, windows } = await matterOf(tx, context, announcement);
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
  const totals = tally(context, announcement, { moment, windows });
  const writing = { ...moment, actor: askedBy, announcementId };
  let kept: Announced[] = [];
  // The public feeds show more than rows: titles of policies, and the days of districts.
  const shown = new Set<string | null>([null]);
  const write = async () => {
    const batch = kept;
    kept = [];
    for (const owner of ownersOf(batch.flatMap((each) => [each, each.pending]))) shown.add(owner);
    const undated = await undatedIn(
      tx,
      batch.flatMap(({ decisions }) => decisions),
    );
    const [readers, owed] = await together([
      readersOf(tx, batch, laws.after),
      writeBatch(tx, batch, writing),
    ]);
    totals.add(batch, await readAround(tx, batch, readers, { owed, undated }));
  };
  await inTurns(announcedChunks(tx, laws, moment), async ({ announced, failed }) => {
    totals.seal(announced);
    totals.notDerived(failed);
    await recordAnswers(tx, derivationsOf(announced), now);
    kept.push(...announced.map(withoutDerivation));
    if (rowsIn(kept) >= rowsAtOnce) await write();
  });
  await write();
  await holdLettersOf(tx, replacedBy(announcement));
  const notices = await noticesFor(tx, announcement, totals.affected, laws.after);
  await writeNotices(tx, announcementId, notices, now);
  await touchFeedsShowing(tx, shown);
  const rehearsal = totals.close(notices, await publicFeedDeadlines(tx), remarks);
  if (rehearsal.digest !== digest) throw new Problem('rehearsal-stale', [], { rehearsal });
  return rehearsal;
}

/** How many may wait to be worked on, besides the one that is. */
const ahead = 2;

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
async function writeBatch(tx: Database, batch: Announced[], writing: Writing) {
  const pending = batch.map((each) => each.pending);
  await applyDecided(tx, pending, { ...writing, actor: null, announcementId: null });
  return await applyDecided(tx, batch, writing);
}

/** Fewer are not worth the way to the database and back; while more are written, what is derived meanwhile has to wait. */
const rowsAtOnce = 300;

function rowsIn(batch: Announced[]): number {
  return batch.reduce((sum, { decisions, pending }) => sum + decisions.length + pending.decisions.length, 0);
}

function derivationsOf(announced: Announced[]) {
  return announced.flatMap(({ enterpriseId, derivation }) =>
    enterpriseId !== null && derivation ? [{ enterpriseId, derivation }] : [],
  );
}

/** What is kept until it is written: a derivation is long, and has been recorded. */
function withoutDerivation({ derivation: _, ...kept }: Announced): Announced {
  return kept;
}
