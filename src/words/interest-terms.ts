import type { Text } from '../answers/source.ts';
import type { TermSentences } from '../benefits/interest/sentences.ts';
import { count, day, percent, yuan } from './format.ts';
import { basisText, parameterText, settledText, triggerText } from './interest-names.ts';

/** What a text, or an announcement in its place, says of an interest subsidy, in both languages. */
export const interestTermWords: { [K in keyof TermSentences]: (v: TermSentences[K]) => Text } = {
  'benefits.year-under-version': ({ on }) => ({
    zh: `本年度已于${day(on).zh}申报，按当时适用的规定计算`,
    en: `the year was applied for on ${day(on).en} and is computed by the rule that applied then`,
  }),
  'benefits.share-of-interest': ({ rate }) => ({
    zh: `每年按贷款利息的${percent(rate)}给予贴息`,
    en: `Each year, ${percent(rate)} of the loan interest is subsidised`,
  }),
  'benefits.share-up-to': ({ rate }) => ({
    zh: `每年按不超过贷款利息的${percent(rate)}给予贴息`,
    en: `Each year, up to ${percent(rate)} of the loan interest is subsidised`,
  }),
  'benefits.share-of-total': ({ rate }) => ({
    zh: `按项目贷款利息总额的${percent(rate)}给予贴息`,
    en: `${percent(rate)} of all loan interest of the project is subsidised`,
  }),
  'benefits.total-up-to': ({ rate }) => ({
    zh: `按不超过项目贷款利息总额的${percent(rate)}给予贴息`,
    en: `Up to ${percent(rate)} of all loan interest of the project is subsidised`,
  }),
  'benefits.points-of-principal': ({ rate }) => ({
    zh: `按贷款本金余额每年${percent(rate)}给予贴息，不超过实际利息`,
    en: `${percent(rate)} of the outstanding principal a year is subsidised, never more than the interest`,
  }),
  'benefits.share-of-reference': ({ rate, nameZh, nameEn, yearly }) => ({
    zh: `按${nameZh}（${percent(yearly)}）的${percent(rate)}给予贴息，不超过实际利息`,
    en: `${percent(rate)} of the ${nameEn} (${percent(yearly)}) is subsidised, never more than the interest`,
  }),
  'benefits.subsidy-years': ({ years }) => ({
    zh: `贴息期限${years}年`,
    en: `Subsidised for ${count(years, 'year')}`,
  }),
  'benefits.generally-years': ({ years }) => ({
    zh: `贴息期限一般不超过${years}年，按${years}年计算`,
    en: `Subsidised for no more than ${count(years, 'year')} as a rule; computed for ${count(years, 'year')}`,
  }),
  'benefits.consecutive-years': ({ years }) => ({
    zh: `连续贴息${years}年`,
    en: `Subsidised for ${count(years, 'consecutive year')}`,
  }),
  'benefits.at-most-years': ({ years, trigger }) => ({
    zh: `自${triggerText(trigger).zh}之日起贴息不超过${years}年，按${years}年计算；按结息日归入年度，最后不足一个结息期的天数不计，测算数因此偏低`,
    en: `Subsidised for no more than ${count(years, 'year')} from the ${triggerText(trigger).en}, computed for ${count(years, 'year')}; interest belongs to the year of its settlement and the days after the last one are left out, so the estimate is low`,
  }),
  'benefits.period-kind': ({ basis }) => ({
    zh: `贴息期间${basisText(basis).zh}划分`,
    en: `Its periods run ${basisText(basis).en}`,
  }),
  'benefits.cumulative-cap': ({ capFen }) => ({
    zh: `累计贴息最高${yuan(capFen).zh}`,
    en: `Up to ${yuan(capFen).en} over all years together`,
  }),
  'benefits.annual-cap': ({ capFen }) => ({
    zh: `每年贴息最高${yuan(capFen).zh}`,
    en: `Up to ${yuan(capFen).en} a year`,
  }),
  'benefits.annual-cap-enterprise': ({ capFen }) => ({
    zh: `单个企业每年贴息最高${yuan(capFen).zh}，由企业的各项目共用`,
    en: `Up to ${yuan(capFen).en} a year for one enterprise, shared by all its projects`,
  }),
  'benefits.minimum-principal': ({ minimumFen }) => ({
    zh: `单笔贷款本金须达到${yuan(minimumFen).zh}（含本数）`,
    en: `A loan counts from a principal of ${yuan(minimumFen).en} (inclusive)`,
  }),
  'benefits.minimum-interest': ({ minimumFen }) => ({
    zh: `年度利息须达到${yuan(minimumFen).zh}（含本数）`,
    en: `A year counts from interest of ${yuan(minimumFen).en} (inclusive)`,
  }),
  'benefits.text-conditions': ({ textZh, textEn }) => ({
    zh: `条文所列条件由主管部门审核认定：${textZh}`,
    en: `The clause's own conditions, for the department to judge: ${textEn}`,
  }),
  'benefits.evidence': ({ textZh, textEn }) => ({
    zh: `申报需提供：${textZh}`,
    en: `To be proved in a claim: ${textEn}`,
  }),
  'benefits.priority-only': () => ({
    zh: '条文表述为“优先给予”，并非必然享受；所列金额为测算数，能否获得及具体金额以申报通知和审核结果为准',
    en: 'The clause gives priority, not an entitlement: the amount is an estimate, subject to the application notice and to approval',
  }),
  'benefits.estimate-only': () => ({
    zh: '所列金额为测算数，以申报通知和审核结果为准',
    en: 'The amount is an estimate, subject to the application notice and to approval',
  }),
  'benefits.reading-settled': ({ parameter, value }) => ({
    zh: `${parameterText(parameter).zh}已由公告明确：${settledText(parameter, value).zh}`,
    en: `${parameterText(parameter).en}: settled by announcement as ${settledText(parameter, value).en}`,
  }),
};
