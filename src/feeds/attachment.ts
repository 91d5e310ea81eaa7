import ical, { type ICalCalendarData, ICalCalendarMethod } from 'ical-generator';
import type { Lang } from '../answers/source.ts';
import { languageTag } from '../words/language.ts';
import { eventLines, headOf, prodId, type Writing } from './component.ts';
import { finish } from './finish.ts';
import type { FeedEvent } from './model.ts';

/**
 * One deadline as a calendar to go with a letter: the same event as in the feeds, published, or cancelled where it is
 * withdrawn (RFC 5546 3.2.1, 3.2.5). Both methods want an organizer, which feeds have not; nobody is asked to answer.
 */
export function renderAttachment(
  event: FeedEvent,
  lang: Lang,
  organizer: { name: string; email: string },
): string {
  const method = event.status === 'withdrawn' ? ICalCalendarMethod.CANCEL : ICalCalendarMethod.PUBLISH;
  return oneEvent(event, { lang, organizer }, { method });
}

/**
 * One deadline as a file to be added by hand: the same event as in the feeds, without a method, which would want an organizer,
 * and without a calendar's name, which makes Outlook open a calendar of its own instead of the event.
 */
export function renderFile(event: FeedEvent, lang: Lang): string {
  return oneEvent(event, { lang });
}

function oneEvent(event: FeedEvent, writing: Writing, more: Pick<ICalCalendarData, 'method'> = {}): string {
  const calendar = ical({ prodId: prodId(writing.lang), ...more });
  return finish(headOf(calendar), [eventLines(event, calendar, writing)], languageTag[writing.lang]);
}
