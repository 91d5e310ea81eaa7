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
  return instant.toZonedDateTimeISO(zone).toPlainDate();
}

/** The instant of a minute (0–1440) of a civil day in the service's zone. */
export function instantAt(day: Temporal.PlainDate, minute: number): Temporal.Instant {
  return day.toZonedDateTime(zone).add({ minutes: minute }).toInstant();
}

/** A clock that shows `start` now, or the machine's own time without one, and runs on. */
export function runningClock(start?: Temporal.Instant): Clock {
  // In whole milliseconds: each request that is counted asks the time.
  const machine = () => Temporal.Now.instant().epochMilliseconds;
  let offset = start ? start.epochMilliseconds - machine() : 0;
  const now = () => Temporal.Instant.fromEpochMilliseconds(machine() + offset);
  return {
    now,
    today: () => dayOf(now()),
    set: (instant) => {
      offset = instant.epochMilliseconds - machine();
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
