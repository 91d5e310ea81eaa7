import type { Database } from '../db/connect.ts';
import {
  countQuestionsTo,
  type Endpoint,
  endpointsById,
  takeOwnEndpoint,
  updateEndpoint,
} from '../db/endpoints.ts';
import { lettersSince } from '../db/letters.ts';
import { type Person, personById } from '../db/people.ts';
import { endpointOf, wayTo } from '../deadlines/way.ts';
import { Problem } from '../errors.ts';
import { renderConfirmation } from '../letters/confirmation.ts';
import type { ConfirmationModel } from '../pages/confirmation.ts';
import { pathIn } from '../pages/layout.ts';
import { confirmationWords, endpointFaults as words } from '../words/endpoints.ts';
import { audit } from './audit.ts';
import { changeEndpoint, endpointEntry, refusal } from './change-endpoint.ts';
import type { Claimed } from './claim-letter.ts';
import type { Context } from './context.ts';
import type { EndpointView } from './endpoint-view.ts';
import { takeLetter } from './letter-slots.ts';
import { confirmationLink, readConfirmationLink } from './tokens.ts';

/** How long the link of a question serves, from when its letter is written. */
const linkLife = { hours: 7 * 24 };
/** Nobody is asked more often, however many register an address, so that questions are no way to pester anyone. */
const questions = { wait: { minutes: 10 }, within: { hours: 24 }, byPerson: 10, toAddress: 3 };

/** Asks at a further mail address once more whether it is to take its owner's reminders. */
export async function askAgain(context: Context, personId: string, id: string): Promise<EndpointView> {
  return await changeEndpoint(context, personId, id, async (tx, endpoint, now) => {
    if (endpoint.channel !== 'mail') throw refusal('conflict', '', words.onlyMail);
    if (endpoint.confirmedAt) throw refusal('conflict', '', words.isConfirmed);
    if (endpoint.stoppedAt) throw refusal('conflict', '', words.stopped);
    await askWhether(tx, endpoint, now);
  });
}

/** Owes a mail address the question whether it is to take its owner's reminders; refused where it was asked too often. */
export async function askWhether(tx: Database, endpoint: Endpoint, now: Temporal.Instant) {
  const { id, personId, address } = endpoint;
  const since = now.subtract(questions.within);
  const own = await lettersSince(tx, [personId], ['confirmation'], since);
  const isRecent = own.some(
    ({ channel, createdAt }) =>
      endpointOf(channel) === id && Temporal.Instant.compare(createdAt.add(questions.wait), now) > 0,
  );
  if (isRecent) throw refusal('too-many-requests', '', words.tooSoon);
  const toAddress = await countQuestionsTo(tx, address, since);
  if (own.length >= questions.byPerson || toAddress >= questions.toAddress)
    throw refusal('too-many-requests', '', words.tooManyQuestions);
  const slot = { kind: 'confirmation', slot: `${id} ${now}`, dueAt: now } as const;
  await takeLetter(tx, { personId, channel: wayTo('mail', id) }, slot, now);
  await audit(tx, now, [endpointEntry(endpoint, 'endpoint.asked', {})]);
}

/** Whether the question of a letter's slot is still open. */
export async function isStillAsked(tx: Database, _context: Context, slot: string): Promise<boolean> {
  const endpoint = await ofSlot(tx, slot);
  return endpoint !== undefined && !endpoint.removedAt && !endpoint.confirmedAt;
}

/** The letter that asks: who wants it, and where to agree. Nothing else of its owner stands in it. */
export async function confirmationLetter(tx: Database, context: Context, owner: Person, slot: string) {
  const endpoint = await ofSlot(tx, slot);
  if (!endpoint) throw new Error(`no endpoint ${slot}`);
  const { lang, name, email } = owner;
  const until = context.clock.now().add(linkLife);
  const path = `/confirmations/${confirmationLink(context.secret, endpoint.id, until)}`;
  return renderConfirmation({
    lang,
    owner: { name, email },
    until,
    link: context.publicUrl + pathIn(lang, path),
  });
}

async function ofSlot(tx: Database, slot: string): Promise<Endpoint | undefined> {
  const [id = ''] = slot.split(' ');
  return (await endpointsById(tx, [id])).get(id);
}

/** What the page behind such a link shows; looking changes nothing. */
export async function linkedConfirmation(context: Context, link: string): Promise<ConfirmationModel> {
  const { endpoint, owner } = await behind(context, link);
  const { name, email } = owner;
  return {
    link,
    owner: { name, email },
    address: endpoint.address,
    isConfirmed: endpoint.confirmedAt !== null,
  };
}

/** Confirms the address behind a link; doing it twice changes nothing. */
export async function confirmByLink(context: Context, link: string) {
  await context.db.transaction(async (tx) => {
    const { endpoint } = await behind({ ...context, db: tx }, link);
    const held = await takeOwnEndpoint(tx, endpoint.personId, endpoint.id);
    if (held) await confirm(tx, held, 'letter', context.clock.now());
  });
}

/** A robot or webhook that took a test is its owner's: its address is known to nobody else. */
export async function confirmByTest(tx: Database, { channel, personId }: Claimed, now: Temporal.Instant) {
  const held = await takeOwnEndpoint(tx, personId, endpointOf(channel) ?? '');
  if (held && held.channel !== 'mail') await confirm(tx, held, 'test', now);
}

async function confirm(tx: Database, endpoint: Endpoint, via: 'letter' | 'test', now: Temporal.Instant) {
  if (endpoint.confirmedAt) return;
  await updateEndpoint(tx, endpoint.id, { confirmedAt: now });
  const payload = { before: { confirmedAt: null }, after: { confirmedAt: now }, via };
  await audit(tx, now, [endpointEntry(endpoint, 'endpoint.confirmed', payload)]);
}

async function behind({ db, clock, secret }: Context, link: string) {
  const read = readConfirmationLink(secret, link);
  if (!read) throw new Problem('not-found');
  const endpoint = (await endpointsById(db, [read.id])).get(read.id);
  const owner = endpoint && (await personById(db, endpoint.personId));
  const isOver = Temporal.Instant.compare(read.until, clock.now()) <= 0;
  if (!endpoint || endpoint.removedAt || !owner || isOver)
    throw refusal('gone', '', confirmationWords.expired);
  return { endpoint, owner };
}
