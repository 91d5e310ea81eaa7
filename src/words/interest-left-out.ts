import type { Text } from '../answers/source.ts';
import type { LeftOutSentences } from '../benefits/interest/sentences.ts';
import { day, yuan } from './format.ts';

/** What does not count, and why, in both languages. */
export const interestLeftOutWords: { [K in keyof LeftOutSentences]: (v: LeftOutSentences[K]) => Text } = {
  'benefits.loan-not-drawn': ({ lender }) => ({
    zh: `${lender}：尚未登记放款，未计入`,
    en: `${lender}: no drawdown registered yet, not counted`,
  }),
  'benefits.contract-outside-range': ({ lender, contractOn }) => ({
    zh: `${lender}：合同签订日${day(contractOn).zh}不在规定期间内，不计入`,
    en: `${lender}: signed ${day(contractOn).en}, outside the eligible period; not counted`,
  }),
  'benefits.drawdown-outside-range': ({ lender, drawnOn }) => ({
    zh: `${lender}：放款日${day(drawnOn).zh}不在规定期间内，不计入`,
    en: `${lender}: drawn ${day(drawnOn).en}, outside the eligible period; not counted`,
  }),
  'benefits.principal-below': ({ lender, principalFen, minimumFen }) => ({
    zh: `${lender}：贷款本金${yuan(principalFen).zh}，未达到${yuan(minimumFen).zh}，不计入`,
    en: `${lender}: principal of ${yuan(principalFen).en} is below ${yuan(minimumFen).en}; not counted`,
  }),
  'benefits.interest-before': ({ knownOn, interestFen }) => ({
    zh: `政策自${day(knownOn).zh}起可确认施行或已存在，此前结息的${yuan(interestFen).zh}不计入`,
    en: `${yuan(interestFen).en} settled before ${day(knownOn).en}, the first day the policy is known to hold, is not counted`,
  }),
  'benefits.interest-before-first-year': ({ from, interestFen }) => ({
    zh: `首个贴息年度自${day(from).zh}起，此前结息的${yuan(interestFen).zh}不计入`,
    en: `${yuan(interestFen).en} settled before the first subsidy year, which begins on ${day(from).en}, is not counted`,
  }),
  'benefits.interest-between-years': ({ interestFen }) => ({
    zh: `${yuan(interestFen).zh}的利息不在任何贴息期间内，不计入`,
    en: `${yuan(interestFen).en} of interest falls outside every subsidy period and is not counted`,
  }),
  'benefits.stray-payment': ({ lender, settlementOn, amountFen }) => ({
    zh: `${lender}：登记的付息${yuan(amountFen).zh}所对应的${day(settlementOn).zh}不是该笔贷款的结息日，未计入；请改登记到对应的结息日`,
    en: `${lender}: the payment of ${yuan(amountFen).en} names ${day(settlementOn).en}, which is not a settlement day of the loan; not counted until it names one`,
  }),
  'benefits.no-interest': () => ({ zh: '没有可计入的贷款利息', en: 'There is no loan interest that counts' }),
  'benefits.exclusive-granted': ({ measureId, receivedOn, amountFen }) => ({
    zh: `本项目已于${day(receivedOn).zh}获得不得兼享的支持（${measureId}，${yuan(amountFen).zh}）`,
    en: `On ${day(receivedOn).en} the project received support that excludes this one (${measureId}, ${yuan(amountFen).en})`,
  }),
  'benefits.exclusive-claimed': ({ measureId, on }) => ({
    zh: `本项目已于${day(on).zh}申报不得兼享的支持（${measureId}）`,
    en: `On ${day(on).en} the project applied for support that excludes this one (${measureId})`,
  }),
};
