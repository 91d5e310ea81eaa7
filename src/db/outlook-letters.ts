import type { Database } from './connect.ts';
import type { Letter } from './letters.ts';
import { alias, and, asc, eq, or, sql } from './orm.ts';
import { isAnyOf, recordset } from './records.ts';
import { letter } from './schema/letters.ts';

const isOutlook = eq(letter.kind, 'outlook');

/** The outlook's letter of a digest's reader, way and day that nobody has begun to send, held until the transaction ends; undefined too where another copy holds it. */
export async function takeOpenOutlook(
  tx: Database,
  { personId, channel, slot }: Pick<Letter, 'personId' | 'channel' | 'slot'>,
): Promise<Letter | undefined> {
  const own = and(eq(letter.personId, personId), eq(letter.channel, channel), eq(letter.slot, slot));
  const [row] = await tx
    .select()
    .from(letter)
    .where(and(isOutlook, own, eq(letter.state, 'queued'), eq(letter.attempts, 0)))
    .for('update', { skipLocked: true });
  return row;
}

/** Puts outlooks that are mails off to the hour of their day's digest, where that waits for a later one: it tells them too. */
export async function delayOutlooks(tx: Database, ids: string[]) {
  const digest = alias(letter, 'digest');
  await tx
    .update(letter)
    .set({ nextAttemptAt: sql`greatest(${letter.nextAttemptAt}, ${digest.nextAttemptAt})` })
    .from(digest)
    .where(
      and(
        isAnyOf(letter.id, ids),
        sql`split_part(${letter.channel}, ':', 1) = 'mail'`,
        eq(digest.personId, letter.personId),
        eq(digest.channel, letter.channel),
        eq(digest.kind, 'digest'),
        eq(digest.slot, letter.slot),
        eq(digest.state, 'queued'),
        eq(digest.attempts, 0),
      ),
    );
}

/** The outlooks that some digests took and do not tell after all wait again to go out by themselves, from an instant. */
export async function reopenOutlooks(tx: Database, digests: Letter[], from: Temporal.Instant) {
  if (digests.length === 0) return;
  const given = recordset(letter, digests, { fields: ['personId', 'channel', 'slot'] });
  const isTheirs = sql`(${letter.personId}, ${letter.channel}, ${letter.slot}) in (select person_id, channel, slot from ${given})`;
  await tx
    .update(letter)
    .set({ state: 'queued', reason: null, settledAt: null, nextAttemptAt: from })
    .where(and(isOutlook, eq(letter.reason, 'in-digest'), isTheirs));
}

/** The outlooks of a person by a way that have not gone out, and those that ended with the way at an instant. */
export function outlooksLeft(
  tx: Database,
  { personId, channel }: Pick<Letter, 'personId' | 'channel'>,
  at: Temporal.Instant,
): Promise<Letter[]> {
  const ended = and(eq(letter.state, 'suppressed'), eq(letter.reason, 'removed'), eq(letter.settledAt, at));
  return tx
    .select()
    .from(letter)
    .where(
      and(
        eq(letter.personId, personId),
        eq(letter.channel, channel),
        isOutlook,
        or(eq(letter.state, 'queued'), ended),
      ),
    )
    .orderBy(asc(letter.slot));
}
