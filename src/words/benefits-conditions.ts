import type { Text } from '../answers/source.ts';
import type { ConditionSentences, MissingSentences } from '../benefits/sentences.ts';
import { count, day, yuan } from './format.ts';

const natures: Record<string, Text> = {
  'technical-renovation': { zh: '技术改造项目', en: 'technical renovation' },
  'catalogue-purchase': { zh: '购买创新产品推荐目录产品的项目', en: 'purchase of a catalogue product' },
  'new-infrastructure': { zh: '新型基础设施建设项目', en: 'new infrastructure' },
  logistics: { zh: '工业物流项目', en: 'industrial logistics' },
  design: { zh: '工业设计项目', en: 'industrial design' },
  other: { zh: '其他项目', en: 'other' },
};

function nature(key: string): Text {
  return natures[key] ?? { zh: key, en: key };
}

/** Departments to ask, or the competent one where the clause names none. */
function asked({ askZh, askEn }: { askZh: string; askEn: string }): Text {
  return { zh: askZh || '主管部门', en: askEn || 'the competent department' };
}

type Asked = ConditionSentences & MissingSentences;

/** Conditions met or not, and what is missing, in both languages. */
export const benefitsConditionWords: { [K in keyof Asked]: (v: Asked[K]) => Text } = {
  'benefits.investment-reached': ({ investmentFen, minimumFen }) => ({
    zh: `项目投资${yuan(investmentFen).zh}，达到${yuan(minimumFen).zh}以上（含本数）`,
    en: `Project investment of ${yuan(investmentFen).en} reaches the minimum of ${yuan(minimumFen).en} (inclusive)`,
  }),
  'benefits.investment-below': ({ investmentFen, minimumFen }) => ({
    zh: `项目投资${yuan(investmentFen).zh}，未达到${yuan(minimumFen).zh}`,
    en: `Project investment of ${yuan(investmentFen).en} is below the minimum of ${yuan(minimumFen).en}`,
  }),
  'benefits.investment-outside-priority': (v) => ({
    zh: `项目投资${yuan(v.investmentFen).zh}，未达到优先支持的${yuan(v.minimumFen).zh}；条文未说明其余项目能否获得支持，请询${asked(v).zh}`,
    en: `Project investment of ${yuan(v.investmentFen).en} is below the ${yuan(v.minimumFen).en} that get priority; the clause does not say whether others are supported: ask ${asked(v).en}`,
  }),
  'benefits.nature-fits': (v) => ({
    zh: `项目类型：${nature(v.nature).zh}，符合条件`,
    en: `Kind of project: ${nature(v.nature).en}, as required`,
  }),
  'benefits.nature-differs': (v) => ({
    zh: `项目类型为${nature(v.nature).zh}，条文支持的是${nature(v.needed).zh}`,
    en: `Kind of project: ${nature(v.nature).en}; the clause supports ${nature(v.needed).en}`,
  }),
  'benefits.nature-outside-priority': (v) => ({
    zh: `项目类型为${nature(v.nature).zh}，优先支持的是${nature(v.needed).zh}；条文未说明其余项目能否获得支持，请询${asked(v).zh}`,
    en: `Kind of project: ${nature(v.nature).en}; priority goes to ${nature(v.needed).en}, and the clause does not say whether others are supported: ask ${asked(v).en}`,
  }),
  'benefits.loan-exists': ({ loans }) => ({
    zh: `已登记银行贷款${loans}笔`,
    en: `${count(loans, 'bank loan')} registered`,
  }),
  'benefits.investment-missing': ({ minimumFen }) => ({
    zh: `请登记项目投资额，以判断是否达到${yuan(minimumFen).zh}`,
    en: `Register the project's investment, to be held against the minimum of ${yuan(minimumFen).en}`,
  }),
  'benefits.loan-missing': () => ({ zh: '请登记项目的银行贷款', en: "Register the project's bank loan" }),
  'benefits.drawdown-missing': () => ({
    zh: '请登记贷款的放款日期和金额',
    en: "Register the loan's drawdowns",
  }),
  'benefits.drawdowns-partly-outside': ({ lender }) => ({
    zh: `${lender}：仅部分放款在规定期间内，条文未说明利息如何划分`,
    en: `${lender}: only some drawdowns lie in the eligible period, and the text does not say how its interest is divided`,
  }),
  'benefits.loan-rate-missing': ({ lender, from }) => ({
    zh: `请登记${lender}自${day(from).zh}起的年利率`,
    en: `Register the yearly rate of ${lender} from ${day(from).en}`,
  }),
  'benefits.rate-not-stated': (v) => ({
    zh: `条文未明确贴息比例，待主管部门明确，请询${asked(v).zh}`,
    en: `The clause does not state the subsidy rate: ask ${asked(v).en}`,
  }),
  'benefits.years-not-stated': (v) => ({
    zh: `条文未明确贴息年限，待主管部门明确，请询${asked(v).zh}`,
    en: `The clause does not state for how many years: ask ${asked(v).en}`,
  }),
  'benefits.not-computable': ({ parameter, value }) => ({
    zh: `参数${parameter}设为${value}，本服务尚不能据此测算金额`,
    en: `The parameter ${parameter} is ${value}, by which this service cannot compute an amount yet`,
  }),
};
