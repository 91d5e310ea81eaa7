import t from 'tap';
import { readCatalogue } from '../../src/catalogue.ts';
import type { Effect } from '../../src/deadlines/effect.ts';
import { announcementKinds } from '../../src/deadlines/effect.ts';
import { type EffectNames, effectLines } from '../../src/words/announcement-effects.ts';
import { becauseText } from '../../src/words/announcements.ts';

const names: EffectNames = {
  policies: new Map([['jiading', { zh: '《实施意见》', en: 'Opinions' }]]),
  measures: new Map([['jiading-5.1', { zh: '标杆示范项目', en: 'Benchmark projects' }]]),
  windows: new Map([['benchmark-2026', { zh: '2026年标杆申报', en: 'Benchmarks 2026' }]]),
  questions: new Map([['jiading-9.lead', { zh: '提前几天备案', en: 'How long before' }]]),
  announcements: new Map([['01890a5d-0000-7000-8000-000000000000', { zh: '旧通知', en: 'Old notice' }]]),
};
const [document] = readCatalogue();
if (!document) throw new Error('no document');
const creditCode = '91310114MA1GT3XR0A';
const recipients = [{ creditCode, project: '秘密项目' }];

/** One of every kind, and what has to be said of it in both languages. */
const told: { [K in Effect['kind']]: [Extract<Effect, { kind: K }>, zh: string[], en: string[]] } = {
  issue: [{ kind: 'issue', document }, ['新政策', document.title.zh], ['A new policy', document.title.en]],
  amendment: [
    {
      kind: 'amendment',
      policyKey: 'jiading',
      inForceFrom: '2026-03-01',
      clauses: [{ no: '5', set: {} }],
      remove: ['9'],
      transition: {
        by: 'contract',
        before: '2026-03-01',
        text: { zh: '此前签约的按原规定', en: 'contracts before it keep the old rule' },
        quote: '按原规定',
      },
    },
    [
      '修订《实施意见》',
      '改动条款：5',
      '删去条款：9',
      '自2026年3月1日 周日起施行',
      '新旧衔接：此前签约的按原规定',
    ],
    ['Amends Opinions', 'Clauses changed: 5', 'In force from Sun 1 Mar 2026', 'Transition: contracts before'],
  ],
  extension: [
    { kind: 'extension', policyKey: 'jiading', until: '2027-12-31' },
    ['《实施意见》的有效期延长至2027年12月31日 周五（含当日）'],
    ['Opinions stays in force through Fri 31 Dec 2027'],
  ],
  repeal: [
    { kind: 'repeal', policyKey: 'jiading', from: '2026-06-01' },
    ['《实施意见》自2026年6月1日 周一起废止', '文件未作规定'],
    ['Opinions is repealed from Mon 1 Jun 2026', 'does not say'],
  ],
  withdrawal: [
    { kind: 'withdrawal', announcementId: '01890a5d-0000-7000-8000-000000000000' },
    ['撤回公告“旧通知”'],
    ['Takes back the announcement “Old notice”'],
  ],
  window: [
    {
      kind: 'window',
      window: 'benchmark-2026',
      name: { zh: '2026年标杆申报', en: 'Benchmarks 2026' },
      measures: ['jiading-5.1'],
      opensOn: '2026-01-20',
      steps: [{ step: 'online', closesOn: '2026-02-04', minute: 960 }],
      districts: [{ district: 'jiading', step: 'online', closesOn: '2026-02-02' }],
    },
    [
      '“2026年标杆申报”开放申报',
      '线上申报截止：2026年2月4日 周三 16:00',
      '嘉定区线上申报截止：2026年2月2日 周一',
      '涉及：标杆示范项目',
    ],
    [
      'Online application: by Wed 4 Feb 2026, 16:00',
      'Jiading, online application',
      'For: Benchmark projects',
    ],
  ],
  'window-change': [
    {
      kind: 'window-change',
      window: 'benchmark-2026',
      steps: [{ step: 'paper' }],
      openEnd: { zh: '额度用完为止', en: 'until the funds are used up' },
    },
    ['“2026年标杆申报”的申报时间有调整', '截止：额度用完为止'],
    ['Days of application change: Benchmarks 2026', 'Ends: until the funds'],
  ],
  'public-notice': [
    {
      kind: 'public-notice',
      measures: [],
      recipients,
      from: '2026-03-02',
      within: { value: 10, unit: 'working-day' },
    },
    ['公示名单，共1项', '自2026年3月2日 周一起10个工作日'],
    ['1 entry', 'for 10 working days from Mon 2 Mar 2026'],
  ],
  list: [
    { kind: 'list', held: { title: 'chain-leader' }, batch: '第三批', grantedOn: '2026-03-02', recipients },
    ['“工赋链主”企业（第三批），共1家', '自2026年3月2日 周一起'],
    ['chain leader (第三批), 1 in all', 'From Mon 2 Mar 2026'],
  ],
  review: [
    { kind: 'review', held: { certificate: 'paiwu_xkz' }, endedOn: '2026-03-02', recipients },
    ['1家在2026年3月2日 周一之后不再持有'],
    ['no longer held after Mon 2 Mar 2026'],
  ],
  'holiday-notice': [
    {
      kind: 'holiday-notice',
      office: 'government',
      year: 2026,
      breaks: [
        {
          festivals: ['mid-autumn', 'national-day'],
          off: ['2026-09-25', '2026-10-07'],
          work: ['2026-09-20'],
        },
      ],
    },
    ['2026年放假安排', '中秋节、国庆节：9月25日 周五至10月7日 周三，9月20日 周日上班'],
    ['Days off of 2026', 'Fri 25 Sep to Wed 7 Oct; working days: Sun 20 Sep'],
  ],
  'duty-day': [
    { kind: 'duty-day', duty: 'annual-report', period: '2025', dueOn: '2026-06-30', districts: ['jiading'] },
    ['（2025年度）截止：2026年6月30日 周二', '仅限嘉定区'],
    ['(FY 2025) is due: Tue 30 Jun 2026', 'Only for Jiading'],
  ],
  confirmation: [{ kind: 'confirmation', rule: 'x.rule' }, ['已核对原文：x.rule'], ['Held against the text']],
  reading: [
    { kind: 'reading', reading: 'jiading-5.1.rate', value: '0.3' },
    ['标杆示范项目：贴息比例', '结论：30%'],
    ['Benchmark projects: Subsidy rate', 'Answer: 30%'],
  ],
  disbursement: [
    {
      kind: 'disbursement',
      recipients: [{ creditCode, project: '秘密项目' }],
      reports: [{ label: '中期', on: '2026-06-30', minute: 1020 }],
      acceptanceBy: { on: '2027-06-30' },
    },
    ['涉及1个项目', '报送“中期”截止：2026年6月30日 周二 17:00', '申请验收截止：2027年6月30日 周三'],
    ['for 1 project', 'by Tue 30 Jun 2026, 17:00', 'To file for acceptance: by Wed 30 Jun 2027'],
  ],
  notice: [{ kind: 'notice' }, ['不改变任何日期'], ['no date changes']],
};

for (const kind of Object.keys(announcementKinds) as Effect['kind'][])
  t.test(`a ${kind} is told in both languages, without a name that it lists`, async (t) => {
    const [effect, zh, en] = told[kind];
    const lines = effectLines(effect, names);
    const [inChinese, inEnglish] = [
      lines.map((line) => line.zh).join('\n'),
      lines.map((line) => line.en).join('\n'),
    ];
    for (const part of zh) t.match(inChinese, part);
    for (const part of en) t.match(inEnglish, part);
    t.notMatch(inChinese + inEnglish, /秘密项目|MA1GT3XR0A|undefined|\[object/);
  });

t.test('why a reader is told is said by the nearest reason', async (t) => {
  t.equal(becauseText('affected', names).zh, '它改变了您所属企业的日期或金额');
  t.equal(becauseText('concerns:jiading', names).zh, '它涉及可能适用于您所属企业的《实施意见》');
  t.equal(becauseText('policy:jiading', names).en, 'you subscribe to: Opinions');
  t.equal(becauseText('theme:holidays', names).zh, '您订阅了：放假安排');
  t.equal(becauseText('district:jiading', names).zh, '您订阅了：嘉定区');
  t.equal(becauseText('department:区经委', names).zh, '您订阅了：区经委');
});
