import type { Lang } from '../answers/source.ts';
import { eventWords as words } from '../words/feeds.ts';
import { dayAndHour, pick } from '../words/format.ts';
import { natureOf } from '../words/standing.ts';
import { escapeText } from './clean.ts';
import { uidOf } from './event.ts';
import type { FeedEvent } from './model.ts';

/** What a component's alarms count from: the day whose 00:00 is meant, or the hour as minutes after it. */
type Anchor = { on: Temporal.PlainDate; minute: number; related: 'START' | 'END' };

/** Nine in the morning, in minutes. */
const rings = 9 * 60;

/**
 * The alarms of an event (RFC 5545 §3.6.6, RFC 9074 §4) as content lines: at nine in the morning, so many days before the day
 * to act by. What is cancelled or done rings no more, and what opens has nobody waiting for it.
 */
export function eventAlarms(event: FeedEvent, summary: string, lang: Lang): string[] {
  const { dueOn, spansFrom, minute } = event;
  const on = spansFrom ?? dueOn;
  return alarmLines(event, { on, minute: spansFrom ? 0 : hourOf(minute), related: 'START' }, summary, lang);
}

/** The same of a task, which has an end and no start. */
export function taskAlarms(event: FeedEvent, summary: string, lang: Lang): string[] {
  const { dueOn, minute } = event;
  return alarmLines(event, { on: dueOn, minute: hourOf(minute), related: 'END' }, summary, lang);
}

/** A whole day's alarms count from 00:00 where the reader is. */
function hourOf(minute: number | undefined): number {
  return minute === undefined || minute >= 1440 ? 0 : minute;
}

function alarmLines(event: FeedEvent, anchor: Anchor, summary: string, lang: Lang): string[] {
  const { kind, status, doneAt, actBy, alarmDays = [], dueOn, minute } = event;
  if (status === 'withdrawn' || doneAt || !actBy || natureOf(kind) === 'opens') return [];
  const says = escapeText(pick(words.alarm(dayAndHour(dueOn.toString(), minute), summary), lang));
  const closes =
    minute !== undefined && minute < 1440 ? anchor.on.until(dueOn).days * 1440 + minute : Infinity;
  return alarmDays.flatMap((days) => {
    const at = anchor.on.until(actBy).days * 1440 - days * 1440 + rings;
    if (at >= closes) return [];
    return [
      'BEGIN:VALARM',
      `UID:alarm-${days}.${uidOf(event)}`,
      'ACTION:DISPLAY',
      `DESCRIPTION:${says}`,
      `TRIGGER${anchor.related === 'END' ? ';RELATED=END' : ''}:${durationText(at - anchor.minute)}`,
      'END:VALARM',
    ];
  });
}

/** Minutes as DURATION (RFC 5545 §3.3.6): `-P6DT15H`, `PT9H`, `-P1D`. */
function durationText(minutes: number): string {
  const size = Math.abs(minutes);
  const [days, hours, rest] = [Math.floor(size / 1440), Math.floor((size % 1440) / 60), size % 60];
  const time = `${hours ? `${hours}H` : ''}${rest ? `${rest}M` : ''}`;
  const text = `${days ? `${days}D` : ''}${time || !days ? `T${time || '0S'}` : ''}`;
  return `${minutes < 0 ? '-' : ''}P${text}`;
}
