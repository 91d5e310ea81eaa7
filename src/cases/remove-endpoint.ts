import { listStops } from '../db/address-stops.ts';
import type { Database } from '../db/connect.ts';
import { type Endpoint, holdWaysOf, takeOwnEndpoint, updateEndpoint } from '../db/endpoints.ts';
import { queuedBy, writeLetters } from '../db/letter-queue.ts';
import { enterprisesOf } from '../db/people.ts';
import { heldSubscriptions, reviseReminderSubscription } from '../db/reminder-subscriptions.ts';
import { itemsOf, looseOn, settleReminders } from '../db/reminders.ts';
import { type Way, wayTo } from '../deadlines/way.ts';
import { Problem } from '../errors.ts';
import { audit } from './audit.ts';
import { endpointEntry } from './change-endpoint.ts';
import type { Context } from './context.ts';
import { holdEnterprise } from './derive-enterprise.ts';
import { isOutsidePlan, oweElsewhere } from './owe-elsewhere.ts';
import { follow } from './reminder-subscriptions.ts';
import { liftStop } from './stop-address.ts';

/** What taking a way away brought with it. */
export type Removal = {
  id: string;
  /** Subscriptions that used it and go to the account's own address from now on. */
  toMail: { id: string; enterpriseId: string }[];
  /** Letters that were to go there and do not. */
  lettersEnded: number;
};

/**
 * Takes a way away from its owner, and the stop of a robot or webhook with it. What waits to be sent there ends as removed, and subscriptions that used it go back to the
 * account's own address, so that nobody stops being reminded by it.
 */
export async function removeEndpoint(context: Context, personId: string, id: string): Promise<Removal> {
  return await context.db.transaction(async (tx) => {
    // Enterprises before ways, as whoever chooses a way takes them.
    for (const enterpriseId of (await enterprisesOf(tx, personId)).toSorted())
      await holdEnterprise(tx, enterpriseId);
    await holdWaysOf(tx, personId);
    const endpoint = await takeOwnEndpoint(tx, personId, id);
    if (!endpoint) throw new Problem('not-found');
    const now = context.clock.now();
    // A mail address stays stopped: that is said of the address, whoever enters it next.
    const stopped = endpoint.channel === 'mail' ? [] : await listStops(tx, 1, [id]);
    for (const stop of stopped) await liftStop(tx, stop, personId, now);
    await updateEndpoint(tx, id, { removedAt: now });
    const lettersEnded = await endLetters(tx, personId, wayTo(endpoint.channel, id), now);
    const toMail = await backToMail(tx, context, endpoint, now);
    const payload = { after: { removedAt: now, toMail, lettersEnded } };
    await audit(tx, now, [endpointEntry(endpoint, 'endpoint.removed', payload)]);
    return { id, toMail, lettersEnded };
  });
}

/** One that is just on the wire is left to who posts it. Of announcements they tell nothing: those go by mail alone. */
async function endLetters(tx: Database, personId: string, way: Way, now: Temporal.Instant): Promise<number> {
  const letters = await queuedBy(tx, personId, way);
  const ids = letters.map((each) => each.id);
  const items = [...[...(await itemsOf(tx, ids)).values()].flat(), ...(await looseOn(tx, personId, way))];
  const reminders = items.map(({ reminder }) => reminder.id);
  await settleReminders(tx, reminders, 'suppressed', 'removed', now);
  await oweElsewhere(tx, items.filter(isOutsidePlan), now);
  const ended = { state: 'suppressed' as const, reason: 'removed', settledAt: now };
  await writeLetters(
    tx,
    letters.map((each) => ({ ...each, ...ended })),
  );
  return letters.length;
}

async function backToMail(
  tx: Database,
  context: Context,
  { id, personId, channel }: Endpoint,
  now: Temporal.Instant,
): Promise<Removal['toMail']> {
  const held = await heldSubscriptions(tx, personId);
  const moved = held.filter((each) => each.channel === wayTo(channel, id));
  for (const before of moved) {
    const after = await reviseReminderSubscription(tx, before, { channel: 'mail', changedAt: now });
    if (!after) throw new Problem('conflict');
    await follow(tx, context, now, { action: 'reminders.changed', before, after });
  }
  return moved.map((each) => ({ id: each.id, enterpriseId: each.enterpriseId }));
}
