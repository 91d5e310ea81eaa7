import type { Text } from '../answers/source.ts';
import type { ChangeKind } from '../facts/event.ts';

/** What happened to an enterprise or to a certificate of its, as a name. */
export const changeWords: Record<ChangeKind, Text> = {
  name: { zh: '名称变更', en: 'change of name' },
  address: { zh: '地址变更', en: 'change of address' },
  'legal-representative': { zh: '法定代表人变更', en: 'change of legal representative' },
  business: { zh: '经营范围或主营业务变更', en: 'change of business' },
  reorganisation: { zh: '合并、分立或重组', en: 'merger, division or reorganisation' },
  capital: { zh: '注册资本变更', en: 'change of registered capital' },
  equity: { zh: '股权变更', en: 'change of shareholders' },
  'licence-obtained': { zh: '取得行政许可', en: 'licence obtained' },
  'licence-changed': { zh: '行政许可变更', en: 'licence changed' },
  'licence-renewed': { zh: '行政许可延续', en: 'licence renewed' },
  'licence-lapsed': { zh: '行政许可失效', en: 'licence lapsed' },
  'ip-pledge': { zh: '知识产权出质登记', en: 'pledge of intellectual property' },
  penalty: { zh: '受到行政处罚', en: 'administrative penalty' },
  'system-graded': { zh: '信息系统定级', en: 'grading of an information system' },
};
