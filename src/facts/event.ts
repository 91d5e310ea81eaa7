import { type Static, Type } from 'typebox';
import type { Text } from '../answers/source.ts';
import { Closed, Day, Words } from './shared.ts';

/** What may happen to an enterprise or to a certificate of its that has to be filed. */
export const changes = {
  name: { zh: '名称变更', en: 'change of name' },
  address: { zh: '地址变更', en: 'change of address' },
  'legal-representative': { zh: '法定代表人变更', en: 'change of legal representative' },
  business: { zh: '经营范围或主营业务变更', en: 'change of business' },
  reorganisation: { zh: '合并、分立或重组', en: 'merger, division or reorganisation' },
  capital: { zh: '出资（认缴、实缴）变动', en: 'change of contributions subscribed or paid' },
  equity: { zh: '股权变更', en: 'change of shareholders' },
  'licence-obtained': { zh: '取得行政许可', en: 'licence obtained' },
  'licence-changed': { zh: '行政许可变更', en: 'licence changed' },
  'licence-renewed': { zh: '行政许可延续', en: 'licence renewed' },
  'licence-lapsed': { zh: '行政许可失效', en: 'licence lapsed' },
  'ip-pledge': { zh: '知识产权出质登记', en: 'pledge of intellectual property' },
  penalty: { zh: '受到行政处罚', en: 'administrative penalty' },
  'system-graded': { zh: '信息系统定级', en: 'grading of an information system' },
} as const satisfies Record<string, Text>;
export type ChangeKind = keyof typeof changes;
export const changeKinds = Object.keys(changes) as ChangeKind[];

/** A change on the day it took place (for a grading: was decided); what has to be filed for it counts from that day. */
export const Event = Type.Object(
  { change: Type.Enum(changeKinds), on: Day, about: Type.Optional(Words(120)) },
  Closed,
);
export type Event = Static<typeof Event>;
