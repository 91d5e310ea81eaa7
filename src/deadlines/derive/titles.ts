import type { Text } from '../../answers/source.ts';

const both = (name: string): Text => ({ zh: name, en: name });

/** How deadlines are called, in both languages. A name an enterprise gave stands as it gave it. */
export const titles = {
  policyExpires: (policy: Text): Text => ({
    zh: `《${policy.zh}》有效期届满`,
    en: `${policy.en}: last day of validity`,
  }),
  milestone: (policy: Text, year: number): Text => ({
    zh: `《${policy.zh}》${year}年目标`,
    en: `${policy.en}: goals for ${year}`,
  }),
  certificateExpires: (name: Text): Text => ({ zh: `${name.zh}有效期届满`, en: `${name.en}: expires` }),
  certificateRenewal: (name: Text): Text => ({
    zh: `${name.zh}延续申请截止`,
    en: `${name.en}: last day to apply for renewal`,
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
  claim: (project: string, index: number): Text => ({
    zh: `${project}：第${index}年贴息申报`,
    en: `${project}: claim for interest-subsidy year ${index}`,
  }),
  named: both,
};
