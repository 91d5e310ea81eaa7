import { dayOf, instantAt, zone as shanghai } from '../clock.ts';

/**
 * When a letter of a civil day in Shanghai goes out to a reader whose clocks are of `zone`: the last time on that day that they
 * show `minute` (0–1439), worked out for that very day. A time that the change to summer time leaves out is an hour later; one that the
 * change back shows twice counts once, the first time.
 */
export function dueAt(day: Temporal.PlainDate, minute: number, zone: string): Temporal.Instant {
  if (zone === shanghai) return instantAt(day, minute);
  const plainTime = new Temporal.PlainTime(Math.floor(minute / 60), minute % 60);
  const local = [1, 0, -1].map((days) =>
    day.add({ days }).toZonedDateTime({ timeZone: zone, plainTime }).toInstant(),
  );
  // A day an hour longer may have none of its own: then the last one before.
  return local.find((each) => Temporal.PlainDate.compare(dayOf(each), day) <= 0) ?? instantAt(day, minute);
}
