import type { ICalEventData } from 'ical-generator';
import { ICalEventBusyStatus, ICalEventStatus, ICalEventTransparency } from 'ical-generator';
import type { Lang } from '../answers/source.ts';
import { deadlineKindWords } from '../words/deadlines.ts';
import { pick } from '../words/format.ts';
import { categoryName, uri } from './clean.ts';
import { descriptionOf } from './description.ts';
import type { FeedEvent } from './model.ts';
import { summaryOf } from './summary.ts';
import { whenOf } from './when.ts';

/** A domain nobody can own and no setting can change: a UID is the deadline's id for life, wherever the service stands. */
const uidDomain = 'qixian.calendar';

/** One deadline as ical-generator takes it. Nothing in it depends on the day or the zone of the server. */
export function eventData(event: FeedEvent, lang: Lang): ICalEventData {
  const summary = summaryOf(event, lang);
  return {
    id: uidOf(event),
    sequence: event.revision - 1,
    stamp: event.revisedAt,
    created: event.createdAt,
    lastModified: event.revisedAt,
    ...whenOf(event),
    summary,
    description: descriptionOf(event, summary, lang),
    status: statusOf(event),
    transparency: ICalEventTransparency.TRANSPARENT,
    busystatus: ICalEventBusyStatus.FREE,
    categories: [{ name: categoryOf(event, lang) }],
    ...(event.url === undefined ? {} : { url: uri(event.url) }),
  };
}

/** The deadline's identity as UID (RFC 5545 §3.8.4.7). */
export function uidOf({ id }: Pick<FeedEvent, 'id'>): string {
  return `${id}@${uidDomain}`;
}

/** The kind of deadline, as a name for CATEGORIES. */
export function categoryOf({ kind }: FeedEvent, lang: Lang): string {
  return categoryName(pick(deadlineKindWords[kind], lang));
}

function statusOf({ status }: FeedEvent): ICalEventStatus {
  if (status === 'withdrawn') return ICalEventStatus.CANCELLED;
  return status === 'firm' ? ICalEventStatus.CONFIRMED : ICalEventStatus.TENTATIVE;
}
