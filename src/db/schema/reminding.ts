import type { ChannelName } from '../../answers/channels.ts';
import type { Lang } from '../../answers/source.ts';
import type { Ladders } from '../../deadlines/ladder.ts';
import type { Way } from '../../deadlines/way.ts';
import type { Cadence, Only, Quiet } from '../../deadlines/wishes.ts';
import { instant, plainDate } from '../columns.ts';
import { boolean, index, integer, jsonb, pgTable, sql, text, uniqueIndex, uuid } from '../orm.ts';
import { deadline } from './deadlines.ts';
import { enterprise } from './facts.ts';
import { person } from './people.ts';

/** What a person wants to be reminded of in one enterprise, how, and when. Ended, never deleted. */
export const reminderSubscription = pgTable(
  'reminder_subscription',
  {
    id: uuid('id').primaryKey(),
    personId: uuid('person_id')
      .notNull()
      .references(() => person.id),
    enterpriseId: uuid('enterprise_id')
      .notNull()
      .references(() => enterprise.id),
    channel: text('channel').$type<Way>().notNull(),
    only: jsonb('only').$type<Only>().notNull(),
    ladders: jsonb('ladders').$type<Ladders>().notNull(),
    cadence: text('cadence').$type<Cadence>().notNull(),
    /** The day of a weekly digest: 1 is Monday. */
    weekday: integer('weekday').notNull(),
    /** The minute of the day (0–1439) letters are due at, on the clocks of `zone` (an IANA name). */
    sendMinute: integer('send_minute').notNull(),
    zone: text('zone').notNull(),
    quiet: text('quiet').$type<Quiet>().notNull(),
    /** Wants the weekly outlook, on the weekday of a digest. */
    outlook: boolean('outlook').notNull().default(true),
    /** None: the person's own. */
    lang: text('lang').$type<Lang>(),
    /** Who is told too where this person has not answered, from so many days before the day to act by. */
    secondPersonId: uuid('second_person_id').references(() => person.id),
    secondFrom: integer('second_from'),
    revision: integer('revision').notNull(),
    createdAt: instant('created_at').notNull(),
    changedAt: instant('changed_at').notNull(),
    endedAt: instant('ended_at'),
    endedReason: text('ended_reason'),
  },
  (t) => [
    index('reminder_subscription_by_enterprise').on(t.enterpriseId).where(sql`${t.endedAt} is null`),
    index('reminder_subscription_by_person').on(t.personId),
  ],
);

/** A way to reach a person beside the account's own address. The address of a robot or webhook is a secret, as its key is: both are sealed. */
export const endpoint = pgTable(
  'endpoint',
  {
    id: uuid('id').primaryKey(),
    personId: uuid('person_id')
      .notNull()
      .references(() => person.id),
    channel: text('channel').$type<ChannelName>().notNull(),
    /** What its owner calls it. */
    label: text('label').notNull(),
    /** A mail address as it is; any other sealed. */
    address: text('address').notNull(),
    secret: text('secret'),
    /** When its owner showed that it is theirs: nothing but the question goes there before. */
    confirmedAt: instant('confirmed_at'),
    stoppedAt: instant('stopped_at'),
    stoppedReason: text('stopped_reason'),
    removedAt: instant('removed_at'),
    createdAt: instant('created_at').notNull(),
  },
  (t) => [index('endpoint_by_person').on(t.personId)],
);

/** An address that takes no letters, and why; it is asked before each post. Released, never deleted. */
export const addressStop = pgTable(
  'address_stop',
  {
    id: uuid('id').primaryKey(),
    /** A mail address in its normal form, or the id of an endpoint. */
    address: text('address').notNull(),
    reason: text('reason').$type<'bounced' | 'soft-bounces' | 'complained' | 'gone'>().notNull(),
    /** The other side's reply, one line. */
    detail: text('detail').notNull(),
    at: instant('at').notNull(),
    /** From then on it may be tried again; none: until it is released. */
    expiresAt: instant('expires_at'),
    releasedAt: instant('released_at'),
    releasedBy: uuid('released_by').references(() => person.id),
  },
  (t) => [uniqueIndex('address_stop_now').on(t.address).where(sql`${t.releasedAt} is null`)],
);

/** What a person answered to a reminder: append-only, the newest of a date version holds. */
export const deadlineResponse = pgTable(
  'deadline_response',
  {
    id: uuid('id').primaryKey(),
    deadlineId: uuid('deadline_id')
      .notNull()
      .references(() => deadline.id),
    personId: uuid('person_id')
      .notNull()
      .references(() => person.id),
    dateVersion: integer('date_version').notNull(),
    kind: text('kind').$type<'acknowledged' | 'snoozed' | 'resumed'>().notNull(),
    /** Of `snoozed`: the day (Asia/Shanghai) it comes back. */
    until: plainDate('until'),
    reason: text('reason'),
    via: text('via').$type<'letter' | 'api'>().notNull(),
    at: instant('at').notNull(),
  },
  (t) => [index('deadline_response_by_deadline').on(t.deadlineId, t.personId, t.at)],
);

/**
 * The reminders of one deadline, handed over by one member to another for all its dates, or (without `toId`) taken back or
 * given back: append-only, the newest of who handed over holds.
 */
export const deadlineHandover = pgTable(
  'deadline_handover',
  {
    id: uuid('id').primaryKey(),
    deadlineId: uuid('deadline_id')
      .notNull()
      .references(() => deadline.id),
    fromId: uuid('from_person_id')
      .notNull()
      .references(() => person.id),
    toId: uuid('to_person_id').references(() => person.id),
    byId: uuid('by_person_id')
      .notNull()
      .references(() => person.id),
    via: text('via').$type<'letter' | 'api'>().notNull(),
    at: instant('at').notNull(),
  },
  (t) => [
    index('deadline_handover_by_deadline').on(t.deadlineId, t.fromId, t.at),
    index('deadline_handover_by_holder').on(t.toId),
  ],
);
