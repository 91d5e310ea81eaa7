import type { Text } from '../answers/source.ts';
import type { FinanceSentences } from '../benefits/finance.ts';
import { day, yuan } from './format.ts';

/** What the finance view says besides its amounts. */
export const financeWords: { [K in keyof FinanceSentences]: (v: FinanceSentences[K]) => Text } = {
  'finance.claimed-amount-missing': ({ on }) => ({
    zh: `${day(on).zh}提交的申报未登记申报金额，未计入“已申报”`,
    en: `No amount is registered for what was submitted on ${day(on).en}; it is not counted as claimed`,
  }),
  'finance.granted-amount-missing': ({ on }) => ({
    zh: `${day(on).zh}已批准，未登记批准金额，未计入“已批准”`,
    en: `It was granted on ${day(on).en} without a registered amount, which is not counted as granted`,
  }),
  'finance.grant-counted-once': ({ programme, amountFen, on }) => ({
    zh: `${day(on).zh}所获“${programme}”${yuan(amountFen).zh}与申报中登记的拨付为同一笔资金，只计一次`,
    en: `${yuan(amountFen).en} from “${programme}” on ${day(on).en} is the money that the claim shows as paid out; it is counted once`,
  }),
  'finance.same-money': ({ measureId }) => ({
    zh: `可能与措施 ${measureId} 为同一笔资金，合计中只计该项`,
    en: `It may be the same money as ${measureId}, which alone is counted in the total`,
  }),
};

/** How a row of the finance view is called: a calendar year, or what no window has been announced for. */
export function financeYear(year: number | null): Text {
  return year === null
    ? { zh: '申报窗口未公布', en: 'no window announced' }
    : { zh: `${year}年`, en: String(year) };
}
