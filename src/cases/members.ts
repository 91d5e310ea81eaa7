import { randomUUIDv7 } from 'node:crypto';
import type { Lang } from '../answers/source.ts';
import { listStops, stoppedAddresses } from '../db/address-stops.ts';
import type { Database } from '../db/connect.ts';
import { touchFeedsOf } from '../db/feed-versions.ts';
import { holdFeedsOf, insertFeed } from '../db/feeds.ts';
import {
  ensurePerson,
  insertMembership,
  insertToken,
  type Person,
  replanEnterprise,
  stopAddress,
} from '../db/people.ts';
import { insertReminderSubscription } from '../db/reminder-subscriptions.ts';
import { Problem } from '../errors.ts';
import { mailAddress } from '../letters/address.ts';
import { audit } from './audit.ts';
import type { Context } from './context.ts';
import { holdEnterprise } from './derive-enterprise.ts';
import { oweAddressStopped } from './owe-address-stopped.ts';
import { subscribeNewMember } from './subscriptions.ts';
import { feedToken, hashToken, newApiToken } from './tokens.ts';
import { usualSubscription } from './wanted-reminders.ts';
import { oweWelcome } from './welcome-letter.ts';

export type NewMember = { email: string; name: string; lang?: Lang; sendMinute?: number };
export type Member = {
  personId: string;
  email: string;
  name: string;
  lang: Lang;
  feedPath: string;
  /** Of a person who is new to the service, shown this once; who had an account keeps the tokens of that account. */
  token?: string;
};

/**
 * Makes a person a member of an enterprise: with a token of the API, shown this once, and a feed of the enterprise's
 * days. Refuses an address that is not one, and somebody who is a member already. `by` is who says so, and the new member is
 * told of it; null where the service itself does, which tells nobody.
 */
export async function addMember(
  context: Context,
  enterpriseId: string,
  member: NewMember,
  by: string | null = null,
): Promise<Member> {
  return await context.db.transaction(async (tx) => {
    if (!(await holdEnterprise(tx, enterpriseId))) throw new Problem('not-found');
    return await join(tx, context, { enterpriseId, by }, member);
  });
}

/** The same inside a transaction that holds the enterprise. */
async function join(
  tx: Database,
  context: Context,
  { enterpriseId, by }: { enterpriseId: string; by: string | null },
  member: NewMember,
): Promise<Member> {
  const now = context.clock.now();
  const { person, isNew } = await findOrMake(tx, member, now);
  // Calendars of all the person's enterprises that are being made wait for this one, or it for them.
  await holdFeedsOf(tx, person.id);
  const membership = {
    personId: person.id,
    enterpriseId,
    createdAt: now,
  };
  if (!(await insertMembership(tx, membership))) throw new Problem('conflict', [alreadyMember]);
  const subscription = usualSubscription(membership, member.sendMinute);
  await insertReminderSubscription(tx, subscription);
  await subscribeNewMember(tx, person.id, now);
  await replanEnterprise(tx, enterpriseId, context.clock.today());
  if (person.addressStoppedAt) await oweStopped(tx, person, now);
  if (by !== null) await oweWelcome(tx, membership, now);
  const feed = {
    id: randomUUIDv7(),
    personId: person.id,
    enterpriseId,
    lang: person.lang,
    generation: 1,
    createdAt: now,
  };
  const secretPart = feedToken(context.secret, feed.id, 1);
  await insertFeed(tx, { ...feed, tokenHash: hashToken(secretPart) });
  const { id: personId, email, name, lang } = person;
  const { channel, sendMinute } = subscription;
  await audit(tx, now, [
    {
      actor: by,
      action: 'member.added',
      subject: `person:${personId}`,
      enterpriseId,
      payload: { after: { email, name, lang, channel, sendMinute } },
    },
    {
      actor: by,
      action: 'feed.created',
      subject: `feed:${feed.id}`,
      enterpriseId,
      payload: { after: { personId, lang } },
    },
  ]);
  const token = isNew ? { token: await issueToken(tx, personId, by, now) } : {};
  await touchFeedsOf(tx, [personId]);
  return { personId, email, name, lang, feedPath: `/calendar/${secretPart}.ics`, ...token };
}

/** Makes a token for a person, on whose word `by` says; only its hash is kept. */
export async function issueToken(
  tx: Database,
  personId: string,
  by: string | null,
  now: Temporal.Instant,
): Promise<string> {
  const token = newApiToken();
  const id = randomUUIDv7();
  await insertToken(tx, { id, personId, hash: hashToken(token), createdAt: now });
  await audit(tx, now, [
    { actor: by, action: 'token.issued', subject: `person:${personId}`, payload: { after: { tokenId: id } } },
  ]);
  return token;
}

/** Finds a person by address, or makes one, who is not reached where the address is stopped. Refuses an address that is not one. */
export async function findOrMake(
  tx: Database,
  { email, name, lang = 'zh' }: NewMember,
  now: Temporal.Instant,
): Promise<{ person: Person; isNew: boolean }> {
  // One person, however the address is written: no mailbox in use tells capitals apart.
  const address = mailAddress(email.toLowerCase());
  if (!address) throw new Problem('validation', [notAnAddress]);
  const id = randomUUIDv7();
  const person = await ensurePerson(tx, { id, email: address, name, lang, admin: false, createdAt: now });
  const isNew = person.id === id;
  // The address may have been stopped as somebody's further address, before it was an account's.
  const isStopped = isNew && (await stoppedAddresses(tx, [address], now)).has(address);
  if (!isStopped) return { person, isNew };
  await stopAddress(tx, id, now);
  return { person: { ...person, addressStoppedAt: now }, isNew };
}

/** Tells those who can help that a new member is not reached. */
async function oweStopped(tx: Database, { id, email }: Person, now: Temporal.Instant) {
  for (const stop of await listStops(tx, 1, [email])) await oweAddressStopped(tx, stop, [id], now);
}

const notAnAddress = {
  pointer: '/email',
  detail: {
    zh: '须为一个有效的电子邮箱地址，例如 chen@example.com',
    en: 'must be one e-mail address such as chen@example.com',
  },
};

const alreadyMember = {
  pointer: '/email',
  detail: { zh: '此人已是该企业的成员', en: 'this person is already a member of the enterprise' },
};
