import type { Lang } from '../../answers/source.ts';
import type { DeadlineKind } from '../../deadlines/model.ts';
import { bytes, instant } from '../columns.ts';
import { bigint, boolean, index, integer, jsonb, pgTable, primaryKey, text, uuid } from '../orm.ts';
import { enterprise, fact } from './facts.ts';
import { person } from './people.ts';

/** What a private calendar is of: one enterprise, one project of it, or all enterprises its person is a member of. */
export type FeedScope = 'enterprise' | 'project' | 'person';

/** A private calendar: one URL, one rendering. */
export const feed = pgTable(
  'feed',
  {
    id: uuid('id').primaryKey(),
    personId: uuid('person_id')
      .notNull()
      .references(() => person.id),
    scope: text('scope').$type<FeedScope>().notNull().default('enterprise'),
    /** None where the scope is the person. */
    enterpriseId: uuid('enterprise_id').references(() => enterprise.id),
    projectId: uuid('project_id').references(() => fact.id),
    lang: text('lang').$type<Lang>().notNull(),
    /** The kinds it carries; none: all. */
    kinds: jsonb('kinds').$type<DeadlineKind[]>(),
    /** In fen: what is at stake at least, where it is known; what is not known stays in. */
    minimumFen: bigint('minimum_fen', { mode: 'bigint' }),
    alarms: boolean('alarms').notNull().default(false),
    /** Events, or tasks for clients that keep them. */
    form: text('form').$type<'events' | 'tasks'>().notNull().default('events'),
    /** Whether a window of several days is one event from its first day to its last, instead of its two ends. */
    spans: boolean('spans').notNull().default(false),
    generation: integer('generation').notNull(),
    tokenHash: text('token_hash').notNull().unique(),
    /** Raised by each change of its settings or its address. */
    revision: integer('revision').notNull().default(1),
    /** Raised by every write that may change its bytes. */
    version: integer('version').notNull().default(1),
    /** When its person was last told of changes that no client had fetched in time. */
    unfetchedToldAt: instant('unfetched_told_at'),
    createdAt: instant('created_at').notNull(),
    revokedAt: instant('revoked_at'),
  },
  (t) => [index('feed_by_enterprise').on(t.enterpriseId), index('feed_by_person').on(t.personId)],
);

/** Tokens that a rotation took out of use: gone for ever. */
export const retiredFeedToken = pgTable('retired_feed_token', {
  tokenHash: text('token_hash').primaryKey(),
  feedId: uuid('feed_id')
    .notNull()
    .references(() => feed.id),
  retiredAt: instant('retired_at').notNull(),
});

/** The bytes of a private calendar as they were last rendered. */
export const feedRendering = pgTable('feed_rendering', {
  feedId: uuid('feed_id')
    .primaryKey()
    .references(() => feed.id),
  /** The feed's version they show, and the edition of the code and settings that wrote them. */
  version: integer('version').notNull(),
  edition: text('edition').notNull(),
  /** Of the bytes before compression, quoted. */
  etag: text('etag').notNull(),
  /** When these bytes took the place of others, in whole seconds: later than any that others have stood under. */
  modifiedAt: instant('modified_at').notNull(),
  gzip: bytes('gzip').notNull(),
});

/** How often clients of one family fetched a private calendar, and when. */
export const feedFetch = pgTable(
  'feed_fetch',
  {
    feedId: uuid('feed_id')
      .notNull()
      .references(() => feed.id),
    /** A name of the client's family from its User-Agent; a closed list. */
    client: text('client').notNull(),
    fetches: integer('fetches').notNull(),
    /** Those of them that carried the calendar, the others were told that nothing is new. */
    transfers: integer('transfers').notNull(),
    firstAt: instant('first_at').notNull(),
    lastAt: instant('last_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.feedId, t.client] })],
);

/** Raised by every write that may change a public calendar; one row. */
export const publicFeedVersion = pgTable('public_feed_version', {
  only: boolean('only').primaryKey().default(true),
  version: integer('version').notNull(),
});

/** Since when a public calendar has had its bytes, so that every copy of the service says the same; the bytes lie in their memory. */
export const publicFeedRendering = pgTable('public_feed_rendering', {
  /** The calendar's path. */
  path: text('path').primaryKey(),
  version: integer('version').notNull(),
  etag: text('etag').notNull(),
  modifiedAt: instant('modified_at').notNull(),
});
