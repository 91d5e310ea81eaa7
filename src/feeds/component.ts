import { type ICalCalendar, ICalEvent, type ICalOrganizer } from 'ical-generator';
import type { Lang } from '../answers/source.ts';
import { eventAlarms } from './alarms.ts';
import { colorOf } from './color.ts';
import { eventData } from './event.ts';
import { unfold } from './fold.ts';
import type { FeedEvent } from './model.ts';

/** How an event is written: what it is called beside others, whether it rings, and, in a calendar with a method alone, whose it is. */
export type Writing = { lang: Lang; alarms?: boolean; organizer?: ICalOrganizer };

/**
 * An event as ical-generator writes it, as content lines before folding, with what it leaves out: its colour, and alarms after
 * all properties.
 */
export function eventLines(event: FeedEvent, calendar: ICalCalendar, writing: Writing): string[] {
  const { lang, alarms = false, organizer } = writing;
  const data = eventData(event, lang);
  const lines = new ICalEvent(organizer ? { ...data, organizer } : data, calendar).toString().split('\r\n');
  const end = lines.lastIndexOf('END:VEVENT');
  return [
    ...lines.slice(0, end),
    `COLOR:${colorOf(event)}`,
    ...(alarms ? eventAlarms(event, `${data.summary}`, lang) : []),
    'END:VEVENT',
  ];
}

/** What stands before a calendar's components, as content lines; `calendar` has none. */
export function headOf(calendar: ICalCalendar): string[] {
  return unfold(calendar.toString()).slice(0, -1);
}

/** Who wrote it, in which language; never a build, which would change every byte with each release. */
export function prodId(lang: Lang) {
  return { company: 'Qixian', product: 'Deadlines', language: lang.toUpperCase() };
}
