import type { Text } from '../answers/source.ts';
import type { BenefitsSentences } from '../benefits/sentences.ts';
import { benefitsConditionWords } from './benefits-conditions.ts';
import { benefitsYearWords } from './benefits-years.ts';
import { count, day, percent, yuan } from './format.ts';

const bases: Record<string, Text> = {
  'calendar-year': { zh: '按自然年度', en: 'by calendar year' },
  'loan-year': {
    zh: '按贷款年度（自首次放款日起满一年为一个年度）',
    en: 'by loan year (counted from the first drawdown)',
  },
};

/** What benefits says, in both languages. */
export const benefitsWords: {
  [K in keyof BenefitsSentences]: (v: BenefitsSentences[K]) => Text;
} = {
  ...benefitsYearWords,
  ...benefitsConditionWords,
  'benefits.share-of-interest': ({ rate }) => ({
    zh: `每年按贷款利息的${percent(rate)}给予贴息`,
    en: `Each year, ${percent(rate)} of the loan interest is subsidised`,
  }),
  'benefits.share-up-to': ({ rate }) => ({
    zh: `每年按不超过贷款利息的${percent(rate)}给予贴息`,
    en: `Each year, up to ${percent(rate)} of the loan interest is subsidised`,
  }),
  'benefits.subsidy-years': ({ years }) => ({
    zh: `贴息期限${years}年`,
    en: `Subsidised for ${count(years, 'year')}`,
  }),
  'benefits.consecutive-years': ({ years }) => ({
    zh: `连续贴息${years}年`,
    en: `Subsidised for ${count(years, 'consecutive year')}`,
  }),
  'benefits.cumulative-cap': ({ capFen }) => ({
    zh: `累计贴息最高${yuan(capFen).zh}`,
    en: `Up to ${yuan(capFen).en} over all years together`,
  }),
  'benefits.annual-cap': ({ capFen }) => ({
    zh: `每年贴息最高${yuan(capFen).zh}`,
    en: `Up to ${yuan(capFen).en} a year`,
  }),
  'benefits.annual-cap-shared': ({ capFen }) => ({
    zh: `年度上限${yuan(capFen).zh}由同一企业的各项目共用；此处假定其他项目尚未占用`,
    en: `The annual cap of ${yuan(capFen).en} is shared by all projects of the enterprise; assumed unused by its other projects`,
  }),
  'benefits.text-conditions': ({ textZh, textEn }) => ({
    zh: `条文所列条件由主管部门审核认定：${textZh}`,
    en: `The clause's own conditions, for the department to judge: ${textEn}`,
  }),
  'benefits.priority-only': () => ({
    zh: '条文表述为“优先给予”，并非必然享受；所列金额为测算数，能否获得及具体金额以申报通知和审核结果为准',
    en: 'The clause gives priority, not an entitlement: the amount is an estimate, subject to the application notice and to approval',
  }),
  'benefits.estimate-only': () => ({
    zh: '所列金额为测算数，以申报通知和审核结果为准',
    en: 'The amount is an estimate, subject to the application notice and to approval',
  }),
  'benefits.at-least': ({ amountFen }) => ({
    zh: `两种口径取其低，按至少${yuan(amountFen).zh}安排计划`,
    en: `The lower of the two readings: plan with at least ${yuan(amountFen).en}`,
  }),
  'benefits.basis-assumed': ({ basis, other, years, takenFen, otherFen }) => ({
    zh: `条文未明确“年”的口径，暂${bases[basis]?.zh}计算${years}年，合计${yuan(takenFen).zh}；若${bases[other]?.zh}，合计${yuan(otherFen).zh}`,
    en: `The clause does not say which year is meant; ${count(years, 'year')} counted ${bases[basis]?.en} give ${yuan(takenFen).en}, counted ${bases[other]?.en} ${yuan(otherFen).en}`,
  }),
  'benefits.first-year-assumed': ({ year }) => ({
    zh: `条文未明确贴息首年，暂以首笔计入利息的结息日所在年度为首年（${year}）`,
    en: `The clause does not name the first year; taken as the one in which the first counted interest is settled (${year})`,
  }),
  'benefits.project-scope-assumed': ({ loans, otherFen }) => ({
    zh: `条文未明确适用范围，贴息年限、投资额门槛和累计上限暂按项目计算，项目名下贷款（${loans}笔）合并计算；若按单笔贷款分别计算，合计${yuan(otherFen).zh}`,
    en: `The clause does not state the scope; years, minimum investment and cumulative cap are taken per project, all its loans (${loans}) together; per loan it would be ${yuan(otherFen).en}`,
  }),
  'benefits.cumulative-assumed': ({ capFen, otherFen }) => ({
    zh: `条文规定最高${yuan(capFen).zh}但未写“累计”，暂理解为各年累计上限；若理解为每年上限，合计${yuan(otherFen).zh}`,
    en: `The clause says up to ${yuan(capFen).en} without saying "cumulative"; read as the cap over all years; as a yearly cap it would be ${yuan(otherFen).en}`,
  }),
  'benefits.floor-assumed': () => ({
    zh: '每年度贴息金额计算到分，不足一分的舍去',
    en: "Each year's subsidy is rounded down to the fen",
  }),
  'benefits.settlement-year-assumed': ({ otherFen }) => ({
    zh: `利息按结息日归入年度；若按实际付息日归入，合计${yuan(otherFen).zh}`,
    en: `Interest belongs to the year of its settlement day; by the day of payment it would be ${yuan(otherFen).en}`,
  }),
  'benefits.penalty-assumed': ({ penaltyFen, otherFen }) => ({
    zh: `罚息不计入贴息基数${penaltyFen > 0 ? `（已登记罚息${yuan(penaltyFen).zh}，若计入则合计${yuan(otherFen).zh}）` : ''}`,
    en: `Penalty interest is not counted${penaltyFen > 0 ? ` (${yuan(penaltyFen).en} registered; with it, ${yuan(otherFen).en})` : ''}`,
  }),
  'benefits.day-count-assumed': ({ otherFen }) => ({
    zh: `未登记计息基准的贷款，按实际天数除以360计息；若除以365，合计${yuan(otherFen).zh}`,
    en: `Loans without a registered day count: actual days over 360; over 365 it would be ${yuan(otherFen).en}`,
  }),
  'benefits.settlement-days-assumed': () => ({
    zh: '未登记结息日的贷款，按每季末月20日结息，遇休息日不顺延，余息于到期日结清',
    en: "Loans without registered settlement days: the 20th of each quarter's last month, never moved for rest days; the rest at maturity",
  }),
  'benefits.forecast-assumed': () => ({
    zh: '未登记付息的各期，利息按已登记的本金余额和利率测算',
    en: 'Settlements without a registered payment are forecast from the registered balance and rates',
  }),
  'benefits.claim-day-assumed': () => ({
    zh: '申报时间尚未公布，暂以各年度结束的次日为最早申报日',
    en: 'No application window is announced; a year is taken to be claimable no earlier than the day after it ends',
  }),
  'benefits.unclaimed-assumed': () => ({
    zh: '当年未申报的，该年度贴息很可能无法补报，贴息年限也不顺延，请向主管部门确认',
    en: 'A year not claimed is probably lost and does not lengthen the schedule; ask the department',
  }),
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
  'benefits.interest-before': ({ knownOn, interestFen }) => ({
    zh: `政策自${day(knownOn).zh}起可确认施行或已存在，此前结息的${yuan(interestFen).zh}不计入`,
    en: `${yuan(interestFen).en} settled before ${day(knownOn).en}, the first day the policy is known to hold, is not counted`,
  }),
  'benefits.stray-payment': ({ lender, settlementOn, amountFen }) => ({
    zh: `${lender}：登记的付息${yuan(amountFen).zh}所对应的${day(settlementOn).zh}不是该笔贷款的结息日，未计入；请改登记到对应的结息日`,
    en: `${lender}: the payment of ${yuan(amountFen).en} names ${day(settlementOn).en}, which is not a settlement day of the loan; not counted until it names one`,
  }),
  'benefits.no-interest': () => ({ zh: '没有可计入的贷款利息', en: 'There is no loan interest that counts' }),
};
