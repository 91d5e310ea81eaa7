import { createHash } from 'node:crypto';
import { dayOf, instantAt, zone as shanghai } from '../clock.ts';
import { compareDays } from '../dates/compare.ts';
import { endpointOf, isOfGroup, type Way } from '../deadlines/way.ts';
import type { Wishes } from '../deadlines/wishes.ts';

/**
 * When a letter of a civil day in Shanghai goes out by a way to a reader whose clocks are of `zone`: the last time on that day
 * that they show `minute` (0–1439), worked out for that very day. A time that the change to summer time leaves out is an hour
 * later; one that the change back shows twice counts once, the first time. A robot keeps off the full and half hour.
 */
export function dueAt(
  day: Temporal.PlainDate,
  { minute, zone }: Pick<Wishes, 'minute' | 'zone'>,
  way: Way,
): Temporal.Instant {
  return offTheHour(shownAt(day, minute, zone), way);
}

function shownAt(day: Temporal.PlainDate, minute: number, zone: string): Temporal.Instant {
  if (zone === shanghai) return instantAt(day, minute);
  const plainTime = new Temporal.PlainTime(Math.floor(minute / 60), minute % 60);
  const local = [1, 0, -1].map((days) =>
    day.add({ days }).toZonedDateTime({ timeZone: zone, plainTime }).toInstant(),
  );
  // A day an hour longer may have none of its own: then the last one before.
  return local.find((each) => compareDays(dayOf(each), day) <= 0) ?? instantAt(day, minute);
}

const halfHour = 30 * 60_000;
/** Minutes after the full or half hour: so few that the day and the half hour stay the same. */
const latest = 9;

/**
 * The instant itself, but of a robot one on the full or half hour, when all the world calls its vendor, is up to nine minutes
 * later, always the same for the same robot (Feishu's guide to custom bots asks for it, and answers 11232 to who is not heard).
 */
export function offTheHour(at: Temporal.Instant, way: Way): Temporal.Instant {
  if (!isOfGroup(way) || at.epochMilliseconds % halfHour !== 0) return at;
  const drawn = createHash('sha256')
    .update(endpointOf(way) ?? '')
    .digest()
    .readUInt16BE();
  return at.add({ minutes: 1 + (drawn % latest) });
}
