import { type CalendarYear, noticeTitle } from '../dates/calendar.ts';
import type { ShippedAnnouncement } from './shipped-announcement.ts';

/** Earlier ones are history: nobody who subscribes today waits for them. */
const since = 2024;

/**
 * The shipped notices of days off as announcements. Their papers come with the calendars, whatever the day; the
 * announcement only says that they were published, and when.
 */
export function holidayAnnouncements(years: readonly CalendarYear[]): ShippedAnnouncement[] {
  return years
    .filter(({ year }) => year >= since)
    .flatMap(({ year, notices }) =>
      notices.map(({ number, title = noticeTitle(year), publishedOn, breaks }, index) => ({
        slug: `holidays-${year}${index === 0 ? '' : `-${index + 1}`}`,
        title,
        source: { title, reference: number },
        publishedOn,
        effect: { kind: 'holiday-notice' as const, office: 'government' as const, year, breaks: [...breaks] },
        about: { themes: ['holidays' as const], departments: ['国务院办公厅'] },
        read: {
          confidence: 'high' as const,
          note: {
            zh: '通知原文所载的放假和调休上班日。',
            en: 'The days off and make-up workdays as the notice prints them.',
          },
        },
      })),
    );
}
