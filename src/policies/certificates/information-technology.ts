import type { CertificateKind } from '../certificate-kind.ts';
import { article, csUpkeep, paper } from '../papers.ts';
import { closes, opens, valid, within } from './parts.ts';

const dcmmTerm = paper(
  'DCMM证书自颁发之日起有效期3年（文章）',
  'DCMM certificates run three years from issue (an article)',
  'https://wpsshop.cn/w/我家小花儿/article/detail/641788',
);
const csRenewal = {
  source: { ...csUpkeep, quote: '有效期满前3个月内提出再评估' },
  confidence: 'medium',
} as const;
// What the first audit counts from is our reading: the page does not say.
const csFirst = { source: csUpkeep, confidence: 'low' } as const;
const cs = { source: csUpkeep, confidence: 'medium' } as const;
const gradedProtection = article(
  '信息安全等级保护管理办法',
  'Measures on Graded Protection of Information Security',
  '第14条至第17条',
);
const yearlyTest = paper(
  '等级保护三级每年至少一次测评（机构文章）',
  'Level 3 is evaluated at least once a year (a consultant’s page)',
  'https://gongsibao.com/article-14053.html',
);

/** Capability and security of information technology. */
export const informationTechnology: CertificateKind[] = [
  {
    key: 'dcmm',
    name: { zh: '数据管理能力成熟度（DCMM）', en: 'Data management capability maturity (DCMM)' },
    issuer: {
      zh: '中国电子信息行业联合会授权的评估机构',
      en: 'assessment bodies authorised by the China Information Technology Industry Federation',
    },
    term: valid(36, { source: dcmmTerm, confidence: 'medium' }),
    renewal: {
      model: 'lead',
      closes: closes('month 3', {
        source: article('DCMM评估的一般做法', 'General practice for DCMM assessments'),
        confidence: 'low',
        advised: true,
      }),
    },
    prepareDays: 90,
    notes: [
      {
        zh: '未见监督评估的规定；不等于没有。',
        en: 'No surveillance was found, which does not mean that there is none.',
      },
      {
        zh: '松江的奖励只给首次通过2级及以上的企业，一次性。',
        en: 'Songjiang rewards a first pass at level 2 or above, once.',
      },
    ],
    sources: [
      dcmmTerm,
      paper('DCMM评估流程', 'Steps of a DCMM assessment', 'https://www.sanwenwang.com/ba/badsrfqf.html'),
    ],
  },
  {
    key: 'itss_cs',
    name: {
      zh: '信息系统建设和服务能力（CS）',
      en: 'Information-system construction and service capability (CS)',
    },
    issuer: {
      zh: '中国电子信息行业联合会',
      en: 'China Information Technology Industry Federation',
    },
    term: valid(48, cs),
    renewal: { model: 'lead', opens: opens('month 3', csRenewal), closes: closes('day 0', csRenewal) },
    surveillance: [
      {
        name: { zh: '年度自查', en: 'Yearly self-check' },
        levels: [1, 2],
        first: within(12, csFirst),
        next: within(12, cs),
      },
      {
        name: { zh: '监督评估', en: 'Supervision' },
        levels: [3, 4, 5],
        first: within(18, csFirst),
        next: within(18, cs),
        notBefore: within(12, cs),
        perTerm: 2,
      },
    ],
    prepareDays: 90,
    notes: [
      {
        zh: '1、2级每年自查；3至5级每12至18个月监督一次，每个有效期两次。首次从何日起算未见规定，暂按发证之日推算。',
        en: 'Levels 1 and 2 check themselves every year; 3 to 5 are supervised after 12 to 18 months, twice a term. What the first counts from is not stated; the day of issue is taken until confirmed.',
      },
    ],
    sources: [csUpkeep],
  },
  {
    key: 'dengbao_l3',
    name: { zh: '网络安全等级保护三级测评', en: 'Graded-protection level-3 evaluation' },
    issuer: { zh: '公安机关（备案）、测评机构', en: 'public security (filing) and evaluation bodies' },
    surveillance: [
      {
        name: { zh: '等级测评', en: 'Evaluation' },
        next: within(12, { source: yearlyTest, confidence: 'high' }),
      },
    ],
    prepareDays: 60,
    notes: [
      {
        zh: '下次测评须在上次之后12个月内完成，宜提前约两个月启动。',
        en: 'The next evaluation must be finished within 12 months of the last; about two months are needed for it.',
      },
      {
        zh: '2025年规定：二级及以上系统均须在2025年11月30日前按新模板更新备案。',
        en: 'A rule of 2025 had every system of level 2 or above re-filed on the new template by 30 November 2025.',
      },
    ],
    sources: [
      { ...gradedProtection, reference: 'http://www.fsou.net/html/text/chl/972/97233_3.html' },
      yearlyTest,
      paper(
        '公网安〔2025〕1001号、1846号：备案更新',
        '公网安〔2025〕1001号 and 1846号: re-filing',
        'https://www.tanovo.com/display2.php?id=2424',
      ),
    ],
  },
];
