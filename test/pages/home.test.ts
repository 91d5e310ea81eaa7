import t from 'tap';
import { homePage } from '../../src/pages/home.ts';
import { demo, home, hostile, policies } from './cast.ts';

const zh = homePage(home, 'zh');
const en = homePage(home, 'en');
const on = (text: string) => Temporal.PlainDate.from(text);

t.test('the years in which something ends or is aimed at stand out, the others do not', async (t) => {
  const ticks = (kind: string) =>
    [...zh.matchAll(new RegExp(`class="${kind}"[^>]*>(\\d{4})<`, 'g'))].map((m) => m[1]);
  t.same(ticks('tick marked'), ['2025', '2027', '2029']);
  t.same(ticks('tick'), ['2024', '2026', '2028']);
});

t.test('a lapsed policy says so in words, in the chart and in the table', async (t) => {
  t.equal(zh.match(/已于2025-12-31到期/g)?.length, 4);
  t.match(en, 'expired on 2025-12-31');
  t.match(zh, '<li class="row lapsed">');
});

t.test('a goal is drawn as a goal, and one beyond the axis is named at its edge', async (t) => {
  t.equal(zh.match(/<path class="goal" d="M0-8/g)?.length, 2);
  t.match(zh, '>目标至2027<');
  t.match(zh, '>另有目标至2035 →<');
  t.match(zh, '只设目标，未设到期日');
});

t.test('an unknown first day is drawn open, a known one is not', async (t) => {
  const opens = (page: string) => page.match(/<rect class="open[^>]*height="22"/g)?.length;
  t.equal(opens(zh), 1);
  t.match(zh, '起始日不详，最早见于2024-05-25');
  t.match(zh, '2029-01-28，此处从早');
});

t.test('an end that has no day yet is drawn open from today on', async (t) => {
  const [jiading, ...others] = policies;
  if (!jiading) throw new Error('no policy');
  const { until: _, ...rest } = jiading;
  const openEnd = { zh: '至额度用完为止', en: 'until the quota is used up' };
  const drawn = (inForceFrom: string, today: string) => {
    const row = { ...rest, lapsed: false, goals: [], openEnd, inForceFrom: on(inForceFrom) };
    const page = homePage({ ...home, policies: [row, ...others], today: on(today) }, 'zh');
    const own = page.slice(page.indexOf(`bar-${jiading.key}-d">`)).split('</svg>', 1)[0] ?? '';
    return [...own.matchAll(/<rect class="(bar|open)" x="([\d.]+)%" y="\d+" width="([\d.]+)%"/g)].map(
      ([, kind, x, width]) => `${kind} ${Number(x).toFixed(1)} ${Number(width).toFixed(1)}`,
    );
  };
  // The axis runs from 2024 through 2029, 2192 days: 2025 begins behind 366 of them, July 2026 behind 912.
  t.same(drawn('2025-01-01', '2026-07-01'), ['bar 16.7 24.9', 'open 41.6 58.4']);
  t.same(drawn('2026-07-01', '2025-01-01'), ['open 41.6 58.4'], 'not yet in force');
});

t.test('every drawing has a title and a description of its own', async (t) => {
  for (const { key } of policies) {
    t.match(zh, `aria-labelledby="bar-${key}-t bar-${key}-d"><title id="bar-${key}-t">`);
    t.match(zh, `<desc id="bar-${key}-d">`);
  }
});

t.test('an extended policy shows its new end and the old one, and stretches the axis', async (t) => {
  const [jiading, ...others] = policies;
  if (!jiading) throw new Error('no policy');
  const extended = { ...jiading, lapsed: false, until: on('2030-06-30'), previousUntil: on('2025-12-31') };
  const page = homePage({ ...home, policies: [extended, ...others] }, 'zh');
  t.match(page, '政策时间线 2024–2030');
  t.match(page, '原为2025-12-31');
  t.notMatch(page, '已于2025-12-31到期');
});

t.test('a policy not yet in force says from when', async (t) => {
  const [jiading] = policies;
  if (!jiading) throw new Error('no policy');
  const later = { ...jiading, lapsed: false, inForceFrom: on('2027-01-01'), until: on('2027-12-31') };
  t.match(homePage({ ...home, policies: [later] }, 'zh'), '自2027-01-01起施行');
});

t.test('without a demonstration nothing of it stands on the page', async (t) => {
  t.notMatch(zh, 'id="demo"');
  t.notMatch(zh, '示例');
  t.doesNotThrow(() => homePage({ ...home, policies: [] }, 'zh'));
});

t.test('the demonstration is marked, with its days, amounts and letters', async (t) => {
  const page = homePage({ ...home, demo }, 'zh');
  t.match(page, '<span class="badge demo">示例</span>');
  t.match(page, '2026年12月31日 周四 16:00');
  t.match(page, '最高2,129,166.66元');
  t.match(page, '资料不全，暂无法计算');
  t.match(page, 'href="/deadlines/d1"');
  t.match(page, 'href="/letters/l1"');
  t.match(page, '>2026-11-21 00:30</time>');
  const empty = homePage({ ...home, demo: { ...demo, next90: [], awaiting: [], letters: [] } }, 'en');
  t.match(empty, 'Nothing falls due in the next 90 days.');
  t.match(empty, 'No letters yet.');
});

t.test('a day in the list says what must be known of it', async (t) => {
  const [first] = demo.next90;
  if (!first) throw new Error('no deadline');
  const marks = [
    { zh: '惯例建议，并非规定期限', en: 'advised by practice' },
    { zh: '以当年通知为准', en: 'set by the notice' },
  ];
  const next90 = [{ ...first, status: 'expected' as const, marks }];
  const page = homePage({ ...home, demo: { ...demo, next90 } }, 'zh');
  t.match(page, '惯例建议，并非规定期限；以当年通知为准');
  t.match(page, '<span class="badge expected">预计</span>');
  t.match(homePage({ ...home, demo: { ...demo, next90 } }, 'en'), 'advised by practice; set by the notice');
});

t.test('a hostile name stays a name', async (t) => {
  const page = homePage({ ...home, demo }, 'zh');
  t.notMatch(page, '<script');
  t.notMatch(page, '<img');
  t.notMatch(page, hostile);
});

t.test('the pages keep to the content policy: no script, no style and no handler within', async (t) => {
  for (const page of [homePage({ ...home, demo }, 'zh'), en]) {
    t.notMatch(page, /<script|<style|\sstyle=|<[^>]*\son\w+=/);
  }
});

t.test('each language names itself and leads to the other', async (t) => {
  t.match(zh, '<html lang="zh-CN">');
  t.match(zh, 'href="/en" lang="en"');
  t.match(en, '<html lang="en">');
  t.match(en, 'href="/" lang="zh-CN"');
});

t.test('the calendar is offered to apps, and the rest of subscribing has a page of its own', async (t) => {
  t.match(zh, 'href="webcal://example.org/calendar/policies.ics"');
  t.match(en, 'href="webcal://example.org/en/calendar/policies.ics"');
  t.match(zh, 'href="/subscribe"');
  t.match(en, 'href="/en/subscribe"');
  t.match(zh, 'href="/subscribe#policies-jiading"');
  t.match(en, 'href="/en/subscribe#policies-jiading"');
});
