import { daysThrough } from '../dates/calendar.ts';
import { FESTIVALS, type Festival, festivalDay, festivalNames, STATUTORY_SINCE } from '../dates/festivals.ts';
import type { CalendarNotice } from '../dates/notices.ts';
import type { FieldFault } from '../errors.ts';
import { fault } from '../facts/faults.ts';
import type { Notice } from './amend-law.ts';
import type { EffectOf } from './effect.ts';

type HolidayNotice = EffectOf<'holiday-notice'>;

/** Longer than any block of days off a notice has given: a slip of the month. */
const longestBlock = 15;

/** What a slip of the pen would do to everybody's dates: each fault names the day. */
export function checkHolidayNotice(
  effect: HolidayNotice,
  notice: Notice,
  known: readonly CalendarNotice[],
): FieldFault[] {
  const blocks = effect.breaks.flatMap((_, index) => checkBreak(effect, index));
  const published = [...checkPublished(effect, notice), ...checkNewest(effect, notice, known)];
  // A day that is no day cannot be walked through.
  if (blocks.length > 0) return [...published, ...blocks];
  return [...published, ...twice(effect), ...missingFestivals(effect), ...missingStatutory(effect)];
}

function checkPublished({ year }: HolidayNotice, { publishedOn, source }: Notice): FieldFault[] {
  const faults: FieldFault[] = [];
  if (publishedOn.year !== year && publishedOn.year !== year - 1)
    faults.push(
      fault('/effect/year', {
        zh: `放假安排在上一年或当年公布，与公布日期 ${publishedOn} 不符`,
        en: `a notice comes out in the year before or in the year itself, which ${publishedOn} does not fit`,
      }),
    );
  if (!source.reference)
    faults.push(fault('/source/reference', { zh: '须填写文号', en: 'must give the number of the paper' }));
  return faults;
}

/** A paper older than the one that holds would change nothing. */
function checkNewest(
  { office, year }: HolidayNotice,
  { publishedOn }: Notice,
  known: readonly CalendarNotice[],
): FieldFault[] {
  const newer = known.find(
    (paper) =>
      paper.office === office &&
      paper.year === year &&
      Temporal.PlainDate.compare(paper.publishedOn, publishedOn) > 0,
  );
  if (!newer) return [];
  return [
    fault('/publishedOn', {
      zh: `${newer.publishedOn} 公布的 ${newer.number} 更新，以其为准`,
      en: `${newer.number} of ${newer.publishedOn} is newer and holds`,
    }),
  ];
}

function checkBreak({ year, breaks }: HolidayNotice, index: number): FieldFault[] {
  const { off = ['', ''], work = [] } = breaks[index] ?? {};
  const at = `/effect/breaks/${index}`;
  const [from, to] = off;
  if (to < from) return [fault(`${at}/off/1`, { zh: `不能早于 ${from}`, en: `must not lie before ${from}` })];
  const length = Temporal.PlainDate.from(from).until(to).days + 1;
  const faults: FieldFault[] = [];
  if (length > longestBlock)
    faults.push(
      fault(`${at}/off`, {
        zh: `连休${length}天，超过${longestBlock}天，请核对`,
        en: `${length} days off in a row are more than ${longestBlock}: check them`,
      }),
    );
  // New Year's block and its make-up day may begin in the December before.
  if (from < `${year - 1}-12-01` || to > `${year}-12-31`)
    faults.push(fault(`${at}/off`, { zh: `不属于${year}年`, en: `is no day of ${year}` }));
  return [...faults, ...work.flatMap((day, number) => checkWork(year, day, `${at}/work/${number}`))];
}

function checkWork(year: number, day: string, pointer: string): FieldFault[] {
  if (day < `${year - 1}-12-01` || day > `${year}-12-31`)
    return [fault(pointer, { zh: `不属于${year}年`, en: `is no day of ${year}` })];
  if (Temporal.PlainDate.from(day).dayOfWeek > 5) return [];
  return [
    fault(pointer, {
      zh: `${day} 不是周六或周日，无需调休上班`,
      en: `${day} is no Saturday or Sunday, so it is worked anyway`,
    }),
  ];
}

/** A day named twice, or both off and worked. */
function twice({ breaks }: HolidayNotice): FieldFault[] {
  const seen = new Set<string>();
  return breaks.flatMap(({ off, work }, index) =>
    [...daysThrough(...off), ...work].flatMap((day) => {
      if (seen.has(day))
        return [fault(`/effect/breaks/${index}`, { zh: `${day} 重复`, en: `${day} is named twice` })];
      seen.add(day);
      return [];
    }),
  );
}

/** A notice arranges every festival; two that fall together share a block. */
function missingFestivals({ breaks }: HolidayNotice): FieldFault[] {
  const named = breaks.flatMap(({ festivals }) => festivals);
  const missing = allFestivals.filter((festival) => !named.includes(festival));
  return missing.length === 0
    ? []
    : [
        fault('/effect/breaks', {
          zh: `缺少：${missing.map((festival) => `${festivalNames[festival].zh}（${festival}）`).join('、')}`,
          en: `missing: ${missing.join(', ')}`,
        }),
      ];
}

/** Days that are off by law in any case. */
function missingStatutory({ year, breaks }: HolidayNotice): FieldFault[] {
  if (year < STATUTORY_SINCE.year) return [];
  const off = new Set(breaks.flatMap((each) => daysThrough(...each.off)));
  const missing = allFestivals
    .flatMap((festival) =>
      FESTIVALS[festival].statutory.map((days) => festivalDay(festival, year).add({ days })),
    )
    .map(String)
    .filter((day) => !off.has(day));
  return missing.length === 0
    ? []
    : [
        fault('/effect/breaks', {
          zh: `法定节假日须放假：${missing.join('、')}`,
          en: `off by law and not named: ${missing.join(', ')}`,
        }),
      ];
}

const allFestivals = Object.keys(FESTIVALS) as Festival[];
