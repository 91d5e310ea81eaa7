import { remembering } from './answers/remembering.ts';

/** The service's zone: every civil day is a day there. */
export const zone = 'Asia/Shanghai';

/** The service's time. Rules never read it: what it says is passed in. */
export type Clock = {
  now(): Temporal.Instant;
  today(): Temporal.PlainDate;
  /** Moves the clock to an instant; it runs on from there. */
  set(instant: Temporal.Instant): void;
};

/** The civil day of an instant in the service's zone. */
export function dayOf(instant: Temporal.Instant): Temporal.PlainDate {
  return dayAt(instant.epochMilliseconds);
}

/** The instant of a minute (0–1440) of a civil day in the service's zone. */
export function instantAt(day: Temporal.PlainDate, minute: number): Temporal.Instant {
  return Temporal.Instant.fromEpochMilliseconds(midnightOf(day.toString()) + minute * 60_000);
}

// What a plan or a letter asks of the zone, it asks of few moments, thousands of times.
const dayAt = remembering(10_000, (milliseconds: number) =>
  Temporal.Instant.fromEpochMilliseconds(milliseconds).toZonedDateTimeISO(zone).toPlainDate(),
);
const midnightOf = remembering(
  10_000,
  (day: string) => Temporal.PlainDate.from(day).toZonedDateTime(zone).epochMilliseconds,
);

/** A clock that shows `start` now, or the machine's own time without one, and runs on. */
export function runningClock(start?: Temporal.Instant): Clock {
  // In whole milliseconds, and not by Temporal: each request that is counted asks the time.
  let offset = start ? start.epochMilliseconds - Date.now() : 0;
  const now = () => Temporal.Instant.fromEpochMilliseconds(Date.now() + offset);
  return {
    now,
    today: () => dayOf(now()),
    set: (instant) => {
      offset = instant.epochMilliseconds - Date.now();
    },
  };
}

/** A clock that stands still until it is set: for tests, where time is passed in and never slept. */
export function standingClock(start: string): Clock {
  let instant = Temporal.Instant.from(start);
  return {
    now: () => instant,
    today: () => dayOf(instant),
    set: (next) => {
      instant = next;
    },
  };
}
