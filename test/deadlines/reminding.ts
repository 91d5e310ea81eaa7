import type { WorkCalendar } from '../../src/dates/calendar.ts';
import { ladderFor } from '../../src/deadlines/going-out.ts';
import type { Derived } from '../../src/deadlines/model.ts';
import { afterwardsOf, planRungs, type Response } from '../../src/deadlines/plan.ts';
import { usualWishes, type Wishes } from '../../src/deadlines/wishes.ts';
import { circumstances, day, report } from './cast.ts';

/** The working days of 2026 as its notice has them. */
export const calendar2026: WorkCalendar = circumstances('2026-08-01').calendar;

/**
 * A step of a window that closes on Thursday 2026-10-08 at 16:00, the first working day after the National Day week (off from
 * 1 to 7 October): to be acted on that day, and handed in by Monday 28 September, since only the 29th, the 30th and the 8th
 * are worked after it.
 */
export const closing: Derived = report({
  kind: 'window-step',
  nominalOn: day('2026-10-08'),
  dueOn: day('2026-10-08'),
  actBy: day('2026-10-08'),
  submitBy: day('2026-09-28'),
  minute: 960,
});

/** What a reader with these wishes is told of a deadline from a day through another, a line for each day something is decided on. */
export function play(
  deadline: Derived,
  wishes: Partial<Wishes>,
  [from, to]: [string, string],
  response?: Response,
): string[] {
  const { dueOn, actBy } = deadline;
  if (!dueOn || !actBy) throw new Error('a deadline to be reminded of has its days');
  const whole = { ...usualWishes, ...wishes };
  const known = new Set<string>();
  const said: string[] = [];
  for (
    let today = day(from);
    Temporal.PlainDate.compare(today, day(to)) <= 0;
    today = today.add({ days: 1 })
  ) {
    const { send, drop } = planRungs({
      rungs: ladderFor({ ...deadline, dueOn, actBy }, whole, calendar2026),
      known,
      today,
      dueOn,
      recordedOn: day('2026-01-05'),
      joinedOn: day('2026-01-05'),
      afterwards: afterwardsOf(deadline.kind),
      ...(response && Temporal.PlainDate.compare(response.on, today) <= 0 ? { response } : {}),
    });
    const dropped = drop.map(({ rung, reason }) => `${rung.rung} ${reason}`);
    for (const { rung } of drop) known.add(rung.rung);
    if (send) known.add(send.rung);
    if (send || drop.length > 0) said.push([`${today}`, send?.rung ?? '–', ...dropped].join(', '));
  }
  return said;
}
