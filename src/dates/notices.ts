import type { Text } from '../answers/source.ts';
import { type Break, type CalendarYear, type WorkCalendar, workCalendar } from './calendar.ts';
import { SHIPPED_YEARS } from './calendars/shipped.ts';

/** Whose working days: banks follow government offices until a notice of their own says otherwise. */
export type Office = 'government' | 'bank';

/** A paper about the days off of one year, as recorded. Of two papers about a year the one published later holds. */
export type CalendarNotice = {
  office: Office;
  year: number;
  number: string;
  url?: string;
  /** Where it is not the yearly notice of the State Council's General Office. */
  title?: Text;
  publishedOn: Temporal.PlainDate;
  breaks: Break[];
  /** The announcement it was entered with; absent where it came with the service. */
  announcementId?: string;
  recordedAt: Temporal.Instant;
};

/** The working days of government offices and of banks. */
export type Calendars = { calendar: WorkCalendar; bankCalendar: WorkCalendar };

/** The papers shipped with the service: 2019–2026, amended years in both versions. */
export function shippedNotices(): Omit<CalendarNotice, 'recordedAt'>[] {
  return SHIPPED_YEARS.flatMap(({ year, notices }) =>
    notices.map(({ publishedOn, ...notice }) => ({
      office: 'government',
      year,
      ...notice,
      publishedOn: Temporal.PlainDate.from(publishedOn),
    })),
  );
}

/** Both calendars from the papers, in the order in which they were recorded. */
export function calendarsOf(notices: readonly CalendarNotice[]): Calendars {
  const own = (office: Office) => yearsOf(notices.filter((notice) => notice.office === office));
  const government = own('government');
  const bank = own('bank');
  const calendar = workCalendar([...government.values()]);
  const bankCalendar =
    bank.size === 0 ? calendar : workCalendar([...new Map([...government, ...bank]).values()]);
  return { calendar, bankCalendar };
}

function yearsOf(notices: readonly CalendarNotice[]): Map<number, CalendarYear> {
  const years = new Map<number, CalendarYear>();
  for (const [year, papers] of Map.groupBy(notices, (notice) => notice.year)) {
    // A stable sort: of two papers of one day the one recorded later holds.
    const [first, ...others] = papers
      .toSorted((a, b) => Temporal.PlainDate.compare(a.publishedOn, b.publishedOn))
      .map(({ number, url, title, publishedOn, breaks }) => ({
        number,
        ...(url ? { url } : {}),
        ...(title ? { title } : {}),
        publishedOn: publishedOn.toString(),
        breaks,
      }));
    if (first) years.set(year, { year, notices: [first, ...others] });
  }
  return years;
}
