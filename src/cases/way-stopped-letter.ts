import { findStop } from '../db/address-stops.ts';
import type { Database } from '../db/connect.ts';
import { type Endpoint, endpointsById } from '../db/endpoints.ts';
import { enterpriseNames } from '../db/facts.ts';
import type { Person } from '../db/people.ts';
import { undeliveredBy } from '../db/reminder-history.ts';
import { heldSubscriptions } from '../db/reminder-subscriptions.ts';
import { type Way, wayTo } from '../deadlines/way.ts';
import type { OutlookItem } from '../letters/outlook.ts';
import { renderWayStopped } from '../letters/way-stopped.ts';
import { pathIn } from '../pages/layout.ts';
import { explainOutcome } from '../words/channels.ts';
import type { Context } from './context.ts';
import { readCalendars } from './law.ts';
import { deadlineItem } from './letter-items.ts';
import { takeLetter } from './letter-slots.ts';
import { owedByMail } from './owe-elsewhere.ts';
import { subscriptionsLink } from './tokens.ts';

/** Owes the owners of stopped ways a letter at their accounts' addresses. Of a mail address that nobody confirmed there is no owner. */
export async function oweWayStopped(
  tx: Database,
  stopId: string,
  endpoints: Endpoint[],
  now: Temporal.Instant,
) {
  for (const { id, personId, confirmedAt } of endpoints) {
    const slot = { kind: 'way-stopped', slot: `${stopId} ${id}`, dueAt: now } as const;
    if (confirmedAt) await takeLetter(tx, { personId, channel: 'mail' }, slot, now);
  }
}

/** Whether the way of a letter's slot is still stopped. */
export async function isWayStopped(tx: Database, _context: Context, slot: string): Promise<boolean> {
  const { stop, endpoint } = await ofSlot(tx, slot);
  return stop?.releasedAt === null && endpoint?.removedAt === null;
}

/** What the owner of a stopped way reads. */
export async function wayStoppedLetter(tx: Database, context: Context, owner: Person, slot: string) {
  const { stop, endpoint } = await ofSlot(tx, slot);
  if (!stop || !endpoint) throw new Error(`no stopped way ${slot}`);
  const { id, name, lang } = owner;
  const { label, channel } = endpoint;
  const held = await heldSubscriptions(tx, id);
  const by = held.filter((each) => each.channel === wayTo(channel, endpoint.id));
  const names = await enterpriseNames(tx, [...new Set(by.map(({ enterpriseId }) => enterpriseId))]);
  const manage = `/subscriptions/${subscriptionsLink(context.secret, id)}`;
  return renderWayStopped({
    lang,
    recipient: { name },
    stopId: stop.id,
    label,
    channel,
    reason: stop.reason,
    said: explainOutcome({ outcome: 'refused', blame: 'recipient', detail: stop.detail }),
    enterprises: [...names.values()].map((each) => each.name),
    undelivered: await undeliveredItems(tx, context, id, wayTo(channel, endpoint.id), stop.at),
    links: { service: `${context.publicUrl}/`, manage: context.publicUrl + pathIn(lang, manage) },
  });
}

/** Of each deadline once what the way has not delivered and mail tells; that a day is gone stands in no list of days. */
async function undeliveredItems(
  tx: Database,
  context: Context,
  personId: string,
  way: Way,
  since: Temporal.Instant,
): Promise<OutlookItem[]> {
  const now = context.clock.now();
  const owed = await owedByMail(tx, await undeliveredBy(tx, personId, way, since), now);
  if (owed.length === 0) return [];
  const rows = new Map(owed.map(({ deadline }) => [deadline.id, deadline]));
  const names = await enterpriseNames(
    tx,
    [...rows.values()].flatMap(({ enterpriseId }) => enterpriseId ?? []),
  );
  const { calendar } = await readCalendars(tx, context);
  return [...rows.values()].flatMap((row) => {
    const { dates, ...item } = deadlineItem(calendar, names.get(row.enterpriseId ?? ''), row, now);
    return dates ? [{ ...item, dates, links: {} }] : [];
  });
}

async function ofSlot(tx: Database, slot: string) {
  const [stopId = '', id = ''] = slot.split(' ');
  return { stop: await findStop(tx, stopId), endpoint: (await endpointsById(tx, [id])).get(id) };
}
