import { instant } from '../columns.ts';
import { index, jsonb, pgTable, sql, text, unique, uniqueIndex, uuid } from '../orm.ts';
import { announcement } from './law.ts';
import { letter } from './letters.ts';
import { person } from './people.ts';

/** What one job has been asked to publish, and how that ended; a restart finds what was asked and not ended. */
export const publication = pgTable(
  'publication',
  {
    id: uuid('id').primaryKey(),
    announcementId: uuid('announcement_id')
      .notNull()
      .references(() => announcement.id),
    /** The rehearsal it was asked with. */
    digest: text('digest').notNull(),
    askedBy: uuid('asked_by').notNull(),
    askedAt: instant('asked_at').notNull(),
    /** `refused`: the digest did not hold any more, or the announcement could not be published. */
    state: text('state').$type<'asked' | 'published' | 'refused' | 'failed'>().notNull(),
    /** What the request is answered: the totals of the rehearsal it was carried out with, or the problem. */
    result: jsonb('result'),
    endedAt: instant('ended_at'),
  },
  (t) => [
    uniqueIndex('publication_asked').on(t.announcementId).where(sql`${t.state} = 'asked'`),
    index('publication_of').on(t.announcementId),
  ],
);

/** What a person wants to be told of, and how soon. `value` is empty for `concerns-me` and `all`. */
export const announcementSubscription = pgTable(
  'announcement_subscription',
  {
    id: uuid('id').primaryKey(),
    personId: uuid('person_id')
      .notNull()
      .references(() => person.id),
    scope: text('scope')
      .$type<'all' | 'concerns-me' | 'policy' | 'district' | 'theme' | 'department'>()
      .notNull(),
    value: text('value').notNull(),
    mode: text('mode').$type<'at-once' | 'digest'>().notNull(),
    createdAt: instant('created_at').notNull(),
  },
  (t) => [unique('announcement_subscription_once').on(t.personId, t.scope, t.value)],
);

/** The ledger of announcements told: one person, one announcement, one channel; ends in exactly one state. */
export const announcementNotice = pgTable(
  'announcement_notice',
  {
    id: uuid('id').primaryKey(),
    announcementId: uuid('announcement_id')
      .notNull()
      .references(() => announcement.id),
    personId: uuid('person_id')
      .notNull()
      .references(() => person.id),
    channel: text('channel').$type<'mail'>().notNull(),
    mode: text('mode').$type<'at-once' | 'digest'>().notNull(),
    /** Why this person: what of the reader's own it touches, or the subscription's scope and value, such as `policy:KEY`. */
    because: text('because').notNull(),
    state: text('state').$type<'planned' | 'sent' | 'suppressed' | 'failed'>().notNull(),
    reason: text('reason'),
    letterId: uuid('letter_id').references(() => letter.id),
    createdAt: instant('created_at').notNull(),
    settledAt: instant('settled_at'),
  },
  (t) => [
    unique('announcement_notice_once').on(t.announcementId, t.personId, t.channel),
    index('announcement_notice_by_letter').on(t.letterId),
    index('announcement_notice_without_letter')
      .on(t.personId)
      .where(sql`${t.state} = 'planned' and ${t.letterId} is null`),
  ],
);
