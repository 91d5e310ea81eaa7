import type { Text } from '../answers/source.ts';
import type { DatesSentences } from '../dates/sentences.ts';
import { day } from './format.ts';

const units: Record<string, { zh: string; en: string }> = {
  day: { zh: '日', en: 'day' },
  month: { zh: '个月', en: 'month' },
  year: { zh: '年', en: 'year' },
  workday: { zh: '个工作日', en: 'working day' },
};

/** `10个工作日`, `10 working days`. */
function length(count: number, unit: string): Text {
  const name = units[unit] ?? { zh: unit, en: unit };
  return { zh: `${count}${name.zh}`, en: `${count} ${name.en}${count === 1 ? '' : 's'}` };
}

/** What the date rules say in workings. */
export const datesWords: { [K in keyof DatesSentences]: (values: DatesSentences[K]) => Text } = {
  'dates.printed': ({ on }) => ({
    zh: `文件载明的日期为${day(on).zh}，按原文执行，遇休息日不顺延`,
    en: `The document prints ${day(on).en}; it stands as printed and is not moved for rest days`,
  }),
  'dates.rule': () => ({ zh: '期限由该规定确定', en: 'The period is set by this rule' }),
  'dates.period': ({ from, count, unit, on }) => ({
    zh: `自${day(from).zh}起${length(count, unit).zh}，起始日不计入，期间末日为${day(on).zh}`,
    en: `${length(count, unit).en} from ${day(from).en}, that day not counted: the last day is ${day(on).en}`,
  }),
  'dates.longest-interval': ({ on }) => ({
    zh: `${day(on).zh}为休息日；最长间隔遇休息日并无顺延的规定，按稳妥惯例不顺延`,
    en: `${day(on).en} is a rest day; no rule lengthens a longest interval, so by safe convention it stays`,
  }),
  'dates.notice': ({ from, count, unit, on }) => ({
    zh: `公示${length(count, unit).zh}，通常自发布当日（${day(from).zh}）起计，末日为${day(on).zh}`,
    en: `Public notice of ${length(count, unit).en}, in practice counted from its own day, ${day(from).en}: the last day is ${day(on).en}`,
  }),
  'dates.notice-later': ({ on }) => ({
    zh: `若起始日不计入，末日为${day(on).zh}；存在两种算法，此处从早`,
    en: `Without the first day the last day would be ${day(on).en}; of the two readings the earlier is used`,
  }),
  'dates.lead': ({ before, count, unit, on }) => ({
    zh: `应在${day(before).zh}之前至少提前${length(count, unit).zh}提出，最迟为${day(on).zh}`,
    en: `At least ${length(count, unit).en} before ${day(before).en}: at the latest ${day(on).en}`,
  }),
  'dates.opening': ({ before, count, unit, on }) => ({
    zh: `最早可在${day(before).zh}之前${length(count, unit).zh}内提出，自${day(on).zh}起`,
    en: `Not earlier than ${length(count, unit).en} before ${day(before).en}: from ${day(on).en}`,
  }),
  'dates.validity': ({ from, count, unit, on }) => ({
    zh: `自${day(from).zh}起有效${length(count, unit).zh}，首日计入，最后有效日为${day(on).zh}`,
    en: `Valid for ${length(count, unit).en} from ${day(from).en}, that day included: the last valid day is ${day(on).en}`,
  }),
  'dates.validity-months': ({ from, count, unit, on }) => ({
    zh: `自${day(from).zh}所在月起有效${length(count, unit).zh}，按月计算，至对应月份的前一月末${day(on).zh}`,
    en: `Valid for ${length(count, unit).en} counted in whole months from that of ${day(from).en}: through ${day(on).en}`,
  }),
  'dates.validity-later': ({ on }) => ({
    zh: `按期间的一般算法，最后有效日为${day(on).zh}；存在两种算法，此处从早`,
    en: `Counted as periods are in general, the last valid day would be ${day(on).en}; the earlier reading is used`,
  }),
  'dates.duty': ({ on }) => ({ zh: `规定的截止日为${day(on).zh}`, en: `The rule sets ${day(on).en}` }),
  'dates.stays': ({ on }) => ({
    zh: `${day(on).zh}为休息日，该期限不顺延`,
    en: `${day(on).en} is a rest day; this date is not moved`,
  }),
  'dates.moved-next': ({ from, to }) => ({
    zh: `${day(from).zh}为休息日，顺延至下一个工作日${day(to).zh}`,
    en: `${day(from).en} is a rest day: moved to the next working day, ${day(to).en}`,
  }),
  'dates.moved-previous': ({ from, to }) => ({
    zh: `${day(from).zh}为休息日；倒推的期限如何调整并无明文规定，按稳妥惯例提前至前一个工作日${day(to).zh}`,
    en: `${day(from).en} is a rest day; no rule says how a lead counted back moves, so by safe convention the working day before it is used: ${day(to).en}`,
  }),
  'dates.moved-opening': ({ from, to }) => ({
    zh: `${day(from).zh}为休息日，按惯例自下一个工作日${day(to).zh}起办理`,
    en: `${day(from).en} is a rest day; by convention it opens on the next working day, ${day(to).en}`,
  }),
  'dates.tax-base': ({ on }) => ({
    zh: `征期截止的基准日为${day(on).zh}`,
    en: `The filing period ends on ${day(on).en} before any extension`,
  }),
  'dates.tax-rest-run': ({ from, to, count }) => ({
    zh: `${day(from).zh}至${day(to).zh}连续休息${count}日，期限按休息日天数顺延`,
    en: `${count} rest days in a row, ${day(from).en} to ${day(to).en}, lengthen the period by as many days`,
  }),
  'dates.tax-extended': ({ from, count, to }) => ({
    zh: `自${day(from).zh}后顺延${count}个工作日，至${day(to).zh}`,
    en: `${length(count, 'workday').en} after ${day(from).en}: ${day(to).en}`,
  }),
  'dates.calendar': ({ year }) => ({
    zh: `${year}年的工作日按国务院办公厅节假日安排确定`,
    en: `Working days of ${year} follow the State Council’s holiday notice`,
  }),
  'dates.provisional': ({ year, earliest, latest }) => ({
    zh: `尚无${year}年的节假日安排可依，日期为暂定：最早${day(earliest).zh}，最晚${day(latest).zh}`,
    en: `There is no holiday notice for ${year} to go by, so the day is provisional: between ${day(earliest).en} and ${day(latest).en}`,
  }),
  'dates.provisional-act-by': ({ year, earliest, latest }) => ({
    zh: `尚无${year}年的节假日安排可依，最后一个工作日尚未确定：最早${day(earliest).zh}，最晚${day(latest).zh}`,
    en: `There is no holiday notice for ${year} to go by, so the last working day is not certain: between ${day(earliest).en} and ${day(latest).en}`,
  }),
  'dates.act-by': ({ on }) => ({
    zh: `当日或之前可以确定的最后一个工作日为${day(on).zh}`,
    en: `The last working day on or before it that is certain is ${day(on).en}`,
  }),
  'dates.submit-by': ({ on, count }) => ({
    zh: `建议不晚于${day(on).zh}提交，为退回补正留出${count}个工作日`,
    en: `Better submitted by ${day(on).en}, which leaves ${length(count, 'workday').en} for corrections`,
  }),
};
