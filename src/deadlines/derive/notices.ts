import { lines } from '../../answers/workings.ts';
import type { District } from '../../facts/district.ts';
import type { Law } from '../law.ts';
import type { DeadlinesSentences } from '../sentences.ts';
import type { SetDay } from './ruled.ts';

const line = lines<DeadlinesSentences>();

/** A day set by a notice, and the days that earlier notices had set for the same period. */
export type NoticeDay = SetDay & { others: string[] };

/** The days that notices set for a duty where an enterprise operates, by the period's label; of two the later holds. */
export function daySetFor(
  { rulings }: Law,
  duty: string,
  operatesIn: District | undefined,
): Map<string, NoticeDay> {
  const days = new Map<string, NoticeDay>();
  for (const { effect, source } of rulings) {
    if (effect.kind !== 'duty-day' || effect.duty !== duty) continue;
    const { period, dueOn: on, minute, districts } = effect;
    if (districts && !(operatesIn && districts.includes(operatesIn))) continue;
    const said = line('deadlines.set-by-notice', { period, on }, { source });
    const earlier = days.get(period);
    const others = earlier ? [...earlier.others, earlier.on] : [];
    days.set(period, { on, source, said, others, ...(minute === undefined ? {} : { minute }) });
  }
  return days;
}
