import type { Way } from '../deadlines/way.ts';
import type { Database } from './connect.ts';
import { and, asc, desc, eq, exists, gte, inArray, ne, notExists, or, type SQL, sql } from './orm.ts';
import { insertMissing, isAnyOf, recordset } from './records.ts';
import { deadline } from './schema/deadlines.ts';
import { type LetterKind, letter, reminder } from './schema/letters.ts';
import { membership } from './schema/people.ts';
import { announcementNotice } from './schema/publication.ts';

export type Letter = typeof letter.$inferSelect;

/** A letter without what it says, which may be long. */
export type LetterHead = Pick<Letter, keyof typeof head>;

const head = {
  id: letter.id,
  personId: letter.personId,
  channel: letter.channel,
  kind: letter.kind,
  slot: letter.slot,
  state: letter.state,
  attempts: letter.attempts,
  nextAttemptAt: letter.nextAttemptAt,
  createdAt: letter.createdAt,
};
type Address = { personId: string; channel: Way; kind: LetterKind; slot: string };

/** The letter of a person, channel, kind and slot, held until the transaction ends; made where there is none. */
export async function takeLetterFor(tx: Database, row: typeof letter.$inferInsert): Promise<Letter> {
  await tx.insert(letter).values(row).onConflictDoNothing();
  const [found] = await tx.select().from(letter).where(isAddress(row)).for('update');
  if (!found) throw new Error('a letter vanished between insert and select');
  return found;
}

function isAddress({ personId, channel, kind, slot }: Address) {
  return and(
    eq(letter.personId, personId),
    eq(letter.channel, channel),
    eq(letter.kind, kind),
    eq(letter.slot, slot),
  );
}

type Theirs = [personIds: string[], kinds: readonly LetterKind[], since: Temporal.Instant];

/** The letters of some people, of some kinds, made since an instant, inclusive. */
export function lettersSince(db: Database, ...theirs: Theirs): Promise<LetterHead[]> {
  return db.select(head).from(letter).where(areTheirs(letter.createdAt, theirs));
}

/** The letters of some people, of some kinds, due since an instant, inclusive. */
export function lettersDueSince(db: Database, ...theirs: Theirs): Promise<LetterHead[]> {
  return db.select(head).from(letter).where(areTheirs(letter.nextAttemptAt, theirs));
}

/**
 * The same. Those that nobody has begun to send are held until the transaction ends, in the order in which all who take
 * letters do.
 */
export async function takeLettersDueSince(tx: Database, ...theirs: Theirs): Promise<LetterHead[]> {
  const isUnbegun = and(eq(letter.state, 'queued'), eq(letter.attempts, 0));
  await tx
    .select({ id: letter.id })
    .from(letter)
    .where(and(areTheirs(letter.nextAttemptAt, theirs), isUnbegun))
    .orderBy(asc(letter.personId), asc(letter.kind), asc(letter.slot))
    .for('update');
  return await lettersDueSince(tx, ...theirs);
}

function areTheirs(
  at: typeof letter.createdAt | typeof letter.nextAttemptAt,
  [personIds, kinds, since]: Theirs,
) {
  return and(isAnyOf(letter.personId, personIds), inArray(letter.kind, [...kinds]), gte(at, since));
}

/** Adds letters; one that another copy has made meanwhile stays as it is. Answers all of them as they now stand, held. */
export async function addLetters(tx: Database, rows: Letter[]): Promise<LetterHead[]> {
  if (rows.length === 0) return [];
  const made = await insertMissing(tx, letter, rows).returning(head);
  const ids = new Set(made.map(({ id }) => id));
  const others = rows.filter(({ id }) => !ids.has(id));
  if (others.length === 0) return made;
  const given = sql`(select person_id, channel, kind, slot from ${recordset(letter, others, { fields: ['personId', 'channel', 'kind', 'slot'] })})`;
  const found = await tx
    .select(head)
    .from(letter)
    .where(sql`(${letter.personId}, ${letter.channel}, ${letter.kind}, ${letter.slot}) in ${given}`)
    .orderBy(asc(letter.personId), asc(letter.kind), asc(letter.slot))
    .for('update');
  return [...made, ...found];
}

/** Brings letters forward to an earlier hour. */
export async function hastenLetters(tx: Database, rows: { id: string; nextAttemptAt: Temporal.Instant }[]) {
  if (rows.length === 0) return;
  const given = recordset(letter, rows, { fields: ['id', 'nextAttemptAt'] });
  await tx
    .update(letter)
    .set({ nextAttemptAt: sql`given.next_attempt_at` })
    .from(given)
    .where(sql`${letter.id} = given.id and ${letter.nextAttemptAt} > given.next_attempt_at`);
}

/** A letter, held until the transaction ends. */
export async function takeLetterById(tx: Database, id: string): Promise<Letter | undefined> {
  const [row] = await tx.select().from(letter).where(eq(letter.id, id)).for('update');
  return row;
}

export async function findLetter(db: Database, id: string): Promise<Letter | undefined> {
  const [row] = await db.select().from(letter).where(eq(letter.id, id));
  return row;
}

/** The letters of one kind that were ever made. */
export function lettersOfKind(db: Database, kind: LetterKind): Promise<Letter[]> {
  return db.select().from(letter).where(eq(letter.kind, kind)).orderBy(asc(letter.id));
}

/** The letters of one kind that have not gone out. */
export function waitingOfKind(db: Database, kind: LetterKind): Promise<Letter[]> {
  return db
    .select()
    .from(letter)
    .where(and(eq(letter.kind, kind), inArray(letter.state, ['queued', 'sending'])))
    .orderBy(asc(letter.id));
}

/** The letters that have not gone out and carry no reminder that is to go out. */
export function waitingWithoutReminders(db: Database): Promise<Letter[]> {
  const carried = db
    .select({ one: sql`1` })
    .from(reminder)
    .where(and(eq(reminder.letterId, letter.id), eq(reminder.state, 'planned')));
  return db
    .select()
    .from(letter)
    .where(and(inArray(letter.state, ['queued', 'sending']), notExists(carried)))
    .orderBy(asc(letter.id));
}

export async function updateLetter(db: Database, id: string, fields: Partial<Letter>) {
  await db.update(letter).set(fields).where(eq(letter.id, id));
}

/**
 * Letters about this enterprise and no other, newest first; with `id`, that one only. A letter that also speaks of another
 * enterprise is not among them: whoever may see the one may not see the other. One that tells of an announcement may speak
 * of any enterprise of its reader, as an outlook does.
 */
export function lettersAbout(
  db: Database,
  enterpriseId: string,
  limit: number,
  id?: string,
): Promise<Letter[]> {
  const about = (whose: SQL | undefined) =>
    db
      .select({ one: sql`1` })
      .from(reminder)
      .innerJoin(deadline, eq(deadline.id, reminder.deadlineId))
      .where(and(eq(reminder.letterId, letter.id), whose));
  const tells = (whose: SQL | undefined) =>
    db
      .select({ one: sql`1` })
      .from(announcementNotice)
      .innerJoin(membership, eq(membership.personId, announcementNotice.personId))
      .where(and(eq(announcementNotice.letterId, letter.id), whose));
  const outlines = (whose: SQL | undefined) =>
    db
      .select({ one: sql`1` })
      .from(membership)
      .where(and(eq(letter.kind, 'outlook'), eq(membership.personId, letter.personId), whose));
  const only = and(
    or(
      exists(about(eq(deadline.enterpriseId, enterpriseId))),
      exists(tells(eq(membership.enterpriseId, enterpriseId))),
      exists(outlines(eq(membership.enterpriseId, enterpriseId))),
    ),
    notExists(about(ne(deadline.enterpriseId, enterpriseId))),
    notExists(tells(ne(membership.enterpriseId, enterpriseId))),
    notExists(outlines(ne(membership.enterpriseId, enterpriseId))),
  );
  return db
    .select()
    .from(letter)
    .where(
      and(inArray(letter.state, ['sending', 'sent', 'failed']), only, id ? eq(letter.id, id) : undefined),
    )
    .orderBy(desc(letter.createdAt), desc(letter.id))
    .limit(limit);
}
