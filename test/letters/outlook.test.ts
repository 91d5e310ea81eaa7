import t from 'tap';
import { outlookCall } from '../../src/cases/write-call.ts';
import { letterDocument } from '../../src/letters/compose.ts';
import { renderNobodyReminded } from '../../src/letters/nobody-reminded.ts';
import { type OutlookItem, type OutlookModel, renderOutlook } from '../../src/letters/outlook.ts';
import { renderLetter } from '../../src/letters/render.ts';
import { renderRobot } from '../../src/letters/robot.ts';
import { webhookReminder } from '../../src/letters/webhook.ts';
import { renderWelcome } from '../../src/letters/welcome.ts';
import { dates, expiry, letter, monday, report } from './cast.ts';

const at = Temporal.Instant.from('2025-12-01T01:00:00Z');

/** A report with so much money at stake, under a key of its own or a shared one. */
function item(id: string, dueOn: string, fen: number, key = id): OutlookItem {
  return {
    ...report,
    deadlineId: id,
    title: { zh: `${id}报告`, en: `Report ${id}` },
    dates: dates(dueOn, dueOn),
    stake: { kind: 'known', key, fen, upTo: false },
  };
}

function model(lang: 'zh' | 'en', more: Partial<OutlookModel['outlook']> = {}): OutlookModel {
  const overdue = [item('late', '2025-11-28', 100_000)];
  const coming = [item('b', '2025-12-20', 300_000, 'one'), item('a', '2025-12-05', 300_000, 'one')];
  return {
    lang,
    recipient: { name: '陈敏', address: 'chen@example.com' },
    on: monday,
    outlook: { overdue, coming, ...more },
    links: { service: 'https://qixian.example/', manage: 'https://qixian.example/subscriptions/x' },
  };
}

t.test('it says what is late and what comes, in order, each sum once, in both languages', async (t) => {
  const zh = renderOutlook(model('zh'));
  t.equal(zh.subject, '【逾期】每周概览：1项已过期限未办结，今后30天2项');
  // Monday 1 December less three days is Friday 28 November; two dates carry the same 3,000 yuan.
  t.match(zh.text, /已逾期3天：late报告\n.*\n.*期限2025年11月28日 周五，涉及1,000\.00元/);
  t.match(zh.text, /2项，合计涉及3,000\.00元/);
  t.ok(zh.text.indexOf('a报告') < zh.text.indexOf('b报告'), 'the soonest first');
  t.ok(zh.html.includes('12月5日 周五') && zh.html.includes('还有4天'));
  const en = renderOutlook(model('en'));
  t.equal(en.subject, '[Overdue] Weekly outlook: 1 past and not done, 2 within 30 days');
  t.match(en.text, /3 days overdue: Report late\n.*\n.*due Fri 28 Nov 2025, CNY 1,000\.00 at stake/);
  t.notMatch(en.text.replace(/晨光精密|陈敏/g, ''), /\p{Script=Han}/u);
});

t.test('an hour is told with its day, and by whose clocks', async (t) => {
  const at = (each: OutlookItem) => ({ ...each, dates: { ...each.dates, minute: 960 } });
  const more = { overdue: [at(item('late', '2025-11-28', 0))], coming: [at(item('a', '2025-12-05', 0))] };
  const zh = renderOutlook(model('zh', more)).text;
  t.match(zh, /期限2025年11月28日 周五 16:00（北京时间）/);
  t.match(zh, /12月5日 周五 16:00（北京时间）：a报告/);
  const en = renderOutlook(model('en', more)).text;
  t.match(en, /due Fri 28 Nov 2025, 16:00 \(Beijing time\)/);
  t.match(en, /Fri 5 Dec, 16:00 \(Beijing time\): Report a/);
});

t.test('in a subject a long name gives way to what is said of it', async (t) => {
  const enterprise = '上海临港新片区智能网联汽车零部件再制造与检测技术服务有限公司'.repeat(3);
  const { recipient, links } = model('zh');
  const about = {
    recipient,
    enterprise,
    links: { service: links.service ?? '', manage: links.manage ?? '' },
  };
  for (const [lang, joined, nobody] of [
    ['zh', /^【期限】您已加入上海.+…，将按时收到期限提醒$/, /^【送达】上海.+…的期限已无人接收提醒$/],
    ['en', /^\[Qixian\] You have joined 上海.+… and get its deadlines$/, /^\[Delivery\] .+ of 上海.+…$/],
  ] as const) {
    const welcome = renderWelcome({ lang, ...about, next: [] }).subject;
    const unattended = renderNobodyReminded({ lang, ...about });
    t.match(welcome, joined);
    t.match(unattended.subject, nobody);
    for (const subject of [welcome, unattended.subject]) t.ok([...subject].length <= 70, subject);
    // The page is called as its link is.
    t.match(unattended.text, lang === 'zh' ? /“管理提醒与公告”/ : /“Manage reminders and announcements”/);
    t.ok(unattended.text.includes('https://qixian.example/subscriptions/x'));
  }
});

t.test('with nothing late the subject does not say overdue', async (t) => {
  t.equal(renderOutlook(model('zh', { overdue: [] })).subject, '【期限】每周概览：今后30天2项');
  t.equal(renderOutlook(model('en', { overdue: [] })).subject, '[Deadline] Weekly outlook: 2 within 30 days');
});

t.test('what is beyond twelve lines is counted, and its money with it', async (t) => {
  const coming = Array.from({ length: 15 }, (_, index) => item(`r${index}`, `2025-12-${10 + index}`, 10_000));
  const { text } = renderOutlook(model('zh', { overdue: [], coming }));
  t.match(text, /15项，合计涉及1,500\.00元/);
  t.match(text, /另有：3项/);
  t.match(text, /r11报告/);
  t.notMatch(text, /r12报告/);
});

t.test('a robot gets it within its bytes, with every line that is not shown counted', async (t) => {
  const many = (from: string) =>
    Array.from({ length: 20 }, (_, index) => ({
      ...item(`${from}${index}`, `2025-12-${10 + index}`, 10_000),
      title: { zh: '设备更新改造项目中期执行情况报告'.repeat(12), en: 'Report' },
    }));
  const late = many('l').map((each) => ({ ...each, dates: dates('2025-11-20', '2025-11-20') }));
  const { message } = outlookCall('wecom', model('zh', { overdue: late, coming: many('c') }), at);
  const { content } = JSON.parse(message).markdown;
  t.ok(Buffer.byteLength(content) <= 4096);
  const shown = [...content.matchAll(/另有：(\d+)项/g)].map(([, n]) => Number(n));
  t.equal(shown.length, 2, 'both parts say how many are left');
  t.equal(shown[0], shown[1]);
  t.ok((shown[0] ?? 0) >= 15);
});

t.test('a webhook gets it as data, what is late first', async (t) => {
  const { type, data } = JSON.parse(outlookCall('webhook', model('zh'), at).message);
  t.equal(type, 'reminder.outlook');
  t.same(
    data.deadlines.map(({ id, daysLeft }: { id: string; daysLeft: number }) => [id, daysLeft]),
    [
      ['late', -3],
      ['a', 4],
      ['b', 19],
    ],
  );
  t.equal(data.omitted, 0);
});

t.test('at the end of a digest it comes after the items and says so at the beginning', async (t) => {
  const { outlook } = model('zh');
  const { text, carried } = renderLetter({ ...letter([expiry]), outlook });
  t.same(carried, ['expiry'], 'the ledger knows of the items alone');
  t.match(text, /信末附每周概览/);
  t.ok(text.indexOf('嘉定工业互联网政策有效期届满') < text.indexOf('每周概览：已过期限、尚未办结'));
});

t.test('who is told because another has not answered reads why, by every way', async (t) => {
  const told = { ...expiry, insteadOf: '王晨' };
  const zh = renderLetter(letter([told]));
  const en = renderLetter(letter([told], { lang: 'en' }));
  for (const part of [zh.text, zh.html]) t.match(part, '因王晨尚未确认，特告知您');
  for (const part of [en.text, en.html]) t.match(part, 'You are told because 王晨 has not answered');
  const document = letterDocument(letter([told]), [told], 1);
  t.match(Buffer.from(renderRobot('dingtalk', document).bytes).toString(), '因王晨尚未确认');
  const { data } = JSON.parse(Buffer.from(webhookReminder(letter([told]), at).bytes).toString());
  t.equal(data.deadlines[0].insteadOf, '王晨');
  t.notMatch(renderLetter(letter([expiry])).text, '尚未确认');
});
