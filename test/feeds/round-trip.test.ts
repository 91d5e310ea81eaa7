import fc from 'fast-check';
import ICAL from 'ical.js';
import nodeIcal from 'node-ical';
import t from 'tap';
import { renderCalendar } from '../../src/feeds/calendar.ts';
import type { Feed, FeedEvent } from '../../src/feeds/model.ts';
import { feedOf, jiading } from './cast.ts';
import { hostileName, hostileText, normal, normalLine } from './hostile.ts';

type Texts = Record<'short' | 'name' | 'announcement' | 'missed' | 'contact', string>;

const anyTexts: fc.Arbitrary<Texts> = fc.record({
  short: hostileName,
  name: hostileName,
  announcement: hostileName,
  missed: hostileText,
  contact: hostileText,
});

const both = (text: string) => ({ zh: text, en: text });

function hostile({ short, name, announcement, missed, contact }: Texts): FeedEvent {
  return jiading({
    kind: 'duty',
    title: both('年报'),
    enterprise: { short, name },
    amendedBy: { title: both(announcement), announcedOn: Temporal.PlainDate.from('2025-12-02') },
    missed: both(missed),
    window: { label: '2026', call: { name: both('x'), contact: both(contact) } },
    sources: [],
    alarmDays: [7],
    actBy: Temporal.PlainDate.from('2025-12-31'),
  });
}

/** What both parsers have to read. */
function expected({ short, name, announcement, missed, contact }: Texts) {
  const summary = ['年报', normalLine(short)].filter(Boolean).join('·');
  const lines = [
    ...(short === name ? [] : [`企业：${name}`]),
    '截止日期：2025年12月31日 周三',
    `有关公告：《${announcement}》（2025年12月2日 周二发布）`,
    `逾期后果：${missed}`,
    `咨询：${contact}`,
    '编号：6f6c1f7b9a11',
  ];
  return { summary, description: normal(lines.join('\n')) };
}

/** node-ical undoes escapes one kind after the other, so that an escaped backslash before an n becomes a line end. */
const asNodeIcalReads = (text: string) => text.replace(/\\n/gi, '\\\n');

function readByIcalJs(text: string, form: 'vevent' | 'vtodo') {
  const [only, ...more] = new ICAL.Component(ICAL.parse(text)).getAllSubcomponents(form);
  if (!only || more.length > 0) throw new Error('not one component');
  const read = (name: string) => String(only.getFirstPropertyValue(name));
  return { summary: read('summary'), description: read('description') };
}

function readByNodeIcal(text: string) {
  const found = Object.values(nodeIcal.sync.parseICS(text)).filter(
    (part) => part?.type === 'VEVENT' || part?.type === 'VTODO',
  );
  const [only, ...more] = found as { summary: unknown; description: unknown }[];
  if (!only || more.length > 0) throw new Error('not one component');
  const read = (value: unknown) => (typeof value === 'string' ? value : (value as { val: string }).val);
  return { summary: read(only.summary), description: read(only.description) };
}

const forms = [
  ['events', 'vevent'],
  ['tasks', 'vtodo'],
] as const;

for (const [form, component] of forms)
  t.test(`whatever stands in a text, two parsers read it back from ${form}`, async () => {
    fc.assert(
      fc.property(anyTexts, (texts) => {
        const text = renderCalendar(feedOf([hostile(texts)], { form, alarms: true }));
        const { summary, description } = expected(texts);
        const [first, second] = [readByIcalJs(text, component), readByNodeIcal(text)];
        return (
          first.summary === summary &&
          first.description === description &&
          second.summary === asNodeIcalReads(summary) &&
          second.description === asNodeIcalReads(description)
        );
      }),
      { numRuns: 250 },
    );
  });

t.test('whatever a title says, the whole of it stands in the summary or in the description', async () => {
  fc.assert(
    fc.property(hostileText, (title) => {
      const event = jiading({ kind: 'claim-step', title: both(title), sources: [] });
      const { summary, description } = readByIcalJs(renderCalendar(feedOf([event])), 'vevent');
      // What stands behind a colon comes first and begins with a capital.
      const parts = normalLine(title).toLowerCase().split(': ');
      const isWhole = parts.every((part) => summary.toLowerCase().includes(part.trim()));
      return isWhole || description.startsWith(normal(`${title}\n`));
    }),
    { numRuns: 150 },
  );
});

const graphemes = new Intl.Segmenter('und', { granularity: 'grapheme' });

/** Whether a content line is folded only where one grapheme ends, save inside one that no line could hold. */
function isFoldedKindly(pieces: string[]): boolean {
  const line = pieces.join('');
  let at = 0;
  const folds = new Set(
    pieces.slice(0, -1).map((piece) => {
      at += piece.length;
      return at;
    }),
  );
  for (const { segment, index } of graphemes.segment(line))
    for (let inside = index + 1; inside < index + segment.length; inside += 1)
      if (folds.has(inside) && Buffer.byteLength(segment) < 75) return false;
  return true;
}

t.test(
  'whatever stands in a text, lines end in CRLF, have at most 75 octets and cut no grapheme',
  async () => {
    fc.assert(
      fc.property(anyTexts, fc.constantFrom('events', 'tasks'), (texts, form) => {
        const text = renderCalendar(feedOf([hostile(texts)], { form, alarms: true }));
        if (!text.endsWith('END:VCALENDAR\r\n') || /(?<!\r)\n|\r(?!\n)/.test(text)) return false;
        const lines = text.slice(0, -2).split('\r\n');
        if (lines.some((line) => line === '' || Buffer.byteLength(line) > 75 || !line.isWellFormed()))
          return false;
        const contents: string[][] = [];
        for (const line of lines)
          if (line.startsWith(' ')) contents.at(-1)?.push(line.slice(1));
          else contents.push([line]);
        return contents.every(isFoldedKindly) && contents.every(([name = '']) => /^[A-Z-]+[;:]/.test(name));
      }),
      { numRuns: 150 },
    );
  },
);

t.test('the same values are the same bytes in three zones of the server', async (t) => {
  const here = process.env.TZ;
  t.teardown(() => {
    if (here === undefined) delete process.env.TZ;
    else process.env.TZ = here;
  });
  const dates = fc.record({
    days: fc.integer({ min: 0, max: 4000 }),
    minute: fc.option(fc.integer({ min: 0, max: 1440 }), { nil: undefined }),
    at: fc.integer({ min: 0, max: 4_000_000_000_000 }),
  });
  fc.assert(
    fc.property(anyTexts, dates, fc.constantFrom('events', 'tasks'), (texts, { days, minute, at }, form) => {
      const dueOn = Temporal.PlainDate.from('2020-01-01').add({ days });
      const revisedAt = Temporal.Instant.fromEpochMilliseconds(at);
      const event = {
        ...hostile(texts),
        dueOn,
        revisedAt,
        doneAt: revisedAt,
        ...(minute === undefined ? {} : { minute }),
      };
      const feed: Feed = feedOf([event], { form });
      const seen = ['UTC', 'America/Los_Angeles', 'Pacific/Kiritimati'].map((zone) => {
        process.env.TZ = zone;
        return renderCalendar(feed);
      });
      return new Set(seen).size === 1;
    }),
    { numRuns: 60 },
  );
});
