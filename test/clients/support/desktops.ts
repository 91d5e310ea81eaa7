import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as pause } from 'node:timers/promises';
import { type Client, everything } from './client.ts';
import { must, ownFolder } from './life.ts';
import type { Seen } from './seen.ts';

const python = '/usr/bin/python3';
const girepository = '/usr/lib/x86_64-linux-gnu/girepository-1.0';
const services = '/usr/share/dbus-1/services/org.gnome.evolution.dataserver';
const withoutAlarms = everything.filter((field) => field !== 'alarms');

/** The store behind Evolution and GNOME Calendar; it needs no screen, and a session bus of its own. */
export const evolution: Client = {
  name: 'Evolution Data Server',
  fields: withoutAlarms,
  conditional: true,
  shows: ['events'],
  needs: [python, 'dbus-run-session', `${girepository}/ECal-2.0.typelib`, `${services}.Calendar8.service`],
  follow: (life, url) => {
    const home = ownFolder(life);
    const reader = join(import.meta.dirname, 'evolution-reader.py');
    return async () => {
      const env = { GSETTINGS_BACKEND: 'memory' };
      return JSON.parse(await must('dbus-run-session', ['--', python, reader, url], { home, env }));
    };
  },
};

const calendarId = '11111111-2222-4333-8444-555555555555';

const mailer = 'thunderbird';

/** Started without a screen, left to fetch, ended; then its own store is read. */
export const thunderbird: Client = {
  name: 'Thunderbird',
  fields: withoutAlarms,
  conditional: false,
  shows: ['events', 'tasks'],
  needs: [mailer],
  follow: (life, url) => {
    const home = ownFolder(life);
    const profile = join(home, 'profile');
    mkdirSync(profile);
    writeFileSync(join(profile, 'user.js'), settings(url));
    return async () => {
      await fetchOnce(home, profile);
      return { entries: stored(join(profile, 'calendar-data', 'cache.sqlite')), complaints: [] };
    };
  },
};

function settings(url: string): string {
  const of = (name: string) => `calendar.registry.${calendarId}.${name}`;
  const values = {
    [of('type')]: 'ics',
    [of('uri')]: url,
    [of('name')]: 'Qixian',
    [of('readOnly')]: true,
    [of('cache.enabled')]: true,
    [of('calendar-main-in-composite')]: true,
    'calendar.timezone.useSystemTimezone': false,
    'calendar.timezone.local': 'UTC',
    'mail.provider.suppress_dialog_on_startup': true,
    'mailnews.start_page.enabled': false,
    'datareporting.policy.dataSubmissionEnabled': false,
    'network.captive-portal-service.enabled': false,
    'network.connectivity-service.enabled': false,
  };
  return Object.entries(values)
    .map(([name, value]) => `user_pref(${JSON.stringify(name)}, ${JSON.stringify(value)});\n`)
    .join('');
}

/** It fetches at its start and writes all of it anew: when its store was written and stands still, it has. */
async function fetchOnce(home: string, profile: string) {
  const { PATH = '' } = process.env;
  const began = Date.now();
  const child = spawn(mailer, ['--headless', '--no-remote', '--profile', profile], {
    env: { PATH, HOME: home, LANG: 'C.UTF-8', TZ: 'UTC' },
    stdio: 'ignore',
  });
  const ended = once(child, 'close');
  const journal = join(profile, 'calendar-data', 'cache.sqlite-wal');
  while (child.exitCode === null && Date.now() - began < 60_000) {
    await pause(500);
    const written = existsSync(journal) ? statSync(journal).mtimeMs : 0;
    if (written > began && Date.now() - written > 5_000) break;
  }
  child.kill('SIGTERM');
  await ended;
}

function stored(file: string): Seen[] {
  const database = new DatabaseSync(file);
  try {
    const properties = new Map(
      database
        .prepare('select item_id, key, value from cal_properties')
        .all()
        .map(({ item_id, key, value }) => [
          `${item_id} ${key}`,
          Buffer.from(value as never).toString('utf8'),
        ]),
    );
    const rows = database.prepare(storedEntries).all() as StoredEntry[];
    return rows.map((row) => byThunderbird(row, (key) => properties.get(`${row.id} ${key}`)));
  } finally {
    database.close();
  }
}

const storedEntries = `
  select id, title, ical_status, event_start as at, event_start_tz as zone, event_end as ends from cal_events
  union all select id, title, ical_status, todo_due, todo_due_tz, todo_due from cal_todos`;

/** Times are microseconds; a whole day floats. */
type StoredEntry = { id: string; title: string; ical_status: string; at: number; zone: string; ends: number };

function byThunderbird(row: StoredEntry, property: (key: string) => string | undefined): Seen {
  const time = (microseconds: number) => {
    const at = `${Temporal.Instant.fromEpochMilliseconds(microseconds / 1000)}`;
    return row.zone === 'floating' ? at.slice(0, 10) : at;
  };
  return {
    uid: row.id,
    at: time(row.at),
    // It gives what has no end one at the same instant.
    ...(row.ends === row.at ? {} : { end: time(row.ends) }),
    summary: row.title,
    status: row.ical_status,
    sequence: Number(property('SEQUENCE')),
    description: property('DESCRIPTION') ?? '',
  };
}
