import { createHash, timingSafeEqual } from 'node:crypto';
import { Gauge, Registry } from 'prom-client';
import { countFeeds } from '../db/feed-fetches.ts';
import { countQueue, countStops } from '../db/letter-counts.ts';
import { lastFinished, listRuns } from '../db/runs.ts';
import type { Context } from './context.ts';
import { oldestWaiting } from './oldest-waiting.ts';

/** A page of metrics in the text format of Prometheus, with its media type. */
export type MetricsPage = { type: string; text: string };

/**
 * What whoever watches the service reads: the counts of this copy, and beside them what the database says at this moment,
 * which is the same for all copies.
 */
export async function metricsPage(context: Context): Promise<MetricsPage> {
  const now = await measured(context);
  const page = Registry.merge(context.meters ? [context.meters.registry, now] : [now]);
  return { type: page.contentType, text: await page.metrics() };
}

/** How many letters are counted at most: a scrape costs the same however long the queue is. */
const most = 10_000;

async function measured(context: Context): Promise<Registry> {
  const { db, clock } = context;
  const registry = new Registry();
  const gauge = <L extends string = never>(name: string, help: string, labelNames: L[] = []) =>
    new Gauge({ name: `qixian_${name}`, help, labelNames, registers: [registry] });

  const what = `Letters by what they wait for, of the ${most} tried next; and failed ones, as many at most`;
  const queue = gauge('queue_letters', what, ['state']);
  const now = clock.now();
  for (const [state, letters] of Object.entries(await countQueue(db, now, most)))
    queue.set({ state }, letters);

  const oldest = await oldestWaiting(context);
  gauge(
    'oldest_due_letter_age_seconds',
    'How long the letter waits that has been due longest; 0 where none',
  ).set(oldest ? oldest.until(now).total('seconds') : 0);

  const finished = gauge('run_last_finished_timestamp_seconds', 'When a run of each scope finished last', [
    'scope',
  ]);
  for (const { scope, at } of await lastFinished(db)) finished.set({ scope }, at.epochMilliseconds / 1000);

  const [plan] = await listRuns(db, 1, { scope: 'plan' });
  gauge('plan_running', '1 while the newest day is being planned').set(plan && !plan.finishedAt ? 1 : 0);
  gauge('plan_looked_deadlines', 'Deadlines the newest plan has looked at so far').set(plan?.looked ?? 0);
  gauge('plan_planned_reminders', 'Reminders the newest plan has planned so far').set(plan?.planned ?? 0);

  const stopped = gauge('stopped_addresses', 'Addresses that take no letters, by reason', ['reason']);
  for (const { reason, addresses } of await countStops(db)) stopped.set({ reason }, addresses);
  const feeds = await countFeeds(db, now.subtract({ hours: 24 }));
  gauge('private_feeds', 'Private calendars that answer').set(feeds.live);
  gauge('private_feeds_fetched', 'Those of them that were fetched within 24 hours').set(feeds.fetched);
  return registry;
}

/** Who asks for the metrics: what stands in the call, and where it comes from. */
type Asking = { bearer: string | undefined; isFromHere: boolean; isPassedOn: boolean };

/**
 * Whether the metrics are for whoever asks: with METRICS_TOKEN, its bearer alone; without one, a program on this machine.
 * Where the service has a public address a proxy speaks from this machine too, for anybody: then only a token will do.
 */
export function mayReadMetrics(
  { metricsToken, publicUrl }: Pick<Context, 'metricsToken' | 'publicUrl'>,
  { bearer, isFromHere, isPassedOn }: Asking,
): boolean {
  if (metricsToken !== undefined) return bearer !== undefined && isSame(bearer, metricsToken);
  return isFromHere && !isPassedOn && isLoopbackName(new URL(publicUrl).hostname);
}

/** Compared in a time that says nothing about where they differ. */
function isSame(a: string, b: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(a), digest(b));
}

function isLoopbackName(name: string): boolean {
  return name === 'localhost' || name === '[::1]' || /^127(\.\d{1,3}){3}$/.test(name);
}
