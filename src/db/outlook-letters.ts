import type { Database } from './connect.ts';
import type { Letter } from './letters.ts';
import { alias, and, asc, eq, or, sql } from './orm.ts';
import { isAnyOf, recordset } from './records.ts';
import { letter } from './schema/letters.ts';

const isOutlook = eq(letter.kind, 'outlook');

/**
 * The outlooks' letters of the readers, ways and days of some digests that nobody has begun to send, held until the
 * transaction ends, by digest; without those that another copy holds.
 */
export async function takeOpenOutlooks(tx: Database, digests: Letter[]): Promise<Map<string, Letter>> {
  if (digests.length === 0) return new Map();
  const place = ({ personId, channel, slot }: Letter) => `${personId} ${channel} ${slot}`;
  const rows = await tx
    .select()
    .from(letter)
    .where(and(isOutlook, areOf(digests), eq(letter.state, 'queued'), eq(letter.attempts, 0)))
    .for('update', { skipLocked: true });
  const found = new Map(rows.map((row) => [place(row), row]));
  return new Map(
    digests.flatMap((digest) => {
      const outlook = found.get(place(digest));
      return outlook ? [[digest.id, outlook]] : [];
    }),
  );
}

/** Whether a letter is of the reader, way and day of one of some digests. */
function areOf(digests: Letter[]) {
  const given = recordset(letter, digests, { fields: ['personId', 'channel', 'slot'] });
  return sql`(${letter.personId}, ${letter.channel}, ${letter.slot}) in (select person_id, channel, slot from ${given})`;
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
  await tx
    .update(letter)
    .set({ state: 'queued', reason: null, settledAt: null, nextAttemptAt: from })
    .where(and(isOutlook, eq(letter.reason, 'in-digest'), areOf(digests)));
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
