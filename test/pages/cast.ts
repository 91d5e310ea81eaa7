import type { Demonstration, HomeModel, PolicyRow } from '../../src/pages/model.ts';

const on = (text: string) => Temporal.PlainDate.from(text);
const shanghai = { zh: '上海市', en: 'Shanghai' };

const policy = (key: string, zh: string, more: Partial<PolicyRow>): PolicyRow => ({
  key,
  title: { zh, en: `The ${key} policy` },
  titleInferred: false,
  level: 'municipal',
  region: shanghai,
  lapsed: false,
  goals: [],
  subscribePath: `/subscribe#policies-${key}`,
  openQuestionCount: 0,
  ...more,
});

/** The five founding policies as they stand in the winter of 2026. */
export const policies: PolicyRow[] = [
  policy('jiading', '嘉定区工业互联网创新发展专项支持实施意见', {
    knownFrom: on('2024-05-25'),
    until: on('2025-12-31'),
    lapsed: true,
    quote: '有效期至2025年12月31日',
    openQuestionCount: 6,
  }),
  policy('services', '关于促进工业服务业赋能产业升级的若干措施', {
    inForceFrom: on('2024-07-29'),
    until: on('2027-12-31'),
  }),
  policy('songjiang', '松江区制造业数字化转型发展若干政策', {
    inForceFrom: on('2024-01-28'),
    until: on('2029-01-27'),
    disputedUntil: on('2029-01-28'),
  }),
  policy('plan', '上海市推进新型工业化实施方案', {
    titleInferred: true,
    goals: [on('2027-12-31'), on('2035-12-31')],
  }),
  policy('action', '上海市推动工业领域大规模设备更新和创新产品扩大应用的专项行动', {
    knownFrom: on('2024-05-31'),
    goals: [on('2027-12-31')],
  }),
];

/** What an enterprise might be called by somebody who means harm. */
export const hostile = `甲"><script>alert(1)</script><img src=x onerror='alert(2)'>&amp;`;

export const demo: Demonstration = {
  enterprise: hostile,
  members: [
    { name: hostile, reach: 'reached' },
    { name: '王伟', reach: 'off' },
  ],
  next90: [
    {
      id: 'd1',
      title: { zh: '2026年度贴息结束', en: 'Subsidy year 2026 closes' },
      status: 'firm',
      dueOn: on('2026-12-31'),
      minute: 960,
      daysLeft: 39,
      stake: { kind: 'known', fen: 212_916_666, upTo: true, key: 'k' },
      quote: '贷款贴息',
    },
  ],
  awaiting: [
    {
      id: 'd2',
      title: { zh: '2026年度贴息申报', en: 'Claim for 2026' },
      status: 'awaiting',
      stake: { kind: 'unknown', key: 'k' },
    },
  ],
  letters: [
    { id: 'l1', subject: hostile, sentAt: Temporal.Instant.from('2026-11-20T16:30:00Z'), state: 'sent' },
  ],
};

export const home: HomeModel = {
  today: on('2026-11-22'),
  policies,
  feed: {
    zh: 'https://example.org/calendar/policies.ics',
    en: 'https://example.org/en/calendar/policies.ics',
  },
};
