import type { Text } from '../answers/source.ts';
import type { AssumedSentences } from '../benefits/interest/sentences.ts';
import { count, yuan } from './format.ts';
import { basisText } from './interest-names.ts';

/** Our defaults for interest subsidies, in both languages. */
export const interestAssumptionWords: { [K in keyof AssumedSentences]: (v: AssumedSentences[K]) => Text } = {
  'benefits.at-least': ({ amountFen }) => ({
    zh: `两种口径取其低，按至少${yuan(amountFen).zh}安排计划`,
    en: `The lower of the two readings: plan with at least ${yuan(amountFen).en}`,
  }),
  'benefits.basis-assumed': ({ basis, other, years, takenFen, otherFen }) => ({
    zh: `条文未明确“年”的口径，暂${basisText(basis).zh}计算${years}年，合计${yuan(takenFen).zh}；若${basisText(other).zh}，合计${yuan(otherFen).zh}`,
    en: `The clause does not say which year is meant; ${count(years, 'year')} counted ${basisText(basis).en} give ${yuan(takenFen).en}, counted ${basisText(other).en} ${yuan(otherFen).en}`,
  }),
  'benefits.first-year-assumed': ({ year, otherFen }) => ({
    zh: `条文未明确贴息首年，暂以首笔计入利息的结息日所在年度为首年（${year}）${otherFen === undefined ? '' : `；若以首次放款所在年度为首年，合计${yuan(otherFen).zh}`}`,
    en: `The clause does not name the first year; taken as the one in which the first counted interest is settled (${year})${otherFen === undefined ? '' : `; from the year of the first drawdown it would be ${yuan(otherFen).en}`}`,
  }),
  'benefits.consecutive-assumed': ({ years, otherFen }) => ({
    zh: `条文未写${years}年是否必须连续，暂按连续计算；若没有利息的年度不占用年限，合计${yuan(otherFen).zh}`,
    en: `The clause does not say whether the ${count(years, 'year')} must be consecutive; taken as such; if years without interest used none up, it would be ${yuan(otherFen).en}`,
  }),
  'benefits.project-scope-assumed': ({ loans, otherFen }) => ({
    zh: `条文未明确适用范围，贴息年限、投资额门槛和累计上限暂按项目计算，项目名下贷款（${loans}笔）合并计算；若按单笔贷款分别计算，合计${yuan(otherFen).zh}`,
    en: `The clause does not state the scope; years, minimum investment and cumulative cap are taken per project, all its loans (${loans}) together; per loan it would be ${yuan(otherFen).en}`,
  }),
  'benefits.cap-scope-assumed': ({ cap, otherFen }) => ({
    zh: `条文未明确${cap === 'annual' ? '年度' : '累计'}上限的适用范围，暂按项目计算；若由企业各项目共用，合计${yuan(otherFen).zh}`,
    en: `The clause does not say what the ${cap} cap is counted over; taken per project; shared by all projects of the enterprise it would be ${yuan(otherFen).en}`,
  }),
  'benefits.cumulative-assumed': ({ capFen, otherFen }) => ({
    zh: `条文规定最高${yuan(capFen).zh}但未写“累计”，暂理解为各年累计上限；若理解为每年上限，合计${yuan(otherFen).zh}`,
    en: `The clause says up to ${yuan(capFen).en} without saying "cumulative"; read as the cap over all years; as a yearly cap it would be ${yuan(otherFen).en}`,
  }),
  'benefits.rate-basis-assumed': () => ({
    zh: '条文未写明贴息比例的计算基数，暂按贷款利息计算',
    en: 'The clause does not say what the rate is of; taken as a share of the loan interest',
  }),
  'benefits.cap-order-assumed': ({ projects, otherFen }) => ({
    zh: `条文未说明${projects}个项目如何分摊共用上限，暂按年度结束先后、再按登记先后依次计算；若后登记的在先，本项目合计${yuan(otherFen).zh}`,
    en: `The clause does not say how ${count(projects, 'project')} share the cap; it is filled by the earliest end of a year, then in order of registration; in the reverse order this project would get ${yuan(otherFen).en}`,
  }),
  'benefits.cap-others-unknown': ({ projects }) => ({
    zh: `另有${projects}个项目资料不全、可能共用该上限，此处假定其未占用`,
    en: `${count(projects, 'other project')} may share the cap but cannot be computed yet; assumed to use none of it`,
  }),
  'benefits.payment-time-assumed': ({ totalFen }) => ({
    zh: `条文未明确按年支付还是一次性支付，暂按各自然年度列示；两种方式合计均为${yuan(totalFen).zh}`,
    en: `The clause does not say whether it is paid yearly or once; shown by calendar year; either way it comes to ${yuan(totalFen).en}`,
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
};
