import type { Text } from '../answers/source.ts';

/** What an enterprise does, as far as a clause asks for it. */
export const activities = {
  manufacturing: { zh: '制造业', en: 'manufacturing' },
  'industrial-internet': { zh: '工业互联网', en: 'industrial internet' },
  'industrial-internet-service': { zh: '工业互联网专业服务', en: 'industrial-internet services' },
  'industrial-logistics': { zh: '工业物流', en: 'industrial logistics' },
  'inspection-testing': { zh: '检验检测', en: 'inspection and testing' },
  'green-service': { zh: '绿色低碳专业服务', en: 'green and low-carbon services' },
  'energy-service': { zh: '节能服务', en: 'energy-saving services' },
  'park-operation': { zh: '园区、楼宇运营管理', en: 'running a park or building' },
  other: { zh: '其他', en: 'other' },
} as const satisfies Record<string, Text>;

export type Activity = keyof typeof activities;
export const activityKeys = Object.keys(activities) as Activity[];
