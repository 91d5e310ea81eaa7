import { tellsAnnouncements } from '../db/announcement-notices.ts';
import type { Database } from '../db/connect.ts';
import { enterpriseNames } from '../db/facts.ts';
import { findLetter, type Letter } from '../db/letters.ts';
import { enterprisesOf, personById } from '../db/people.ts';
import {
  endedSubscriptions,
  heldSubscriptions,
  reviseReminderSubscription,
  type SubscriptionRow,
} from '../db/reminder-subscriptions.ts';
import { enterprisesIn } from '../db/reminders.ts';
import { Problem } from '../errors.ts';
import type { UnsubscribeModel } from '../pages/unsubscribe.ts';
import type { Context } from './context.ts';
import { holdEnterprise } from './derive-enterprise.ts';
import { oweNobodyReminded } from './owe-nobody-reminded.ts';
import { follow } from './reminder-subscriptions.ts';
import { choose, endAnnouncements, ownSubscriptions } from './subscriptions.ts';
import { readUnsubscribeLink, subscriptionsLink } from './tokens.ts';

/** What a letter is about, and so what turning it off ends. */
type Subject = { letter: Letter; enterprises: string[]; announcements: boolean; outlook: boolean };

/** What the page behind such a link shows; looking changes nothing. */
export async function unsubscribeModel(context: Context, link: string): Promise<UnsubscribeModel> {
  const { db, secret } = context;
  const { letter, enterprises, announcements, outlook } = await behind(db, context, link);
  const names = await enterpriseNames(db, enterprises);
  const own = await heldSubscriptions(db, letter.personId, enterprises);
  const reminded = own.some((each) => each.channel === letter.channel && (!outlook || each.outlook));
  const told = announcements && (await ownSubscriptions(context, letter.personId)).length > 0;
  return {
    link,
    enterprises: outlook ? [] : enterprises.map((id) => names.get(id)?.name ?? ''),
    announcements,
    outlook,
    isOn: reminded || told,
    manage: `/subscriptions/${subscriptionsLink(secret, letter.personId)}`,
  };
}

/**
 * Turns off what a letter is: the reminders of the enterprises it speaks of on its way, announcements where it tells of any; of
 * the weekly outlook itself alone.
 * Where an enterprise is left without anyone who is reminded, others are told. Doing it twice changes nothing.
 */
export async function unsubscribe(context: Context, link: string) {
  await eachSubject(context, link, async (tx, { letter, announcements, outlook }, enterpriseId) => {
    const now = context.clock.now();
    if (enterpriseId === undefined) {
      if (announcements) await endAnnouncements(tx, letter.personId, now);
      return;
    }
    const held = await heldOf(tx, letter, enterpriseId);
    if (outlook) return await wantOutlook(tx, context, held, false);
    const fields = { endedAt: now, endedReason: 'unsubscribed' as const };
    for (const before of held) await change(tx, context, before, { fields, action: 'reminders.ended' });
    if (held.length > 0) await oweNobodyReminded(tx, context, enterpriseId);
  });
}

/** Takes it back: what was ended by turning the letter off holds again. Of announcements, what concerns the reader. */
export async function resubscribe(context: Context, link: string) {
  await eachSubject(context, link, async (tx, { letter, announcements, outlook }, enterpriseId) => {
    if (enterpriseId === undefined) {
      const inside = { ...context, db: tx };
      if (announcements && (await ownSubscriptions(inside, letter.personId)).length === 0)
        await choose(inside, letter.personId, 'digest');
      return;
    }
    if (outlook) {
      // What was off before that letter was the reader's own choice.
      const since = (await heldOf(tx, letter, enterpriseId)).filter(
        ({ changedAt }) => Temporal.Instant.compare(changedAt, letter.createdAt) >= 0,
      );
      return await wantOutlook(tx, context, since, true);
    }
    const fields = { endedAt: null, endedReason: null };
    for (const before of await endedSubscriptions(tx, letter, [enterpriseId], 'unsubscribed'))
      await change(tx, context, before, { fields, action: 'reminders.subscribed' });
  });
}

/** Other wishes in place of none at all: one digest a week, or silence on days that are not worked. Answers the path that shows them. */
export async function softenByLink(
  context: Context,
  link: string,
  wish: 'weekly' | 'quiet',
): Promise<string> {
  const fields = wish === 'weekly' ? { cadence: 'weekly' as const } : { quiet: 'rest-days' as const };
  await eachSubject(context, link, async (tx, { letter, outlook }, enterpriseId) => {
    if (enterpriseId === undefined || outlook) return;
    for (const before of await heldOf(tx, letter, enterpriseId))
      await change(tx, context, before, { fields, action: 'reminders.changed' });
  });
  return (await unsubscribeModel(context, link)).manage;
}

/** Runs once for each enterprise a letter speaks of, held, and once for none, in one transaction. */
async function eachSubject(
  context: Context,
  link: string,
  run: (tx: Database, subject: Subject, enterpriseId: string | undefined) => Promise<void>,
) {
  await context.db.transaction(async (tx) => {
    const subject = await behind(tx, context, link);
    for (const id of subject.enterprises) if (await holdEnterprise(tx, id)) await run(tx, subject, id);
    await run(tx, subject, undefined);
  });
}

async function heldOf(tx: Database, { personId, channel }: Letter, enterpriseId: string) {
  const own = await heldSubscriptions(tx, personId, [enterpriseId]);
  return own.filter((each) => each.channel === channel);
}

async function wantOutlook(tx: Database, context: Context, held: SubscriptionRow[], outlook: boolean) {
  for (const before of held)
    if (before.outlook !== outlook)
      await change(tx, context, before, { fields: { outlook }, action: 'reminders.changed' });
}

type Change = { fields: Partial<SubscriptionRow>; action: string };

async function change(tx: Database, context: Context, before: SubscriptionRow, { fields, action }: Change) {
  const changedAt = context.clock.now();
  const after = await reviseReminderSubscription(tx, before, { ...fields, changedAt });
  if (!after) throw new Problem('conflict');
  await follow(tx, context, changedAt, { action, before, after, via: 'letter' });
}

/** The letter behind a link and what it is about. */
async function behind(db: Database, { secret }: Pick<Context, 'secret'>, link: string): Promise<Subject> {
  const id = readUnsubscribeLink(secret, link);
  const letter = id === undefined ? undefined : await findLetter(db, id);
  const person = letter && (await personById(db, letter.personId));
  if (!letter || !person) throw new Problem('not-found');
  const announcements = letter.kind === 'announcement' || (await tellsAnnouncements(db, letter.id));
  const outlook = letter.kind === 'outlook';
  const enterprises = outlook ? await enterprisesOf(db, person.id) : await enterprisesIn(db, letter.id);
  return { letter, enterprises, announcements, outlook };
}
