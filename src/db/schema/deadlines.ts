import type { Content, Status } from '../../deadlines/model.ts';
import { instant, plainDate } from '../columns.ts';
import { index, integer, jsonb, pgTable, primaryKey, sql, text, unique, uuid } from '../orm.ts';
import { enterprise } from './facts.ts';
import { announcement } from './law.ts';

const dates = {
  dateVersion: integer('date_version').notNull(),
  status: text('status').$type<Status>().notNull(),
  nominalOn: plainDate('nominal_on'),
  dueOn: plainDate('due_on'),
  actBy: plainDate('act_by'),
  submitBy: plainDate('submit_by'),
  /** Minutes after 00:00 in Asia/Shanghai, 0–1440, where an hour is printed. */
  minute: integer('minute'),
  content: jsonb('content').$type<Content>().notNull(),
};

/** The newest revision of each deadline under its identity for life. */
export const deadline = pgTable(
  'deadline',
  {
    id: uuid('id').primaryKey(),
    kind: text('kind').notNull(),
    subject: text('subject').notNull(),
    rule: text('rule').notNull(),
    occurrence: text('occurrence').notNull(),
    enterpriseId: uuid('enterprise_id').references(() => enterprise.id),
    revision: integer('revision').notNull(),
    ...dates,
    createdAt: instant('created_at').notNull(),
    revisedAt: instant('revised_at').notNull(),
    /** When its date version began. */
    datedAt: instant('dated_at').notNull(),
    doneAt: instant('done_at'),
    doneBy: uuid('done_by'),
    /** The next day the day's plan has to look at it; null when there is none. */
    nextRungOn: plainDate('next_rung_on'),
    /** Written by the nightly job when it has left the feeds for good. */
    leftFeedsAt: instant('left_feeds_at'),
  },
  (t) => [
    unique('deadline_identity').on(t.kind, t.subject, t.rule, t.occurrence),
    index('deadline_by_enterprise').on(t.enterpriseId),
    index('deadline_by_next_rung').on(t.nextRungOn, t.id).where(sql`${t.nextRungOn} is not null`),
  ],
);

export const deadlineRevision = pgTable(
  'deadline_revision',
  {
    deadlineId: uuid('deadline_id')
      .notNull()
      .references(() => deadline.id),
    revision: integer('revision').notNull(),
    ...dates,
    announcementId: uuid('announcement_id').references(() => announcement.id),
    recordedAt: instant('recorded_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.deadlineId, t.revision] })],
);

/** Each time a deadline was marked done, or the mark was taken off: append-only, so that any day can be asked about. */
export const deadlineMark = pgTable(
  'deadline_mark',
  {
    deadlineId: uuid('deadline_id')
      .notNull()
      .references(() => deadline.id),
    number: integer('number').notNull(),
    /** None: the mark was taken off. */
    doneAt: instant('done_at'),
    doneBy: uuid('done_by'),
    recordedAt: instant('recorded_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.deadlineId, t.number] })],
);
