import ICAL from 'ical.js';
import t from 'tap';
import type { DeadlineKind } from '../../src/deadlines/model.ts';
import { renderCalendar } from '../../src/feeds/calendar.ts';
import type { FeedEvent } from '../../src/feeds/model.ts';
import { closing, feedOf, jiading } from './cast.ts';

const calendarOf = (events: FeedEvent[]) =>
  new ICAL.Component(ICAL.parse(renderCalendar(feedOf(events, { form: 'tasks' }))));
const duty = (change: Partial<FeedEvent> = {}) => jiading({ kind: 'duty', ...change });
const only = (event: FeedEvent) => {
  const [first] = calendarOf([event]).getAllSubcomponents('vtodo');
  if (!first) throw new Error('no task');
  return first;
};
const value = (task: ICAL.Component, name: string) => String(task.getFirstPropertyValue(name));
const instant = (text: string) => Temporal.Instant.from(text);

t.test('a task is due on its last day, or at the instant its hour closes', async (t) => {
  t.equal(value(only(duty()), 'due'), '2025-12-31');
  t.equal(only(duty()).getFirstProperty('due')?.type, 'date');
  t.equal(value(only(closing()), 'due'), '2025-12-31T08:00:00Z');
  t.equal(value(only(closing({ minute: 1440 })), 'due'), '2025-12-31');
  const span = only(duty({ spansFrom: Temporal.PlainDate.from('2025-12-01') }));
  t.equal(value(span, 'due'), '2025-12-31');
  t.notOk(span.hasProperty('dtstart'));
});

t.test('a task is to be done, done, or cancelled', async (t) => {
  t.equal(value(only(duty()), 'status'), 'NEEDS-ACTION');
  t.equal(value(only(duty({ status: 'expected' })), 'status'), 'NEEDS-ACTION');
  const done = only(duty({ doneAt: instant('2025-12-05T01:02:03.456Z') }));
  t.equal(value(done, 'status'), 'COMPLETED');
  t.equal(value(done, 'completed'), '2025-12-05T01:02:03Z');
  t.equal(value(done, 'percent-complete'), '100');
  const gone = only(duty({ status: 'withdrawn', doneAt: instant('2025-12-05T01:02:03Z') }));
  t.equal(value(gone, 'status'), 'CANCELLED');
  t.notOk(gone.hasProperty('completed'));
  t.match(value(gone, 'summary'), /^【已取消】/);
});

t.test('identity and stamps are those of the event, and being done moves none of them', async (t) => {
  const revised = duty({ revision: 3, revisedAt: instant('2025-12-02T03:04:05.678Z') });
  for (const event of [revised, { ...revised, doneAt: instant('2025-12-05T00:00:00Z') }]) {
    const task = only(event);
    t.equal(value(task, 'uid'), '0d9f3f2c-8a52-4c3e-9a0e-6f6c1f7b9a11@qixian.calendar');
    t.equal(value(task, 'sequence'), '2');
    t.equal(value(task, 'dtstamp'), '2025-12-02T03:04:05Z');
    t.equal(value(task, 'last-modified'), '2025-12-02T03:04:05Z');
    t.equal(value(task, 'created'), '2025-11-30T01:00:00Z');
  }
});

t.test('a task says what the event says, in the same language', async (t) => {
  const event = closing({ url: 'https://example.org/策?a=1,2;3' });
  const task = only(event);
  const [asEvent] = new ICAL.Component(ICAL.parse(renderCalendar(feedOf([event])))).getAllSubcomponents(
    'vevent',
  );
  for (const name of ['summary', 'description', 'categories', 'color', 'url'])
    t.equal(value(task, name), String(asEvent?.getFirstPropertyValue(name)), name);
  t.equal(task.getFirstProperty('summary')?.getParameter('language'), 'zh-CN');
});

t.test('what merely opens, passes or ends is no task, and a calendar without tasks is valid', async (t) => {
  const nothingToDo: DeadlineKind[] = [
    'window-opens',
    'certificate-renewal-opens',
    'policy-takes-effect',
    'milestone',
    'loan-settlement',
    'policy-expires',
    'policy-repealed',
    'certificate-expires',
    'subsidy-year',
    'objection',
  ];
  const calendar = calendarOf(nothingToDo.map((kind) => jiading({ kind })));
  t.same(
    calendar.getAllSubcomponents().map(({ name }) => name),
    ['vtimezone'],
  );
});
