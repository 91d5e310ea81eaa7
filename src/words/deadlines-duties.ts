import type { Text } from '../answers/source.ts';
import { periodText } from '../dates/period-text.ts';
import type { DutySentences, RuleSentences } from '../deadlines/sentences.ts';
import { changes } from '../facts/event.ts';
import { day } from './format.ts';

const taxes: Record<string, Text> = {
  vat: { zh: '增值税', en: 'VAT' },
  incomeTax: { zh: '企业所得税', en: 'enterprise income tax' },
};

const levels: Record<string, Text> = {
  high: { zh: '高', en: 'high' },
  medium: { zh: '中', en: 'medium' },
  low: { zh: '低', en: 'low' },
};

function named(names: Partial<Record<string, Text>>, key: string): Text {
  return names[key] ?? { zh: key, en: key };
}

/** What reports and filings rest on. */
export const dutyWords: { [K in keyof DutySentences]: (v: DutySentences[K]) => Text } = {
  'deadlines.report-for': ({ period }) => ({
    zh: `所属期间：${periodText(period).zh}`,
    en: `Period: ${periodText(period).en}`,
  }),
  'deadlines.opens-on': ({ on }) => ({
    zh: `自${day(on).zh}起可以办理`,
    en: `It can be filed from ${day(on).en}`,
  }),
  'deadlines.printed-in-permit': ({ period, on }) => ({
    zh: `许可证载明，${periodText(period).zh}的报告不晚于${day(on).zh}提交`,
    en: `The permit itself sets ${day(on).en} for the report on ${periodText(period).en}`,
  }),
  'deadlines.set-by-notice': ({ period, on }) => ({
    zh: `${periodText(period).zh}的通知规定为${day(on).zh}，按原文执行`,
    en: `The notice for ${periodText(period).en} sets ${day(on).en}; it is used as printed`,
  }),
  'deadlines.awaits-notice': ({ period }) => ({
    zh: `${periodText(period).zh}的日期由当年通知确定，目前尚无通知；公布之前不推算日期`,
    en: `Only the yearly notice sets the day for ${periodText(period).en}, and none is known yet; no date is invented before it is`,
  }),
  'deadlines.established-unknown': ({ period }) => ({
    zh: `未登记企业的成立日期，无法判断${periodText(period).zh}时企业是否已经成立`,
    en: `the day the enterprise was established is not registered, so it is not known whether it existed in ${periodText(period).en}`,
  }),
  'deadlines.taxes-unknown': ({ tax }) => ({
    zh: `未登记${named(taxes, tax).zh}按月还是按季申报，请按税务机关的核定登记`,
    en: `whether the ${named(taxes, tax).en} is filed by month or by quarter is not registered`,
  }),
  'deadlines.change-on': ({ on, change }) => ({
    zh: `登记的事项：${named(changes, change).zh}，${day(on).zh}`,
    en: `What took place: ${named(changes, change).en}, on ${day(on).en}`,
  }),
};

/** How far a rule can be relied on. */
export const ruleWords: { [K in keyof RuleSentences]: (v: RuleSentences[K]) => Text } = {
  'deadlines.unconfirmed': ({ confidence }) => ({
    zh: `该规则依据的可信度为“${named(levels, confidence).zh}”，待管理员核实原文；核实之前日期为预计`,
    en: `The confidence in this rule is ${named(levels, confidence).en}; until an administrator has confirmed it from its text, the day is expected`,
  }),
  'deadlines.noted': (text) => text,
  'deadlines.confirmed': () => ({
    zh: '该规则的原文已由管理员核实',
    en: 'An administrator has confirmed this rule from its text',
  }),
  'deadlines.once-seen': ({ seenZh, seenEn }) => ({
    zh: `该日期仅见于一次通知（${seenZh}），其他年度是否相同有待核实`,
    en: `The day is known from one notice only (${seenEn}); whether other years have the same is not confirmed`,
  }),
  'deadlines.advised': () => ({
    zh: '此为惯例建议，没有规定要求',
    en: 'Practice advises this; no rule asks for it',
  }),
};
