import type { CertificateKind } from '../certificate-kind.ts';
import { article, paper } from '../papers.ts';
import { within } from './parts.ts';

const noTerm = {
  zh: '未见有效期的规定；不等于长期有效。',
  en: 'No term was found, which does not mean that it runs for ever.',
};
const shanghaiCentres = paper(
  '上海市企业技术中心2025年度评价通知（沪经信规范〔2022〕3号）',
  'Shanghai technology centres: evaluation notice of 2025 (沪经信规范〔2022〕3号)',
  'https://www.sh-keji.cn/kjcx/21254.html',
);
const nationalCentres = paper(
  '国家企业技术中心运行评价说明（转载）',
  'On the evaluation of national technology centres (reprint)',
  'https://seo.huaxiataike.com/ask/109398.html',
);

/** Titles for which no fixed term was found. */
export const demonstrations: CertificateKind[] = [
  {
    key: 'zhineng_gongchang',
    name: {
      zh: '智能工厂（基础级、先进级、卓越级、领航级）',
      en: 'Smart factory (basic, advanced, excellent, leading)',
    },
    issuer: {
      zh: '企业自评、上海市经济信息化委、六部门',
      en: 'self-assessment, the Shanghai Commission, or six ministries',
    },
    notes: [
      noTerm,
      { zh: '申报上一级须先取得下一级。', en: 'A tier may only be applied for by who has the one below it.' },
      {
        zh: '申报时间很短：2025年卓越级6月30日发布，7月11日截止。',
        en: 'Calls are short: in 2025 that for the excellent tier came on 30 June and closed on 11 July.',
      },
    ],
    sources: [
      paper(
        '沪经信制〔2025〕430号：卓越级智能工厂申报',
        'Shanghai call for excellent smart factories (沪经信制〔2025〕430号)',
        'https://sheitc.sh.gov.cn/cyfz/20250630/be0fec856d574775a9215de303e11c3e.html',
      ),
      paper(
        '2024年度六部门智能工厂行动',
        'Six ministries: smart-factory action of 2024',
        'https://kc.zlxy.net/wulianwang/1605.html',
      ),
    ],
  },
  {
    key: 'zhineng_changjing',
    name: { zh: '智能制造优秀场景、典型场景', en: 'Excellent or typical smart-manufacturing scenario' },
    issuer: { zh: '工业和信息化部等', en: 'Ministry of Industry and Information Technology and others' },
    notes: [{ zh: '一次性公布的名单，未见有效期。', en: 'Published once as a list; no term was found.' }],
    sources: [
      article(
        '松江区制造业数字化转型发展若干政策',
        'Songjiang District Policies on the Digital Transformation of Manufacturing',
        '第3条',
      ),
    ],
  },
  {
    key: 'lvse_gongchang',
    name: { zh: '绿色工厂（国家级、市级）', en: 'Green factory (national or municipal)' },
    issuer: {
      zh: '工业和信息化部、上海市经济信息化委',
      en: 'Ministry of Industry and Information Technology or the Shanghai Commission',
    },
    lapse: {
      zh: '拒不填报动态管理表的，移出名单。',
      en: 'Refusing to file the dynamic-management table removes it from the list.',
    },
    notes: [noTerm],
    sources: [
      paper('工信厅节函〔2022〕7号', '工信厅节函〔2022〕7号', 'https://ch9997.com/display/247346.html'),
      paper('黑龙江2023年通知', 'Heilongjiang notice of 2023', 'https://www.hljapp.com/content/detail/1243'),
      paper('珠海2025年通知', 'Zhuhai notice of 2025', 'http://www.darkml.cn/article.aspx?id=7471'),
      paper(
        '工信厅节函〔2025〕390号：对标',
        '工信厅节函〔2025〕390号: benchmarking',
        'http://www.mengjin.gov.cn/html/1//2/151/164/194/237/96568.html',
      ),
      paper(
        '企业绿码每年更新',
        'Enterprise green codes, updated yearly',
        'http://www.szslczx.com/detail.aspx?cid=903&siteid=27546',
      ),
    ],
  },
  {
    key: 'fuwu_zhizao',
    name: { zh: '服务型制造示范企业、平台、项目', en: 'Service-oriented manufacturing demonstration' },
    issuer: {
      zh: '工业和信息化部、市、区主管部门',
      en: 'the Ministry of Industry and Information Technology, the city or a district',
    },
    notes: [
      {
        zh: '没有固定有效期：新一批遴选时对往批重新评估（2022年、2023年）。',
        en: 'No fixed term: earlier batches are evaluated again with each new selection (2022, 2023).',
      },
      {
        zh: '奖励均为一次性：市50万元（527号），松江40万、20万、10万元。',
        en: 'Rewards are one-off: 500,000 yuan from the city (no. 527); 400,000, 200,000 or 100,000 in Songjiang.',
      },
    ],
    sources: [
      paper('工信厅政法函〔2023〕42号', '工信厅政法函〔2023〕42号', 'https://m.31ppt.com/p-6809998.html'),
      paper('工信厅政法函〔2022〕67号', '工信厅政法函〔2022〕67号', 'http://babaoyan.cn/16/202204/3387.html'),
    ],
  },
  {
    key: 'etc_shanghai',
    name: { zh: '上海市市级企业技术中心', en: 'Shanghai municipal enterprise technology centre' },
    issuer: { zh: '上海市经济信息化委', en: 'Shanghai Commission of Economy and Informatization' },
    surveillance: [
      {
        name: { zh: '评价', en: 'Evaluation' },
        next: within(24, { source: shanghaiCentres, confidence: 'high' }),
        byNotice: true,
        spares: 'excellent',
      },
    ],
    notes: [
      noTerm,
      {
        zh: '评价优秀的可免于下一次评价，即四年后再评。',
        en: 'An excellent result skips the next evaluation: the one after it comes four years later.',
      },
    ],
    sources: [shanghaiCentres],
  },
  {
    key: 'etc_national',
    name: { zh: '国家企业技术中心', en: 'National enterprise technology centre' },
    issuer: { zh: '国家发展改革委等', en: 'National Development and Reform Commission and others' },
    surveillance: [
      {
        name: { zh: '运行评价', en: 'Evaluation' },
        next: within(24, { source: nationalCentres, confidence: 'medium' }),
        byNotice: true,
      },
    ],
    notes: [
      noTerm,
      {
        zh: '原则上每两年评价一次；此前的办法规定4月15日报送，以当年通知为准。',
        en: 'Evaluated every two years in principle; earlier measures asked for material by 15 April, the year’s notice decides.',
      },
    ],
    sources: [
      nationalCentres,
      paper(
        '发改办高技〔2017〕1283号（2016年第34号令）',
        '发改办高技〔2017〕1283号 (Order 34 of 2016)',
        'http://m.changxiang.cc/news/261859.html',
      ),
    ],
  },
  {
    key: 'shoutaitao',
    name: { zh: '首台（套）重大技术装备', en: 'First set of major technical equipment' },
    issuer: {
      zh: '工业和信息化部、上海市经济信息化委',
      en: 'Ministry of Industry and Information Technology or the Shanghai Commission',
    },
    notes: [
      {
        zh: '未见有效期的规定；以目录的版本为准，而非证书日期。',
        en: 'No term was found; the edition of the catalogue matters more than a certificate’s date.',
      },
    ],
    sources: [
      paper(
        '上海市支持先进制造业转型升级三年行动方案（2026-2028）',
        'Shanghai three-year action plan for advanced manufacturing (2026–2028)',
        'https://www.yxiu.cn/finance/ch/885134.html',
      ),
    ],
  },
];
