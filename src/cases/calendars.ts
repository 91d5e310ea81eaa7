import { type HolidayNoticeRow, holidayNotices } from '../db/calendars.ts';
import { duties } from '../policies/duties/shipped.ts';
import type { Duty } from '../policies/duty.ts';
import type { Context } from './context.ts';

/** Every paper about days off that is recorded, in the order in which it was; the newest of a year holds. */
export function listHolidayNotices({ db }: Context): Promise<HolidayNoticeRow[]> {
  return holidayNotices(db);
}

/** The reports and filings that come back, with who each applies to and where it stands. */
export function listDuties(): readonly Duty[] {
  return duties;
}
