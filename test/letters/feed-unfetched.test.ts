import t from 'tap';
import { type MissedChange, renderFeedUnfetched } from '../../src/letters/feed-unfetched.ts';

const on = (day: string) => Temporal.PlainDate.from(day);

/** A report that was due on the 10th and is due later, as many days as its number says. */
function moved(number: number): MissedChange {
  const dueOn = on('2025-12-10').add({ days: number });
  const title = { zh: `报告${number}<b>`, en: `Report ${number}<b>` };
  const now = { status: 'firm', dueOn, minute: 960, actBy: dueOn.subtract({ days: 2 }) } as const;
  const before = { status: 'firm', dueOn: on('2025-12-10') } as const;
  return { title, nature: 'due', enterprise: '海客 <i>仪表', demo: false, now, before };
}

const model = (changes: MissedChange[]) => ({
  lang: 'en' as const,
  recipient: { name: 'Lin' },
  calendars: [
    {
      name: { zh: '海客（定期报送）', en: 'Haike (Regular filing)' },
      fetchedAt: Temporal.Instant.from('2025-12-01T00:30:00Z'),
      client: { zh: 'Outlook', en: 'Outlook' },
      changes,
      link: 'https://qixian.example/calendar/x.ics',
    },
  ],
  missed: changes.length,
  links: { service: 'https://qixian.example/', manage: 'https://qixian.example/subscriptions/x' },
});

t.test('a change is told with its days now and before, and what to do, in English too', (t) => {
  const letter = renderFeedUnfetched(model([moved(3), { ...moved(4), demo: true }]));
  t.equal(letter.subject, '[Calendar] Your calendar has missed 2 changes to upcoming dates');
  for (const part of [
    'Moved: Report 3<b>',
    'due Sat 13 Dec 2025, 16:00 (Beijing time), act by Thu 11 Dec 2025',
    'the calendar may still say due Wed 10 Dec 2025',
    '[Demo] Report 4<b>',
    'Last fetched: Mon 1 Dec 2025, 08:30 (Beijing time), by Outlook',
    'refresh it by hand where it can be (Google Calendar cannot)',
    'revoke it as that page says, and no letter like this will come',
    'https://qixian.example/calendar/x.ics',
  ])
    t.ok(letter.text.replace(/\s+/g, ' ').includes(part), part);
  t.notMatch(letter.html, /<i>仪表|Report 3<b>/, 'a name is no markup');
  t.notMatch(letter.text.replaceAll('海客 <i>仪表', ''), /\p{Script=Han}/u);
  t.end();
});

t.test(
  'ten are named and the rest is counted; a new one has no day before, a withdrawn one none now',
  (t) => {
    const many = renderFeedUnfetched(model(Array.from({ length: 12 }, (_, index) => moved(index + 1))));
    t.match(many.subject, /12 changes/);
    t.match(many.text, /Report 10/);
    t.notMatch(many.text, /Report 11|Report 12/);
    t.match(many.text, /And: 2 more/);
    const { before: _, ...added } = moved(1);
    const { now: __, ...withdrawn } = moved(2);
    const { text } = renderFeedUnfetched(model([added, withdrawn]));
    t.match(text, /New: Report 1[\s\S]*the calendar may not have it yet/);
    t.match(text, /Withdrawn: Report 2[\s\S]*the calendar may still show due Wed 10 Dec 2025/);
    t.end();
  },
);

t.test(
  'a date that is not certain is marked, now and before, and what begins on a day is not called due',
  (t) => {
    const before = { status: 'expected', dueOn: on('2025-12-10') } as const;
    const now = { status: 'provisional', dueOn: on('2025-12-12'), minute: 540 } as const;
    const change = { ...moved(1), now, before };
    const { text } = renderFeedUnfetched(model([change]));
    t.match(text, 'due Fri 12 Dec 2025, 09:00 (Beijing time, provisional)\n');
    t.match(text, 'the calendar may still say due Wed 10 Dec 2025 (expected)\n');
    const opening = renderFeedUnfetched({ ...model([{ ...change, nature: 'opens' }]), lang: 'zh' });
    t.match(opening.text, '2025年12月12日 周五 09:00（北京时间，暂定）起\n');
    t.match(opening.text, '日历里可能仍显示2025年12月10日 周三（预计）起\n');
    t.notMatch(opening.text, '期限为');
    t.end();
  },
);

t.test('where the day stands, it says what else has moved: the day to submit by', (t) => {
  const stands = { status: 'firm', dueOn: on('2026-02-04'), minute: 960 } as const;
  const change = {
    ...moved(1),
    now: { ...stands, actBy: on('2026-02-04'), submitBy: on('2026-02-01') },
    before: { ...stands, submitBy: on('2026-01-30') },
  };
  const english = renderFeedUnfetched(model([change])).text.replace(/\s+/g, ' ');
  for (const part of [
    'due Wed 4 Feb 2026, 16:00 (Beijing time), submit by Sun 1 Feb 2026',
    'may still say due Wed 4 Feb 2026, 16:00 (Beijing time), submit by Fri 30 Jan 2026',
  ])
    t.ok(english.includes(part), part);
  const { text } = renderFeedUnfetched({ ...model([change]), lang: 'zh' });
  t.match(text, '期限为2026年2月4日 周三 16:00（北京时间），建议不晚于2026年2月1日 周日提交');
  t.end();
});
