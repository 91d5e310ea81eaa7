import type { Text } from '../answers/source.ts';
import { expectedNote } from './deadlines.ts';
import { shortDay } from './format.ts';
import type { Nature } from './standing.ts';

/** What stands before an event's title, so that clients that ignore STATUS still tell it apart. */
export const eventMarks = {
  withdrawn: { zh: '【已取消】', en: '[Cancelled] ' },
  expected: { zh: '【预计】', en: '[Expected] ' },
  provisional: { zh: '【暂定】', en: '[Provisional] ' },
  demo: { zh: '【示例】', en: '[Demo] ' },
} satisfies Record<string, Text>;

/** What the day is called, by what it is. */
const dayNames: Record<Nature, Text> = {
  due: { zh: '截止日期', en: 'Due' },
  closes: { zh: '截止日期', en: 'Closes' },
  ends: { zh: '最后一日', en: 'Last day' },
  passes: { zh: '日期', en: 'Day' },
  opens: { zh: '开始受理', en: 'Opens' },
};

const titled = (title: Text): Text => ({
  zh: title.zh.includes('《') ? title.zh : `《${title.zh}》`,
  en: title.en,
});

/** The lines of an event's description; days and amounts arrive already in words. */
export const eventWords = {
  /** Between the parts of a title. */
  between: { zh: '·', en: ' · ' },
  /** Behind the title of a window that is shown as one event. `iso` is its last day. */
  lastDay: (iso: string): Text => {
    const on = shortDay(iso);
    return { zh: `（${on.zh.replace(/ .*/, '')}）`, en: ` (${on.en.replace(/^\S+ /, '')})` };
  },
  alarm: (on: Text, what: string): Text => ({ zh: `${on.zh}：${what}`, en: `${on.en}: ${what}` }),
  whose: (name: string): Text => ({ zh: `企业：${name}`, en: `For: ${name}` }),
  done: (on: Text): Text => ({ zh: `已于${on.zh}登记办结`, en: `Marked as done on ${on.en}` }),
  undated: {
    zh: '原定日期已取消，该期限目前没有日期',
    en: 'The date has been cancelled; there is none for now',
  },
  was: (on: Text): Text => ({ zh: `原定日期：${on.zh}`, en: `It was set for ${on.en}` }),
  due: (nature: Nature, on: Text): Text => ({
    zh: `${dayNames[nature].zh}：${on.zh}`,
    en: `${dayNames[nature].en}: ${on.en}`,
  }),
  dueAt: (nature: Nature, on: Text): Text => ({
    zh: `${nature === 'opens' ? dayNames.opens.zh : '截止时间'}：${on.zh}（北京时间）`,
    en: `${dayNames[nature].en}: ${on.en} (Beijing time)`,
  }),
  opensFirst: (on: Text): Text => ({ zh: `开始日期：${on.zh}`, en: `Opens: ${on.en}` }),
  districtDue: (where: Text, on: Text): Text => ({
    zh: `${where.zh}截止：${on.zh}`,
    en: `In ${where.en}: ${on.en}`,
  }),
  missed: (what: Text): Text => ({ zh: `逾期后果：${what.zh}`, en: `If missed: ${what.en}` }),
  call: (name: Text, what: Text): Text => ({ zh: `${name.zh}：${what.zh}`, en: `${name.en}: ${what.en}` }),
  flag: (what: Text): Text => ({ zh: `日期说明：${what.zh}`, en: `About the date: ${what.en}` }),
  mark: (what: Text): Text => ({ zh: `请注意：${what.zh}`, en: `Note: ${what.en}` }),
  actBy: (on: Text): Text => ({
    zh: `最迟办理：${on.zh}（最后一个工作日）`,
    en: `Act by: ${on.en} (the last working day)`,
  }),
  actByOpen: (on: Text): Text => ({
    zh: `最迟办理：${on.zh}（暂定，尚无有关放假安排可依，此处从早）`,
    en: `Act by: ${on.en} (provisional: there is no holiday notice to go by yet; the earliest possible day)`,
  }),
  submitBy: (on: Text): Text => ({
    zh: `建议提交：不晚于${on.zh}，为退回补正留出时间`,
    en: `Submit by: ${on.en}, which leaves time for corrections`,
  }),
  moved: (from: Text): Text => ({
    zh: `日期已调整，原为${from.zh}`,
    en: `The date has moved; it was ${from.en}`,
  }),
  /** `day` of the announcement is in words; `moved`: it set the day as it stands. */
  amendedBy: (title: Text, announcedOn: Text | undefined, moved: boolean): Text => {
    const name = titled(title);
    const on = announcedOn
      ? { zh: `（${announcedOn.zh}发布）`, en: ` (published ${announcedOn.en})` }
      : { zh: '', en: '' };
    return moved
      ? { zh: `调整依据：${name.zh}${on.zh}`, en: `Moved by: ${name.en}${on.en}` }
      : { zh: `有关公告：${name.zh}${on.zh}`, en: `Announced in: ${name.en}${on.en}` };
  },
  disputed: (on: Text): Text => ({
    zh: `另一种计算方式的截止日期为${on.zh}，此处从早`,
    en: `By another reading the last day is ${on.en}; the earlier one is given here`,
  }),
  oneOfTwo: (readings: Text): Text => ({
    zh: `两种口径并列：${readings.zh}。两种口径的年度都列在日历里，只会适用其中一种`,
    en: `One of two readings: ${readings.en}. The years of both stand in the calendar, and only one of them will hold`,
  }),
  stake: (amount: Text): Text => ({
    zh: `涉及金额：${amount.zh}（估算，以审批结果为准）`,
    en: `At stake: ${amount.en} (estimate, subject to approval)`,
  }),
  formula: (formula: Text): Text => ({ zh: `算式：${formula.zh}`, en: `Formula: ${formula.en}` }),
  stakeUnknown: { zh: '涉及金额：资料不全，暂无法计算', en: 'At stake: not known yet, facts are missing' },
  range: (earliest: Text, latest: Text): Text => ({
    zh: `可能的日期：最早${earliest.zh}，最晚${latest.zh}`,
    en: `It may become: ${earliest.en} at the earliest, ${latest.en} at the latest`,
  }),
  basis: (source: Text): Text => ({ zh: `依据：${source.zh}`, en: `Basis: ${source.en}` }),
  workings: { zh: '日期由来：', en: 'How the day comes about:' },
  working: (line: Text): Text => ({ zh: `· ${line.zh}`, en: `· ${line.en}` }),
  /** The end of the id: by it an event can be asked about. */
  reference: (id: string): Text => ({ zh: `编号：${id}`, en: `Reference: ${id}` }),
  details: (url: string): Text => ({ zh: `详情：${url}`, en: `Details: ${url}` }),
  status: {
    withdrawn: { zh: '该期限已取消', en: 'This deadline has been cancelled' },
    expected: { zh: expectedNote.zh, en: expectedNote.en.replace(/^a/, 'A') },
    provisional: {
      zh: '尚无有关放假安排可依，日期可能变动',
      en: 'There is no holiday notice to go by yet; the date may move',
    },
  },
  demo: { zh: '示例数据，不对应任何真实企业', en: 'Demonstration data; no real enterprise' },
} as const;
