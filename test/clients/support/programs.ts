import { mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import ICAL from 'ical.js';
import { type Client, curled, type Follower } from './client.ts';
import { type Life, must, ownFolder, run } from './life.ts';
import type { Look, Seen } from './seen.ts';

/** What khal shows of an entry, between characters that no text of ours has. */
const khalFields = [
  'uid',
  'all-day',
  'start',
  'end',
  'start-date',
  'end-date',
  'title',
  'status',
  'description',
];
const [between, after] = ['\u001f', '\u001e'];

/** vdirsyncer asks for the whole each time, and gives an item its content's hash as UID. */
export const vdirsyncerAndKhal: Client = {
  name: 'vdirsyncer + khal',
  fields: ['at', 'end', 'summary', 'status', 'description'],
  conditional: false,
  shows: ['events'],
  needs: ['vdirsyncer', 'khal'],
  follow: (life, url) => {
    const home = ownFolder(life);
    writeFileSync(join(home, 'khal.conf'), khalConfig(home, join(home, 'items'), true));
    return synced(home, url, () => khalList(home));
  },
};

/** The same for tasks. */
export const vdirsyncerAndTodoman: Client = {
  name: 'vdirsyncer + todoman',
  fields: ['at', 'summary', 'description'],
  conditional: false,
  shows: ['tasks'],
  needs: ['vdirsyncer', 'todoman'],
  follow: (life, url) => {
    const home = ownFolder(life);
    writeFileSync(join(home, 'todoman.py'), todomanConfig(home));
    return synced(home, url, () => todomanList(home));
  },
};

/** Lets vdirsyncer follow a calendar into a folder of items, which `list` shows. */
function synced(home: string, url: string, list: () => Promise<Look>): Follower {
  const items = join(home, 'items');
  const config = join(home, 'vdirsyncer');
  writeFileSync(config, vdirsyncerConfig(home, url, items));
  mkdirSync(items);
  const sync = async (verb: string) => {
    const { code, complained, printed } = await run('vdirsyncer', ['-c', config, verb, 'feed'], { home });
    if (code !== 0) throw new Error(`vdirsyncer ${verb} ended with ${code}:\n${complained}${printed}`);
    return complained + printed.toString('utf8');
  };
  let known = false;
  return async () => {
    if (!known) await sync('discover');
    known = true;
    const before = stampsIn(items);
    const said = await sync('sync');
    const now = stampsIn(items);
    const look = await list();
    const changed = [...before, ...now].filter((each) => !(before.has(each) && now.has(each)));
    return { ...look, complaints: [...complaintsIn(said), ...look.complaints], wrote: changed.length };
  };
}

function vdirsyncerConfig(home: string, url: string, items: string): string {
  return `[general]
status_path = "${join(home, 'status')}"
[pair feed]
a = "remote"
b = "local"
collections = null
conflict_resolution = "a wins"
[storage remote]
type = "http"
url = "${url}"
[storage local]
type = "filesystem"
path = "${items}"
fileext = ".ics"
`;
}

const stampsIn = (folder: string) =>
  new Set(
    readdirSync(folder).map((name) => `${name} ${statSync(join(folder, name), { bigint: true }).mtimeNs}`),
  );

const complaintsIn = (said: string) =>
  said.split('\n').filter((line) => /warning|error|critical/i.test(line));

/** khal takes a file and replaces what has the same UID. */
export const khalImport: Client = {
  name: 'khal import',
  fields: ['uid', 'at', 'end', 'summary', 'status', 'description'],
  conditional: true,
  shows: ['events'],
  keeps: true,
  needs: ['khal', 'curl'],
  follow: (life, url) => {
    const home = ownFolder(life);
    const bytes = curled(life, url);
    writeFileSync(join(home, 'khal.conf'), khalConfig(home, join(home, 'items'), false));
    mkdirSync(join(home, 'items'));
    return async () => {
      await must('khal', ['-c', join(home, 'khal.conf'), 'import', '--batch', '-a', 'feed'], {
        home,
        input: await bytes(),
      });
      return await khalList(home);
    };
  },
};

function khalConfig(home: string, items: string, readonly: boolean): string {
  return `[calendars]
[[feed]]
path = ${items}
readonly = ${readonly ? 'True' : 'False'}
[sqlite]
path = ${join(home, 'khal.db')}
[locale]
local_timezone = UTC
default_timezone = UTC
timeformat = %H:%M
dateformat = %Y-%m-%d
longdateformat = %Y-%m-%d
datetimeformat = %Y-%m-%dT%H:%M
longdatetimeformat = %Y-%m-%dT%H:%M
`;
}

async function khalList(home: string): Promise<Look> {
  const format = khalFields.map((field) => `{${field}}`).join(between) + after;
  const args = ['-c', join(home, 'khal.conf'), 'list', '--once', '--day-format', '', '--format', format];
  const { code, printed, complained } = await run('khal', [...args, '2025-01-01', '2031-01-01'], { home });
  if (code !== 0) throw new Error(`khal list ended with ${code}:\n${complained}`);
  const shown = printed.toString('utf8').split(after).slice(0, -1);
  return {
    entries: shown.map((each) => byKhal(each.replace(/^\n/, ''))),
    complaints: complaintsIn(complained),
  };
}

function byKhal(shown: string): Seen {
  const parts = shown.split(between);
  const field = (name: string) => parts[khalFields.indexOf(name)] ?? '';
  const common = {
    uid: field('uid'),
    summary: field('title'),
    status: field('status').trim(),
    description: field('description'),
  };
  if (field('all-day') === 'True') {
    // Its last day is inclusive.
    const end = Temporal.PlainDate.from(field('end-date')).add({ days: 1 });
    return { ...common, at: field('start-date'), end: `${end}` };
  }
  const [start, end] = ['start', 'end'].map((name) => Temporal.Instant.from(`${field(name)}:00Z`)) as [
    Temporal.Instant,
    Temporal.Instant,
  ];
  // It gives what has no end an hour.
  const own = start.add({ hours: 1 }).equals(end);
  return { ...common, at: `${start}`, ...(own ? {} : { end: `${end}` }) };
}

function todomanConfig(home: string): string {
  return `path = "${join(home, 'items')}"
cache_path = "${join(home, 'todoman.sqlite')}"
date_format = "%Y-%m-%d"
time_format = "%H:%M"
default_list = "items"
default_due = 0
`;
}

async function todomanList(home: string): Promise<Look> {
  const args = ['--config', join(home, 'todoman.py'), '--porcelain', 'list', '--status', 'ANY'];
  const tasks: { due: number; summary: string; description: string }[] = JSON.parse(
    await must('todoman', args, { home }),
  );
  const entries = tasks.map(({ due, summary, description }) => {
    const at = `${Temporal.Instant.fromEpochMilliseconds(due * 1000)}`;
    // It has a whole day begin at midnight of its own zone, which is UTC here.
    return { at: at.replace(/T00:00:00Z$/, ''), summary, description };
  });
  return { entries, complaints: [] };
}

/** calcurse keeps neither UID nor status: a file is imported into an empty calendar. */
export const calcurse: Client = {
  name: 'calcurse',
  fields: ['at', 'summary', 'description'],
  conditional: true,
  shows: ['events'],
  needs: ['calcurse', 'curl'],
  follow: (life, url): Follower => {
    const bytes = curled(life, url);
    return async () => calcursed(life, await bytes());
  },
};

async function calcursed(life: Life, bytes: Buffer): Promise<Look> {
  const home = ownFolder(life);
  const file = join(home, 'feed.ics');
  writeFileSync(file, bytes);
  const imported = await must('calcurse', ['-D', join(home, 'data'), '-i', file], { home });
  const exported = await must('calcurse', ['-D', join(home, 'data'), '-x'], { home });
  const calendar = new ICAL.Component(ICAL.parse(exported));
  const skipped = /(\d+) skipped/.exec(imported)?.[1];
  return {
    entries: calendar.getAllSubcomponents('vevent').map((component) => {
      const event = new ICAL.Event(component);
      const { startDate } = event;
      // Its hours are those of the zone it runs in, which is UTC here.
      const at = startDate.isDate ? `${startDate}` : `${startDate}Z`;
      return { at, summary: event.summary, description: event.description };
    }),
    complaints: skipped === '0' ? [] : [imported.trim()],
  };
}
