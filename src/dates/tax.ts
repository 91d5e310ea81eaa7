import { type Line, lines } from '../answers/workings.ts';
import type { IsWorkday, WorkCalendar } from './calendar.ts';
import type { Due } from './due.ts';
import { movedOn } from './moves.ts';
import type { DatesSentences } from './sentences.ts';
import { type Extras, type Rule, settle } from './settle.ts';
import { TAX_RULES_109 } from './statutes.ts';
import { addWorkingDays } from './workdays.ts';

const line = lines<DatesSentences>();
const source = TAX_RULES_109;

/**
 * Family 5: a tax filing that closes in the given month, for periods of 15 days only. Day 15; every run of three or more
 * rest days in a row inside days 1–15 adds as many *working* days after the 15th; without one, a 15th that is a rest
 * day gives way to the next working day. Source: 税收征收管理法实施细则 109, as the yearly tables apply it.
 */
export function taxFiling(calendar: WorkCalendar, closes: Temporal.PlainYearMonth, extras: Extras = {}): Due {
  const base = closes.toPlainDate({ day: 15 });
  const days = Array.from({ length: 15 }, (_, left) => base.subtract({ days: 14 - left }));
  const rule: Rule = (works) => {
    const runs = restRuns(works, days).filter((run) => run.length >= 3);
    const extra = runs.reduce((sum, run) => sum + run.length, 0);
    const { dueOn, workings } = extra > 0 ? extended(works, base, extra) : movedOn(works, base, source);
    const said = line('dates.tax-base', { on: base.toString() }, { source });
    return { nominalOn: base, dueOn, workings: [said, ...runs.map(runLine), ...workings] };
  };
  return settle(calendar, rule, extras);
}

/** Rest days of days 1–15, grouped into runs; what lies outside those days does not count. */
function restRuns(works: IsWorkday, days: Temporal.PlainDate[]): Temporal.PlainDate[][] {
  const runs: Temporal.PlainDate[][] = [[]];
  for (const day of days) {
    if (works(day)) runs.push([]);
    else runs.at(-1)?.push(day);
  }
  return runs;
}

function runLine(run: Temporal.PlainDate[]): Line {
  const [from, to] = [String(run[0]), String(run.at(-1))];
  return line('dates.tax-rest-run', { from, to, count: run.length }, { source });
}

function extended(works: IsWorkday, base: Temporal.PlainDate, count: number) {
  const dueOn = addWorkingDays(works, base, count);
  const values = { from: base.toString(), count, to: dueOn.toString() };
  return { dueOn, workings: [line('dates.tax-extended', values, { source })] };
}
