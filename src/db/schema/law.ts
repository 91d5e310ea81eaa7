import type { Source, Text } from '../../answers/source.ts';
import type { Break } from '../../dates/calendar.ts';
import type { Office } from '../../dates/notices.ts';
import type { Effect } from '../../deadlines/effect.ts';
import type { PolicyDocument } from '../../policies/schema.ts';
import { instant, plainDate } from '../columns.ts';
import { integer, jsonb, pgTable, primaryKey, text, uuid } from '../orm.ts';

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

export const announcement = pgTable('announcement', {
  id: uuid('id').primaryKey(),
  kind: text('kind').notNull(),
  state: text('state').$type<'draft' | 'published'>().notNull(),
  title: jsonb('title').$type<Text>().notNull(),
  source: jsonb('source').$type<Source>().notNull(),
  effect: jsonb('effect').$type<Effect>().notNull(),
  /** The day the authority published it. */
  publishedOn: plainDate('published_on').notNull(),
  /** The rehearsal's digest it was published with. */
  digest: text('digest'),
  createdBy: uuid('created_by').notNull(),
  createdAt: instant('created_at').notNull(),
  publishedAt: instant('published_at'),
});
