import { Type } from 'typebox';
import type { Text } from '../answers/source.ts';

/** What policies are about, for those who want to be told of a subject. */
export const themes = {
  'industrial-services': { zh: '工业服务业', en: 'industrial services' },
  'digital-transformation': { zh: '数字化转型', en: 'digital transformation' },
  'industrial-internet': { zh: '工业互联网', en: 'industrial internet' },
  'equipment-renewal': { zh: '设备更新与技术改造', en: 'equipment renewal and technical renovation' },
  'interest-subsidy': { zh: '贷款贴息', en: 'interest subsidies' },
  'new-industrialization': { zh: '新型工业化', en: 'new industrialisation' },
  holidays: { zh: '放假安排', en: 'days off' },
} as const satisfies Record<string, Text>;
export type Theme = keyof typeof themes;
export const Theme = Type.Enum(Object.keys(themes) as Theme[]);
