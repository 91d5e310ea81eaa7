import type { Lang } from '../../answers/source.ts';
import type { Way } from '../../deadlines/way.ts';
import { instant, plainDate } from '../columns.ts';
import { index, integer, pgTable, primaryKey, sql, text, unique, uuid } from '../orm.ts';
import { deadline } from './deadlines.ts';
import { person } from './people.ts';

/** The ledger: one person, one deadline, one rung, one channel; ends in exactly one state with a reason. */
export const reminder = pgTable(
  'reminder',
  {
    id: uuid('id').primaryKey(),
    deadlineId: uuid('deadline_id')
      .notNull()
      .references(() => deadline.id),
    dateVersion: integer('date_version').notNull(),
    rung: text('rung').notNull(),
    personId: uuid('person_id')
      .notNull()
      .references(() => person.id),
    channel: text('channel').$type<Way>().notNull(),
    rungOn: plainDate('rung_on').notNull(),
    state: text('state').$type<'planned' | 'sent' | 'suppressed' | 'failed'>().notNull(),
    reason: text('reason'),
    /** Of an escalation: whose silence it is about. */
    insteadOf: uuid('instead_of').references(() => person.id),
    /** Of a correction: the date version the person had last been told. */
    toldVersion: integer('told_version'),
    letterId: uuid('letter_id').references(() => letter.id),
    createdAt: instant('created_at').notNull(),
    settledAt: instant('settled_at'),
  },
  (t) => [
    unique('reminder_once').on(t.deadlineId, t.dateVersion, t.rung, t.personId, t.channel),
    index('reminder_by_letter').on(t.letterId),
    index('reminder_without_letter')
      .on(t.personId)
      .where(sql`${t.state} = 'planned' and ${t.letterId} is null`),
  ],
);

/** The queue of what is sent; its bytes are fixed in the claim of the first attempt. */
export const letter = pgTable(
  'letter',
  {
    id: uuid('id').primaryKey(),
    personId: uuid('person_id')
      .notNull()
      .references(() => person.id),
    channel: text('channel').$type<Way>().notNull(),
    kind: text('kind').$type<LetterKind>().notNull(),
    slot: text('slot').notNull(),
    state: text('state').$type<'queued' | 'sending' | 'sent' | 'suppressed' | 'failed'>().notNull(),
    reason: text('reason'),
    /** The language its first item was asked for in; none is the reader's own. */
    lang: text('lang').$type<Lang>(),
    /** Of the message, fixed with its bytes. */
    messageId: text('message_id').notNull(),
    subject: text('subject'),
    address: text('address'),
    /** The message as sent: 7-bit text with CRLF. */
    message: text('message'),
    attempts: integer('attempts').notNull(),
    nextAttemptAt: instant('next_attempt_at').notNull(),
    leaseUntil: instant('lease_until'),
    createdAt: instant('created_at').notNull(),
    settledAt: instant('settled_at'),
  },
  (t) => [
    unique('letter_once').on(t.personId, t.channel, t.kind, t.slot),
    index('letter_due').on(t.nextAttemptAt).where(sql`${t.state} in ('queued', 'sending')`),
    index('letter_failed').on(t.settledAt, t.id).where(sql`${t.state} = 'failed'`),
    index('letter_settled').on(t.settledAt).where(sql`${t.settledAt} is not null`),
  ],
);
export type LetterKind =
  | 'digest'
  | 'single'
  | 'urgent'
  | 'correction'
  | 'notice-missing'
  | 'announcement'
  | 'window-awaited'
  | 'outlook'
  | 'welcome'
  | 'confirmation'
  | 'address-stopped'
  | 'way-stopped'
  | 'nobody-reminded'
  | 'feed-revoked'
  | 'feed-unfetched'
  | 'trouble'
  | 'test';

/**
 * What a try came to: `put-off` when nobody has judged the letter (the channel takes nothing now, or the service stopped
 * first), which uses up no try; `requeued` when an administrator wants a failed letter tried anew. What became of an accepted letter later is `bounced`, `soft-bounced` or `complained`.
 */
export type AttemptEvent =
  | 'started'
  | 'accepted'
  | 'deferred'
  | 'put-off'
  | 'requeued'
  | 'refused'
  | 'unknown'
  | 'bounced'
  | 'soft-bounced'
  | 'complained';

/** Append-only: a try begins with one row and ends with another; a try without an end has an unknown outcome. */
export const attempt = pgTable(
  'attempt',
  {
    letterId: uuid('letter_id')
      .notNull()
      .references(() => letter.id),
    number: integer('number').notNull(),
    event: text('event').$type<AttemptEvent>().notNull(),
    detail: text('detail').notNull(),
    at: instant('at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.letterId, t.number, t.event] }),
    index('attempt_soft_bounces').on(t.at).where(sql`${t.event} = 'soft-bounced'`),
  ],
);
