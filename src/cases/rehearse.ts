import { type Announcement, findAnnouncement } from '../db/announcements.ts';
import type { Database } from '../db/connect.ts';
import { publicFeedDeadlines } from '../db/feeds.ts';
import { together } from '../db/together.ts';
import { Problem } from '../errors.ts';
import type { Rehearsal } from '../pages/rehearsal-model.ts';
import { announcedChunks } from './announced.ts';
import { matterOf } from './announcement-matter.ts';
import { noticesFor } from './announcement-notices.ts';
import { publishable } from './announcement-states.ts';
import type { Context } from './context.ts';
import { replacingFaults } from './drafts-check.ts';
import { owedCorrections } from './owe-corrections.ts';
import { tally } from './rehearsal.ts';
import { readAround, readersOf, rowsToCorrect } from './rehearsal-letters.ts';
import { undatedIn } from './rehearsal-moves.ts';

/** Derives as if an announcement were published, which need not be stored, inside a transaction; it writes nothing. */
export async function rehearseIn(
  tx: Database,
  context: Context,
  announcement: Announcement,
): Promise<Rehearsal> {
  const { laws, moment, remarks, windows } = await matterOf(tx, context, announcement);
  const totals = tally(context, announcement, { moment, windows });
  for await (const { announced, failed } of announcedChunks(tx, laws, moment)) {
    totals.seal(announced);
    const decisions = announced.flatMap((each) => each.decisions);
    const [readers, owed, undated] = await together([
      readersOf(tx, announced, laws.after),
      owedCorrections(tx, rowsToCorrect(decisions), moment),
      undatedIn(tx, decisions),
    ]);
    totals.add(announced, await readAround(tx, announced, readers, { owed, undated }));
    totals.notDerived(failed);
  }
  const notices = await noticesFor(tx, announcement, totals.affected, laws.after);
  return totals.close(notices, await publicFeedDeadlines(tx), remarks);
}

/** An announcement that is not published yet; refuses any other. */
export async function unpublished(tx: Database, id: string): Promise<Announcement> {
  const announcement = await findAnnouncement(tx, id);
  if (!announcement) throw new Problem('not-found');
  if (announcement.state === 'published') throw new Problem('conflict', [publishedAlready]);
  return announcement;
}

/** An announcement that may be published as it stands; refuses any other, and one that a second administrator has to see first. */
export async function toPublish(
  tx: Database,
  { review }: Pick<Context, 'review'>,
  id: string,
): Promise<Announcement> {
  const announcement = await unpublished(tx, id);
  const faults = publishable(announcement, review);
  if (faults.length > 0) throw new Problem('conflict', faults);
  const replacing = await replacingFaults(tx, announcement);
  if (replacing.length > 0) throw new Problem('unprocessable', replacing);
  return announcement;
}

export const publishedAlready = {
  pointer: '',
  detail: { zh: '该公告已经发布', en: 'this announcement is published already' },
};
