import { join } from 'node:path';
import ICAL from 'ical.js';
import nodeIcal from 'node-ical';
import { type Client, curled, everything } from './client.ts';
import { type Life, must, ownFolder } from './life.ts';
import { type Look, type Seen, timeOf } from './seen.ts';

const here = import.meta.dirname;
// Debian's package is for Debian's own Python.
const python = '/usr/bin/python3';

type Reader = (life: Life) => (bytes: Buffer) => Promise<Look>;

/** A library that reads the bytes that curl keeps. */
const library = (about: Pick<Client, 'name' | 'needs'> & Partial<Client>, reader: Reader): Client => ({
  fields: everything,
  conditional: true,
  shows: ['events', 'tasks'],
  ...about,
  needs: ['curl', ...about.needs],
  follow: (life, url) => {
    const [bytes, read] = [curled(life, url), reader(life)];
    return async () => await read(await bytes());
  },
});

/** The reading that all others are compared with. */
export const icalendar = library(
  { name: 'python3-icalendar', needs: [python, '/usr/lib/python3/dist-packages/icalendar'] },
  (life) => {
    const home = ownFolder(life);
    return async (input) =>
      JSON.parse(await must(python, [join(here, 'icalendar-reader.py')], { home, input }));
  },
);

/** Its restriction check is part of the reading: what it says is a complaint. */
export const libical = library({ name: 'libical', needs: ['gcc', '/usr/include/libical/ical.h'] }, (life) => {
  const home = ownFolder(life);
  const program = join(home, 'libical-reader');
  const built = must('gcc', ['-O1', '-o', program, join(here, 'libical-reader.c'), '-lical'], { home });
  return async (input) => {
    await built;
    const { entries, complaints, valid } = JSON.parse(await must(program, [], { home, input }));
    return {
      entries: entries.map(({ at, end, ...entry }: Seen) => ({
        ...entry,
        at: timeOf(at),
        ...(end === undefined ? {} : { end: timeOf(end) }),
      })),
      complaints: valid ? complaints : [...complaints, 'the restrictions of RFC 5546 are not kept'],
    };
  };
});

export const icalJs = library({ name: 'ical.js', needs: [] }, () => async (bytes) => {
  const calendar = new ICAL.Component(ICAL.parse(bytes.toString('utf8')));
  const components = ['vevent', 'vtodo'].flatMap((name) => calendar.getAllSubcomponents(name));
  return { entries: components.map(byIcalJs), complaints: [] };
});

function byIcalJs(component: ICAL.Component): Seen {
  const value = (name: string) => {
    const found = component.getFirstPropertyValue(name);
    return found === null ? undefined : String(found);
  };
  const end = value('dtend');
  return {
    uid: value('uid') ?? '',
    at: value(component.name === 'vtodo' ? 'due' : 'dtstart') ?? '',
    ...(end === undefined ? {} : { end }),
    summary: value('summary') ?? '',
    status: value('status') ?? '',
    sequence: Number(value('sequence')),
    description: value('description') ?? '',
    alarms: component
      .getAllSubcomponents('valarm')
      .map(
        (alarm) => ICAL.Duration.fromString(String(alarm.getFirstPropertyValue('trigger'))).toSeconds() / 60,
      )
      .toSorted((a, b) => a - b),
  };
}

export const nodeIcalReader = library(
  { name: 'node-ical', needs: [], fields: everything.filter((field) => field !== 'alarms') },
  () => async (bytes) => {
    const parts = Object.values(nodeIcal.sync.parseICS(bytes.toString('utf8')));
    const entries = parts.flatMap((part) =>
      part?.type === 'VEVENT' || part?.type === 'VTODO' ? [byNodeIcal(part as unknown as NodeEntry)] : [],
    );
    return { entries, complaints: [] };
  },
);

/** A day is a Date at midnight of this process's zone that says it is one; a text with a parameter is an object. */
type NodeDate = Date & { dateOnly?: true };
type NodeText = string | { val: string };
type NodeEntry = Record<'uid' | 'sequence' | 'status', string> &
  Record<'summary' | 'description', NodeText> & {
    type: string;
    start: NodeDate;
    end?: NodeDate;
    due?: NodeDate;
  };

function byNodeIcal(entry: NodeEntry): Seen {
  const time = (date: NodeDate) =>
    date.dateOnly
      ? `${Temporal.PlainDate.from({ year: date.getFullYear(), month: date.getMonth() + 1, day: date.getDate() })}`
      : `${Temporal.Instant.from(date.toISOString())}`;
  const text = (value: NodeText) => (typeof value === 'string' ? value : value.val);
  const at = entry.type === 'VTODO' ? entry.due : entry.start;
  return {
    uid: entry.uid,
    at: at ? time(at) : '',
    // It gives an event without an end one of its own at the same instant.
    ...(entry.end && entry.end.getTime() !== entry.start.getTime() ? { end: time(entry.end) } : {}),
    summary: text(entry.summary),
    status: entry.status,
    sequence: Number(entry.sequence),
    description: text(entry.description),
  };
}
