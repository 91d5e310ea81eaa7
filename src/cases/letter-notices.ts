import { attachNotices, noticesIn, settleNotices } from '../db/announcement-notices.ts';
import { replacersOf } from '../db/announcements.ts';
import type { Database } from '../db/connect.ts';
import type { Letter } from '../db/letters.ts';
import type { LetterModel } from '../letters/model.ts';

/** An announcement that a letter tells, and the ledger's row of it. */
export type OwedNotice = Awaited<ReturnType<typeof noticesIn>>[number];

/** As many announcements as one letter tells without growing too long. */
const most = 10;

/**
 * The announcements a letter tells of. One that has been corrected or withdrawn meanwhile is nobody's news and ends here, as
 * long as the letter's bytes do not carry it yet.
 */
export async function owedNotices(
  tx: Database,
  letter: Letter,
  now: Temporal.Instant,
): Promise<OwedNotice[]> {
  const notices = await noticesIn(tx, letter.id);
  const replaced = await replacersOf(
    tx,
    notices.map(({ announcement }) => announcement.id),
  );
  const gone = notices.filter(({ announcement }) => replaced.has(announcement.id));
  if (!letter.message) await settleNotices(tx, idsOf(gone), 'suppressed', 'obsolete', now);
  return notices.filter((each) => !gone.includes(each));
}

/** Those of a letter that it has room for; the others wait for the next one. */
export async function leaveRest(tx: Database, owed: OwedNotice[]): Promise<OwedNotice[]> {
  await attachNotices(tx, null, idsOf(owed.slice(most)));
  return owed.slice(0, most);
}

/** As what a letter that carries dates is written: the corrections that are left where its announcement is no news any more are a correction. */
export function kindAs({ kind }: Letter, tellsNews: boolean): LetterModel['kind'] {
  if (kind === 'announcement') return tellsNews ? 'announcement' : 'correction';
  return kind === 'correction' ? 'correction' : 'digest';
}

/** Settles what a letter tells with the letter itself. */
export async function settleNoticesOf(
  tx: Database,
  letterId: string,
  state: 'sent' | 'suppressed' | 'failed',
  reason: string | null,
  now: Temporal.Instant,
) {
  await settleNotices(tx, idsOf(await noticesIn(tx, letterId)), state, reason, now);
}

function idsOf(notices: OwedNotice[]): string[] {
  return notices.map(({ notice }) => notice.id);
}
