import { isAnnounced } from '../dates/calendar.ts';
import type { Database } from '../db/connect.ts';
import { countProvisional } from '../db/deadlines.ts';
import type { Person } from '../db/people.ts';
import { renderNoticeMissing } from '../letters/notice-missing.ts';
import type { Context } from './context.ts';
import { readCalendars } from './law.ts';
import { yearAskedFor } from './remind-administrators.ts';

/** Whether the notice that a letter's slot asks for has still not been entered. */
export async function isStillMissing(tx: Database, context: Context, slot: string): Promise<boolean> {
  const { calendar } = await readCalendars(tx, context);
  return !isAnnounced(calendar, yearAskedFor(slot));
}

/** What an administrator reads while a year's notice of days off is missing. */
export async function missingNoticeLetter(
  tx: Database,
  { publicUrl }: Context,
  { lang, name, email }: Person,
  slot: string,
) {
  const year = yearAskedFor(slot);
  const provisional = await countProvisional(tx, year);
  const recipient = { name, address: email };
  return renderNoticeMissing({ lang, recipient, year, provisional, links: { service: publicUrl } });
}
