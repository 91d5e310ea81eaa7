import type { ChannelName } from '../answers/channels.ts';
import type { Way } from '../deadlines/way.ts';
import type { Database } from './connect.ts';
import type { Letter } from './letters.ts';
import { alias, and, asc, desc, eq, gt, gte, lt, lte, ne, notExists, or, sql } from './orm.ts';
import { insertMissing, isAnyOf, recordset } from './records.ts';
import { attempt, type LetterKind, letter, reminder } from './schema/letters.ts';
import { person } from './schema/people.ts';
import { announcementNotice } from './schema/publication.ts';

export type Attempt = typeof attempt.$inferSelect;

/** What a letter goes out by, whichever endpoint it goes to. */
const channelPart = sql<string>`split_part(${letter.channel}, ':', 1)`;

/** The channels that have a letter due, whose looks are worth taking. */
export async function channelsDue(db: Database, now: Temporal.Instant): Promise<Set<string>> {
  const rows = await db
    .selectDistinct({ channel: channelPart })
    .from(letter)
    .where(and(lte(letter.nextAttemptAt, now), isDue(now)));
  return new Set(rows.map(({ channel }) => channel));
}

/**
 * Takes so many of the letters of a channel, or `only` one, that have been due longest: queued, or sending under a lease that has lapsed.
 * Held until the transaction ends; what another copy holds is skipped. A mail of the outlook waits for the digest of its
 * day that is due, which tells it too.
 */
export async function takeDueLetters(
  tx: Database,
  now: Temporal.Instant,
  { channel, most, only }: { channel: ChannelName; most: number; only?: string },
): Promise<Letter[]> {
  const taken = sql`${channelPart} = ${channel}`;
  const digest = alias(letter, 'digest');
  const sameDay = and(
    eq(digest.personId, letter.personId),
    eq(digest.channel, letter.channel),
    eq(digest.kind, 'digest'),
    eq(digest.slot, letter.slot),
  );
  const unbegun = and(eq(digest.state, 'queued'), eq(digest.attempts, 0), lte(digest.nextAttemptAt, now));
  const waited = tx.select({ one: sql`1` }).from(digest).where(and(sameDay, unbegun));
  const alone = channel === 'mail' ? or(ne(letter.kind, 'outlook'), notExists(waited)) : undefined;
  return await tx
    .select()
    .from(letter)
    .where(
      and(lte(letter.nextAttemptAt, now), isDue(now), taken, alone, only ? eq(letter.id, only) : undefined),
    )
    // By the index alone: a day's letters share one instant, and sorting them for each batch took longer than sending it.
    .orderBy(asc(letter.nextAttemptAt))
    .limit(most)
    .for('update', { skipLocked: true });
}

function isDue(now: Temporal.Instant) {
  return or(eq(letter.state, 'queued'), and(eq(letter.state, 'sending'), lt(letter.leaseUntil, now)));
}

/** Every try of some letters, by letter, in the order of their numbers. */
export async function attemptsOf(db: Database, letterIds: string[]): Promise<Map<string, Attempt[]>> {
  if (letterIds.length === 0) return new Map();
  const rows = await db
    .select()
    .from(attempt)
    .where(isAnyOf(attempt.letterId, letterIds))
    .orderBy(asc(attempt.letterId), asc(attempt.number), asc(attempt.at));
  return Map.groupBy(rows, ({ letterId }) => letterId);
}

/** Adds beginnings and ends of tries; one that is there already stays as it is. */
export async function insertAttempts(db: Database, rows: Attempt[]) {
  if (rows.length > 0) await insertMissing(db, attempt, rows);
}

/** The letters that wait to go out to a person by a way, held until the transaction ends. */
export function queuedBy(tx: Database, personId: string, way: Way): Promise<Letter[]> {
  return tx
    .select()
    .from(letter)
    .where(and(eq(letter.personId, personId), eq(letter.channel, way), eq(letter.state, 'queued')))
    .orderBy(asc(letter.kind), asc(letter.slot))
    .for('update');
}

/** Whether a way has taken any letter since an instant, inclusive; asked of a way to an endpoint, which is one person's. */
export async function wasTakenSince(tx: Database, way: Way, since: Temporal.Instant): Promise<boolean> {
  const taken = and(eq(letter.channel, way), eq(letter.state, 'sent'), gte(letter.settledAt, since));
  const rows = await tx.select({ id: letter.id }).from(letter).where(taken).limit(1);
  return rows.length > 0;
}

/** Makes the letters that wait to go out to a person by a way due at an instant, where they are due later. */
export async function hastenQueued(tx: Database, personId: string, way: Way, at: Temporal.Instant) {
  const waiting = and(eq(letter.personId, personId), eq(letter.channel, way), eq(letter.state, 'queued'));
  await tx
    .update(letter)
    .set({ nextAttemptAt: at })
    .where(and(waiting, gt(letter.nextAttemptAt, at)));
}

const written = ['id', 'state', 'reason', 'attempts', 'nextAttemptAt', 'leaseUntil', 'settledAt'] as const;

/**
 * Fixes what letters that are held say, for good. A parameter each: as JSON, which is written, escaped and read again, so much
 * text took longer than all else of a claim.
 */
export async function fixLetters(
  tx: Database,
  rows: Pick<Letter, 'id' | 'messageId' | 'subject' | 'address' | 'message'>[],
) {
  if (rows.length === 0) return;
  const values = rows.map(
    ({ id, messageId, subject, address, message }) =>
      sql`(${id}::uuid, ${messageId}::text, ${subject}::text, ${address}::text, ${message}::text)`,
  );
  await tx
    .update(letter)
    .set({
      messageId: sql`given.message_id`,
      subject: sql`given.subject`,
      address: sql`given.address`,
      message: sql`given.message`,
    })
    .from(sql`(values ${sql.join(values, sql`, `)}) as given(id, message_id, subject, address, message)`)
    .where(sql`${letter.id} = given.id`);
}

/** Writes what sending changes of letters that are held, beside what they say. */
export async function writeLetters(tx: Database, rows: Letter[]) {
  if (rows.length === 0) return;
  const given = recordset(letter, rows, { fields: written });
  await tx
    .update(letter)
    .set({
      state: sql`given.state`,
      reason: sql`given.reason`,
      attempts: sql`given.attempts`,
      nextAttemptAt: sql`given.next_attempt_at`,
      leaseUntil: sql`given.lease_until`,
      settledAt: sql`given.settled_at`,
    })
    .from(given)
    .where(sql`${letter.id} = given.id`);
}

/** How the claim of one try ends: `attempts` is its number. Without `nextAttemptAt` the letter's stays. */
export type ClaimEnd = Pick<Letter, 'id' | 'state' | 'attempts' | 'reason' | 'settledAt' | 'leaseUntil'> & {
  nextAttemptAt: Temporal.Instant | null;
};

/** Ends claims; answers the kinds of those letters that no newer claim has taken since, by id. */
export async function endClaims(tx: Database, rows: ClaimEnd[]): Promise<Map<string, LetterKind>> {
  if (rows.length === 0) return new Map();
  const fields = ['id', 'state', 'attempts', 'reason', 'settledAt', 'leaseUntil', 'nextAttemptAt'];
  // The database knows the type of nothing: a column that is null everywhere is still one of instants.
  const given = recordset(letter, rows as (ClaimEnd & { nextAttemptAt: Temporal.Instant })[], { fields });
  const ended = await tx
    .update(letter)
    .set({
      state: sql`given.state`,
      reason: sql`given.reason`,
      settledAt: sql`given.settled_at`,
      leaseUntil: sql`given.lease_until`,
      nextAttemptAt: sql`coalesce(given.next_attempt_at, ${letter.nextAttemptAt})`,
    })
    .from(given)
    .where(
      sql`${letter.id} = given.id and ${letter.attempts} = given.attempts and ${letter.state} = 'sending'`,
    )
    .returning({ id: letter.id, kind: letter.kind });
  return new Map(ended.map(({ id, kind }) => [id, kind]));
}

/** What a failed letter carried waits to be sent again. */
export async function reopenCarried(tx: Database, letterId: string) {
  const open = { state: 'planned' as const, reason: null, settledAt: null };
  for (const ledger of [reminder, announcementNotice])
    await tx
      .update(ledger)
      .set(open)
      .where(and(eq(ledger.letterId, letterId), eq(ledger.state, 'failed')));
}

/** Letters that failed, the newest first, behind one of them, each with the last thing that was answered. */
export async function failedLetters(
  db: Database,
  limit: number,
  after?: { at: Temporal.Instant; id: string },
) {
  const older =
    after &&
    or(
      lt(letter.settledAt, after.at),
      and(eq(letter.settledAt, after.at), sql`${letter.id} < ${after.id}::uuid`),
    );
  const rows = await db
    .select({ letter, email: person.email })
    .from(letter)
    .innerJoin(person, eq(person.id, letter.personId))
    // Whoever asked for a test is told what came of it.
    .where(and(eq(letter.state, 'failed'), ne(letter.kind, 'test'), older))
    .orderBy(desc(letter.settledAt), desc(letter.id))
    .limit(limit);
  const attempts = await attemptsOf(
    db,
    rows.map((row) => row.letter.id),
  );
  return rows.map((row) => ({
    ...row,
    reply: attempts.get(row.letter.id)?.findLast(({ event }) => event !== 'started'),
  }));
}
