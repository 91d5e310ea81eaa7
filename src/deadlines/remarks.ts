import type { Text } from '../answers/source.ts';
import { type WorkCalendar, workdays } from '../dates/calendar.ts';
import { SHIPPED_YEARS, shippedCalendar } from '../dates/calendars/shipped.ts';
import { workingDaysBetween } from '../dates/workdays.ts';
import type { Effect, EffectOf } from './effect.ts';
import { type Addition, type Law, lawWith } from './law.ts';
import { farDays } from './remarks-days.ts';
import { windowRemarks } from './remarks-windows.ts';

/** Make-up days have always lain this near to the days off they are for, in calendar days. */
const usualReach = 14;

/** What an administrator should look at before publishing: unusual, but for the paper to say. */
export function remarksOn(effect: Effect, law: Law, addition: Addition): Text[] {
  const after = lawWith(law, addition);
  const own = effect.kind === 'holiday-notice' ? remarksOnNotice(effect, law, after) : [];
  const publishedOn = addition.announces?.notice.publishedOn;
  const far = publishedOn ? farDays(effect, publishedOn) : [];
  return [...own, ...far, ...windowRemarks(effect, law, after)];
}

function remarksOnNotice(effect: EffectOf<'holiday-notice'>, before: Law, after: Law): Text[] {
  const { office, year } = effect;
  const calendar = office === 'bank' ? after.bankCalendar : after.calendar;
  const standing = before.notices.findLast((each) => each.office === office && each.year === year);
  return [
    ...(standing ? [amends(standing.number)] : []),
    workingDays(year, countOf(calendar, year)),
    ...farWork(effect).map(far),
  ];
}

function amends(number: string): Text {
  return {
    zh: `${number} 已录入，本公告将取代它`,
    en: `${number} has been entered already; this takes its place`,
  };
}

/** The count of a year, beside those of the years shipped: a forgotten make-up day shows in it. */
function workingDays(year: number, count: number): Text {
  const years = SHIPPED_YEARS.map((shipped) => shipped.year);
  const counts = years.map((each) => countOf(shippedCalendar, each));
  const [least, most] = [Math.min(...counts), Math.max(...counts)];
  const [first, last] = [Math.min(...years), Math.max(...years)];
  return {
    zh: `按此安排，${year}年共${count}个工作日（${first}至${last}年为${least}至${most}个）`,
    en: `by this, ${year} has ${count} working days (${first} to ${last} had ${least} to ${most})`,
  };
}

function countOf(calendar: WorkCalendar, year: number): number {
  const eve = new Temporal.PlainDate(year - 1, 12, 31);
  return workingDaysBetween(workdays(calendar), eve, new Temporal.PlainDate(year, 12, 31));
}

function farWork({ breaks }: EffectOf<'holiday-notice'>): string[] {
  return breaks.flatMap(({ off: [from, to], work }) => {
    const first = Temporal.PlainDate.from(from).subtract({ days: usualReach }).toString();
    const last = Temporal.PlainDate.from(to).add({ days: usualReach }).toString();
    return work.filter((day) => day < first || day > last);
  });
}

function far(day: string): Text {
  return {
    zh: `调休上班日 ${day} 离所属假期超过${usualReach}天，请核对`,
    en: `make-up day ${day} lies more than ${usualReach} days from its days off: check it`,
  };
}
