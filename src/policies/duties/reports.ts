import type { Duty } from '../duty.ts';
import { article, paper } from '../papers.ts';
import { nextYearOn } from './yearly.ts';

const publicity = article(
  '企业信息公示暂行条例',
  'Interim Regulation on Enterprise Information Publicity',
  '第8条',
);
const hnte = {
  ...article(
    '高新技术企业认定管理办法',
    'Measures on Recognising High and New Technology Enterprises',
    '第13条',
  ),
  reference: 'https://chacewang.com/newsdetail/news525056.html',
};
const torch = paper(
  '上海市2024年度火炬统计通知（火炬〔2024〕41号）',
  'Shanghai notice on Torch statistics for 2024 (火炬〔2024〕41号)',
  'https://m.163.com/dy/article/JON2N6QL0538AZAS.html',
);
const production = article(
  '医疗器械生产监督管理办法',
  'Measures on the Supervision of Medical-Device Production',
  '第45条',
);
const distribution = article(
  '医疗器械经营监督管理办法',
  'Measures on the Supervision of Medical-Device Distribution',
  '第44条',
);
const inspectionStatistics = article(
  '2024年度检验检测统计通知（中国市场监管报2025年1月14日）',
  'Notice on inspection-body statistics for 2024 (China Market Regulation News, 14 January 2025)',
);
const smeTitles = article('中小企业称号管理暂行办法（2022年）', 'Interim measures on SME titles (2022)');
const greenFactories = paper(
  '绿色工厂动态管理通知（工信厅节函〔2022〕7号）',
  'Notice on the dynamic management of green factories (工信厅节函〔2022〕7号)',
  'https://ch9997.com/display/247346.html',
);

/** Yearly reports of every enterprise and of holders of certificates and titles. */
export const reports: Duty[] = [
  {
    key: 'annual-report',
    name: { zh: '企业年度报告公示', en: 'Enterprise annual report' },
    every: 'year',
    applies: { to: 'enterprises' },
    opens: { monthsAfter: 1, day: 1 },
    due: nextYearOn('06-30', { source: publicity, confidence: 'high' }),
    source: publicity,
    missed: {
      zh: '列入经营异常名录，可处1万元以下罚款。',
      en: 'Listed as operating abnormally, and fined up to 10,000 yuan.',
    },
    notes: [
      {
        zh: '登记设立的次年报送首份年报；6月30日逢休息日不顺延，宜提前一个工作日办完。',
        en: 'The first report falls due in the year after registration. 30 June is not moved off a rest day: be done a working day earlier.',
      },
    ],
  },
  {
    key: 'hnte-annual-report',
    name: { zh: '高新技术企业发展情况年报', en: 'High-tech enterprise development report' },
    every: 'year',
    applies: { to: 'holders', of: ['gaoxin'] },
    due: nextYearOn('05-31', { source: hnte, confidence: 'high' }),
    source: hnte,
    missed: {
      zh: '累计两年未填报的，取消高新技术企业资格，并追缴所享受的税收优惠。',
      en: 'Two years missed, cumulatively, cancel the title, and the tax benefit is clawed back.',
    },
    notes: [
      {
        zh: '5月31日逢休息日未见顺延的规定。',
        en: 'Nothing was found that moves 31 May off a rest day.',
      },
    ],
  },
  {
    key: 'torch-statistics',
    name: { zh: '火炬企业统计年报', en: 'Torch enterprise statistics' },
    every: 'year',
    applies: { to: 'holders', of: ['gaoxin'] },
    due: nextYearOn('03-31', { source: torch, confidence: 'high' }),
    source: torch,
    notes: [
      {
        zh: '上市公司可书面申请延后报送；区里审核至4月30日。',
        en: 'Listed companies may ask in writing for a later day; the district audits until 30 April.',
      },
    ],
  },
  {
    key: 'medical-production-self-report',
    name: {
      zh: '医疗器械质量管理体系自查报告（注册人、生产企业）',
      en: 'Medical-device self-inspection report (registrants, producers)',
    },
    every: 'year',
    applies: { to: 'holders', of: ['ylqx_zhuce', 'ylqx_shengchan'] },
    due: nextYearOn('03-31', { source: production, confidence: 'high' }),
    source: production,
  },
  {
    key: 'medical-distribution-self-report',
    name: { zh: '医疗器械自查报告（经营企业）', en: 'Medical-device self-inspection report (distributors)' },
    every: 'year',
    applies: { to: 'holders', of: ['ylqx_jingying'] },
    due: nextYearOn('03-31', { source: distribution, confidence: 'high' }),
    source: distribution,
  },
  {
    key: 'cma-statistics',
    name: { zh: '检验检测统计及年报', en: 'Inspection-body statistics and annual report' },
    every: 'year',
    applies: { to: 'holders', of: ['cma'] },
    due: nextYearOn('03-21', {
      source: inspectionStatistics,
      confidence: 'medium',
      onceSeen: { zh: '2024年度通知', en: 'the notice for 2024' },
    }),
    source: inspectionStatistics,
    notes: [
      {
        zh: '日期由每年的通知确定；2024年度的填报系统于2025年1月13日至3月21日开放。',
        en: 'Each year’s notice sets the day; for 2024 the system was open from 13 January to 21 March 2025.',
      },
    ],
  },
  {
    key: 'sme-title-update',
    name: { zh: '创新型、专精特新企业年度信息更新', en: 'Yearly update by innovative and specialised SMEs' },
    every: 'year',
    applies: { to: 'holders', of: ['zjtx_sme', 'zjtx_giant', 'chuangxin_sme'] },
    due: nextYearOn('04-30', { source: smeTitles, confidence: 'low' }),
    source: smeTitles,
    notes: [
      {
        zh: '4月30日出自2022年暂行办法，未与原文核对；2026年的新办法是否沿用尚不清楚。',
        en: '30 April is from the interim measures of 2022 and unchecked; whether the new measures of 2026 keep it is not known.',
      },
    ],
  },
  {
    key: 'green-factory-table',
    name: { zh: '绿色工厂动态管理表', en: 'Green-factory dynamic-management table' },
    every: 'year',
    applies: { to: 'holders', of: ['lvse_gongchang'] },
    source: greenFactories,
    missed: {
      zh: '拒不填报的，移出绿色工厂名单。',
      en: 'Refusing to file removes it from the list of green factories.',
    },
    notes: [
      {
        zh: '日期每年由通知确定，各省不同：2022年1月15日和7月15日，2023年一省4月24日，2025年一市4月10日。',
        en: 'Each year’s notice sets the day, province by province: 15 January and 15 July in 2022, 24 April 2023 in one, 10 April 2025 in one city.',
      },
    ],
  },
];
