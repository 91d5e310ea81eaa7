import { instant } from '../columns.ts';
import { integer, jsonb, pgTable, primaryKey, text, uuid } from '../orm.ts';

/** A job's run for a slot happens once, whichever copy gets there first. */
export const run = pgTable(
  'run',
  {
    scope: text('scope').notNull(),
    slot: text('slot').notNull(),
    finishedAt: instant('finished_at').notNull(),
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
