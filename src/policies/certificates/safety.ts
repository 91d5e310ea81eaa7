import type { CertificateKind } from '../certificate-kind.ts';
import { article, paper } from '../papers.ts';
import { closes, valid, within } from './parts.ts';

const equipment = article(
  '中华人民共和国特种设备安全法',
  'Special Equipment Safety Law of the PRC',
  '第40条',
  '检验合格有效期届满前一个月提出定期检验要求',
);
const grading = paper(
  '规模以上企业安全生产标准化评审程序（转载）',
  'Grading procedure of work-safety standardisation (reprint)',
  'http://www.sdqkbs.com/college/1131.html',
);
const selfAssessment = paper(
  '安全生产标准化直接换证条件（转载）',
  'Conditions for direct renewal of a work-safety grade (reprint)',
  'https://m.aqrzj.com/doc/347994.html',
);
const yearly = { source: selfAssessment, confidence: 'low' } as const;

/** Inspections and grades of work safety. */
export const safety: CertificateKind[] = [
  {
    key: 'tezhong_shebei',
    name: { zh: '特种设备定期检验', en: 'Special-equipment periodic inspection' },
    issuer: { zh: '特种设备检验机构', en: 'special-equipment inspection body' },
    renewal: { model: 'lead', closes: closes('month 1', { source: equipment, confidence: 'high' }) },
    prepareDays: 30,
    notes: [
      {
        zh: '检验周期因设备类别而异：请登记检验报告所载的下次检验日期。',
        en: 'The period differs by class of equipment: register the next inspection day printed on the report.',
      },
    ],
    sources: [equipment],
  },
  {
    key: 'anquan_biaozhunhua',
    name: { zh: '企业安全生产标准化等级', en: 'Work-safety standardisation grade' },
    issuer: {
      zh: '应急管理部门（一、二、三级）',
      en: 'emergency-management authorities (grades one to three)',
    },
    term: valid(36, { source: grading, confidence: 'medium' }),
    renewal: {
      model: 'lead',
      closes: closes('month 3', {
        source: { ...grading, quote: '期满前3个月申请复评' },
        confidence: 'medium',
      }),
    },
    surveillance: [
      {
        name: { zh: '年度自评报告', en: 'Yearly self-assessment report' },
        first: within(12, yearly),
        next: within(12, yearly),
      },
    ],
    prepareDays: 90,
    notes: [
      {
        zh: '自评报告每年提交一次，从何日起算未见规定。',
        en: 'A self-assessment is due every year; from which day the year counts was not found.',
      },
      {
        zh: '依据的是此前的规定；现行办法（应急〔2021〕83号）尚未核对。',
        en: 'These are the earlier rules; the current measures (应急〔2021〕83号) have not been checked.',
      },
    ],
    sources: [grading, selfAssessment],
  },
];
