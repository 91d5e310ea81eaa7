import type { Text } from '../answers/source.ts';
import type { InterestMissing } from '../benefits/interest/sentences.ts';
import { askedOf } from './benefits-names.ts';
import { day } from './format.ts';
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
