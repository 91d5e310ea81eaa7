import type { CertificateKind } from '../certificate-kind.ts';
import { article, paper } from '../papers.ts';
import { type Basis, closes, valid } from './parts.ts';

const read = (source: Basis['source']): Basis => ({ source, confidence: 'high' });

const licensingLaw = (clause: string, quote?: string) =>
  article('中华人民共和国行政许可法', 'Administrative Licensing Law of the PRC', clause, quote);
const workSafety = article(
  '安全生产许可证条例',
  'Regulation on Work-Safety Licences',
  '第9条',
  '期满前3个月办理延期手续',
);
const discharge = (clause: string, quote?: string) =>
  article('排污许可管理条例', 'Regulation on Pollutant-Discharge Permits', clause, quote);
const food = article('食品生产许可管理办法', 'Measures on Food Production Licences');
const industrial = article(
  '工业产品生产许可证管理条例',
  'Regulation on Industrial-Product Production Licences',
  '第25条',
  '有效期届满6个月前提出换证申请',
);
const waste = article(
  '危险废物经营许可证管理办法',
  'Measures on Hazardous-Waste Operating Licences',
  '第13条',
  '有效期届满30个工作日前',
);

/** Licences of the general law, of environmental protection and of production. */
export const licences: CertificateKind[] = [
  {
    key: 'xzxk_default',
    name: { zh: '行政许可', en: 'Administrative licence' },
    issuer: { zh: '作出许可决定的行政机关', en: 'the authority that granted it' },
    renewal: {
      model: 'lead',
      closes: closes('day 30', read(licensingLaw('第50条', '应当在该行政许可有效期届满三十日前'))),
    },
    prepareDays: 30,
    lapse: {
      zh: '按时申请而行政机关在届满前未作决定的，视为准予延续（第50条）；届满未延续的，注销（第70条）。',
      en: 'Asked for in time and undecided at expiry, it counts as extended (art. 50); not renewed, it is cancelled (art. 70).',
    },
    notes: [
      {
        zh: '其他法律、法规、规章另有规定的，从其规定；本规则只用于没有专门规定的许可。',
        en: 'Any other law, regulation or rule that sets a lead prevails; this one is for licences without their own.',
      },
      {
        zh: '第82条的工作日只约束行政机关；申请人的三十日按自然日计，稳妥的做法是提前30个工作日准备。',
        en: 'Article 82 counts the authority’s periods in working days; the applicant’s 30 days are calendar days. Preparing 30 working days ahead is prudent.',
      },
    ],
    sources: [licensingLaw('第50条'), licensingLaw('第70条'), licensingLaw('第82条')],
  },
  {
    key: 'anquan_shengchan_xkz',
    name: { zh: '安全生产许可证', en: 'Work-safety production licence' },
    issuer: {
      zh: '省级应急管理部门、住房和城乡建设部门',
      en: 'provincial emergency-management or housing and construction authority',
    },
    term: valid(36, read(workSafety)),
    renewal: { model: 'lead', closes: closes('month 3', read(workSafety)) },
    prepareDays: 90,
    notes: [
      {
        zh: '有效期内未发生死亡事故的，经发证机关同意可不再审查而延期。',
        en: 'Without a fatal accident in the term, the authority may agree to extend it without examining it again.',
      },
    ],
    sources: [workSafety],
  },
  {
    key: 'paiwu_xkz',
    name: { zh: '排污许可证', en: 'Pollutant-discharge permit' },
    issuer: { zh: '生态环境主管部门', en: 'ecology and environment authority' },
    term: valid(60, read(discharge('第14条'))),
    renewal: {
      model: 'lead',
      closes: closes('day 60', read(discharge('第14条', '有效期届满60日前提出申请'))),
    },
    printedReports: {
      text: {
        zh: '执行报告（年报、季报、月报）的提交日期以排污许可证副本所载为准；当年通知另定日期的，从其规定。',
        en: 'The permit’s own text sets the days of its yearly, quarterly and monthly compliance reports; a year’s notice may move them.',
      },
      source: discharge('第22条'),
      leastHeld: {
        year: { unit: 'month', value: 3 },
        quarter: { unit: 'month', value: 1 },
        month: { unit: 'day', value: 10 },
      },
      missed: {
        zh: '每次未提交处5000元以上2万元以下罚款（第37条）。',
        en: 'A fine of 5,000 to 20,000 yuan for each report missed (art. 37).',
      },
    },
    prepareDays: 60,
    notes: [
      {
        zh: '常见的日期：年报1月15日或1月31日，季报为季后次月15日，月报为次月15日；登记时以证载为准。',
        en: 'Often printed: yearly reports 15 or 31 January, quarterly and monthly ones the 15th of the next month. Register what the permit says.',
      },
      {
        zh: '持证不满3个月的当年不报年报，不满1个月的当季不报季报，不满10日的当月不报月报。',
        en: 'Held for less than 3 months: no yearly report that year; less than 1 month: no quarterly; less than 10 days: no monthly.',
      },
      {
        zh: '通知曾改期：2023年度年报延至2024年2月29日；2024年度有地方定为火电1月31日、其他行业2月底。',
        en: 'Notices have moved it: for 2023 to 29 February 2024; for 2024 one place set 31 January for thermal power and the end of February for others.',
      },
    ],
    sources: [
      discharge('第14条'),
      discharge('第22条'),
      paper(
        '生态环境部办公厅2024年1月5日通知（转载）',
        'MEE General Office notice of 5 January 2024 (reprint)',
        'http://m.ytsxf.com/article/1738.html',
      ),
      paper(
        '鲤城区2024年度执行报告通知（转载）',
        'Licheng District notice on 2024 compliance reports (reprint)',
        'http://mfiorese.com/zwgk/qzbm/hbj/gzdt/202502/t20250220_3141864.htm',
      ),
      paper(
        '排污许可执行报告示例',
        'Examples of compliance reports',
        'http://www.chngreenchain.com/File/PWExecutiveReport?Id=162944',
      ),
    ],
  },
  {
    key: 'shipin_shengchan',
    name: { zh: '食品生产许可证', en: 'Food production licence' },
    issuer: { zh: '市场监督管理部门', en: 'market regulation authority' },
    term: valid(60, { source: food, confidence: 'low' }),
    renewal: { model: 'lead', closes: closes('workday 30', { source: food, confidence: 'low' }) },
    prepareDays: 42,
    notes: [
      {
        zh: '期限未与办法（2020年第24号令）原文核对，使用前请核实。',
        en: 'Neither period has been checked against the measures (Order 24 of 2020); verify before relying on them.',
      },
    ],
    sources: [food],
  },
  {
    key: 'gycp_shengchan',
    name: { zh: '全国工业产品生产许可证', en: 'Industrial-product production licence' },
    issuer: { zh: '省级市场监督管理部门', en: 'provincial market regulation authority' },
    term: valid(60, read(industrial)),
    termVaries: true,
    renewal: { model: 'lead', closes: closes('month 6', read(industrial)) },
    prepareDays: 180,
    notes: [
      {
        zh: '食品加工企业的有效期为3年（同条）：请登记证书所载的到期日。',
        en: 'For food processors the same article sets 3 years: register the printed last day.',
      },
    ],
    sources: [industrial],
  },
  {
    key: 'weifei_jingying',
    name: { zh: '危险废物经营许可证', en: 'Hazardous-waste operating licence' },
    issuer: { zh: '生态环境主管部门', en: 'ecology and environment authority' },
    term: valid(60, read(waste)),
    termVaries: true,
    renewal: { model: 'lead', closes: closes('workday 30', read(waste)) },
    prepareDays: 42,
    notes: [
      {
        zh: '收集经营许可证的有效期为3年：请登记证书所载的到期日。',
        en: 'A licence for collection only runs for 3 years: register the printed last day.',
      },
    ],
    sources: [waste],
  },
];
