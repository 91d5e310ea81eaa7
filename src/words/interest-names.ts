import type { Text } from '../answers/source.ts';
import { named } from './benefits-names.ts';
import { percent, yuan } from './format.ts';

const bases: Record<string, Text> = {
  'calendar-year': { zh: '按自然年度', en: 'by calendar year' },
  'loan-year': {
    zh: '按贷款年度（自首次放款日起满一年为一个年度）',
    en: 'by loan year (counted from the first drawdown)',
  },
  'fixed-window': { zh: '按每年固定期间', en: 'by a fixed window of the year' },
  'half-year': { zh: '按半年', en: 'by half-year' },
  'bank-quarter': {
    zh: '按银行季度（每季末月20日止）',
    en: 'by bank quarter (to the 20th of its last month)',
  },
};

const triggers: Record<string, Text> = {
  'first-drawdown': { zh: '首次放款', en: 'first drawdown' },
  'supplier-payment': { zh: '向供应商付款', en: 'payment to the supplier' },
  contract: { zh: '项目合同签订', en: "signing of the project's contract" },
  approval: { zh: '核准', en: 'approval' },
  completion: { zh: '项目完工', en: 'completion' },
};

const parameters: Record<string, Text> = {
  trigger: { zh: '贴息首年的起算事件', en: 'Event that begins year 1' },
  periodBasis: { zh: '“年”的口径', en: 'Kind of year' },
  periodScope: { zh: '贴息年限的适用范围', en: 'Scope of the years' },
  years: { zh: '贴息年限', en: 'Number of years' },
  consecutive: { zh: '各年是否连续', en: 'Whether the years are consecutive' },
  fixedWindow: { zh: '每年的固定期间', en: 'Window of the year' },
  rateBasis: { zh: '贴息比例的基数', en: 'Basis of the rate' },
  referenceRate: { zh: '参考利率', en: 'Reference rate' },
  rate: { zh: '贴息比例', en: 'Subsidy rate' },
  annualCapFen: { zh: '年度上限', en: 'Annual cap' },
  annualCapScope: { zh: '年度上限的适用范围', en: 'Scope of the annual cap' },
  cumulativeCapFen: { zh: '累计上限', en: 'Cumulative cap' },
  cumulativeCapScope: { zh: '累计上限的适用范围', en: 'Scope of the cumulative cap' },
  cap: { zh: '上限的口径', en: 'Kind of cap' },
  minimumPrincipalFen: { zh: '最低贷款本金', en: 'Least principal' },
  minimumInterestFen: { zh: '年度最低利息', en: 'Least interest of a year' },
  interestYear: { zh: '利息归入年度的口径', en: 'Year that interest belongs to' },
  penaltyInterest: { zh: '罚息', en: 'Penalty interest' },
  dayCount: { zh: '计息基准', en: 'Day count' },
  unclaimedYear: { zh: '未申报年度', en: 'A year not claimed' },
  payment: { zh: '支付方式', en: 'Time of payment' },
  capOrder: { zh: '共用上限的先后', en: 'Order under a shared cap' },
  'partly-eligible-drawdowns': {
    zh: '部分放款在规定期间内的贷款',
    en: 'Loans drawn only partly in the period',
  },
  rounding: { zh: '金额取舍', en: 'Rounding' },
  claimDay: { zh: '最早申报日', en: 'Earliest day of a claim' },
  settlementDays: { zh: '结息日', en: 'Settlement days' },
  unpaidInterest: { zh: '未登记付息', en: 'Interest without a registered payment' },
};

const values: Record<string, Text> = {
  ...bases,
  ...triggers,
  'year-of-first-drawdown': { zh: '首次放款所在年度', en: 'the year of the first drawdown' },
  project: { zh: '按项目', en: 'per project' },
  loan: { zh: '按单笔贷款', en: 'per loan' },
  enterprise: { zh: '按企业', en: 'per enterprise' },
  yes: { zh: '是', en: 'yes' },
  no: { zh: '否', en: 'no' },
  interest: { zh: '贷款利息', en: 'loan interest' },
  'principal-points': { zh: '贷款本金', en: 'principal' },
  'reference-rate': { zh: '参考利率', en: 'a reference rate' },
  cumulative: { zh: '各年累计', en: 'over all years together' },
  annual: { zh: '每年', en: 'of each year' },
  settlement: { zh: '结息日', en: 'settlement day' },
  payment: { zh: '付息日', en: 'day of payment' },
  excluded: { zh: '不计入', en: 'not counted' },
  included: { zh: '计入', en: 'counted' },
  lost: { zh: '不再补报', en: 'lost' },
  'claimable-later': { zh: '可以补报', en: 'claimable later' },
  yearly: { zh: '按年支付', en: 'yearly' },
  once: { zh: '一次性支付', en: 'once' },
  registration: { zh: '按登记先后', en: 'in order of registration' },
  'registration-reversed': { zh: '后登记的在先', en: 'last registered first' },
  'floor-to-fen-per-year': { zh: '每年度舍去不足一分', en: 'down to the fen each year' },
  'day-after-year': { zh: '年度结束次日', en: 'the day after the year' },
  'quarterly-20': { zh: '每季末月20日', en: "the 20th of each quarter's last month" },
  forecast: { zh: '按测算利息计入', en: 'counted as forecast' },
};

/** How interest is put into years or shorter periods. */
export function basisText(basis: string): Text {
  return named(bases, basis);
}

/** The event that begins year 1. */
export function triggerText(trigger: string): Text {
  return named(triggers, trigger);
}

/** A parameter of an interest subsidy. */
export function parameterText(parameter: string): Text {
  return named(parameters, parameter);
}

/** What a parameter was settled as: amounts and rates as such, names in words, the rest as it stands. */
export function settledText(parameter: string, value: string): Text {
  if (parameter.endsWith('Fen') && /^\d+$/.test(value)) return yuan(value);
  if (parameter === 'rate' || parameter === 'referenceRate')
    return { zh: percent(value), en: percent(value) };
  return named(values, value);
}
