import ical, { ICalCalendarMethod } from 'ical-generator';
import type { Lang } from '../answers/source.ts';
import { languageTag } from '../words/language.ts';
import { eventLines, headOf, prodId } from './component.ts';
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
  const calendar = ical({ prodId: prodId(lang), method });
  return finish(headOf(calendar), [eventLines(event, calendar, { lang, organizer })], languageTag[lang]);
}
