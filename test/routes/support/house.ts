import { sql } from 'drizzle-orm';
import type { InjectOptions } from 'fastify';
import type { Test } from 'tap';
import { type App, buildApp } from '../../../src/app.ts';
import { ensureAdmin } from '../../../src/cases/access.ts';
import type { Context } from '../../../src/cases/context.ts';
import { rederivePolicies } from '../../../src/cases/derive-policies.ts';
import { calendarShelf, documentShelf } from '../../../src/cases/law.ts';
import { syncCalendars } from '../../../src/cases/sync-calendars.ts';
import { syncCatalogue } from '../../../src/cases/sync-catalogue.ts';
import { readCatalogue } from '../../../src/catalogue.ts';
import { outgoing } from '../../../src/channels/outgoing/outgoing.ts';
import { standingClock } from '../../../src/clock.ts';
import type { Database } from '../../../src/db/connect.ts';
import { openTestDatabase } from '../../support/database.ts';

export type House = { app: App; context: Context; admin: string };

export const adminSignIn = { email: 'admin@qixian.example', password: 'correct horse battery' };

/** The service behind its HTTP side, with the shipped catalogue and an administrator, its clock standing. */
export async function openHouse(t: Test, at = '2025-12-01T10:00:00+08:00'): Promise<House> {
  const { db } = await openTestDatabase(t);
  const context: Context = {
    db,
    clock: standingClock(at),
    calendars: calendarShelf(),
    documents: documentShelf(),
    publicUrl: 'https://qixian.example',
    mailFrom: 'qixian@localhost',
    review: false,
    hostVerdict: outgoing({ allow: [] }).host,
    secret: 's'.repeat(32),
  };
  await syncCalendars(context);
  await syncCatalogue(context, readCatalogue());
  await rederivePolicies(context);
  await ensureAdmin(context, adminSignIn);
  const app = await openApp(t, context);
  const { token } = (await post(app, undefined, '/api/v1/tokens', adminSignIn)).json();
  return { app, context, admin: token };
}

/** Another copy of the HTTP side on the same rows, as after a restart. */
export async function openApp(t: Test, context: Context): Promise<App> {
  const app = await buildApp(context, 'silent');
  t.teardown(() => app.close());
  await app.ready();
  return app;
}

type Asked = Omit<InjectOptions, 'method' | 'url'>;

/** One request, with a token where there is one. */
export function ask(
  app: App,
  token: string | undefined,
  method: string,
  url: string,
  { headers, ...rest }: Asked = {},
) {
  const bearer = token === undefined ? {} : { authorization: `Bearer ${token}` };
  return app.inject({
    method: method as 'GET',
    url,
    headers: { ...bearer, ...headers },
    ...rest,
  });
}

export function get(app: App, token: string | undefined, url: string, headers: Record<string, string> = {}) {
  return ask(app, token, 'GET', url, { headers });
}

export function post(
  app: App,
  token: string | undefined,
  url: string,
  payload: object,
  headers: Record<string, string> = {},
) {
  return ask(app, token, 'POST', url, { payload, headers });
}

const tables = [
  'announcement',
  'api_token',
  'attempt',
  'deadline',
  'deadline_revision',
  'enterprise',
  'fact',
  'fact_revision',
  'feed',
  'feed_fetch',
  'idempotency',
  'letter',
  'membership',
  'person',
  'policy_version',
  'reminder',
  'retired_feed_token',
];

/** How many rows every table holds: what was refused may not have changed it. */
export async function rowCounts(db: Database): Promise<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const table of tables) counts[table] = await db.$count(sql`${sql.identifier(table)}`);
  return counts;
}
