import { readFileSync } from 'node:fs';
import t from 'tap';
import type { AnnouncementItem } from '../../src/letters/announcement.ts';
import type { LetterItem } from '../../src/letters/model.ts';
import { webhookAnnouncements, webhookReminder, webhookTest } from '../../src/letters/webhook.ts';
import { claim, dates, expiry, jiading, letter, report } from './cast.ts';

const at = Temporal.Instant.from('2025-12-01T01:00:00.5Z');
const day = (iso: string) => Temporal.PlainDate.from(iso);

// biome-ignore lint/suspicious/noExplicitAny: what a receiver gets is any JSON
function payloadOf({ bytes }: { bytes: Uint8Array }): any {
  return JSON.parse(Buffer.from(bytes).toString('utf8'));
}

const news: AnnouncementItem = {
  id: 'a1',
  kind: 'issue',
  title: { zh: '示例办法', en: 'Example measure' },
  source: jiading,
  publishedOn: day('2025-11-28'),
  effect: [{ zh: '新政策', en: 'A new policy' }],
  policies: [],
  impacts: [
    {
      enterprise: '晨光精密',
      demo: false,
      moved: { added: 2, moved: 0, withdrawn: 0, other: 0 },
      dates: [],
      moneyFen: { before: 0, after: 5_000_00 },
    },
  ],
  because: { zh: '订阅', en: 'subscribed' },
  link: 'https://qixian.example/announcements/a1',
};

t.test('a digest is data in both languages, most urgent first, in fen and civil days', async (t) => {
  const message = webhookReminder(letter([claim, report]), at);
  const { type, timestamp, data } = payloadOf(message);
  t.same([type, timestamp], ['reminder.digest', '2025-12-01T01:00:00Z']);
  t.same(message.carried, ['report', 'claim']);
  t.same([data.on, data.omitted, data.link], ['2025-12-01', 0, 'https://qixian.example/']);
  t.same(data.deadlines[1], {
    id: 'claim',
    title: { zh: '设备更新贷款贴息第1年申报', en: 'Equipment loan subsidy, year 1 claim' },
    enterprise: '晨光精密',
    demo: false,
    status: 'expected',
    dueOn: '2026-04-05',
    minute: 960,
    actBy: '2026-04-03',
    submitBy: '2026-03-30',
    actByProvisional: false,
    daysLeft: 125,
    workingDaysLeft: null,
    amount: { fen: 163_916_666, upTo: true, unknown: 0 },
    sources: [
      {
        title: { zh: '推动工业领域大规模设备更新专项行动', en: 'Equipment renewal action' },
        clause: '7',
        reference: 'https://example.com/action?year=2024&no=7',
      },
    ],
    insteadOf: null,
    handing: null,
    changed: null,
    links: { details: null, calendar: 'https://qixian.example/calendar/t.ics' },
  });
  t.same(data.deadlines[0].amount, { fen: null, upTo: false, unknown: 1 }, 'unknown is not nothing');
});

t.test('a correction says what was told before and why', async (t) => {
  const changed = {
    from: { status: 'firm' as const, dates: dates('2025-12-31', '2025-12-31') },
    why: { zh: '有效期延长两年', en: 'Extended by two years' },
  };
  const { dates: _, ...undated } = expiry;
  const awaiting: LetterItem = { ...undated, status: 'awaiting', changed };
  const { type, data } = payloadOf(webhookReminder(letter([awaiting], { kind: 'correction' }), at));
  t.equal(type, 'reminder.correction');
  t.match(data.deadlines[0], { status: 'awaiting', dueOn: null, actBy: null, daysLeft: null, amount: null });
  t.same(data.deadlines[0].changed, {
    from: { status: 'firm', dueOn: '2025-12-31', minute: null, actBy: '2025-12-31', submitBy: null },
    why: changed.why,
  });
});

t.test('where a colleague is the reason, it says who and how', async (t) => {
  const handing = { kind: 'handed-over' as const, name: '赵倩' };
  const { data } = payloadOf(webhookReminder(letter([{ ...expiry, handing }]), at));
  t.same(data.deadlines[0].handing, handing);
});

t.test('announcements stand after the deadlines or alone', async (t) => {
  const beside = webhookReminder(letter([expiry], { announcements: [news] }), at);
  t.same(beside.announced, ['a1']);
  t.equal(payloadOf(beside).data.announcements[0].id, 'a1');
  const alone = webhookAnnouncements([news], 'https://qixian.example/', at);
  const { type, data } = payloadOf(alone);
  t.same([type, alone.carried, alone.announced], ['announcement.published', [], ['a1']]);
  t.same(data.announcements[0].impacts, [
    {
      enterprise: '晨光精密',
      demo: false,
      moved: { added: 2, moved: 0, withdrawn: 0, other: 0 },
      fen: { before: 0, after: 500_000 },
    },
  ]);
});

t.test('many deadlines stay under 20 kB, and the rest is counted', async (t) => {
  const many = Array.from({ length: 1000 }, (_, n) => ({ ...claim, deadlineId: `d${n}` }));
  const message = webhookReminder(letter(many), at);
  const { data } = payloadOf(message);
  t.ok(message.bytes.length < 20_000 && message.bytes.length > 15_000, `${message.bytes.length} bytes`);
  t.equal(data.deadlines.length, message.carried.length);
  t.equal(data.omitted, 1000 - message.carried.length);
});

t.test('one that holds 5,000 characters everywhere still fits', async (t) => {
  const long = { zh: '🏭'.repeat(5000), en: '"'.repeat(5000) };
  const source = { title: long, clause: long.zh, reference: long.en };
  const item: LetterItem = {
    ...expiry,
    title: long,
    enterprise: long.zh,
    why: [source, source, source, source],
    changed: { from: { status: 'firm' }, why: long },
  };
  t.ok(webhookReminder(letter([item]), at).bytes.length < 20_000);
  const [impact] = news.impacts;
  const impacts = Array.from(
    { length: 50 },
    () => ({ ...impact, enterprise: long.zh }) as (typeof news.impacts)[0],
  );
  const big = { ...news, title: long, source, effect: [long, long, long, long, long, long], impacts };
  t.ok(webhookAnnouncements([big], undefined, at).bytes.length < 20_000);
});

t.test('the same letter has the same bytes', async (t) => {
  t.same(
    webhookReminder(letter([claim, report]), at).bytes,
    webhookReminder(letter([report, claim]), at).bytes,
  );
  t.equal(
    Buffer.from(webhookTest(at).bytes).toString(),
    '{"type":"test","timestamp":"2025-12-01T01:00:00Z","data":{}}',
  );
});

t.test('the sample in the documentation is what is sent', async (t) => {
  const [, sample = ''] = /```json\n([\s\S]*?)```/.exec(readFileSync('docs/webhooks.md', 'utf8')) ?? [];
  t.same(JSON.parse(sample), payloadOf(webhookReminder(letter([claim]), at)));
});
