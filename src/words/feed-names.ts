import type { Text } from '../answers/source.ts';
import { type District, districts } from '../facts/district.ts';
import { type Theme, themes } from '../policies/themes.ts';

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
  windows: {
    name: { zh: '期限：申报窗口', en: 'Qixian: application windows' },
    description: {
      zh: '已公布的申报窗口：开始受理和各环节的截止日期，均附通知原文',
      en: 'Announced application windows: when each opens and the last day of each of its steps, with the words of the notice',
    },
  } satisfies Named,
  onePolicy: (title: Text): Named => ({
    name: { zh: `期限：${title.zh}`, en: `Qixian: ${title.en}` },
    description: {
      zh: '该政策的施行日、有效期截止日和申报窗口，均附原文依据',
      en: 'First and last day of this policy and its application windows, each with the sentence that says so',
    },
  }),
  district: (district: District): Named => {
    const { zh, en } = districts[district];
    return {
      name: { zh: `期限：${zh}`, en: `Qixian: ${en}` },
      description: {
        zh: `${zh}的政策与申报窗口，以及全市和全国的；全市申报在${zh}另有截止日的，按${zh}的日期`,
        en: `The policies and application windows of ${en}, and those of the whole city and country; where a call of the city closes on another day in ${en}, that day`,
      },
    };
  },
  theme: (theme: Theme): Named => {
    const { zh, en } = themes[theme];
    return {
      name: { zh: `期限：${zh}`, en: `Qixian: ${en}` },
      description: {
        zh: `涉及${zh}的政策的施行日、有效期截止日和申报窗口，均附原文依据`,
        en: `First and last days of policies about ${en} and their application windows, each with the sentence that says so`,
      },
    };
  },
};

/** A deadline's title where a district has a day of its own. */
export function titleInDistrict(title: Text, district: District): Text {
  const { zh, en } = districts[district];
  return { zh: `${title.zh}（${zh}）`, en: `${title.en} (${en})` };
}

/** The file beside a letter. */
export const attachedCalendar: Text = { zh: '期限.ics', en: 'deadline.ics' };
