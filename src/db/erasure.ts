import type { Database } from './connect.ts';
import {
  and,
  asc,
  eq,
  exists,
  inArray,
  isNotNull,
  isNull,
  ne,
  notInArray,
  or,
  type SQL,
  sql,
} from './orm.ts';
import { isAnyOf } from './records.ts';
import { auditEntry } from './schema/audit.ts';
import { fact, factRevision } from './schema/facts.ts';
import { feed, feedFetch, feedRendering } from './schema/feeds.ts';
import { attempt, letter, reminder } from './schema/letters.ts';
import { apiToken, membership, person } from './schema/people.ts';
import { announcementNotice, announcementSubscription } from './schema/publication.ts';
import { addressStop, deadlineResponse, endpoint, reminderSubscription } from './schema/reminding.ts';
import { idempotency } from './schema/state.ts';

/** How a person is named in texts. */
export type Named = { id: string; email: string; name: string };

/** Holds the person of an address until the transaction ends. */
export async function lockPerson(tx: Database, email: string) {
  const [row] = await tx.select().from(person).where(eq(person.email, email)).for('update');
  return row;
}

/** Takes name, address, language and rights off a person's row, which ledgers refer to; nothing is posted to it any more. */
export async function blankPerson(tx: Database, id: string, email: string, at: Temporal.Instant) {
  const blank = { email, name: '', lang: 'zh' as const, admin: false, passwordHash: null };
  await tx
    .update(person)
    .set({ ...blank, addressStoppedAt: at })
    .where(eq(person.id, id));
}

/**
 * Stops of a person's addresses end, and lose the address and what a server said of it. Those of an address that somebody
 * else is reached at too stand: they are that one's to see and to release.
 */
export async function blankStops(tx: Database, { id, email }: Named, at: Temporal.Instant) {
  // A further mail address is the person's where it was confirmed: it may be anybody's before.
  const stopKey = sql`case when ${endpoint.channel} = 'mail' then ${endpoint.address} else ${endpoint.id}::text end`;
  const isTheirs = or(ne(endpoint.channel, 'mail'), isNotNull(endpoint.confirmedAt));
  const own = tx
    .select({ id: stopKey })
    .from(endpoint)
    .where(and(eq(endpoint.personId, id), isTheirs));
  const others = tx
    .select({ address: endpoint.address })
    .from(endpoint)
    .where(and(ne(endpoint.personId, id), isNull(endpoint.removedAt)));
  const accounts = tx.select({ address: person.email }).from(person).where(ne(person.id, id));
  await tx
    .update(addressStop)
    .set({
      address: sql`${addressStop.id}::text`,
      detail: '',
      releasedAt: sql`coalesce(${addressStop.releasedAt}, ${at.toString()}::timestamptz)`,
    })
    .where(
      and(
        or(eq(addressStop.address, email), inArray(addressStop.address, own)),
        notInArray(addressStop.address, others),
        notInArray(addressStop.address, accounts),
      ),
    );
}

/** Ends what a person could do and is told: tokens, memberships, subscriptions and endpoints, answers given and kept. */
export async function endAccess(tx: Database, personId: string) {
  for (const table of [
    apiToken,
    membership,
    announcementSubscription,
    reminderSubscription,
    deadlineResponse,
    endpoint,
    idempotency,
  ])
    await tx.delete(table).where(eq(table.personId, personId));
}

/**
 * Revokes a person's calendars, taken in the order in which everyone takes them. They are gone for ever, so their rows and
 * the hashes of their tokens stay; what they held and who fetched them goes.
 */
export async function endFeeds(tx: Database, personId: string, at: Temporal.Instant) {
  const live = await tx
    .select({ id: feed.id })
    .from(feed)
    .where(and(eq(feed.personId, personId), isNull(feed.revokedAt)))
    .orderBy(asc(feed.id))
    .for('no key update');
  const ids = live.map(({ id }) => id);
  await tx.update(feed).set({ revokedAt: at }).where(isAnyOf(feed.id, ids));
  const own = tx.select({ id: feed.id }).from(feed).where(eq(feed.personId, personId));
  for (const table of [feedFetch, feedRendering]) await tx.delete(table).where(inArray(table.feedId, own));
}

/** What is planned for a person ends; what was sent keeps its row without address, subject and bytes. Answers the letters. */
export async function blankLetters(
  tx: Database,
  { id, email }: Named,
  at: Temporal.Instant,
): Promise<number> {
  const ended = { state: 'suppressed' as const, reason: 'erased', settledAt: at };
  // Letters before their reminders, as everyone takes them.
  await tx
    .update(letter)
    .set(ended)
    .where(and(eq(letter.personId, id), eq(letter.state, 'queued')));
  const rows = await tx
    .update(letter)
    .set({ subject: null, address: null, message: null })
    .where(eq(letter.personId, id))
    .returning({ id: letter.id });
  for (const ledger of [reminder, announcementNotice])
    await tx
      .update(ledger)
      .set(ended)
      .where(and(eq(ledger.personId, id), eq(ledger.state, 'planned')));
  // Servers repeat the address in what they answer.
  const own = tx
    .select({ one: sql`1` })
    .from(letter)
    .where(and(eq(letter.id, attempt.letterId), eq(letter.personId, id)));
  for (const address of [email, ...(await furtherAddresses(tx, id))])
    await tx
      .update(attempt)
      .set({ detail: sql`regexp_replace(${attempt.detail}, ${literally(address)}, '…', 'gi')` })
      .where(and(exists(own), holds(attempt.detail, address)));
  return rows.length;
}

async function furtherAddresses(tx: Database, personId: string): Promise<string[]> {
  const rows = await tx
    .select({ address: endpoint.address })
    .from(endpoint)
    .where(and(eq(endpoint.personId, personId), eq(endpoint.channel, 'mail')));
  return rows.map(({ address }) => address);
}

/** Answers kept for others' calls lose what they said where they named the person. */
export async function blankKeptAnswers(tx: Database, { email }: Named) {
  await tx.update(idempotency).set({ response: null }).where(holds(idempotency.response, email));
}

/**
 * Drops payload and salt of the entries that tell of the person by name or address: those about the person, those that hold
 * the address, and those of the person's enterprises in which the name is written as a whole. Answers their ids.
 */
export async function dropPayloads(tx: Database, named: Named): Promise<string[]> {
  const { action, subject, payload } = auditEntry;
  const ways = tx
    .select({ subject: sql<string>`'endpoint:' || ${endpoint.id}` })
    .from(endpoint)
    .where(eq(endpoint.personId, named.id));
  const about = and(
    or(eq(subject, `person:${named.id}`), inArray(subject, ways)),
    ne(action, 'person.erased'),
  );
  const inOwn = and(memberOf(tx, auditEntry.enterpriseId, named), holds(payload, JSON.stringify(named.name)));
  const others = and(or(holds(payload, named.email), inOwn), sql`${subject} not like 'person:%'`);
  const rows = await tx
    .update(auditEntry)
    .set({ payload: null, salt: null })
    .where(and(isNotNull(payload), or(about, others)))
    .returning({ id: auditEntry.id });
  return rows.map(({ id }) => id);
}

/** Facts of the person's enterprises in whose revisions the name or address is written: the enterprise's own record. */
export async function factsNaming(tx: Database, named: Named): Promise<number> {
  const rows = await tx
    .selectDistinct({ id: fact.id })
    .from(fact)
    .innerJoin(factRevision, eq(factRevision.factId, fact.id))
    .where(
      and(
        memberOf(tx, fact.enterpriseId, named),
        or(holds(factRevision.body, named.email), holds(factRevision.body, JSON.stringify(named.name))),
      ),
    );
  return rows.length;
}

function memberOf(
  tx: Database,
  enterpriseId: typeof fact.enterpriseId | typeof auditEntry.enterpriseId,
  { id }: Named,
) {
  const own = and(eq(membership.enterpriseId, enterpriseId), eq(membership.personId, id));
  return exists(tx.select({ one: sql`1` }).from(membership).where(own));
}

/** Whether a column's text holds another one, in whatever case. */
function holds(column: unknown, text: string): SQL {
  return sql`strpos(lower(${column}::text), ${text.toLowerCase()}::text) > 0`;
}

/** A text as a regular expression that matches it alone. */
function literally(text: string): string {
  return text.replace(/[\\^$.|?*+()[\]{}]/g, '\\$&');
}
