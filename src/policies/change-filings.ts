import type { ChangeFiling } from './change-filing.ts';
import type { DatedRule } from './dated-rule.ts';
import { article, csUpkeep, type Paper } from './papers.ts';

const byLawOf = {
  publicity: article(
    '企业信息公示暂行条例',
    'Interim Regulation on Enterprise Information Publicity',
    '第10条',
  ),
  hnte: {
    ...article(
      '高新技术企业认定管理办法',
      'Measures on Recognising High and New Technology Enterprises',
      '第17条',
    ),
    reference: 'https://chacewang.com/newsdetail/news525056.html',
  },
  discharge: article('排污许可管理条例', 'Regulation on Pollutant-Discharge Permits', '第14条'),
  registration: article(
    '中华人民共和国市场主体登记管理条例',
    'Regulation on the Registration of Market Entities',
    '第26条',
  ),
  grading: {
    ...article('信息安全等级保护管理办法', 'Measures on Graded Protection of Information Security', '第15条'),
    reference: 'http://www.fsou.net/html/text/chl/972/97233_3.html',
  },
};

/** Within 30 days of the change; worked by hand. */
function thirtyDays(source: Paper, confidence: DatedRule['confidence']): DatedRule {
  return {
    rule: { family: 'period', span: { unit: 'day', value: 30 } },
    source,
    confidence,
    examples: [
      {
        anchor: '2026-06-01',
        dueOn: '2026-07-01',
        actBy: '2026-07-01',
        why: 'Thirty days after 1 June, a Wednesday.',
      },
      {
        anchor: '2026-09-03',
        dueOn: '2026-10-08',
        actBy: '2026-10-08',
        why: '3 October is in the holiday: the day after it.',
      },
    ],
  };
}

/** The changes that have to be filed, in the order they are listed in. */
export const changeFilings: readonly ChangeFiling[] = [
  {
    key: 'credit-publication',
    name: { zh: '企业信用信息即时公示', en: 'Publication in the enterprise credit system' },
    on: [
      'capital',
      'equity',
      'licence-obtained',
      'licence-changed',
      'licence-renewed',
      'ip-pledge',
      'penalty',
    ],
    due: {
      rule: { family: 'period', span: { unit: 'workday', value: 20 } },
      source: byLawOf.publicity,
      confidence: 'high',
      examples: [
        {
          anchor: '2026-09-07',
          dueOn: '2026-10-10',
          actBy: '2026-10-10',
          why: '17 working days in September, one of them a make-up Sunday; then 8, 9 and the make-up Saturday 10 October.',
        },
      ],
    },
  },
  {
    key: 'hnte-change',
    name: { zh: '高新技术企业重大变化报告', en: 'Report of a major change by a high-tech enterprise' },
    on: ['name', 'business', 'reorganisation'],
    holders: ['gaoxin'],
    due: {
      rule: { family: 'period', span: { unit: 'month', value: 3 } },
      source: byLawOf.hnte,
      confidence: 'high',
      examples: [
        {
          anchor: '2026-03-31',
          dueOn: '2026-06-30',
          actBy: '2026-06-30',
          why: 'June has no 31st: its last day, a Tuesday.',
        },
        {
          anchor: '2026-07-03',
          dueOn: '2026-10-08',
          actBy: '2026-10-08',
          why: '3 October is in the holiday: the day after it.',
        },
      ],
    },
  },
  {
    key: 'permit-change',
    name: { zh: '排污许可证变更', en: 'Change of the pollutant-discharge permit' },
    on: ['name', 'address', 'legal-representative'],
    holders: ['paiwu_xkz'],
    due: thirtyDays(byLawOf.discharge, 'high'),
  },
  {
    key: 'cs-change',
    name: { zh: 'CS证书变更', en: 'Change of the CS certificate' },
    on: ['name', 'address', 'legal-representative'],
    holders: ['itss_cs'],
    due: thirtyDays(csUpkeep, 'low'),
  },
  {
    key: 'scope-after-lapse',
    name: {
      zh: '许可失效后的经营范围变更登记',
      en: 'Change of the business scope after a licence has lapsed',
    },
    on: ['licence-lapsed'],
    due: thirtyDays(byLawOf.registration, 'high'),
  },
  {
    key: 'graded-system',
    name: { zh: '等级保护定级备案（二级及以上）', en: 'Filing of a system graded level 2 or above' },
    on: ['system-graded'],
    due: thirtyDays(byLawOf.grading, 'medium'),
  },
];
