import { attachNotices, type noticesIn } from '../db/announcement-notices.ts';
import type { Database } from '../db/connect.ts';
import type { Letter } from '../db/letters.ts';
import type { LetterModel } from '../letters/model.ts';

/** An announcement that a letter tells, and the ledger's row of it. */
export type OwedNotice = NonNullable<ReturnType<Awaited<ReturnType<typeof noticesIn>>['get']>>[number];

/** As many announcements as one letter tells without growing too long. */
const most = 10;

/** Those of a letter that it has room for; the others wait for the next one. */
export async function leaveRest(tx: Database, owed: OwedNotice[]): Promise<OwedNotice[]> {
  await attachNotices(
    tx,
    null,
    owed.slice(most).map(({ notice }) => notice.id),
  );
  return owed.slice(0, most);
}

/** As what a letter that carries dates is written: the corrections that are left where its announcement is no news any more are a correction. */
export function kindAs({ kind }: Pick<Letter, 'kind'>, tellsNews: boolean): LetterModel['kind'] {
  if (kind === 'announcement') return tellsNews ? 'announcement' : 'correction';
  return kind === 'correction' ? 'correction' : 'digest';
}
