import { type CalendarNotice, type Calendars, calendarsOf } from '../dates/notices.ts';
import { publishedEffects } from '../db/announcements.ts';
import { type HolidayNoticeRow, holidayNotices } from '../db/calendars.ts';
import type { Database } from '../db/connect.ts';
import { policyVersions } from '../db/policies.ts';
import type { Law, Ruling } from '../deadlines/law.ts';
import type { PolicyVersion } from '../policies/versions.ts';
import type { Context } from './context.ts';

/** Every version of every policy, by key, oldest first. */
export async function readPolicies(db: Database): Promise<ReadonlyMap<string, PolicyVersion[]>> {
  return Map.groupBy(await policyVersions(db), (version) => version.policyKey);
}

/** Reads the law as it is recorded. */
export async function readLaw(tx: Database, { calendars }: Pick<Context, 'calendars'>): Promise<Law> {
  const notices = await holidayNotices(tx);
  return {
    policies: await readPolicies(tx),
    notices: notices.map(asNotice),
    ...calendars(notices),
    rulings: rulingsOf(await publishedEffects(tx)),
  };
}

/** Reads the working days alone. */
export async function readCalendars(
  tx: Database,
  { calendars }: Pick<Context, 'calendars'>,
): Promise<Calendars> {
  return calendars(await holidayNotices(tx));
}

/** What published announcements settle that is neither a policy nor a calendar, in their order. */
export function rulingsOf(announcements: Awaited<ReturnType<typeof publishedEffects>>): Ruling[] {
  return announcements.flatMap(({ effect, source }) =>
    effect.kind === 'duty-day' || effect.kind === 'confirmation' || effect.kind === 'disbursement'
      ? [{ effect, source }]
      : [],
  );
}

/** A paper as the core knows it: what a column leaves empty is absent. */
export function asNotice({ url, title, ...row }: HolidayNoticeRow): CalendarNotice {
  return { ...row, ...(url ? { url } : {}), ...(title ? { title } : {}) };
}

/** Keeps the calendars last made of the same papers: what they have worked out of each year costs more than reading the papers. */
export function calendarShelf(): (rows: HolidayNoticeRow[]) => Calendars {
  let held: { papers: string; calendars: Calendars } | undefined;
  return (rows) => {
    const papers = rows.map(paperOf).join();
    if (held?.papers !== papers) held = { papers, calendars: calendarsOf(rows.map(asNotice)) };
    return held.calendars;
  };
}

/** Rows are never edited, so this tells a paper from every other. */
function paperOf({ office, year, version, announcementId, recordedAt }: HolidayNoticeRow): string {
  return [office, year, version, announcementId, recordedAt].join(' ');
}
