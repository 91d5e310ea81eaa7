import { instantAt } from '../clock.ts';
import { Problem } from '../errors.ts';
import type { Context } from './context.ts';

/** The day that is asked about and, where it was named, the first instant that is no part of it. */
export type Moment = { day: Temporal.PlainDate; before?: Temporal.Instant };

/**
 * What is asked about: today with everything recorded so far or, with `asOf` (an ISO day), what was recorded before the end
 * of that day in Asia/Shanghai. Refuses a day after today: nothing of it is recorded.
 */
export function momentOf({ clock }: Pick<Context, 'clock'>, asOf?: string): Moment {
  const today = clock.today();
  if (asOf === undefined) return { day: today };
  const day = Temporal.PlainDate.from(asOf);
  if (Temporal.PlainDate.compare(day, today) > 0) throw new Problem('unprocessable', [afterToday]);
  return { day, before: instantAt(day.add({ days: 1 }), 0) };
}

/** Whether an instant belongs to what is asked about. */
export function isBy(instant: Temporal.Instant, { before }: Moment): boolean {
  return !before || Temporal.Instant.compare(instant, before) < 0;
}

const afterToday = {
  pointer: 'querystring:/asOf',
  detail: {
    zh: '不能晚于今天：只能查询已经记录的内容',
    en: 'must not lie after today: only what has been recorded can be asked for',
  },
};
