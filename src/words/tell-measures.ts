import type { Text } from '../answers/source.ts';
import type { ClauseValues, MeasureValues } from '../policies/difference-fields.ts';
import type { Target } from '../policies/measure.ts';
import { amountNames, quantityNames } from './amounts.ts';
import { count, yuan } from './format.ts';
import {
  asItStands,
  asOne,
  asPercent,
  asText,
  asYesNo,
  comparisons,
  governmentLevels,
  joined,
  type Teller,
  type Tellers,
  told,
  withId,
} from './tell.ts';
import { conditionText } from './tell-conditions.ts';
import { interestTellers } from './tell-interest.ts';

const kinds = {
  'subsidy-rate': { zh: '按比例补贴', en: 'subsidy by rate' },
  'reward-fixed': { zh: '定额奖励', en: 'fixed reward' },
  'reward-up-to': { zh: '最高额奖励', en: 'reward up to an amount' },
  'interest-subsidy': { zh: '贷款贴息', en: 'interest subsidy' },
  'lease-subsidy': { zh: '融资租赁补贴', en: 'lease subsidy' },
  'per-unit': { zh: '按数量补贴', en: 'subsidy per unit' },
  'voucher-or-in-kind': { zh: '服务券或实物支持', en: 'voucher or support in kind' },
  'service-or-facilitation': { zh: '服务与便利', en: 'service or facilitation' },
  'regulatory-relief': { zh: '监管便利', en: 'regulatory relief' },
  target: { zh: '目标', en: 'target' },
};
const subjects = {
  enterprise: { zh: '企业', en: 'the enterprise' },
  project: { zh: '项目', en: 'each project' },
};
const leadUnits = {
  'calendar-day': { zh: '个自然日', en: 'calendar day' },
  'working-day': { zh: '个工作日', en: 'working day' },
  month: { zh: '个月', en: 'month' },
};

/** The fields of a clause, in the order in which they are told. */
export const clauseTellers: Tellers<ClauseValues> = {
  section: told('章节', 'Section', asText),
  heading: told('标题', 'Heading', asText),
  summary: told('内容', 'What it says', asText),
  quote: told('原文', 'In its own words', asItStands),
  departments: told('部门', 'Department', asText),
  rules: told('适用的总则', 'General rule that bears on it', asItStands),
  openQuestions: told('未决问题', 'Open question', withId),
};

const money: Pick<
  Tellers<MeasureValues>,
  | 'rate'
  | 'rateQualifier'
  | 'rateBase'
  | 'base'
  | 'capFen'
  | 'capQualifier'
  | 'capScope'
  | 'capScopeStated'
  | 'capShared'
  | 'years'
  | 'yearsQualifier'
  | 'perUnit'
  | 'tiers'
  | 'amountIsExact'
  | 'deferredTo'
> = {
  rate: told('比例', 'Rate', asPercent),
  rateQualifier: told(
    '比例的性质',
    'Kind of rate',
    asOne({
      flat: { zh: '固定比例', en: 'flat' },
      'up-to': { zh: '最高比例', en: 'up to' },
    }),
  ),
  rateBase: told('比例的基数', 'Rate is of', asText),
  base: told('登记的基数', 'Registered amount it is of', (key) => amountNames[key] ?? asItStands(key)),
  capFen: told('上限', 'Cap', yuan),
  capQualifier: told(
    '上限的性质',
    'Kind of cap',
    asOne({
      exact: { zh: '即为金额', en: 'the amount itself' },
      maximum: { zh: '最高', en: 'at most' },
      'in-principle': { zh: '原则上最高', en: 'at most in principle' },
    }),
  ),
  capScope: told('上限的范围', 'Cap is counted over', asText),
  capScopeStated: told('上限的范围由原文写明', 'The text says what the cap is counted over', asYesNo),
  capShared: told(
    '共用上限',
    'Shared cap',
    asOne({
      enterprise: { zh: '企业各项目共用', en: 'by all projects of the enterprise' },
      'enterprise-year': { zh: '企业各项目每年共用', en: 'by all projects of the enterprise in a year' },
    }),
  ),
  years: told('年限', 'Years', (years) => ({ zh: `${years}年`, en: count(years, 'year') })),
  yearsQualifier: told(
    '年限的性质',
    'Kind of years',
    asOne({
      consecutive: { zh: '连续', en: 'consecutive' },
      'generally-at-most': { zh: '一般不超过', en: 'as a rule at most' },
      'at-most': { zh: '不超过', en: 'at most' },
    }),
  ),
  perUnit: told('每单位金额', 'Amount per unit', ({ amountFen, unit, of }) => {
    const each = { zh: `每${unit.zh}${yuan(amountFen).zh}`, en: `${yuan(amountFen).en} per ${unit.en}` };
    return joined([each, of && quantityNames[of]]);
  }),
  tiers: told('分级金额', 'Amount of a level', ({ level, amountFen }) => ({
    zh: `${governmentLevels[level].zh}：${yuan(amountFen).zh}`,
    en: `${governmentLevels[level].en}: ${yuan(amountFen).en}`,
  })),
  amountIsExact: told('金额是否固定', 'Whether the amount is fixed', asYesNo),
  deferredTo: told('金额另行规定', 'Amount set elsewhere', asText),
};

/** The fields of a measure, in the order in which they are told. */
export const measureTellers: Tellers<MeasureValues> = {
  name: told('名称', 'Name', asText),
  kind: told('种类', 'Kind', asOne(kinds)),
  subject: told('申报对象', 'Claimed for', asOne(subjects)),
  applied: told('由谁申请', 'Applied for by', asOne({ bank: { zh: '银行', en: 'the bank' } })),
  ...money,
  thresholds: told('数量要求', 'Number asked for', ({ metric, op, value, unit }) => ({
    zh: `${metric.zh}${value === undefined ? '未写明' : `${comparisons[op].zh}${value}${unit.zh}`}`,
    en: `${metric.en} ${value === undefined ? 'not given' : `${comparisons[op].en} ${value} ${unit.en}`}`,
  })),
  conditionsText: told('条件', 'Conditions', asText),
  conditions: told('可核对的条件', 'Condition that is tested', conditionText),
  ...interestTellers,
  lead: told('事前办理', 'To be done beforehand', ({ act, event, amount, unit }) => {
    const before = amount === undefined || unit === undefined ? undefined : { amount, unit: leadUnits[unit] };
    return {
      zh: `${event.zh}前${before ? `${before.amount}${before.unit.zh}` : '（天数未写明）'}${act.zh}`,
      en: `${act.en} ${before ? count(before.amount, before.unit.en) : '(not said how long)'} before ${event.en}`,
    };
  }),
  target: told('目标', 'Target', targetText),
  regionText: told('适用地域', 'Where it holds', asText),
  combining: told('能否同时享受', 'Beside other money', asText),
  onTopOf: told('在此基础上', 'On top of', asText),
  sameAs: told('与之同为一笔资金', 'Same money as', asItStands),
  headlineOf: told('为其概括表述', 'Headline of', asItStands),
  notes: told('说明', 'Note', asText),
  openQuestions: told('未决问题', 'Open question', withId),
  quote: told('原文', 'In its own words', asItStands),
} satisfies { [F in keyof MeasureValues]: Teller<MeasureValues[F]> };

/** A number a government has set itself, in words. */
export function targetText({ op, value, unit, period, baseline }: Omit<Target, 'quote'>): Text {
  const number = Array.isArray(value) ? value.join('–') : value;
  const aim = {
    zh: `${comparisons[op].zh}${number ?? ''}${unit.zh}`,
    en: `${comparisons[op].en} ${number ?? ''} ${unit.en}`,
  };
  return joined([aim, period && { zh: '每年', en: 'each year' }, baseline]);
}
