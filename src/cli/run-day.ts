import type { Context } from '../cases/context.ts';
import { windClock } from '../cases/mark-clock.ts';
import { instantAt, zone } from '../clock.ts';
import type { Tick } from '../jobs/tick.ts';

const nineOClock = 540;

type Running = { context: Context; tick: () => Promise<Tick>; production: boolean };

/** Does what is due at 09:00 of a day, Asia/Shanghai; in production, which winds no clock, what is due by now. */
export async function runDay(
  { context, tick, production }: Running,
  day: Temporal.PlainDate,
): Promise<string> {
  // In production the clock is the machine's and stays so: what was due on that day or before is done now.
  const { at, clamped } = production
    ? { at: context.clock.now(), clamped: true }
    : await windClock(context, instantAt(day, nineOClock));
  const { planned, posted } = await ticksUntilQuiet(tick);
  const held = clamped
    ? ` (the service has been further already, so it ran at ${at.toZonedDateTimeISO(zone).toPlainDateTime()})`
    : '';
  return `${day}: ${planned} reminders planned, ${posted} letters posted${held}`;
}

/** What did not fit into a digest goes out in the next look: as many looks as it takes, within reason. */
async function ticksUntilQuiet(tick: () => Promise<Tick>): Promise<Tick> {
  const all = { planned: 0, posted: 0 };
  for (let looks = 0; looks < 20; looks += 1) {
    const { planned, posted } = await tick();
    all.planned += planned;
    all.posted += posted;
    if (posted === 0) break;
  }
  return all;
}
