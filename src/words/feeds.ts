import type { Text } from '../answers/source.ts';
import { expectedNote } from './deadlines.ts';

/** What stands before an event's title, so that clients that ignore STATUS still tell it apart. */
export const eventMarks = {
  withdrawn: { zh: '【已取消】', en: '[Cancelled] ' },
  expected: { zh: '【预计】', en: '[Expected] ' },
  provisional: { zh: '【暂定】', en: '[Provisional] ' },
  demo: { zh: '【示例】', en: '[Demo] ' },
} satisfies Record<string, Text>;

/** The lines of an event's description; days and amounts arrive already in words. */
export const eventWords = {
  due: (on: Text): Text => ({ zh: `截止日期：${on.zh}`, en: `Due: ${on.en}` }),
  dueAt: (on: Text): Text => ({ zh: `截止时间：${on.zh}（北京时间）`, en: `Due: ${on.en} (Beijing time)` }),
  districtDue: (where: Text, on: Text): Text => ({
    zh: `${where.zh}截止：${on.zh}`,
    en: `In ${where.en}: ${on.en}`,
  }),
  opens: (on: Text): Text => ({ zh: `开始受理：${on.zh}`, en: `Opens: ${on.en}` }),
  missed: (what: Text): Text => ({ zh: `逾期后果：${what.zh}`, en: `If missed: ${what.en}` }),
  call: (name: Text, what: Text): Text => ({ zh: `${name.zh}：${what.zh}`, en: `${name.en}: ${what.en}` }),
  flag: (what: Text): Text => ({ zh: `日期说明：${what.zh}`, en: `About the date: ${what.en}` }),
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
  disputed: (on: Text): Text => ({
    zh: `另一种计算方式的截止日期为${on.zh}，此处从早`,
    en: `By another reading the last day is ${on.en}; the earlier one is given here`,
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
  details: (url: string): Text => ({ zh: `详情：${url}`, en: `Details: ${url}` }),
  status: {
    withdrawn: { zh: '该期限已取消', en: 'This deadline has been cancelled' },
    expected: expectedNote,
    provisional: {
      zh: '尚无有关放假安排可依，日期可能变动',
      en: 'There is no holiday notice to go by yet; the date may move',
    },
  },
  demo: { zh: '示例数据，不对应任何真实企业', en: 'Demonstration data; no real enterprise' },
} as const;
