import ICAL from 'ical.js';
import t from 'tap';
import { renderCalendar } from '../../src/feeds/calendar.ts';
import type { Feed, FeedEvent } from '../../src/feeds/model.ts';
import { closing, feedOf, jiading } from './cast.ts';

const date = (text: string) => Temporal.PlainDate.from(text);

/** The alarms of a feed's only component. */
function alarmsOf(event: FeedEvent, change: Partial<Feed> = {}) {
  const text = renderCalendar(feedOf([event], { alarms: true, ...change }));
  const [only] = new ICAL.Component(ICAL.parse(text)).getAllSubcomponents(
    change.form === 'tasks' ? 'vtodo' : 'vevent',
  );
  return only?.getAllSubcomponents('valarm') ?? [];
}

const triggers = (event: FeedEvent, change: Partial<Feed> = {}) =>
  alarmsOf(event, change).map((alarm) => String(alarm.getFirstPropertyValue('trigger')));

t.test('a whole day rings at nine in the morning, counted from its 00:00 where the reader is', async (t) => {
  // RFC 5545 §3.6.6: relative to DTSTART. Nine o'clock of the day is 9 hours after it, of the day before 15 hours before it.
  const event = jiading({ actBy: date('2025-12-31'), alarmDays: [7, 1, 0] });
  t.same(triggers(event), ['-P6DT15H', '-PT15H', 'PT9H']);
});

t.test('it rings so many days before the day to act by, and not before the last day', async (t) => {
  const event = jiading({ actBy: date('2025-12-29'), alarmDays: [3, 0] });
  // 26 and 29 December, nine o'clock: 4 days 15 hours and 1 day 15 hours before 31 December, 00:00.
  t.same(triggers(event), ['-P4DT15H', '-P1DT15H']);
});

t.test('before a closing hour it rings on the same mornings in Shanghai', async (t) => {
  const event = closing({ actBy: date('2025-12-31'), alarmDays: [1, 0] });
  // 16:00 less 9:00 is 7 hours; a day more is 31 hours.
  t.same(triggers(event), ['-P1DT7H', '-PT7H']);
  t.same(triggers(closing({ minute: 16 * 60 + 30, actBy: date('2025-12-31'), alarmDays: [0] })), [
    '-PT7H30M',
  ]);
  t.same(
    triggers(closing({ minute: 9 * 60, actBy: date('2025-12-31'), alarmDays: [1, 0] })),
    ['-P1D'],
    'not when it has closed',
  );
});

t.test('a window shown as one event rings by its last day too', async (t) => {
  const event = jiading({ spansFrom: date('2025-12-01'), actBy: date('2025-12-31'), alarmDays: [7, 0] });
  // From 1 December, 00:00: 24 December, 9:00 is 23 days and 9 hours later.
  t.same(triggers(event), ['P23DT9H', 'P30DT9H']);
  const timed = closing({ spansFrom: date('2025-12-01'), actBy: date('2025-12-31'), alarmDays: [0] });
  t.same(triggers(timed), ['P30DT9H']);
});

t.test('a task rings before its end, for it has no start', async (t) => {
  const event = jiading({ kind: 'duty', actBy: date('2025-12-31'), alarmDays: [1] });
  const [alarm] = alarmsOf(event, { form: 'tasks' });
  t.equal(alarm?.getFirstProperty('trigger')?.getParameter('related'), 'END');
  t.equal(String(alarm?.getFirstPropertyValue('trigger')), '-PT15H');
});

t.test('an alarm is shown, says what it is about, and has an identity of its own', async (t) => {
  const event = closing({ actBy: date('2025-12-31'), alarmDays: [7, 0] });
  const [first, second] = alarmsOf(event);
  t.equal(first?.getFirstPropertyValue('action'), 'DISPLAY');
  t.equal(first?.getFirstPropertyValue('description'), '2025年12月31日 周三 16:00：网上申报截止');
  t.equal(
    first?.getFirstPropertyValue('uid'),
    'alarm-7.4b1c9d1e-27fb-4f52-8f0b-2f4a3c5d6e7f@qixian.calendar',
  );
  t.equal(
    second?.getFirstPropertyValue('uid'),
    'alarm-0.4b1c9d1e-27fb-4f52-8f0b-2f4a3c5d6e7f@qixian.calendar',
  );
});

t.test('nothing rings unasked, nor what is cancelled, done or only opens', async (t) => {
  const event = jiading({ actBy: date('2025-12-31'), alarmDays: [7] });
  t.equal(triggers(event).length, 1);
  t.same(triggers(event, { alarms: false }), []);
  t.same(triggers({ ...event, status: 'withdrawn' }), []);
  t.same(triggers({ ...event, doneAt: Temporal.Instant.from('2025-12-05T00:00:00Z') }), []);
  t.same(triggers({ ...event, kind: 'window-opens' }), []);
  t.same(triggers(jiading({ alarmDays: [7] })), [], 'without a day to act by');
});

t.test('alarms stand after every property of their event', async (t) => {
  const text = renderCalendar(
    feedOf([jiading({ actBy: date('2025-12-31'), alarmDays: [7, 1], url: 'https://example.org/1' })], {
      alarms: true,
    }),
  );
  const names = text
    .replace(/\r\n /g, '')
    .split('\r\n')
    .map((line) => line.replace(/[;:].*/, ''));
  const event = names.slice(names.indexOf('BEGIN') + 1).join(' ');
  t.match(
    event,
    /BEGIN( (?!BEGIN)[A-Z-]+)+ BEGIN UID ACTION DESCRIPTION TRIGGER END BEGIN UID ACTION DESCRIPTION TRIGGER END END END/,
  );
});
