import { instant } from '../columns.ts';
import { boolean, index, integer, jsonb, pgTable, primaryKey, text, uuid } from '../orm.ts';

export const enterprise = pgTable('enterprise', {
  id: uuid('id').primaryKey(),
  creditCode: text('credit_code').notNull().unique(),
  demo: boolean('demo').notNull(),
  createdAt: instant('created_at').notNull(),
});

/** The newest revision of each fact; the enterprise's own fact has the enterprise's id. */
export const fact = pgTable(
  'fact',
  {
    id: uuid('id').primaryKey(),
    enterpriseId: uuid('enterprise_id')
      .notNull()
      .references(() => enterprise.id),
    kind: text('kind').$type<FactKind>().notNull(),
    revision: integer('revision').notNull(),
    body: jsonb('body').notNull(),
    withdrawn: boolean('withdrawn').notNull(),
    createdAt: instant('created_at').notNull(),
    recordedAt: instant('recorded_at').notNull(),
  },
  (t) => [index('fact_by_enterprise').on(t.enterpriseId, t.kind)],
);
export type FactKind =
  | 'enterprise'
  | 'project'
  | 'loan'
  | 'lease'
  | 'certificate'
  | 'title'
  | 'event'
  | 'violation'
  | 'grant'
  | 'claim';

export const factRevision = pgTable(
  'fact_revision',
  {
    factId: uuid('fact_id')
      .notNull()
      .references(() => fact.id),
    revision: integer('revision').notNull(),
    body: jsonb('body').notNull(),
    withdrawn: boolean('withdrawn').notNull(),
    recordedAt: instant('recorded_at').notNull(),
    recordedBy: uuid('recorded_by'),
  },
  (t) => [primaryKey({ columns: [t.factId, t.revision] })],
);
