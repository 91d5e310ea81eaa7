import type { Text } from '../answers/source.ts';
import type { PoliciesSentences } from '../policies/sentences.ts';
import { day } from './format.ts';
import { jsonTypes } from './json-types.ts';
import { patternText } from './patterns.ts';

/** What a transition goes by. */
const events: Record<string, Text> = {
  contract: { zh: '项目合同签订日', en: 'the project contract was signed' },
  'loan-contract': { zh: '贷款合同签订日', en: 'the loan contract was signed' },
  filing: { zh: '项目备案日', en: 'the project was filed' },
  application: { zh: '申报日', en: 'it was applied for' },
  approval: { zh: '项目立项日', en: 'the project was approved' },
  choice: { zh: '选择日', en: 'the earlier rule was chosen' },
};
/** The day a transition goes by: a noun in Chinese, in English what took place on it. */
export const transitionDayText = (by: string): Text => events[by] ?? { zh: by, en: by };
const bound = (which: string, cut: string): Text =>
  which === 'before'
    ? { zh: `早于${day(cut).zh}`, en: `before ${day(cut).en}` }
    : { zh: `不晚于${day(cut).zh}`, en: `by ${day(cut).en}` };
const notBound = (which: string, cut: string): Text =>
  which === 'before'
    ? { zh: `不早于${day(cut).zh}`, en: `not before ${day(cut).en}` }
    : { zh: `晚于${day(cut).zh}`, en: `after ${day(cut).en}` };

/** What policies says. Field names of the schema stay as they are. */
export const policiesWords: { [K in keyof PoliciesSentences]: (v: PoliciesSentences[K]) => Text } = {
  'policies.known-only-from': (v) => ({
    zh: `发布日期或施行日期未查明，已知最早见于${day(v.day).zh}，此前是否适用须由政策管理员补充`,
    en: `The day of publication or of entry into force is not known; the earliest record is ${day(v.day).en}. Whether it applied before must be supplied by a policy administrator`,
  }),
  'policies.first-day-unknown': () => ({
    zh: '发布日期和施行日期均无文件可查，须由政策管理员补充',
    en: 'No paper shows when it was published or came into force; a policy administrator must supply the day',
  }),
  'policies.not-published-yet': (v) => ({
    zh: `${day(v.day).zh}才发布，查询日尚无此文件`,
    en: `Published only on ${day(v.day).en}, after the day asked about`,
  }),
  'policies.not-in-force-yet': (v) => ({
    zh: `自${day(v.day).zh}起施行，当日尚未施行`,
    en: `In force from ${day(v.day).en}, not yet on that day`,
  }),
  'policies.keeps-earlier-rule': (v) => ({
    zh: `${transitionDayText(v.by).zh}${day(v.on).zh}，${bound(v.which, v.cut).zh}，仍适用修订前的规定`,
    en: `${transitionDayText(v.by).en} on ${day(v.on).en}, ${bound(v.which, v.cut).en}: the rule before the amendment still applies`,
  }),
  'policies.under-newer-rule': (v) => ({
    zh: `${transitionDayText(v.by).zh}${day(v.on).zh}，${notBound(v.which, v.cut).zh}，适用修订后的规定`,
    en: `${transitionDayText(v.by).en} on ${day(v.on).en}, ${notBound(v.which, v.cut).en}: the amended rule applies`,
  }),
  'policies.newer-rule-without-day': (v) => ({
    zh: `修订前的规定只适用于${transitionDayText(v.by).zh}${bound(v.which, v.cut).zh}的情形，此处没有，适用修订后的规定`,
    en: `the earlier rule is kept only where ${transitionDayText(v.by).en} ${bound(v.which, v.cut).en}; it was not, so the amended rule applies`,
  }),
  'policies.earlier-while-open': (v) => ({
    zh: `${transitionDayText(v.by).zh}${bound(v.which, v.cut).zh}的，仍适用修订前的规定；目前尚未申报，按现在申报计算`,
    en: `the earlier rule is kept where ${transitionDayText(v.by).en} ${bound(v.which, v.cut).en}; it has not been applied for yet, and is taken as applied for now`,
  }),
  'policies.transition-day-unknown': (v) => ({
    zh: `${transitionDayText(v.by).zh}未登记：${bound(v.which, v.cut).zh}的仍适用修订前的规定，否则适用修订后的规定`,
    en: `it is not registered when ${transitionDayText(v.by).en}: ${bound(v.which, v.cut).en} the earlier rule applies, otherwise the amended one`,
  }),
  'policies.may-choose-earlier': (v) => ({
    zh: `适用修订后的规定；${day(v.until).zh}前（含当日）可以选择修订前的规定`,
    en: `the amended rule applies; the earlier one can be chosen through ${day(v.until).en}`,
  }),
  'policies.field-missing': (v) => ({ zh: `缺少“${v.field}”`, en: `${v.field} is missing` }),
  'policies.field-unknown': (v) => ({
    zh: `没有“${v.field}”这个字段`,
    en: `there is no field called ${v.field}`,
  }),
  'policies.not-a-day': () => ({
    zh: '应为真实存在的日期，格式 YYYY-MM-DD',
    en: 'must be a real day, YYYY-MM-DD',
  }),
  'policies.wrong-type': (v) => ({
    zh: `类型应为${jsonTypes(v.wanted.split(' | '))}`,
    en: `must be of type ${v.wanted}`,
  }),
  'policies.not-one-of': (v) => ({ zh: `只能是：${v.allowed}`, en: `must be one of: ${v.allowed}` }),
  'policies.too-long': (v) => ({ zh: `最多${v.most}个字符`, en: `must have at most ${v.most} characters` }),
  'policies.too-many': (v) => ({ zh: `最多${v.most}项`, en: `must have at most ${v.most} items` }),
  'policies.too-few': (v) => ({ zh: `不得少于${v.least}个（项）`, en: `must have at least ${v.least}` }),
  'policies.beyond-limit': (v) => ({
    zh: `应${v.comparison} ${v.limit}`,
    en: `must be ${v.comparison} ${v.limit}`,
  }),
  'policies.wrong-pattern': (v) =>
    patternText(v.pattern) ?? { zh: `写法应符合 ${v.pattern}`, en: `must be written as ${v.pattern}` },
  'policies.repeated-item': () => ({ zh: '不得有重复项', en: 'must not repeat an item' }),
  'policies.does-not-fit': () => ({ zh: '不符合任何一种允许的写法', en: 'fits none of the allowed forms' }),
  'policies.end-before-start': (v) => ({
    zh: `终点 ${v.end} 早于起点 ${v.start}`,
    en: `the end ${v.end} is before the start ${v.start}`,
  }),
  'policies.disputed-not-later': (v) => ({
    zh: `有争议的最后一日应晚于${day(v.day).zh}`,
    en: `the disputed last day must be after ${day(v.day).en}`,
  }),
  'policies.last-day-miscounted': (v) => ({
    zh: `按起始日和年数推算，最后一日应为${day(v.day).zh}`,
    en: `counted from the first day, the last day is ${day(v.day).en}`,
  }),
  'policies.known-from-too-late': (v) => ({
    zh: `不应晚于已有记载的最早日期${day(v.day).zh}`,
    en: `must not be after the earliest documented day, ${day(v.day).en}`,
  }),
  'policies.district-mismatch': () => ({
    zh: '区级文件须写明所在区，其他文件不得限定某一区',
    en: 'a district document names its district, any other names none',
  }),
  'policies.id-taken': (v) => ({ zh: `“${v.id}”已被使用`, en: `${v.id} is already in use` }),
  'policies.nothing-called': (v) => ({ zh: `找不到“${v.id}”`, en: `there is nothing called "${v.id}"` }),
  'policies.goes-with': (v) => ({
    zh: `有“${v.field}”就须有“${v.other}”`,
    en: `${v.field} needs ${v.other} beside it`,
  }),
  'policies.must-equal': (v) => ({
    zh: `应与 ${v.other} 一致：${v.value}`,
    en: `must agree with ${v.other}: ${v.value}`,
  }),
  'policies.target-without-number': (v) => ({
    zh: `“${v.id}”的指标须写且只写一处：本条的 target，或文件的 milestones`,
    en: `the number of ${v.id} stands in exactly one place: its target, or the document's milestones`,
  }),
  'policies.only-with-money': (v) => ({
    zh: `只有资金类措施才有“${v.field}”`,
    en: `only a measure that gives money has ${v.field}`,
  }),
  'policies.not-beside': (v) => ({
    zh: `有“${v.other}”就不得有“${v.field}”`,
    en: `${v.field} may not stand beside ${v.other}`,
  }),
  'policies.needs-project': () => ({
    zh: '须以项目为对象（subject: project）才能判断',
    en: 'can only be told where the subject is a project',
  }),
  'policies.names-itself': (v) => ({ zh: `“${v.id}”不得指向自身`, en: `${v.id} may not name itself` }),
  'policies.tier-not-held': (v) => ({
    zh: `须有 held 条件的 ranks 包含“${v.level}”，才能判断这一档`,
    en: `a held condition must have ${v.level} among its ranks, or the tier cannot be told`,
  }),
  'policies.question-settled': () => ({
    zh: '条件并无未决之处，不得列出未决问题',
    en: 'nothing of this condition is open, so it may not name a question',
  }),
};
