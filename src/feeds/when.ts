import type { FeedEvent } from './model.ts';

type Dated = Pick<FeedEvent, 'dueOn' | 'minute' | 'spansFrom'>;

/** When an event begins and ends: whole days with an exclusive end, or instants. A closing alone has no length and no end. */
export type When =
  | { allDay: true; start: Temporal.PlainDate; end: Temporal.PlainDate }
  | { allDay: false; start: Temporal.Instant; end?: Temporal.Instant };

/**
 * A whole day as a day; a closing hour as an instant, since that is what it is wherever the reader sits. 24:00 closes the
 * whole day. A window shown as one event begins with its first day.
 */
export function whenOf({ dueOn, minute, spansFrom }: Dated): When {
  const first = spansFrom ?? dueOn;
  if (minute === undefined || minute >= 1440)
    return { allDay: true, start: first, end: dueOn.add({ days: 1 }) };
  const closing = inShanghai(dueOn, minute);
  return spansFrom
    ? { allDay: false, start: inShanghai(spansFrom, 0), end: closing }
    : { allDay: false, start: closing };
}

const shanghaiAheadMinutes = 8 * 60;

/** A minute of a day in Shanghai, which has kept UTC+8 without summer time since 1992. */
function inShanghai(on: Temporal.PlainDate, minute: number): Temporal.Instant {
  return Temporal.Instant.fromEpochMilliseconds(
    Date.UTC(on.year, on.month - 1, on.day, 0, minute - shanghaiAheadMinutes),
  );
}

/** A day as DATE (RFC 5545 §3.3.4). */
export function dateText(on: Temporal.PlainDate): string {
  return on.toString().replaceAll('-', '');
}

/** An instant as DATE-TIME in UTC (RFC 5545 §3.3.5), in whole seconds. */
export function utcText(at: Temporal.Instant): string {
  return `${new Date(at.epochMilliseconds).toISOString().slice(0, 19).replace(/[-:]/g, '')}Z`;
}
