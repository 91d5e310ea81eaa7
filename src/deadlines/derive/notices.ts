import { lines } from '../../answers/workings.ts';
import type { Law } from '../law.ts';
import type { DeadlinesSentences } from '../sentences.ts';
import type { SetDay } from './ruled.ts';

const line = lines<DeadlinesSentences>();

/** The days that announced notices set for a duty, by the period's label; of two about one period the later holds. */
export function daySetFor({ rulings }: Law, duty: string): Map<string, SetDay> {
  const days = new Map<string, SetDay>();
  for (const { effect, source } of rulings) {
    if (effect.kind !== 'duty-day' || effect.duty !== duty) continue;
    const { period, dueOn: on, minute } = effect;
    const said = line('deadlines.set-by-notice', { period, on }, { source });
    days.set(period, { on, source, said, ...(minute === undefined ? {} : { minute }) });
  }
  return days;
}
