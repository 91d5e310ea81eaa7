import type { Text } from '../answers/source.ts';

type Named = { name: Text; description: Text };

/** How calendars are called in a client's list, and what they say they are. */
export const feedNames = {
  allPolicies: {
    name: { zh: '期限：政策与申报', en: 'Qixian: policies and applications' },
    description: {
      zh: '产业政策的施行日、有效期截止日和申报窗口，均附原文依据',
      en: 'First and last days of industrial policies and their application windows, each with the sentence that says so',
    },
  } satisfies Named,
  onePolicy: (title: Text): Named => ({
    name: { zh: `期限：${title.zh}`, en: `Qixian: ${title.en}` },
    description: {
      zh: '该政策的施行日、有效期截止日和申报窗口，均附原文依据',
      en: 'First and last day of this policy and its application windows, each with the sentence that says so',
    },
  }),
  enterprise: (name: string): Named => ({
    name: { zh: `期限：${name}`, en: `Qixian: ${name}` },
    description: {
      zh: '本企业的政策、项目、证照、报送备案与贷款贴息期限。网址即密钥，请勿转发',
      en: 'The policy, project, certificate, filing, loan and subsidy dates of this enterprise. The address is a secret: do not pass it on',
    },
  }),
};

/** The file beside a letter. */
export const attachedCalendar: Text = { zh: '期限.ics', en: 'deadline.ics' };
