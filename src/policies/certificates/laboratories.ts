import type { CertificateKind } from '../certificate-kind.ts';
import { article, paper } from '../papers.ts';
import { closes, valid, within } from './parts.ts';

const approval = article(
  '检验检测机构资质认定管理办法',
  'Measures on the Approval of Inspection Bodies',
  '资质认定证书有效期',
  '有效期届满3个月前提出申请',
);
const accreditation = paper(
  'CNAS认可证书有效期与评审安排（转载）',
  'CNAS certificate term and assessments (reprint)',
  'http://zhazhu.cn/g87195165.html',
);
const reassessment = paper(
  'CNAS复评审申请时间（机构文章）',
  'When to apply for CNAS reassessment (a consultant’s page)',
  'http://www.qdjlsl.com/g87897262.html',
);
const assessed = { source: accreditation, confidence: 'medium' } as const;
// After the first year the accounts differ: in the second, fourth and sixth, every 24 months, or every year.
const yearly = { source: accreditation, confidence: 'low' } as const;

/** Inspection bodies and laboratories. */
export const laboratories: CertificateKind[] = [
  {
    key: 'cma',
    name: { zh: '检验检测机构资质认定证书', en: 'CMA inspection-body approval' },
    issuer: {
      zh: '国家认监委、省级市场监督管理部门',
      en: 'CNCA or the provincial market regulation authority',
    },
    term: valid(72, { source: approval, confidence: 'high' }),
    renewal: { model: 'lead', closes: closes('month 3', { source: approval, confidence: 'high' }) },
    prepareDays: 90,
    sources: [
      approval,
      paper(
        '检验检测机构资质认定管理办法（转载）',
        'The measures, reprinted',
        'http://m.huanyumedia.cn/g87487024.html',
      ),
      paper(
        '检验检测机构资质认定管理办法（另一转载）',
        'The measures, reprinted elsewhere',
        'https://byxx.com/g86874940.html',
      ),
    ],
  },
  {
    key: 'cnas_17025',
    name: { zh: 'CNAS实验室认可（ISO/IEC 17025）', en: 'CNAS laboratory accreditation (ISO/IEC 17025)' },
    issuer: {
      zh: '中国合格评定国家认可委员会',
      en: 'China National Accreditation Service for Conformity Assessment',
    },
    term: valid(72, assessed),
    renewal: {
      model: 'lead',
      closes: closes('month 6', {
        source: { ...reassessment, quote: '期满前6个月申请' },
        confidence: 'medium',
        advised: true,
      }),
    },
    surveillance: [
      {
        name: { zh: '监督评审或复评审', en: 'Surveillance or reassessment' },
        first: within(12, assessed),
        second: within(12, yearly),
        next: within(24, yearly),
      },
    ],
    prepareDays: 180,
    notes: [
      {
        zh: '获准认可后第1年监督评审，第2、4、6年复评审，第6年的复评审用于换证。',
        en: 'Surveillance in the first year after the grant, reassessment in the second, fourth and sixth; the one in the sixth renews the certificate.',
      },
      {
        zh: '认可规则（CNAS-RL01）条文未核对，另有说法为每年监督：以CNAS通知的评审日期为准。',
        en: 'The clauses of CNAS-RL01 have not been checked, and one account says yearly surveillance: go by the date CNAS gives.',
      },
    ],
    sources: [
      accreditation,
      paper(
        'CNAS认可证书有效期与评审安排（另一转载）',
        'CNAS certificate term, reprinted elsewhere',
        'https://m.qiyetang.com/g87198059.html',
      ),
      paper(
        'CNAS认可证书有效期拟调整为6年（2016）',
        'CNAS to lengthen its term to six years (2016)',
        'http://m.hlcytea.cn/article/939',
      ),
      reassessment,
      article('中华人民共和国认证认可条例', 'Regulation on Certification and Accreditation', '第45、47条'),
    ],
  },
];
