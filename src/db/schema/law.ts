import type { Source, Text } from '../../answers/source.ts';
import type { Break } from '../../dates/calendar.ts';
import type { Office } from '../../dates/notices.ts';
import type { Effect } from '../../deadlines/effect.ts';
import type { HowRead } from '../../deadlines/shipped-announcement.ts';
import type { District } from '../../facts/district.ts';
import type { PolicyDocument } from '../../policies/schema.ts';
import type { Theme } from '../../policies/themes.ts';
import type { Transition } from '../../policies/transition.ts';
import { instant, plainDate } from '../columns.ts';
import { type AnyPgColumn, index, integer, jsonb, pgTable, primaryKey, sql, text, uuid } from '../orm.ts';

/** Versions of policies are added, never edited. */
export const policyVersion = pgTable(
  'policy_version',
  {
    policyKey: text('policy_key').notNull(),
    version: integer('version').notNull(),
    document: jsonb('document').$type<PolicyDocument>().notNull(),
    publishedOn: plainDate('published_on'),
    inForceFrom: plainDate('in_force_from'),
    knownFrom: plainDate('known_from'),
    /** To whom the version before it still applies. */
    transition: jsonb('transition').$type<Transition>(),
    /** SHA-256 of the shipped document, where this version came with the catalogue. */
    catalogueDigest: text('catalogue_digest'),
    announcementId: uuid('announcement_id').references(() => announcement.id),
    recordedAt: instant('recorded_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.policyKey, t.version] })],
);

/** Papers about the days off of a year; a later one adds a version, none is edited. */
export const holidayNotice = pgTable(
  'holiday_notice',
  {
    office: text('office').$type<Office>().notNull(),
    year: integer('year').notNull(),
    version: integer('version').notNull(),
    number: text('number').notNull(),
    url: text('url'),
    /** Where it is not the yearly notice of the State Council's General Office. */
    title: jsonb('title').$type<Text>(),
    publishedOn: plainDate('published_on').notNull(),
    breaks: jsonb('breaks').$type<Break[]>().notNull(),
    /** None where the paper came with the service. */
    announcementId: uuid('announcement_id').references(() => announcement.id),
    recordedAt: instant('recorded_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.office, t.year, t.version] })],
);

/** A version that no longer stands, because the announcement it came from was corrected or withdrawn. */
export const policyVersionVoid = pgTable(
  'policy_version_void',
  {
    policyKey: text('policy_key').notNull(),
    version: integer('version').notNull(),
    announcementId: uuid('announcement_id')
      .notNull()
      .references(() => announcement.id),
    recordedAt: instant('recorded_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.policyKey, t.version] })],
);

/** What an announcement is about besides what its effect names: for those who subscribe to a subject. */
export type About = {
  policies?: string[];
  districts?: District[];
  themes?: Theme[];
  departments?: string[];
  /** Of one that came with the service: how it was read, and what was not found. */
  read?: HowRead;
};

export const announcement = pgTable(
  'announcement',
  {
    id: uuid('id').primaryKey(),
    kind: text('kind').notNull(),
    state: text('state').$type<'draft' | 'reviewed' | 'published'>().notNull(),
    /** Rises with every change of the draft. */
    revision: integer('revision').notNull().default(1),
    title: jsonb('title').$type<Text>().notNull(),
    source: jsonb('source').$type<Source>().notNull(),
    effect: jsonb('effect').$type<Effect>().notNull(),
    about: jsonb('about').$type<About>().notNull().default({}),
    /** The announcement whose place this one takes: its effect no longer holds. */
    corrects: uuid('corrects').references((): AnyPgColumn => announcement.id),
    /** The day the authority published it. */
    publishedOn: plainDate('published_on').notNull(),
    /** The rehearsal's digest it was published with. */
    digest: text('digest'),
    /** The name of one that came with the service; nobody here drafted it. */
    shipped: text('shipped').unique(),
    createdBy: uuid('created_by'),
    createdAt: instant('created_at').notNull(),
    /** Who last changed the draft, and when. */
    changedBy: uuid('changed_by'),
    changedAt: instant('changed_at'),
    reviewedBy: uuid('reviewed_by'),
    reviewedAt: instant('reviewed_at'),
    publishedBy: uuid('published_by'),
    publishedAt: instant('published_at'),
  },
  (t) => [index('announcement_published').on(t.publishedAt).where(sql`${t.state} = 'published'`)],
);
