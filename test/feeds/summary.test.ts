import t from 'tap';
import type { DeadlineKind } from '../../src/deadlines/model.ts';
import { descriptionOf } from '../../src/feeds/description.ts';
import type { FeedEvent } from '../../src/feeds/model.ts';
import { leavesOut, summaryOf } from '../../src/feeds/summary.ts';
import { shortName, shortNames } from '../../src/words/enterprise-names.ts';
import { jiading } from './cast.ts';

const shenjiang = { name: '申江精工（上海）有限公司', short: '申江精工' };
const called = (kind: DeadlineKind, zh: string, more: Partial<FeedEvent> = {}) =>
  summaryOf(jiading({ kind, title: { zh, en: zh }, enterprise: shenjiang, ...more }), 'zh');
const inEnglish = (kind: DeadlineKind, en: string, more: Partial<FeedEvent> = {}) =>
  summaryOf(jiading({ kind, title: { zh: en, en }, enterprise: shenjiang, ...more }), 'en');

t.test('what is to be done stands first, then whose it is, then what it is about', async (t) => {
  t.equal(
    called('claim-step', '智能产线技术改造（融资租赁补贴）：线上申报截止'),
    '线上申报截止·申江精工·智能产线技术改造（融资租赁补贴）',
  );
  t.equal(
    called('project-extension', '智能产线技术改造：延期申请截止'),
    '延期申请截止·申江精工·智能产线技术改造',
  );
  t.equal(
    called('certificate-expires', '安全生产许可证（安许-003）有效期届满'),
    '有效期届满·申江精工·安全生产许可证（安许-003）',
  );
  t.equal(called('duty', '企业年度报告公示（2025年度）'), '企业年度报告公示（2025年度）·申江精工');
  t.equal(called('loan-settlement', '示例银行上海分行贷款结息'), '示例银行上海分行贷款结息·申江精工');
});

t.test(
  'what does not fit in 30 characters loses what stands in brackets, and a policy the words of every policy',
  async (t) => {
    const fitting: [DeadlineKind, string, string][] = [
      [
        'claim-evidence',
        '智能产线技术改造（技改项目融资租赁补贴）：备齐“设备清单与发票”',
        '备齐“设备清单与发票”·申江精工·智能产线技术改造',
      ],
      [
        'subsidy-year',
        '智能产线技术改造：第1个贴息年度结束（2025-03-15/2026-03-14）',
        '第1个贴息年度结束·申江精工·智能产线技术改造',
      ],
      [
        'certificate-renewal',
        '危险废物经营许可证（沪危临-2026-002）延续申请截止',
        '延续申请截止·申江精工·危险废物经营许可证',
      ],
      [
        'policy-expires',
        '《关于促进工业服务业赋能产业升级的若干措施》有效期届满',
        '有效期届满·申江精工·促进工业服务业赋能产业升级',
      ],
    ];
    for (const [kind, title, summary] of fitting) {
      t.equal(called(kind, title), summary);
      t.ok([...summary].length <= 30, summary);
    }
  },
);

t.test('a public calendar has room for a policy’s whole name', async (t) => {
  const { enterprise: _, ...event } = jiading({ enterprise: shenjiang });
  const title = {
    zh: '《嘉定区工业互联网创新发展专项支持实施意见》有效期届满',
    en: 'Jiading District Implementing Opinions: last day of validity',
  };
  t.equal(summaryOf({ ...event, title }, 'zh'), '有效期届满·《嘉定区工业互联网创新发展专项支持实施意见》');
  t.equal(
    summaryOf({ ...event, title }, 'en'),
    'Last day of validity · Jiading District Implementing Opinions',
  );
});

t.test('what is long in itself stays whole, behind what and who', async (t) => {
  t.equal(
    called('project-report', '柔性产线工业互联网应用示范工程：报送2026年上半年进展报告（第三稿）'),
    '报送2026年上半年进展报告（第三稿）·申江精工·柔性产线工业互联网应用示范工程',
  );
});

t.test('where leaving out brackets does not make it fit, they stay', async (t) => {
  const long = '云间轴承柔性产线智能化技术改造示范工程（二期）：报送2026年度上半年进展报告（第三稿）';
  t.equal(
    called('project-report', long),
    '报送2026年度上半年进展报告（第三稿）·申江精工·云间轴承柔性产线智能化技术改造示范工程（二期）',
  );
  t.equal(
    inEnglish('subsidy-year', 'Line 2 (first stage): interest-subsidy year 1 ends (2025)'),
    'Interest-subsidy year 1 ends (2025) · 申江精工 · Line 2 (first stage)',
  );
});

t.test('a year from a day of its own is called by the two it lies in where that makes it fit', async (t) => {
  t.equal(
    called('subsidy-year', '智能产线：第1个贴息年度结束（2025-03-15/2026-03-14）'),
    '第1个贴息年度结束（2025/26）·申江精工·智能产线',
  );
});

t.test('a year of one of two readings says so, with both', async (t) => {
  const assumption = { parameter: 'periodBasis', taken: 'calendar-year', other: 'loan-year' };
  const values = { basis: 'calendar-year', other: 'loan-year', years: 3, takenFen: 100, otherFen: 200 };
  const workings = [{ say: 'benefits.basis-assumed', with: values, assumption }];
  const year = jiading({ kind: 'subsidy-year', workings });
  t.match(descriptionOf(year, 'x', 'zh'), /两种口径并列：.*按自然年度.*按贷款年度.*只会适用其中一种/);
  t.match(
    descriptionOf(year, 'x', 'en'),
    /One of two readings: .*by calendar year.*by loan year.*only one of/,
  );
  t.notMatch(descriptionOf({ ...year, workings: [] }, 'x', 'zh'), /口径/);
});

t.test('a colon in brackets or quotes parts nothing, nor one at an end', async (t) => {
  t.equal(called('change-filing', '排污许可证（变更：地址）'), '排污许可证（变更：地址）·申江精工');
  t.equal(called('claim-step', '甲：'), '甲：·申江精工');
  t.equal(called('claim', '申报“甲：乙”奖励'), '申报“甲：乙”奖励·申江精工');
  t.equal(called('claim', '申报技术改造（一期）补贴'), '申报技术改造（一期）补贴·申江精工');
});

t.test('a colon in what a report is called parts nothing', async (t) => {
  t.equal(
    called('project-report', '智能产线技术改造：报送季度报告：初稿'),
    '报送季度报告：初稿·申江精工·智能产线技术改造',
  );
});

t.test('English says the same in the same order', async (t) => {
  t.equal(
    inEnglish('project-acceptance', 'Line 2: last day to apply for acceptance'),
    'Last day to apply for acceptance · 申江精工 · Line 2',
  );
  t.equal(inEnglish('claim', 'Claim: Small-firm award'), 'Claim: Small-firm award · 申江精工');
});

t.test('marks stand before everything, and a window shown as one event names its last day', async (t) => {
  const spansFrom = Temporal.PlainDate.from('2025-12-01');
  t.equal(
    called('window-step', '设备更新补贴：线上申报截止', { status: 'expected', demo: true, spansFrom }),
    '【预计】【示例】线上申报截止（12月31日）·申江精工·设备更新补贴',
  );
  t.equal(
    inEnglish('window-step', 'Renewal: last day for the application', { spansFrom }),
    'Last day for the application (31 Dec) · 申江精工 · Renewal',
  );
});

t.test('it is known whether a summary says the whole title', async (t) => {
  const titled = (zh: string, more: Partial<FeedEvent> = {}) =>
    jiading({ kind: 'claim-step', title: { zh, en: zh }, ...more });
  const whole = titled('甲项目：补正截止');
  t.notOk(leavesOut(whole, summaryOf(whole, 'zh'), 'zh'));
  const bare = titled('智能产线技术改造（技改项目融资租赁补贴）：线上申报截止', { enterprise: shenjiang });
  t.ok(leavesOut(bare, summaryOf(bare, 'zh'), 'zh'));
});

t.test('an enterprise is called without its legal form and the place in brackets', async (t) => {
  t.equal(shortName('申江精工（上海）有限公司'), '申江精工');
  t.equal(shortName('上海云帆智联股份有限公司'), '上海云帆智联');
  t.equal(shortName('海客仪表(苏州)有限责任公司'), '海客仪表');
  t.equal(shortName('Haike Instruments Co., Ltd.'), 'Haike Instruments');
  t.equal(shortName('某某研究院'), '某某研究院');
  t.equal(shortName('（上海）有限公司'), '（上海）有限公司', 'what would leave nothing stays');
});

t.test('where two would be called the same, both keep their whole names', async (t) => {
  const names = new Map([
    [1, '申江精工（上海）有限公司'],
    [2, '申江精工（苏州）有限公司'],
    [3, '云帆智联（上海）有限公司'],
  ]);
  t.same(
    [...shortNames(names)],
    [
      [1, '申江精工（上海）有限公司'],
      [2, '申江精工（苏州）有限公司'],
      [3, '云帆智联'],
    ],
  );
});
