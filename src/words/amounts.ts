import type { Text } from '../answers/source.ts';

/** A project's amounts, as a sentence calls them. */
export const amountNames: Record<string, Text> = {
  investment: { zh: '项目投资', en: 'project investment' },
  approved: { zh: '核定项目投资', en: 'approved project investment' },
  actual: { zh: '项目实际投入', en: 'amount actually invested' },
  added: { zh: '项目新增投资', en: 'new investment of the project' },
  equipment: { zh: '设备器具购置费', en: 'cost of equipment and tools' },
  software: { zh: '软件类费用', en: 'cost of software' },
  withoutCivilWorks: { zh: '平台建设投入（不含土建）', en: 'platform investment without civil works' },
  construction: { zh: '建安费用', en: 'cost of construction and installation' },
  audited: { zh: '专项审计确认的费用', en: 'cost confirmed by a special audit' },
  contract: { zh: '合同金额', en: 'contract amount' },
  service: { zh: '实际服务金额', en: 'service amount actually incurred' },
  sales: { zh: '市场销售价格', en: 'market sale price' },
  lease: { zh: '融资租赁合同设备投资', en: 'equipment investment under the lease' },
};

/** What a project has achieved, as a sentence counts it. */
export const quantityNames: Record<string, Text> = {
  enterprisesDiagnosed: { zh: '已诊断企业数', en: 'enterprises diagnosed' },
  enterprisesServed: { zh: '年服务企业数', en: 'enterprises served in the year' },
  equivalentTonnes: { zh: '综合效益当量吨', en: 'equivalent tonnes of benefit' },
  coalTonnes: { zh: '节约标煤吨数', en: 'tonnes of standard coal' },
  flights: { zh: '飞行架次', en: 'flights' },
};
