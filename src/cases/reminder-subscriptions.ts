import { dayOf } from '../clock.ts';
import type { Database } from '../db/connect.ts';
import { replanEnterprise, setWeeklyBudget } from '../db/people.ts';
import {
  type EndedReason,
  heldSubscriptions,
  insertReminderSubscription,
  reviseReminderSubscription,
  type SubscriptionRow,
  takeReminderSubscription,
} from '../db/reminder-subscriptions.ts';
import { Problem } from '../errors.ts';
import { audit } from './audit.ts';
import { subscriptionFaults } from './check-subscription.ts';
import type { Context } from './context.ts';
import { holdEnterprise } from './derive-enterprise.ts';
import { moveOutlooks } from './move-outlooks.ts';
import { muteUnwanted } from './mute-unwanted.ts';
import { fieldsOf, usualSubscription, type WantedReminders, wantedOf } from './wanted-reminders.ts';

/** Whose subscription, of which enterprise; `via` where a letter's link led to it. */
type Owner = { personId: string; enterpriseId: string; via?: 'letter' };

/** As many as one person can have in one enterprise. */
const most = 20;

/** A person's subscriptions in an enterprise, oldest first. */
export function listSubscriptions({ db }: Pick<Context, 'db'>, { personId, enterpriseId }: Owner) {
  return heldSubscriptions(db, personId, [enterpriseId]);
}

/** One of them; another person's, or one that has ended, does not exist. */
export async function readSubscription(
  context: Pick<Context, 'db'>,
  owner: Owner,
  id: string,
): Promise<SubscriptionRow> {
  const found = (await listSubscriptions(context, owner)).find((row) => row.id === id);
  if (!found) throw new Problem('not-found');
  return found;
}

/** Adds a subscription. Refuses what does not exist or is not the person's own; the plan looks at the enterprise again. */
export async function addSubscription(
  context: Context,
  owner: Owner,
  wanted: WantedReminders,
): Promise<SubscriptionRow> {
  return await context.db.transaction(async (tx) => {
    if (!(await holdEnterprise(tx, owner.enterpriseId))) throw new Problem('not-found');
    const own = await heldSubscriptions(tx, owner.personId, [owner.enterpriseId]);
    if (own.length >= most) throw new Problem('conflict', [tooMany]);
    await refuseFaults(tx, context, owner, wanted);
    const now = context.clock.now();
    const row = { ...usualSubscription({ ...owner, createdAt: now }), ...fieldsOf(wanted) };
    await insertReminderSubscription(tx, row);
    await follow(tx, context, now, { action: 'reminders.subscribed', after: row, ...viaOf(owner) });
    return row;
  });
}

/** What a change of a subscription is seen at, and what it makes of it. */
export type SubscriptionChange = { id: string; expected: number };

/** Puts other wishes in the place of all a subscription had. Refuses a revision that is not the newest. */
export function replaceSubscription(
  context: Context,
  owner: Owner,
  change: SubscriptionChange,
  wanted: WantedReminders,
): Promise<SubscriptionRow> {
  return revise(context, owner, change, async (tx) => {
    await refuseFaults(tx, context, owner, wanted);
    return { fields: fieldsOf(wanted), action: 'reminders.changed' };
  });
}

/** Ends a subscription: what is planned by it and not yet sent ends as muted. */
export async function endSubscription(
  context: Context,
  owner: Owner,
  change: SubscriptionChange,
  endedReason: EndedReason = 'ended',
) {
  await revise(context, owner, change, async (_tx, endedAt) => ({
    fields: { endedAt, endedReason },
    action: 'reminders.ended',
  }));
}

type Revision = { fields: Partial<SubscriptionRow>; action: string };

async function revise(
  context: Context,
  owner: Owner,
  { id, expected }: SubscriptionChange,
  made: (tx: Database, now: Temporal.Instant) => Promise<Revision>,
): Promise<SubscriptionRow> {
  return await context.db.transaction(async (tx) => {
    if (!(await holdEnterprise(tx, owner.enterpriseId))) throw new Problem('not-found');
    const before = await takeReminderSubscription(tx, id);
    const isOwn = before?.personId === owner.personId && before.enterpriseId === owner.enterpriseId;
    if (!isOwn || before.endedAt) throw new Problem('not-found');
    const now = context.clock.now();
    const { fields, action } = await made(tx, now);
    const seen = { id, revision: expected };
    const after = await reviseReminderSubscription(tx, seen, { ...fields, changedAt: now });
    if (!after) throw new Problem('precondition-failed');
    await follow(tx, context, now, { action, before, after, ...viaOf(owner) });
    return after;
  });
}

function viaOf({ via }: Owner) {
  return via ? { via } : {};
}

async function refuseFaults(tx: Database, context: Context, owner: Owner, wanted: WantedReminders) {
  const faults = await subscriptionFaults(tx, context, owner, wanted);
  if (faults.length > 0) throw new Problem('unprocessable', faults);
}

type Followed = { action: string; before?: SubscriptionRow; after: SubscriptionRow; via?: 'letter' };

/** What every change of a subscription brings with it: the plan looks again, what is not wanted is muted, an outlook goes by the new way, and it is on the record. */
export async function follow(
  tx: Database,
  context: Context,
  now: Temporal.Instant,
  { action, before, after, via }: Followed,
) {
  const { personId, enterpriseId } = after;
  await replanEnterprise(tx, enterpriseId, dayOf(now));
  await muteUnwanted(tx, context, after, now);
  if (before) await moveOutlooks(tx, before, after, now);
  const state = (row: SubscriptionRow) => ({
    ...wantedOf(row),
    ...(row.endedReason ? { endedReason: row.endedReason } : {}),
  });
  const payload = {
    ...(before ? { before: state(before) } : {}),
    after: state(after),
    ...(via ? { via } : {}),
  };
  const subject = `reminder-subscription:${after.id}`;
  await audit(tx, now, [{ actor: personId, action, subject, enterpriseId, payload }]);
}

/** Sets how many letters of reminders a person takes a week; what is beyond waits for the next digest. */
export async function chooseWeeklyBudget(
  { db, clock }: Pick<Context, 'db' | 'clock'>,
  { id, weeklyBudget: before }: { id: string; weeklyBudget: number },
  after: number,
) {
  await db.transaction(async (tx) => {
    await setWeeklyBudget(tx, id, after);
    const entry = { actor: id, action: 'weekly-budget.set', subject: `person:${id}` };
    await audit(tx, clock.now(), [{ ...entry, payload: { before, after } }]);
  });
}

const tooMany = {
  pointer: '',
  detail: {
    zh: `每家企业最多${most}条订阅，请先停止其中一条`,
    en: `there may be ${most} for an enterprise: end one first`,
  },
};
