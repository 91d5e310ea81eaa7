import { instant } from '../columns.ts';
import { integer, jsonb, pgTable, primaryKey, text, uuid } from '../orm.ts';

/** A job's run for a slot happens once: one copy holds it at a time, and what it has done so far can be seen. */
export const run = pgTable(
  'run',
  {
    scope: text('scope').notNull(),
    slot: text('slot').notNull(),
    startedAt: instant('started_at'),
    /** Which copy holds it, and until when; another takes it over when that has passed. */
    copy: text('copy'),
    leaseUntil: instant('lease_until'),
    /** How many rows it has looked at, and how many reminders it has planned. */
    looked: integer('looked').notNull().default(0),
    planned: integer('planned').notNull().default(0),
    finishedAt: instant('finished_at'),
  },
  (t) => [primaryKey({ columns: [t.scope, t.slot] })],
);

/** The answer a creating call got, kept for its Idempotency-Key. */
export const idempotency = pgTable(
  'idempotency',
  {
    personId: uuid('person_id').notNull(),
    key: text('key').notNull(),
    /** SHA-256 of method, path and body: the same key for another request is refused. */
    request: text('request').notNull(),
    status: integer('status').notNull(),
    response: jsonb('response'),
    createdAt: instant('created_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.personId, t.key] })],
);

/** The last instant the service's clock showed, so that a wound clock never runs backwards. */
export const clockMark = pgTable('clock_mark', {
  id: integer('id').primaryKey(),
  instant: instant('instant').notNull(),
});

/** When the next post under a key may begin (generic cell rate algorithm): one row for each robot or host. */
export const rate = pgTable('rate', {
  key: text('key').primaryKey(),
  tat: instant('tat').notNull(),
});
