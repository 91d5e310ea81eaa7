import type { Text } from '../../answers/source.ts';
import { periodText } from '../../dates/period-text.ts';
import type { Every } from '../../dates/recurrence.ts';

const both = (name: string): Text => ({ zh: name, en: name });

const everyWords: Record<Every, Text> = {
  month: { zh: '月度', en: 'monthly' },
  quarter: { zh: '季度', en: 'quarterly' },
  'half-year': { zh: '半年', en: 'half-yearly' },
  year: { zh: '年度', en: 'annual' },
};

function withOthers({ zh, en }: Text, others: number): Text {
  return others === 0 ? { zh, en } : { zh: `${zh}等${others + 1}项`, en: `${en} and ${others} more` };
}

/** How deadlines are called, in both languages. A name an enterprise gave stands as it gave it. */
export const titles = {
  policyTakesEffect: (policy: Text, amended: boolean): Text =>
    amended
      ? { zh: `《${policy.zh}》新规定施行`, en: `${policy.en}: amended text takes effect` }
      : { zh: `《${policy.zh}》施行`, en: `${policy.en}: takes effect` },
  policyExpires: (policy: Text): Text => ({
    zh: `《${policy.zh}》有效期届满`,
    en: `${policy.en}: last day of validity`,
  }),
  policyRepealed: (policy: Text): Text => ({
    zh: `《${policy.zh}》废止前最后一日`,
    en: `${policy.en}: last day before its repeal`,
  }),
  milestone: (policy: Text, year: number): Text => ({
    zh: `《${policy.zh}》${year}年目标`,
    en: `${policy.en}: goals for ${year}`,
  }),
  certificateExpires: (name: Text): Text => ({ zh: `${name.zh}有效期届满`, en: `${name.en}: expires` }),
  certificateRenewal: (name: Text, advised: boolean): Text =>
    advised
      ? { zh: `${name.zh}建议启动延续`, en: `${name.en}: renewal is best begun` }
      : { zh: `${name.zh}延续申请截止`, en: `${name.en}: last day to apply for renewal` },
  certificateEvent: (name: Text, event: Text): Text => ({
    zh: `${name.zh}：须完成${event.zh}`,
    en: `${name.en}: ${event.en} to be finished`,
  }),
  certificateOpens: (name: Text): Text => ({
    zh: `${name.zh}延续申请开始受理`,
    en: `${name.en}: renewal opens`,
  }),
  certificateAudit: (name: Text, audit: Text, number: number): Text => ({
    zh: `${name.zh}：第${number}次${audit.zh}`,
    en: `${name.en}: ${audit.en} ${number}`,
  }),
  permitReport: (name: Text, every: Every): Text => ({
    zh: `${name.zh}：${everyWords[every].zh}执行报告`,
    en: `${name.en}: ${everyWords[every].en} compliance report`,
  }),
  changeFiling: (name: Text, change: Text, about?: string): Text => ({
    zh: `${name.zh}（${about ? `${change.zh}：${about}` : change.zh}）`,
    en: `${name.en} (${about ? `${change.en}: ${about}` : change.en})`,
  }),
  settlement: (lender: string): Text => ({
    zh: `${lender}贷款结息`,
    en: `${lender}: loan interest is settled`,
  }),
  report: (project: string, label: string): Text => ({
    zh: `${project}：报送${label}`,
    en: `${project}: report due (${label})`,
  }),
  completion: (project: string): Text => ({
    zh: `${project}：计划完成`,
    en: `${project}: planned completion`,
  }),
  extension: (project: string): Text => ({
    zh: `${project}：延期申请截止`,
    en: `${project}: last day to ask for an extension`,
  }),
  acceptance: (project: string): Text => ({
    zh: `${project}：验收申请截止`,
    en: `${project}: last day to apply for acceptance`,
  }),
  subsidyYear: (project: string, index: number, label: string): Text => ({
    zh: `${project}：第${index}个贴息年度结束（${label}）`,
    en: `${project}: interest-subsidy year ${index} ends (${label})`,
  }),
  eventFiling: (event: string, act: Text): Text => ({
    zh: `${event}：${act.zh}`,
    en: `${event}: ${act.en}`,
  }),
  awardClaim: (measure: Text, project?: string): Text => ({
    zh: project ? `${project}：申报${measure.zh}` : `申报${measure.zh}`,
    en: project ? `${project}: claim for ${measure.en}` : `Claim: ${measure.en}`,
  }),
  claim: (project: string, index: number): Text => ({
    zh: `${project}：第${index}年贴息申报`,
    en: `${project}: claim for interest-subsidy year ${index}`,
  }),
  /** A measure that is claimed for; `year` is the subsidy year, counted from 1. */
  claimFor: (measure: Text, project?: string, year?: number): Text => {
    const about = {
      zh: year === undefined ? measure.zh : `${measure.zh}，第${year}年`,
      en: year === undefined ? measure.en : `${measure.en}, year ${year}`,
    };
    return project === undefined
      ? about
      : { zh: `${project}（${about.zh}）`, en: `${project} (${about.en})` };
  },
  claimStep: (claim: Text, step: Text): Text => ({
    zh: `${claim.zh}：${step.zh}截止`,
    en: `${claim.en}: last day for the ${step.en}`,
  }),
  claimDefence: (claim: Text): Text => ({ zh: `${claim.zh}：答辩`, en: `${claim.en}: defence` }),
  claimEvidence: (claim: Text, item: string): Text => ({
    zh: `${claim.zh}：备齐“${item}”`,
    en: `${claim.en}: have “${item}” ready`,
  }),
  claimCorrection: (claim: Text): Text => ({
    zh: `${claim.zh}：补正截止`,
    en: `${claim.en}: last day to correct the claim`,
  }),
  objection: (claim: Text): Text => ({
    zh: `${claim.zh}：公示期满`,
    en: `${claim.en}: public notice ends`,
  }),
  /** `others`: how many more measures the window is for, where it has no name yet. */
  windowOpens: (window: Text, others = 0): Text => {
    const { zh, en } = withOthers(window, others);
    return { zh: `${zh}：开始申报`, en: `${en}: applications open` };
  },
  windowStep: (window: Text, step: Text, others = 0): Text => {
    const { zh, en } = withOthers(window, others);
    return { zh: `${zh}：${step.zh}截止`, en: `${en}: last day for the ${step.en}` };
  },
  publicNotice: (name: Text, project?: string): Text =>
    project === undefined
      ? { zh: `${name.zh}：公示期满`, en: `${name.en}: public notice ends` }
      : { zh: `${project}（${name.zh}）：公示期满`, en: `${project} (${name.en}): public notice ends` },
  /** A report or filing with the period it is about. */
  of: (name: Text, period: string): Text => {
    const about = periodText(period);
    return { zh: `${name.zh}（${about.zh}）`, en: `${name.en} (${about.en})` };
  },
  named: both,
};
