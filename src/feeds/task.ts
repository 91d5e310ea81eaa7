import { type Nature, natureOf } from '../words/standing.ts';
import { taskAlarms } from './alarms.ts';
import { escapeText, uri } from './clean.ts';
import { colorOf } from './color.ts';
import type { Writing } from './component.ts';
import { descriptionOf } from './description.ts';
import { categoryOf, uidOf } from './event.ts';
import type { FeedEvent } from './model.ts';
import { summaryOf } from './summary.ts';
import { dateText, utcText, whenOf } from './when.ts';

const asksFor: ReadonlySet<Nature> = new Set(['due', 'closes']);

/** Whether a deadline is something to be done: what merely opens, passes or ends by itself is no task. */
export function isTask({ kind }: Pick<FeedEvent, 'kind'>): boolean {
  return asksFor.has(natureOf(kind));
}

/** The same as a task: it has one day, its last. */
export function asTask({ spansFrom: _, ...single }: FeedEvent): FeedEvent {
  return single;
}

/** One such task (VTODO, RFC 5545 §3.6.2), which ical-generator cannot write: content lines, not folded. */
export function taskLines(
  event: FeedEvent,
  { lang, alarms }: Required<Omit<Writing, 'organizer'>>,
): string[] {
  const summary = summaryOf(event, lang);
  const stamp = utcText(event.revisedAt);
  return [
    'BEGIN:VTODO',
    `UID:${uidOf(event)}`,
    `SEQUENCE:${event.revision - 1}`,
    `DTSTAMP:${stamp}`,
    dueLine(event),
    `SUMMARY:${escapeText(summary)}`,
    `DESCRIPTION:${escapeText(descriptionOf(event, summary, lang))}`,
    `CATEGORIES:${escapeText(categoryOf(event, lang))}`,
    `COLOR:${colorOf(event)}`,
    ...(event.url === undefined ? [] : [`URL:${uri(event.url)}`]),
    ...statusLines(event),
    `CREATED:${utcText(event.createdAt)}`,
    `LAST-MODIFIED:${stamp}`,
    ...(alarms ? taskAlarms(event, summary, lang) : []),
    'END:VTODO',
  ];
}

function dueLine(event: Pick<FeedEvent, 'dueOn' | 'minute'>): string {
  const when = whenOf(event);
  return when.allDay ? `DUE;VALUE=DATE:${dateText(event.dueOn)}` : `DUE:${utcText(when.start)}`;
}

function statusLines({ status, doneAt }: FeedEvent): string[] {
  if (status === 'withdrawn') return ['STATUS:CANCELLED'];
  if (!doneAt) return ['STATUS:NEEDS-ACTION'];
  return ['STATUS:COMPLETED', `COMPLETED:${utcText(doneAt)}`, 'PERCENT-COMPLETE:100'];
}
