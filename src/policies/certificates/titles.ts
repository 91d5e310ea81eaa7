import type { CertificateKind } from '../certificate-kind.ts';
import { article, paper } from '../papers.ts';
import { wholeMonths } from './examples.ts';
import { valid } from './parts.ts';

const hnte = {
  ...article('高新技术企业认定管理办法', 'Measures on Recognising High and New Technology Enterprises'),
  reference: 'https://chacewang.com/newsdetail/news525056.html',
};
const plates = paper(
  '上海市经济信息化委授牌说明（2023年8月28日）',
  'Shanghai Commission of Economy and Informatization on title plates (28 August 2023)',
  'https://www.chacewang.com/newsdetail/news409546.html',
);
const firstBatch = paper(
  '上海2026年第一批申报通知（区级转发）',
  'Shanghai call for the first batch of 2026 (forwarded by a district)',
  'https://www.xiang-ying.cn/notice/3516.html',
);
const champions = paper(
  '制造业单项冠军2021年复核通知（转载）',
  'Single champions: review notice of 2021 (reprint)',
  'http://www.idachang.com/policy_show.aspx?id=14964',
);
const evaluation = paper(
  '科技型中小企业2025年度评价通知（转载）',
  'Technology SMEs: evaluation notice of 2025 (reprint)',
  'https://www.chacewang.com/newsdetail/news825562.html',
);

/** Titles of specialised and innovative small enterprises: three years in whole months, reviewed in batches. */
function smeTitle(title: Pick<CertificateKind, 'key' | 'name' | 'issuer'>): CertificateKind {
  return {
    ...title,
    term: {
      rule: { family: 'validity', span: { unit: 'month', value: 36 }, wholeMonths: true },
      source: plates,
      confidence: 'high',
      examples: wholeMonths,
    },
    renewal: {
      model: 'batch',
      text: {
        zh: '须在有效期届满前通过复核，且只能在所在区的申报批次内提交（一批约2至6周）。',
        en: 'The review must be passed before expiry, and is only taken in the district’s batch (about 2 to 6 weeks).',
      },
      source: firstBatch,
      confidence: 'high',
    },
    prepareDays: 180,
    notes: [
      { zh: '只复核所持的最高一级称号。', en: 'Only the highest title held is reviewed.' },
      {
        zh: '区里的截止早于市里公布名单，线上与纸质材料的截止也可能不同（杨浦2025年：线上11月21日，纸质11月30日）。',
        en: 'Districts close before the city, and online and paper steps may close apart (Yangpu 2025: 21 and 30 November).',
      },
      {
        zh: '新办法（工信部企业〔2026〕2号）自2026年4月1日起施行，全文未核对。',
        en: 'New measures (工信部企业〔2026〕2号) are in force from 1 April 2026; their full text has not been checked.',
      },
    ],
    sources: [
      firstBatch,
      plates,
      paper(
        '杨浦区2025年第四批通知',
        'Yangpu District call for the fourth batch of 2025',
        'https://www.fudanusp.com/news/779.html',
      ),
      paper(
        '新办法综述',
        'An overview of the new measures',
        'http://ceccweb.org.cn/listshow.php?cid=69&id=3879',
      ),
    ],
  };
}

/** Titles that run for a term and are renewed in batches. */
export const titles: CertificateKind[] = [
  {
    key: 'gaoxin',
    name: { zh: '高新技术企业', en: 'High and new technology enterprise' },
    issuer: {
      zh: '省级认定机构（上海市高新技术企业认定办公室）',
      en: 'provincial recognition office (in Shanghai the HNTE office)',
    },
    term: valid(36, { source: hnte, confidence: 'high' }),
    renewal: {
      model: 'batch',
      text: {
        zh: '2016年办法未设复审期限：须在到期当年的申报批次内重新认定。',
        en: 'The measures of 2016 set no lead: apply anew in one of the batches of the year it expires.',
      },
      source: hnte,
      confidence: 'high',
    },
    lapse: {
      zh: '到期当年可暂按15%预缴企业所得税；年底前未重新取得资格的，应补缴差额。',
      en: 'In the year it expires income tax may be prepaid at 15% for the time being; without a new certificate by year end the difference is due.',
    },
    prepareDays: 180,
    notes: [
      {
        zh: '资格自证书日期起算，税收优惠按公历年度计算：真正的期限是当年最后一批。',
        en: 'The title runs from the certificate’s date, the tax benefit by calendar year: the last batch of the year is what counts.',
      },
      {
        zh: '批次截止可能延长：上海2024年第五批延至9月20日24时，第六批延至10月10日24时。',
        en: 'A batch may be extended: in Shanghai in 2024 the fifth to 20 September 24:00, the sixth to 10 October 24:00.',
      },
    ],
    sources: [
      hnte,
      paper(
        '上海2024年延长申报截止时间的通知（转载）',
        'Shanghai notice of 2024 extending two batches (reprint)',
        'https://biaoxq.com/news/show-313.html',
      ),
      paper(
        '国家税务总局公告2017年第24号解读',
        'On State Taxation Administration announcement 24 of 2017',
        'https://www.16zc.cn/archives/detail.html?id=1541',
      ),
    ],
  },
  smeTitle({
    key: 'zjtx_sme',
    name: { zh: '专精特新中小企业（上海）', en: 'Specialised and sophisticated SME (Shanghai)' },
    issuer: { zh: '上海市经济信息化委', en: 'Shanghai Commission of Economy and Informatization' },
  }),
  smeTitle({
    key: 'zjtx_giant',
    name: { zh: '专精特新“小巨人”企业', en: '“Little giant” enterprise (national)' },
    issuer: { zh: '工业和信息化部', en: 'Ministry of Industry and Information Technology' },
  }),
  smeTitle({
    key: 'chuangxin_sme',
    name: { zh: '创新型中小企业', en: 'Innovative SME' },
    issuer: { zh: '上海市经济信息化委', en: 'Shanghai Commission of Economy and Informatization' },
  }),
  {
    key: 'danxiang_guanjun',
    name: { zh: '制造业单项冠军企业', en: 'Manufacturing single-champion enterprise' },
    issuer: { zh: '工业和信息化部', en: 'Ministry of Industry and Information Technology' },
    term: valid(36, { source: champions, confidence: 'medium' }),
    renewal: {
      model: 'batch',
      text: {
        zh: '每三年复核一次，时间以工业和信息化部第三年的通知为准。',
        en: 'Reviewed every three years, when the Ministry’s notice of the third year says.',
      },
      source: champions,
      confidence: 'medium',
    },
    lapse: { zh: '未提交复核材料的，撤销称号。', en: 'Without review material the title is withdrawn.' },
    prepareDays: 180,
    sources: [
      champions,
      paper(
        '制造业单项冠军企业认定管理办法（工信部政法〔2023〕138号）',
        'Measures on recognising single champions (工信部政法〔2023〕138号)',
        'http://jxw.huangshi.gov.cn/cyks/cyzck/cyzckwjfb/202309/t20230927_1054867.html',
      ),
    ],
  },
  {
    key: 'keji_sme',
    name: { zh: '科技型中小企业', en: 'Technology SME (registered yearly)' },
    issuer: { zh: '省级主管部门', en: 'provincial authority' },
    term: valid(12, { source: evaluation, confidence: 'low' }),
    renewal: {
      model: 'batch',
      text: {
        zh: '每年分批评价，市里在10月31日前截止。',
        en: 'Evaluated every year in batches; the city closes before 31 October.',
      },
      source: evaluation,
      confidence: 'low',
    },
    notes: [
      {
        zh: '办法按年评价，12个月的有效期是我们的理解。',
        en: 'The scheme is yearly; a term of 12 months is our reading of it.',
      },
    ],
    sources: [
      evaluation,
      paper(
        '上海公示通知（2022）',
        'Shanghai public notice of 2022',
        'https://ntlltg.com/nt/dongtai/260747.html',
      ),
    ],
  },
];
