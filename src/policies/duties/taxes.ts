import type { DatedRule } from '../dated-rule.ts';
import type { Duty } from '../duty.ts';
import { article, type Paper } from '../papers.ts';

const vat = article('中华人民共和国增值税法', 'Value-Added Tax Law of the PRC', '第30条');
const incomeTax = article('中华人民共和国企业所得税法', 'Enterprise Income Tax Law of the PRC', '第54条');

/** Worked by hand from the notices on days off; the days agree with the published tables of tax days. */
const examples = {
  month: [
    {
      anchor: '2026-01-01',
      dueOn: '2026-02-24',
      actBy: '2026-02-24',
      why: '15 February is the holiday’s first day.',
    },
    {
      anchor: '2026-04-30',
      dueOn: '2026-05-22',
      actBy: '2026-05-22',
      why: 'Five rest days from 1 May add five working days.',
    },
  ],
  quarter: [
    {
      anchor: '2025-12-31',
      dueOn: '2026-01-20',
      actBy: '2026-01-20',
      why: 'Three rest days from 1 January add three working days.',
    },
    {
      anchor: '2026-04-01',
      dueOn: '2026-07-15',
      actBy: '2026-07-15',
      why: 'A Wednesday; no three rest days in a row before it.',
    },
  ],
} satisfies Record<string, DatedRule['examples']>;

/** Filed within 15 days after the period. */
function filing(every: 'month' | 'quarter', source: Paper): DatedRule {
  return { rule: { family: 'tax', every }, source, confidence: 'high', examples: examples[every] };
}

/** Tax filings, for who has registered that it files them by this period. */
export const taxes: Duty[] = [
  {
    key: 'vat-monthly',
    name: { zh: '增值税及附加税费申报（按月）', en: 'Value added tax return, monthly' },
    every: 'month',
    applies: { to: 'taxpayers', tax: 'vat', every: 'month' },
    due: filing('month', vat),
    source: vat,
  },
  {
    key: 'vat-quarterly',
    name: { zh: '增值税及附加税费申报（按季）', en: 'Value added tax return, quarterly' },
    every: 'quarter',
    applies: { to: 'taxpayers', tax: 'vat', every: 'quarter' },
    due: filing('quarter', vat),
    source: vat,
  },
  {
    key: 'income-tax-prepayment-monthly',
    name: { zh: '企业所得税预缴申报（按月）', en: 'Enterprise income tax prepayment, monthly' },
    every: 'month',
    applies: { to: 'taxpayers', tax: 'incomeTax', every: 'month' },
    due: filing('month', incomeTax),
    source: incomeTax,
  },
  {
    key: 'income-tax-prepayment-quarterly',
    name: { zh: '企业所得税预缴申报（按季）', en: 'Enterprise income tax prepayment, quarterly' },
    every: 'quarter',
    applies: { to: 'taxpayers', tax: 'incomeTax', every: 'quarter' },
    due: filing('quarter', incomeTax),
    source: incomeTax,
  },
  {
    key: 'income-tax-settlement',
    name: { zh: '企业所得税汇算清缴', en: 'Enterprise income tax settlement' },
    every: 'year',
    applies: { to: 'taxpayers', tax: 'incomeTax', every: 'any' },
    due: {
      rule: { family: 'duty', every: 'year', monthsAfter: 5, day: 31, restDay: 'next' },
      source: incomeTax,
      confidence: 'high',
      examples: [
        {
          anchor: '2025-12-31',
          dueOn: '2026-06-01',
          actBy: '2026-06-01',
          why: '31 May is a Sunday: the Monday after it.',
        },
        {
          anchor: '2024-12-31',
          dueOn: '2025-06-03',
          actBy: '2025-06-03',
          why: '31 May begins the Dragon Boat holiday: the day after it.',
        },
      ],
    },
    source: incomeTax,
    notes: [
      {
        zh: '年度终了后5个月内；连续三日以上假期的加长只用于15日的申报期。',
        en: 'Within 5 months after the year; the extension for three or more rest days is only applied to periods of 15 days.',
      },
    ],
  },
];
