import type { Text } from '../answers/source.ts';
import type { InterestMissing } from '../benefits/interest/sentences.ts';
import { askedOf } from './benefits-names.ts';
import { day, yuan } from './format.ts';
import { parameterText, triggerText } from './interest-names.ts';

/** What an interest subsidy cannot be computed without, in both languages. */
export const interestMissingWords: { [K in keyof InterestMissing]: (v: InterestMissing[K]) => Text } = {
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
  'benefits.principal-above': ({ principalFen, maximumFen }) => ({
    zh: `企业的贷款本金合计${yuan(principalFen).zh}，超过单户${yuan(maximumFen).zh}，超出时如何贴息未见规定，请询经办银行`,
    en: `The enterprise's loans come to ${yuan(principalFen).en}, above the ${yuan(maximumFen).en} of one enterprise; no text read says what is subsidised then: ask the bank`,
  }),
  'benefits.days-from-trigger': ({ triggerOn, drawnOn }) => ({
    zh: `贴息自${day(triggerOn).zh}起按日计算，与放款日${day(drawnOn).zh}不同，此处不按日拆分结息期，金额请询经办银行`,
    en: `Subsidised by the day from ${day(triggerOn).en}, which is not the drawdown's ${day(drawnOn).en}; settlements are not split by the day here: ask the bank for the amount`,
  }),
  'benefits.rate-not-stated': (v) => ({
    zh: `条文未明确贴息比例，待主管部门明确，请询${askedOf(v).zh}`,
    en: `The clause does not state the subsidy rate: ask ${askedOf(v).en}`,
  }),
  'benefits.years-not-stated': (v) => ({
    zh: `条文未明确贴息年限，待主管部门明确，请询${askedOf(v).zh}`,
    en: `The clause does not state for how many years: ask ${askedOf(v).en}`,
  }),
  'benefits.parameter-missing': (v) => ({
    zh: `尚缺${parameterText(v.parameter).zh}，无法测算金额，请询${askedOf(v).zh}`,
    en: `There is no amount without the ${parameterText(v.parameter).en}: ask ${askedOf(v).en}`,
  }),
  'benefits.not-computable': ({ parameter, value }) => ({
    zh: `${parameterText(parameter).zh}被明确为“${value}”，不是可以据以测算的取值`,
    en: `${parameterText(parameter).en} is settled as “${value}”, by which no amount can be computed`,
  }),
  'benefits.trigger-missing': ({ trigger }) => ({
    zh: `贴息首年从${triggerText(trigger).zh}起算，请登记该日期`,
    en: `Year 1 begins with the ${triggerText(trigger).en}: register its day`,
  }),
};
