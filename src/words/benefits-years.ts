import type { Text } from '../answers/source.ts';
import type { YearSentences } from '../benefits/interest/sentences.ts';
import { count, day, percent, yuan } from './format.ts';

/** How one subsidy year comes about, in both languages. */
export const benefitsYearWords: { [K in keyof YearSentences]: (v: YearSentences[K]) => Text } = {
  'benefits.interest-stretch': (v) => ({
    zh: `${v.lender}：${day(v.from).zh}至${day(v.to).zh}，本金余额${yuan(v.balanceFen).zh}×年利率${percent(v.yearly)}×${v.days}天÷${v.dayCount}`,
    en: `${v.lender}: ${day(v.from).en} to ${day(v.to).en}, balance ${yuan(v.balanceFen).en} × ${percent(v.yearly)} a year × ${count(v.days, 'day')} ÷ ${v.dayCount}`,
  }),
  'benefits.settlement-forecast': ({ lender, settlementOn, interestFen }) => ({
    zh: `${lender}：${day(settlementOn).zh}结息，测算利息${yuan(interestFen).zh}（四舍五入到分）`,
    en: `${lender}: settled ${day(settlementOn).en}, interest forecast ${yuan(interestFen).en} (rounded half up to the fen)`,
  }),
  'benefits.settlement-paid': ({ lender, settlementOn, paidFen, penaltyFen, countedFen }) => ({
    zh: `${lender}：${day(settlementOn).zh}结息，实付${yuan(paidFen).zh}${penaltyFen > 0 ? `，其中罚息${yuan(penaltyFen).zh}` : ''}，计入${yuan(countedFen).zh}`,
    en: `${lender}: settled ${day(settlementOn).en}, paid ${yuan(paidFen).en}${penaltyFen > 0 ? `, of which penalty interest ${yuan(penaltyFen).en}` : ''}; counted ${yuan(countedFen).en}`,
  }),
  'benefits.payment-not-registered': ({ lender, settlementOn, interestFen }) => ({
    zh: `${lender}：${day(settlementOn).zh}结息日已过，尚未登记付息，暂按测算利息${yuan(interestFen).zh}计入`,
    en: `${lender}: payment not registered for ${day(settlementOn).en}, which has passed; the forecast of ${yuan(interestFen).en} is counted meanwhile`,
  }),
  'benefits.rest-unpaid': ({ lender, settlementOn, restFen }) => ({
    zh: `${lender}：${day(settlementOn).zh}结息尚有${yuan(restFen).zh}未付，未付部分不计入`,
    en: `${lender}: ${yuan(restFen).en} of the interest settled ${day(settlementOn).en} is unpaid and not counted`,
  }),
  'benefits.year-without-interest': () => ({
    zh: '本年度没有可计入的利息，但仍占用一个贴息年度',
    en: 'No interest counts in this year, which still uses up one of the years',
  }),
  'benefits.year-share': ({ interestFen, rate, shareFen }) => ({
    zh: `本年度计入利息${yuan(interestFen).zh}×${percent(rate)}=${yuan(shareFen).zh}（不足一分舍去）`,
    en: `Interest counted this year, ${yuan(interestFen).en} × ${percent(rate)} = ${yuan(shareFen).en} (rounded down to the fen)`,
  }),
  'benefits.loan-year': ({ lender, number }) => ({
    zh: `${lender}：该笔贷款的第${number}个贴息期间`,
    en: `${lender}: subsidy period ${number} of this loan`,
  }),
  'benefits.total-share': ({ toDateFen, rate, earlierFen, shareFen }) => ({
    zh: `至本年度累计计入利息${yuan(toDateFen).zh}×${percent(rate)}（不足一分舍去），减去以前年度${yuan(earlierFen).zh}，为${yuan(shareFen).zh}`,
    en: `Interest counted up to this year, ${yuan(toDateFen).en} × ${percent(rate)} (rounded down to the fen), less ${yuan(earlierFen).en} of earlier years = ${yuan(shareFen).en}`,
  }),
  'benefits.points-share': ({ rate, pointsFen, interestFen, shareFen }) => ({
    zh: `本金余额×${percent(rate)}×天数÷计息基准=${yuan(pointsFen).zh}（不足一分舍去），不超过计入利息${yuan(interestFen).zh}，为${yuan(shareFen).zh}`,
    en: `Balance × ${percent(rate)} × days ÷ day count = ${yuan(pointsFen).en} (rounded down to the fen), never above the interest counted, ${yuan(interestFen).en}: ${yuan(shareFen).en}`,
  }),
  'benefits.reference-share': ({ rate, yearly, pointsFen, interestFen, shareFen }) => ({
    zh: `本金余额×参考利率${percent(yearly)}×${percent(rate)}×天数÷计息基准=${yuan(pointsFen).zh}（不足一分舍去），不超过计入利息${yuan(interestFen).zh}，为${yuan(shareFen).zh}`,
    en: `Balance × reference rate ${percent(yearly)} × ${percent(rate)} × days ÷ day count = ${yuan(pointsFen).en} (rounded down to the fen), never above the interest counted, ${yuan(interestFen).en}: ${yuan(shareFen).en}`,
  }),
  'benefits.below-minimum-interest': ({ interestFen, minimumFen }) => ({
    zh: `本年度计入利息${yuan(interestFen).zh}，未达到${yuan(minimumFen).zh}，不予贴息`,
    en: `Interest counted this year, ${yuan(interestFen).en}, is below ${yuan(minimumFen).en}: nothing is subsidised`,
  }),
  'benefits.used-in-year': ({ year, usedFen, othersFen, capFen }) => ({
    zh: `${year}年度上限${yuan(capFen).zh}中已占用${yuan(usedFen).zh}${othersFen > 0 ? `，其中其他项目${yuan(othersFen).zh}` : ''}`,
    en: `Of the annual cap of ${yuan(capFen).en}, ${yuan(usedFen).en} is already used in ${year}${othersFen > 0 ? `, ${yuan(othersFen).en} of it by other projects` : ''}`,
  }),
  'benefits.used-by-others': ({ othersFen, capFen }) => ({
    zh: `累计上限${yuan(capFen).zh}中其他项目已占用${yuan(othersFen).zh}`,
    en: `Of the cumulative cap of ${yuan(capFen).en}, other projects use ${yuan(othersFen).en}`,
  }),
  'benefits.claimable-on-paid': ({ paidFen, claimableFen }) => ({
    zh: `已登记付息${yuan(paidFen).zh}，据此目前可申报${yuan(claimableFen).zh}；申报额不得超过按已付利息计算的金额`,
    en: `Interest registered as paid, ${yuan(paidFen).en}, supports a claim of ${yuan(claimableFen).en} so far; a claim never exceeds what paid interest gives`,
  }),
  'benefits.year-granted': ({ grantedFen, subsidyFen }) => ({
    zh: `本年度已核定${yuan(grantedFen).zh}，以此计入累计（测算数为${yuan(subsidyFen).zh}）`,
    en: `${yuan(grantedFen).en} was granted for this year and counts as such (the estimate is ${yuan(subsidyFen).en})`,
  }),
  'benefits.year-lost': () => ({
    zh: '本年度未申报或未获批准，按零计入累计',
    en: 'This year was not claimed, or was refused; it counts as nothing',
  }),
  'benefits.cut-by-annual-cap': ({ capFen, shareFen, limitedFen }) => ({
    zh: `超过年度上限${yuan(capFen).zh}，由${yuan(shareFen).zh}减至${yuan(limitedFen).zh}`,
    en: `Cut from ${yuan(shareFen).en} to ${yuan(limitedFen).en} by the annual cap of ${yuan(capFen).en}`,
  }),
  'benefits.cut-by-cumulative-cap': ({ capFen, earlierFen, subsidyFen }) => ({
    zh: `累计上限${yuan(capFen).zh}，以前年度已占用${yuan(earlierFen).zh}，本年度减至${yuan(subsidyFen).zh}`,
    en: `Cut to ${yuan(subsidyFen).en}: earlier years use ${yuan(earlierFen).en} of the cumulative cap of ${yuan(capFen).en}`,
  }),
  'benefits.short-first-year': ({ days, minimumDays }) => ({
    zh: `首个贴息年度仅有${days}天计息，不足${minimumDays}天，首年额度可能偏低`,
    en: `The first subsidy year holds only ${count(days, 'day')} of interest, under ${minimumDays}; it may use up a year for little`,
  }),
};
