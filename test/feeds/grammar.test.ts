import t from 'tap';
import { deadlineKinds } from '../../src/deadlines/ladder.ts';
import { renderCalendar } from '../../src/feeds/calendar.ts';
import { calendarColor, colorOf } from '../../src/feeds/color.ts';
import type { Feed, FeedEvent } from '../../src/feeds/model.ts';
import { closing, feedOf, jiading } from './cast.ts';

const date = (text: string) => Temporal.PlainDate.from(text);
const full: Partial<FeedEvent> = {
  actBy: date('2025-12-30'),
  alarmDays: [7, 1],
  url: 'https://example.org/deadlines/策?a=1,2;3',
};
const events = [
  jiading(full),
  closing(full),
  jiading({ ...full, id: 'c', status: 'withdrawn' }),
  jiading({
    ...full,
    id: 'd',
    spansFrom: date('2025-12-01'),
    doneAt: Temporal.Instant.from('2025-12-05T00:00:00Z'),
  }),
];
const tasks = events.map((event): FeedEvent => ({ ...event, kind: 'duty' }));
const feeds: Record<string, Feed> = {
  'public events': feedOf(events, { url: 'https://example.org/', source: 'https://example.org/p.ics' }),
  'private events with alarms': feedOf(events, { public: false, alarms: true, lang: 'en' }),
  'tasks with alarms': feedOf(tasks, { public: false, alarms: true, form: 'tasks' }),
  'nothing at all': feedOf([]),
};

/** RFC 5545 §3.1: a name of letters, digits and hyphens; parameters without what would have to be quoted; no control character. */
const contentLine = /^([A-Z][A-Z0-9-]*)((?:;[A-Z-]+=[^\p{Cc}",:;]+)*):([^\p{Cc}]*)$/u;

/** What each component may hold, by RFC 5545 §3.6, 7986 §4, 9074 §4, and the X- names that clients know; each at most once. */
const known: Record<string, string> = {
  VCALENDAR:
    'VERSION PRODID NAME X-WR-CALNAME DESCRIPTION X-WR-CALDESC URL SOURCE REFRESH-INTERVAL X-PUBLISHED-TTL COLOR X-APPLE-CALENDAR-COLOR X-WR-TIMEZONE LAST-MODIFIED',
  VEVENT:
    'UID SEQUENCE DTSTAMP DTSTART DTEND SUMMARY TRANSP DESCRIPTION CATEGORIES URL STATUS CREATED LAST-MODIFIED COLOR X-MICROSOFT-CDO-ALLDAYEVENT X-MICROSOFT-MSNCALENDAR-ALLDAYEVENT X-MICROSOFT-CDO-BUSYSTATUS',
  VTODO:
    'UID SEQUENCE DTSTAMP DUE SUMMARY DESCRIPTION CATEGORIES URL STATUS COMPLETED PERCENT-COMPLETE CREATED LAST-MODIFIED COLOR',
  VALARM: 'UID ACTION DESCRIPTION TRIGGER',
  VTIMEZONE: 'TZID',
  STANDARD: 'DTSTART TZOFFSETFROM TZOFFSETTO TZNAME',
};

type Open = { name: string; properties: string[]; hasComponents: boolean };

for (const [title, feed] of Object.entries(feeds))
  t.test(
    `every line of ${title} is one the format knows, and properties stand before components`,
    async (t) => {
      const lines = renderCalendar(feed).replace(/\r\n /g, '').split('\r\n').slice(0, -1);
      const open: Open[] = [];
      let closed = 0;
      for (const line of lines) {
        const [, name = '', , value = ''] = contentLine.exec(line) ?? [];
        t.ok(name, line);
        const inside = open.at(-1);
        if (name === 'BEGIN') {
          if (inside) inside.hasComponents = true;
          t.ok(value in known, value);
          open.push({ name: value, properties: [], hasComponents: false });
        } else if (name === 'END') {
          t.equal(value, inside?.name);
          closed += 1;
          open.pop();
        } else if (inside) {
          t.ok(known[inside.name]?.split(' ').includes(name), `${inside.name} ${name}`);
          t.notOk(inside.properties.includes(name), `${name} once`);
          t.notOk(inside.hasComponents, `${name} before components`);
          inside.properties.push(name);
        } else t.fail(line);
      }
      t.same(open, []);
      t.ok(closed > 1, 'at least one component');
    },
  );

t.test('a calendar says what it is, and a private one nothing of where it lies', async (t) => {
  const lines = renderCalendar(feeds['public events'] as Feed).split('\r\n');
  for (const line of [
    'VERSION:2.0',
    'PRODID:-//Qixian//Deadlines//ZH',
    'NAME:政策期限',
    'X-WR-CALNAME:政策期限',
    'DESCRIPTION;LANGUAGE=zh-CN:政策有效期与申报窗口',
    'X-WR-CALDESC:政策有效期与申报窗口',
    'URL:https://example.org/',
    'SOURCE;VALUE=URI:https://example.org/p.ics',
    'COLOR:royalblue',
    'X-APPLE-CALENDAR-COLOR:#4169E1',
  ])
    t.ok(lines.includes(line), line);
  t.match(renderCalendar(feedOf([], { lang: 'en' })), '\r\nPRODID:-//Qixian//Deadlines//EN\r\n');
});

t.test('a URL is a URI: nothing in it is escaped, and nothing needs to be', async (t) => {
  const text = renderCalendar(feedOf([jiading(full)])).replace(/\r\n /g, '');
  t.match(text, '\r\nURL;VALUE=URI:https://example.org/deadlines/%E7%AD%96?a=1%2C2%3B3\r\n');
});

/** CSS Color Module Level 3 §4.3, those used here, with their values. */
const css3: Record<string, string> = {
  darkorange: '#FF8C00',
  crimson: '#DC143C',
  royalblue: '#4169E1',
  seagreen: '#2E8B57',
  slategray: '#708090',
  gray: '#808080',
};

t.test(
  'every kind has a colour of CSS3, what is cancelled is grey, and Apple sees the calendar’s own',
  async (t) => {
    for (const kind of deadlineKinds) {
      t.ok(css3[colorOf({ kind, status: 'firm' })], kind);
      t.equal(colorOf({ kind, status: 'withdrawn' }), 'gray');
    }
    t.equal(css3[calendarColor.name], calendarColor.hex);
    t.not(colorOf({ kind: 'claim', status: 'firm' }), colorOf({ kind: 'window-opens', status: 'firm' }));
  },
);
