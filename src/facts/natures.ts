import type { Text } from '../answers/source.ts';

/** What a project is, as the clauses that pay for projects tell them apart. */
export const natures = {
  'technical-renovation': { zh: '技术改造', en: 'technical renovation' },
  'catalogue-purchase': {
    zh: '购买首次投放市场的创新产品推荐目录产品',
    en: 'purchase of a catalogue product placed on the market for the first time',
  },
  'new-infrastructure': {
    zh: '新型基础设施（新网络、新设施、新平台）',
    en: 'new infrastructure (networks, facilities, platforms)',
  },
  'new-terminal': {
    zh: '新终端（传统设施智能化改造、智能终端系统）',
    en: 'new terminals (intelligent renovation of old infrastructure, terminal systems)',
  },
  logistics: { zh: '工业物流技术改造', en: 'renovation of industrial logistics' },
  design: { zh: '工业设计', en: 'industrial design' },
  'integrated-manufacturing': { zh: '制造服务一体化新模式', en: 'manufacturing and services in one' },
  'industry-platform': { zh: '产业互联网平台', en: 'industry internet platform' },
  'industrial-internet-research': {
    zh: '工业互联网新技术和产品研发',
    en: 'research on industrial-internet technology and products',
  },
  'public-platform': {
    zh: '软件、元宇宙、通信公共服务平台',
    en: 'public service platform for software, metaverse or communications',
  },
  'metaverse-tools': { zh: '元宇宙工具成果产业化', en: 'metaverse tools brought to industry' },
  'supply-chain-full': { zh: '全链条改造的数字供应链', en: 'digital supply chain over the full chain' },
  'supply-chain-system': { zh: '供应链管理系统', en: 'supply-chain management system' },
  'supply-chain-trusted': { zh: '可信供应链平台', en: 'trusted supply-chain platform' },
  'energy-management-centre': { zh: '能源管理中心', en: 'energy-management centre' },
  'energy-contracting': { zh: '合同能源管理', en: 'energy performance contracting' },
  'cleaner-production-audit': { zh: '清洁生产审核服务', en: 'cleaner-production audit service' },
  'digital-diagnosis': { zh: '规上制造企业数字化诊断', en: 'digital diagnosis of above-scale manufacturers' },
  'logistics-digital': {
    zh: '物流信息平台或数字化转型',
    en: 'logistics information platform or digital transformation',
  },
  'low-altitude-route': {
    zh: '新开设的工业低空物流航线',
    en: 'newly opened low-altitude route for industrial logistics',
  },
  'one-test-many-certificates': {
    zh: '“一测多证”试点',
    en: 'pilot of one test recognised by several countries',
  },
  'digital-application': { zh: '数字化转型创新应用', en: 'innovative application of digital transformation' },
  'smart-factory': { zh: '智能工厂建设与改造', en: 'smart factory' },
  'smart-factory-service': {
    zh: '智能工厂诊断和改造服务',
    en: 'diagnosis and renovation service for smart factories',
  },
  'future-industry': { zh: '新赛道和未来产业', en: 'new tracks and future industries' },
  'first-set': { zh: '首台（套）重大技术装备', en: 'first set of major technical equipment' },
  'first-version': { zh: '首版次软件', en: 'first version of software' },
  'first-batch': { zh: '首批次新材料', en: 'first batch of a new material' },
  'service-manufacturing': { zh: '服务型制造', en: 'service-oriented manufacturing' },
  park: { zh: '产业园区、功能区', en: 'industrial park or functional zone' },
  'service-park': { zh: '服务业园区、楼宇', en: 'service-industry park or building' },
  'enterprise-digitalisation': {
    zh: '中小制造企业数字化、网络化升级',
    en: 'digital and networked upgrading of a small manufacturer',
  },
  'industrial-internet-application': {
    zh: '工业互联网创新应用',
    en: 'innovative industrial-internet application',
  },
  'industrial-internet-service': { zh: '工业互联网专业服务', en: 'professional industrial-internet service' },
  'identifier-node': { zh: '标识解析二级节点', en: 'secondary node for identifier resolution' },
  'institute-platform': { zh: '大院大所工业互联网平台', en: 'industrial-internet platform of an institute' },
  'industry-event': {
    zh: '工业互联网相关会议、论坛、大赛',
    en: 'conference, forum or contest on the industrial internet',
  },
  'training-base': { zh: '工业互联网人才实训基地', en: 'training base for the industrial internet' },
  'material-certification': { zh: '新材料应用认证', en: 'application certification of a new material' },
  'software-research': {
    zh: '基础软件和工业软件重大研发',
    en: 'major research on basic or industrial software',
  },
  'software-purchase': { zh: '采购使用本市重点软件', en: 'purchase of key software of the city' },
  'innovative-product': { zh: '创新产品销售', en: 'sale of an innovative product' },
  'innovative-lease': { zh: '创新产品融资租赁', en: 'finance lease of an innovative product' },
  'scenario-task': { zh: '应用场景创新任务', en: 'scenario task' },
  computing: { zh: '算力设施', en: 'computing facility' },
  'introduced-major': { zh: '引进的重大项目', en: 'introduced major project' },
  other: { zh: '其他', en: 'other' },
} as const satisfies Record<string, Text>;

export type Nature = keyof typeof natures;
export const natureKeys = Object.keys(natures) as Nature[];
