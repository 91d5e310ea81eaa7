import type { MoneyModel } from '../../src/pages/money-model.ts';
import { hostile } from './cast.ts';

const on = (text: string) => Temporal.PlainDate.from(text);
const both = (zh: string, en: string) => ({ zh, en });
const source = {
  title: both('专项行动', 'Special Action'),
  clause: '7',
  quote: '每年给予贷款利息50%',
};
const line = (zh: string, en: string) => ({ text: both(zh, en), source });

/** An enterprise with something of everything, and names that mean harm wherever people write them. */
export const money: MoneyModel = {
  enterprise: hostile,
  today: on('2025-12-01'),
  claimable: [
    {
      measure: both('贷款贴息', 'Interest subsidy'),
      source,
      project: hostile,
      fen: 163_916_666,
      upTo: true,
      computation: {
        kind: 'years',
        readings: [
          {
            basis: both('按自然年度', 'by calendar year'),
            totalFen: 163_916_666,
            years: [{ label: '2025', fen: 163_916_666, text: both('利息×50%', 'interest × 50%') }],
          },
          {
            basis: both('按贷款年度', 'by loan year'),
            totalFen: 170_000_000,
            years: [{ label: '2025-03-15/2026-03-14', fen: 170_000_000 }],
          },
        ],
      },
      window: { notBefore: on('2026-01-01') },
    },
    {
      measure: both('示范项目资助', 'Benchmark grant'),
      source: { title: both('实施意见', 'Opinions'), clause: '5' },
      project: '应用项目',
      fen: 160_000_000,
      upTo: true,
      computation: {
        kind: 'readings',
        formula: both('已投入×30%', 'invested × 30%'),
        readings: [
          { fen: 300_000_000, text: both('按级别封顶额', 'ceiling of the level') },
          { fen: 160_000_000, text: both('按核算额', 'the computed amount') },
        ],
      },
      standing: both('准备中', 'being prepared'),
      next: { on: on('2026-01-16'), title: both(hostile, hostile), path: '/deadlines/d1' },
      window: {},
      until: on('2025-12-31'),
    },
    {
      measure: both('称号奖励', 'Title reward'),
      source,
      fen: 50_000_000,
      upTo: false,
      computation: { kind: 'formula', formula: both('固定金额', 'a fixed amount') },
    },
  ],
  total: {
    fen: 373_916_666,
    upTo: true,
    leftOut: [{ measure: both('概括表述', 'Headline'), text: both('只计后者', 'counted in its place') }],
    workings: [line('合计以均可同时享受为前提', 'supposes that all can be had')],
  },
  incomplete: [
    {
      measure: both('特别重大项目', 'Major project'),
      source,
      project: '应用项目',
      toRegister: [both('请登记称号', 'register the title'), both('请登记贷款', 'register the loan')],
      toSettle: [],
      ask: both('市经济信息化委', 'the Commission'),
      ceiling: { fen: 10_000_000_000, yearly: true },
    },
    {
      measure: both('技术改造支持', 'Renovation support'),
      source,
      toRegister: [],
      toSettle: [both('施行日期待明确，请询市发展改革委', 'first day open, ask the DRC')],
      ask: both('市发展改革委', 'the DRC'),
    },
  ],
  notOwedCount: 3,
  notOwed: [
    {
      policy: both('若干政策', 'Policies'),
      rows: [
        {
          measure: both('平台奖励', 'Platform reward'),
          source,
          projects: [hostile, '应用项目'],
          reasons: [line('不在松江', 'not in Songjiang'), line('投资不足', 'invests too little')],
        },
        {
          measure: both('上市补贴', 'Listing subsidy'),
          source,
          projects: [],
          reasons: [line('未上市', 'not listed')],
        },
      ],
    },
  ],
  finance: [
    {
      year: both('2025年', '2025'),
      expectedFen: 0,
      upTo: false,
      claimedFen: 70_000_000,
      grantedFen: 20_000_000,
      receivedFen: 220_000_000,
    },
    {
      year: both('申报窗口未公布', 'no window announced'),
      expectedFen: 360_000_000,
      upTo: true,
      claimedFen: 0,
      grantedFen: 0,
      receivedFen: 0,
    },
  ],
  cliff: {
    policies: [
      {
        policy: both('专项行动', 'Special Action'),
        rows: [
          {
            title: both(hostile, hostile),
            path: '/deadlines/d3',
            on: on('2028-01-01'),
            by: 'claim',
            past: 'past-goal-year',
            lastDay: on('2027-12-31'),
            stake: { kind: 'known', fen: 212_916_666, upTo: true, key: 'k' },
          },
          {
            title: both('验收', 'acceptance'),
            path: '/deadlines/d4',
            on: on('2028-06-30'),
            by: 'due',
            past: 'past-expiry',
            lastDay: on('2027-12-31'),
            stake: { kind: 'none' },
          },
        ],
        total: { fen: 212_916_666, upTo: true, unknown: 2 },
        says: [line('文件未作规定', 'the document says nothing')],
      },
    ],
    total: { fen: 0, upTo: false, unknown: 1 },
  },
  combinations: [
    {
      project: hostile,
      rows: [
        {
          kind: 'rule',
          measure: both('示范项目资助', 'Benchmark grant'),
          beside: { name: both(hostile, hostile), received: 200_000_000 },
          lines: [line('总额不超过上限', 'both within the ceiling')],
          ask: both('区经济委员会', 'the District Commission'),
        },
        {
          kind: 'not-regulated',
          measure: both('贷款贴息', 'Interest subsidy'),
          beside: { name: both('融资租赁补贴', 'Lease subsidy') },
          lines: [line('均未作规定，请询市财政局', 'not regulated, ask the Finance Bureau')],
          ask: both('市财政局', 'the Finance Bureau'),
        },
      ],
    },
  ],
};

/** The same page where there is nothing to say. */
export const nothing: MoneyModel = {
  enterprise: '示例企业',
  today: on('2025-12-01'),
  claimable: [],
  total: { fen: 0, upTo: false, leftOut: [], workings: [] },
  incomplete: [],
  notOwedCount: 0,
  notOwed: [],
  finance: [],
  cliff: { policies: [], total: { fen: 0, upTo: false, unknown: 0 } },
  combinations: [],
};
