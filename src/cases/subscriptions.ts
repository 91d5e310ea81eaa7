import { randomUUIDv7 } from 'node:crypto';
import { muteNotices } from '../db/announcement-notices.ts';
import {
  insertSubscriptions,
  membersWithoutSubscription,
  replaceSubscriptions,
  type Scope,
  type SubscriptionRow,
  subscriptionsOf,
} from '../db/announcement-subscriptions.ts';
import type { Database } from '../db/connect.ts';
import { enterprisesOf } from '../db/people.ts';
import { hasRun, recordRun } from '../db/state.ts';
import { namedDepartments } from '../deadlines/about.ts';
import { type FieldFault, Problem } from '../errors.ts';
import { audit } from './audit.ts';
import type { Context } from './context.ts';
import { newestDocuments } from './drafts-check.ts';
import { readPolicies } from './law.ts';

/** What a person wants to be told of, and how soon; `value` names the policy, district, theme or department. */
export type Subscription = { scope: Scope; value?: string; mode: SubscriptionRow['mode'] };

/** What a person subscribes to. An empty list means: nothing. */
export async function ownSubscriptions(
  { db }: Pick<Context, 'db'>,
  personId: string,
): Promise<Subscription[]> {
  return (await subscriptionsOf(db, personId)).map(({ scope, value, mode }) => ({
    scope,
    ...(value ? { value } : {}),
    mode,
  }));
}

/** Puts a list in the place of all a person subscribes to. Refuses policies and departments there are not, and a subject named twice. */
export async function setSubscriptions(
  context: Context,
  personId: string,
  items: Subscription[],
): Promise<Subscription[]> {
  return await context.db.transaction(async (tx) => {
    const faults = [...twice(items), ...(await unknown(tx, context, items))];
    if (faults.length > 0) throw new Problem('unprocessable', faults);
    const now = context.clock.now();
    const before = await ownSubscriptions({ db: tx }, personId);
    await replaceSubscriptions(
      tx,
      personId,
      items.map((item) => rowOf(personId, item, now)),
    );
    const after = await ownSubscriptions({ db: tx }, personId);
    const payload = { before, after };
    await audit(tx, now, [
      { actor: personId, action: 'subscriptions.set', subject: `person:${personId}`, payload },
    ]);
    return after;
  });
}

function twice(items: Subscription[]): FieldFault[] {
  const names = items.map(({ scope, value }) => `${scope} ${value}`);
  return names.flatMap((name, index) =>
    names.indexOf(name) < index ? [{ pointer: `/items/${index}`, detail: repeated }] : [],
  );
}

async function unknown(tx: Database, context: Context, items: Subscription[]): Promise<FieldFault[]> {
  const documents = newestDocuments({ policies: await readPolicies(tx, context) });
  const known = {
    policy: new Set(documents.map(({ key }) => key)),
    department: namedDepartments(documents),
  };
  return items.flatMap(({ scope, value }, index) => {
    if (value === undefined || (scope !== 'policy' && scope !== 'department')) return [];
    return known[scope].has(value) ? [] : [{ pointer: `/items/${index}/value`, detail: noSuch(value) }];
  });
}

function rowOf(personId: string, { scope, value = '', mode }: Subscription, now: Temporal.Instant) {
  return { id: randomUUIDv7(), personId, scope, value, mode, createdAt: now };
}

const usual: Subscription = { scope: 'concerns-me', mode: 'digest' };

/** Who joins a first enterprise hears of what concerns it, in the digest, until something else is chosen. */
export async function subscribeNewMember(tx: Database, personId: string, now: Temporal.Instant) {
  if ((await enterprisesOf(tx, personId)).length === 1)
    await insertSubscriptions(tx, [rowOf(personId, usual, now)]);
}

/** Chooses for “what concerns me” alone; with `nothing`, ends all a person subscribes to. */
export async function choose(
  context: Context,
  personId: string,
  choice: SubscriptionRow['mode'] | 'nothing',
) {
  const own = await ownSubscriptions(context, personId);
  const others = own.filter(({ scope }) => scope !== usual.scope);
  const items = choice === 'nothing' ? [] : [{ ...usual, mode: choice }, ...others];
  return await setSubscriptions(context, personId, items);
}

/** Ends all a person is told of announcements, inside a transaction; what was to be told and is not yet sent ends as muted. */
export async function endAnnouncements(tx: Database, personId: string, now: Temporal.Instant) {
  const before = await ownSubscriptions({ db: tx }, personId);
  if (before.length === 0) return;
  await replaceSubscriptions(tx, personId, []);
  await muteNotices(tx, personId, now);
  const entry = { actor: personId, action: 'subscriptions.set', subject: `person:${personId}` };
  await audit(tx, now, [{ ...entry, payload: { before, after: [], via: 'letter' } }]);
}

const once = { scope: 'announcement-subscriptions', slot: 'members' };
const chunk = 500;

/** Gives members from before there were subscriptions the usual one, once in the service's life: later, none is a choice. */
export async function subscribeEarlierMembers({ db, clock }: Pick<Context, 'db' | 'clock'>) {
  await db.transaction(async (tx) => {
    if (await hasRun(tx, once.scope, once.slot)) return;
    const now = clock.now();
    let after: string | undefined;
    for (;;) {
      const ids = await membersWithoutSubscription(tx, chunk, after);
      await insertSubscriptions(
        tx,
        ids.map((id) => rowOf(id, usual, now)),
      );
      after = ids.at(-1);
      if (!after) break;
    }
    await recordRun(tx, once.scope, once.slot, now);
  });
}

const repeated = { zh: '同一对象只能列一次', en: 'the same subject may be named once' };

const noSuch = (value: string) => ({
  zh: `没有这个对象：${value}`,
  en: `there is no such subject: ${value}`,
});
