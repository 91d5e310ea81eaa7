import type { Text } from '../answers/source.ts';

type Named = { name: Text; description: Text };

/** How calendars are called in a client's list, and what they say they are. */
export const feedNames = {
  allPolicies: {
    name: { zh: '期限：政策有效期', en: 'Qixian: policy validity' },
    description: {
      zh: '上海市及区级产业政策的有效期截止日，均附原文依据',
      en: 'Last days of Shanghai industrial policies, each with the sentence that says so',
    },
  } satisfies Named,
  onePolicy: (title: Text): Named => ({
    name: { zh: `期限：${title.zh}`, en: `Qixian: ${title.en}` },
    description: {
      zh: '该政策的有效期截止日，附原文依据',
      en: 'The last day of this policy, with the sentence that says so',
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
