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
};

/** The file beside a letter. */
export const attachedCalendar: Text = { zh: '期限.ics', en: 'deadline.ics' };
