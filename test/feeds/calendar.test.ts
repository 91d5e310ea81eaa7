import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import ICAL from 'ical.js';
import t from 'tap';
import { renderCalendar } from '../../src/feeds/calendar.ts';
import type { Feed, FeedEvent } from '../../src/feeds/model.ts';
import { closing, feedOf, jiading } from './cast.ts';

const read = (feed: Feed) => new ICAL.Component(ICAL.parse(renderCalendar(feed)));
const events = (feed: Feed) => read(feed).getAllSubcomponents('vevent');
const only = (event: FeedEvent) => {
  const [first] = events(feedOf([event]));
  if (!first) throw new Error('the feed is empty');
  return first;
};
const value = (event: ICAL.Component, name: string) => String(event.getFirstPropertyValue(name));
const instant = (text: string) => Temporal.Instant.from(text);
const date = (text: string) => Temporal.PlainDate.from(text);

t.test('a whole day is a DATE with the next day as its end, and takes up no time', async (t) => {
  const event = only(jiading());
  t.equal(value(event, 'dtstart'), '2025-12-31');
  t.equal(value(event, 'dtend'), '2026-01-01');
  t.equal(event.getFirstProperty('dtstart')?.type, 'date');
  t.equal(value(event, 'transp'), 'TRANSPARENT');
  t.equal(value(event, 'x-microsoft-cdo-busystatus'), 'FREE');
});

t.test('a closing hour in Shanghai is an instant in UTC, without a length', async (t) => {
  const event = only(closing());
  t.equal(value(event, 'dtstart'), '2025-12-31T08:00:00Z');
  t.notOk(event.hasProperty('dtend'));
  t.match(value(event, 'description'), '截止时间：2025年12月31日 周三 16:00（北京时间）');
  t.equal(value(only(closing({ minute: 0 })), 'dtstart'), '2025-12-30T16:00:00Z');
});

t.test('24:00 closes the whole day', async (t) => {
  t.equal(value(only(closing({ minute: 1440 })), 'dtstart'), '2025-12-31');
});

t.test('the identity is the row, and the stamps are those of its revision', async (t) => {
  const event = only(jiading({ revision: 3, revisedAt: instant('2025-12-02T03:04:05.678Z') }));
  t.equal(value(event, 'uid'), '0d9f3f2c-8a52-4c3e-9a0e-6f6c1f7b9a11@qixian.calendar');
  t.equal(value(event, 'sequence'), '2');
  t.equal(value(event, 'dtstamp'), '2025-12-02T03:04:05Z');
  t.equal(value(event, 'last-modified'), '2025-12-02T03:04:05Z');
  t.equal(value(event, 'created'), '2025-11-30T01:00:00Z');
});

t.test('a moved deadline keeps its UID and tells the old day', async (t) => {
  const moved = only(jiading({ revision: 2, dueOn: date('2027-12-31'), previousDueOn: date('2025-12-31') }));
  t.equal(value(moved, 'uid'), value(only(jiading()), 'uid'));
  t.equal(value(moved, 'dtstart'), '2027-12-31');
  t.match(value(moved, 'description'), '原为2025年12月31日 周三');
});

t.test('a status is told by STATUS and by a mark before the title', async (t) => {
  const told = (change: Partial<FeedEvent>) => {
    const event = only(jiading(change));
    return [value(event, 'status'), value(event, 'summary').slice(0, 5)];
  };
  t.same(told({ status: 'withdrawn' }), ['CANCELLED', '【已取消】']);
  t.same(told({ status: 'expected' }), ['TENTATIVE', '【预计】嘉']);
  t.same(told({ status: 'provisional' }), ['TENTATIVE', '【暂定】嘉']);
  t.same(told({}), ['CONFIRMED', '嘉定区工业']);
});

t.test('an English feed speaks English and says so', async (t) => {
  const [event] = events(feedOf([jiading({ status: 'withdrawn', demo: true })], { lang: 'en' }));
  t.equal(event?.getFirstProperty('summary')?.getParameter('language'), 'en');
  t.equal(
    event?.getFirstPropertyValue('summary'),
    '[Cancelled] [Demo] Jiading industrial-internet policy ends',
  );
});

t.test('the description tells the days, the money and the words it rests on', async (t) => {
  const event = only(
    jiading({
      actBy: date('2025-12-30'),
      submitBy: date('2025-12-25'),
      disputedOn: date('2026-01-01'),
      range: { earliest: date('2025-12-29'), latest: date('2026-01-02') },
      stake: { kind: 'known', fen: 163_916_666, upTo: true, key: 'k' },
      url: 'https://example.org/deadlines/策?a=1,2;3',
      demo: true,
    }),
  );
  const text = value(event, 'description');
  t.match(text, '最迟办理：2025年12月30日 周二');
  t.match(text, '不晚于2025年12月25日 周四');
  t.match(text, '截止日期为2026年1月1日 周四，此处从早');
  t.match(text, '最早2025年12月29日 周一，最晚2026年1月2日 周五');
  t.match(text, '最高1,639,166.66元');
  t.match(text, '第16条“有效期至2025年12月31日”');
  t.match(text, '示例数据');
  t.equal(value(event, 'url'), 'https://example.org/deadlines/%E7%AD%96?a=1%2C2%3B3');
  t.match(value(only(jiading({ stake: { kind: 'unknown', key: 'k' } })), 'description'), '资料不全');
});

t.test('the description tells why a day is expected and what follows when it is missed', async (t) => {
  const change: Partial<FeedEvent> = {
    status: 'expected',
    flags: ['forecast', 'by-notice'],
    missed: { zh: '列入经营异常名录', en: 'listed as an abnormal operation' },
  };
  const event = only(jiading(change));
  const text = value(event, 'description');
  t.equal(value(event, 'status'), 'TENTATIVE');
  t.match(text, '预计日期，尚未确定，请以主管部门通知或证书为准');
  t.notMatch(text, /申报窗口|上年/);
  t.match(text, '日期说明：以前一次审核在最后期限完成推算，实际审核后重新计算');
  t.match(text, '日期说明：具体日期以当年通知为准');
  t.match(text, '逾期后果：列入经营异常名录');
  const [english] = events(feedOf([jiading(change)], { lang: 'en' }));
  t.match(String(english?.getFirstPropertyValue('description')), 'About the date: ');
  t.notMatch(value(only(jiading({ ...change, status: 'withdrawn' })), 'description'), '逾期后果');
});

t.test('a day on which something opens is not called due', async (t) => {
  const text = value(only(jiading({ kind: 'window-opens', actBy: date('2025-12-30') })), 'description');
  t.match(text, '开始受理：2025年12月31日 周三');
  t.notMatch(text, /截止|最迟办理/);
});

t.test('a window shown as one event lasts from its first day to its last, both whole', async (t) => {
  const spansFrom = date('2025-12-01');
  const event = only(jiading({ kind: 'window-step', spansFrom }));
  t.same([value(event, 'dtstart'), value(event, 'dtend')], ['2025-12-01', '2026-01-01']);
  t.match(value(event, 'description'), '开始日期：2025年12月1日 周一\n截止日期：2025年12月31日 周三\n');
  const timed = only(closing({ spansFrom }));
  // 00:00 of the first day and 16:00 of the last in Shanghai, eight hours ahead.
  t.same([value(timed, 'dtstart'), value(timed, 'dtend')], ['2025-11-30T16:00:00Z', '2025-12-31T08:00:00Z']);
});

t.test('what was marked as done says when, by the day in Shanghai', async (t) => {
  const done = only(jiading({ doneAt: instant('2025-12-05T16:30:00Z') }));
  t.match(value(done, 'description'), '已于2025年12月6日 周六登记办结');
  t.equal(value(done, 'status'), 'CONFIRMED');
});

t.test('the description says how the day comes about, in a few lines and nothing twice', async (t) => {
  const event = only(
    jiading({
      kind: 'certificate-renewal',
      workings: [
        { say: 'benefits.fixed-amount', with: { fen: 100 } },
        { say: 'dates.rule', with: {} },
        { say: 'dates.lead', with: { before: '2026-12-14', count: 30, unit: 'workday', on: '2026-11-02' } },
        { say: 'dates.calendar', with: { year: 2026 } },
        { say: 'dates.act-by', with: { on: '2026-11-02' } },
      ],
      sources: [],
    }),
  );
  t.equal(
    value(event, 'description'),
    [
      '截止日期：2025年12月31日 周三',
      '日期由来：',
      '· 应在2026年12月14日 周一之前至少提前30个工作日提出，最迟为2026年11月2日 周一',
      '编号：6f6c1f7b9a11',
    ].join('\n'),
  );
});

t.test('what a day is called follows from what it is', async (t) => {
  const says = (kind: FeedEvent['kind']) => value(only(jiading({ kind })), 'description').split('\n')[0];
  t.equal(says('duty'), '截止日期：2025年12月31日 周三');
  t.equal(says('certificate-expires'), '最后一日：2025年12月31日 周三');
  t.equal(says('loan-settlement'), '日期：2025年12月31日 周三');
  t.equal(says('window-opens'), '开始受理：2025年12月31日 周三');
});

t.test('a call’s link that is no URL is written as it stands', async (t) => {
  const call = { name: { zh: '申报', en: 'Call' }, link: 'https://[x' };
  t.match(value(only(closing({ window: { label: '2026', call } })), 'description'), '申报平台：https://[x');
});

t.test('two days alike in everything but their identity differ in their text', async (t) => {
  const texts = events(feedOf([jiading(), jiading({ id: '0d9f3f2c-8a52-4c3e-9a0e-6f6c1f7b9a12' })])).map(
    (event) => value(event, 'description'),
  );
  t.equal(new Set(texts).size, 2);
});

t.test('titles and names survive every character that means something to the format', async (t) => {
  const title = '甲,乙;丙\\丁:"戊" \\n 己';
  const feed = feedOf([jiading({ title: { zh: title, en: title } })], { name: { zh: '甲,乙;丙', en: 'x' } });
  const text = renderCalendar(feed);
  t.match(text, String.raw`NAME:甲\,乙\;丙`);
  t.match(text, String.raw`X-WR-CALNAME:甲\,乙\;丙`);
  t.equal(read(feed).getFirstSubcomponent('vevent')?.getFirstPropertyValue('summary'), title);
});

t.test('a name with line breaks and control characters cannot write lines of its own', async (t) => {
  const enterprise = '乙\r\nBEGIN:VALARM\r丙\u0000\u2028\ud800丁\ufeff';
  const text = renderCalendar(feedOf([jiading({ enterprise: { name: enterprise, short: enterprise } })]));
  t.notMatch(text, /^BEGIN:VALARM/m);
  t.notMatch(text.replaceAll('\r\n', ''), /[\p{Cc}\u2028\ufeff]/u);
  t.match(
    value(only(jiading({ enterprise: { name: enterprise, short: enterprise } })), 'summary'),
    '乙 BEGIN:VALARM 丙 �丁',
  );
});

t.test('a title longer than calendars show is cut at 255 characters', async (t) => {
  const summary = value(only(jiading({ title: { zh: '𠮷'.repeat(300), en: 'x' } })), 'summary');
  t.equal([...summary].length, 255);
  t.ok(summary.endsWith('𠮷…'));
});

t.test('the bytes: CRLF after every line and the last, 75 octets, whole characters', async (t) => {
  const title = { zh: `${'𠮷'.repeat(40)}👨‍👩‍👧‍👦${'嘉'.repeat(30)}`, en: 'x' };
  const text = renderCalendar(feedOf([jiading({ title }), closing()]));
  t.ok(text.endsWith('END:VCALENDAR\r\n'));
  const lines = text.slice(0, -2).split('\r\n');
  t.notOk(lines.includes(''));
  t.ok(lines.every((line) => Buffer.byteLength(line) <= 75 && line.isWellFormed()));
  t.ok(
    lines.some((line) => line.includes('👨‍👩‍👧‍👦')),
    'a family is not torn apart',
  );
  t.equal(value(only(jiading({ title })), 'summary'), title.zh);
});

t.test('the calendar says how often to ask, its zone, its newest change, and has no METHOD', async (t) => {
  const newer = closing({ revisedAt: instant('2025-12-02T03:04:05Z') });
  const text = renderCalendar(feedOf([newer, jiading()], { source: 'https://example.org/p.ics' }));
  t.match(text, '\r\nREFRESH-INTERVAL;VALUE=DURATION:PT1H\r\nX-PUBLISHED-TTL:PT1H\r\n');
  t.match(text, '\r\nX-WR-TIMEZONE:Asia/Shanghai\r\nLAST-MODIFIED:20251202T030405Z\r\nBEGIN:VEVENT');
  t.match(text, '\r\nSOURCE;VALUE=URI:https://example.org/p.ics\r\n');
  t.notMatch(text, /^(METHOD|TIMEZONE-ID|ORGANIZER|ATTENDEE)/m);
});

t.test('a private feed never holds its own address', async (t) => {
  const feed = feedOf([jiading()], { public: false, source: 'https://example.org/secret.ics' });
  t.notMatch(renderCalendar(feed), 'secret');
});

t.test('an empty feed is a calendar with a component and without an event', async (t) => {
  const calendar = read(feedOf([]));
  t.same(
    calendar.getAllSubcomponents().map((component) => component.name),
    ['vtimezone'],
  );
  t.notOk(calendar.hasProperty('last-modified'));
});

t.test('the same rows give the same bytes, in whatever order they come', async (t) => {
  const rows = [jiading(), closing(), jiading({ id: 'a', dueOn: date('2025-01-01') })];
  t.equal(renderCalendar(feedOf(rows)), renderCalendar(feedOf(rows.toReversed())));
  t.same(
    events(feedOf(rows)).map((event) => value(event, 'uid').slice(0, 1)),
    ['a', '0', '4'],
  );
});

t.test('the server may stand in any zone', async (t) => {
  const here = process.env.TZ;
  t.teardown(() => {
    if (here === undefined) delete process.env.TZ;
    else process.env.TZ = here;
  });
  const bytes = ['UTC', 'Asia/Shanghai', 'America/Los_Angeles', 'Pacific/Kiritimati'].map((zone) => {
    process.env.TZ = zone;
    return [new Date('2025-12-31T20:00:00Z').getHours(), renderCalendar(feedOf([jiading(), closing()]))];
  });
  t.equal(new Set(bytes.map(([hour]) => hour)).size, 4, 'the zone did change');
  t.equal(new Set(bytes.map(([, text]) => text)).size, 1);
});

// Debian's package is for Debian's own Python.
const interpreter = existsSync('/usr/bin/python3') ? '/usr/bin/python3' : 'python3';
const python = (code: string, input = '') =>
  spawnSync(interpreter, ['-c', code], { input, encoding: 'utf8' });
const skip = python('import icalendar').status === 0 ? false : 'python3-icalendar is not installed';

t.test('python-icalendar reads the same days', { skip }, async (t) => {
  const code = `
import sys, icalendar
calendar = icalendar.Calendar.from_ical(sys.stdin.buffer.read())
print([(str(e['SUMMARY']), str(e.decoded('DTSTART')), e.errors) for e in calendar.walk('VEVENT')], calendar.errors)`;
  const { stdout } = python(code, renderCalendar(feedOf([jiading(), closing()])));
  t.match(stdout, `('嘉定区工业互联网政策有效期届满', '2025-12-31', [])`);
  t.match(stdout, `('网上申报截止', '2025-12-31 08:00:00+00:00', [])] []`);
});
