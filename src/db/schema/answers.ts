import { instant } from '../columns.ts';
import { integer, jsonb, pgTable, primaryKey, text, uuid } from '../orm.ts';
import { enterprise } from './facts.ts';

/** An answer as it was given; the same answer to many is kept once, under the SHA-256 of its canonical text. */
export const answerBody = pgTable('answer_body', {
  hash: text('hash').primaryKey(),
  body: jsonb('body').notNull(),
});

/** The answer of a money measure by its name, and of which project it is. */
export type MeasureRef = { hash: string; projectId?: string };

/** What the service answered an enterprise from an instant on: the names of its answers, in their order. */
export const answerSet = pgTable(
  'answer_set',
  {
    enterpriseId: uuid('enterprise_id')
      .notNull()
      .references(() => enterprise.id),
    revision: integer('revision').notNull(),
    /** Hashes of the money measures' answers, and of what is missing for the dates. */
    measures: jsonb('measures').$type<MeasureRef[]>().notNull(),
    missing: jsonb('missing').$type<string[]>().notNull(),
    /** SHA-256 of all of it as it was put together: what has not changed is seen without naming every answer anew. */
    fingerprint: text('fingerprint').notNull(),
    recordedAt: instant('recorded_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.enterpriseId, t.revision] })],
);
