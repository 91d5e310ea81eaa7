import type { Lang } from '../../answers/source.ts';
import { instant } from '../columns.ts';
import { boolean, index, integer, pgTable, primaryKey, text, uuid } from '../orm.ts';
import { enterprise } from './facts.ts';

export const person = pgTable('person', {
  id: uuid('id').primaryKey(),
  email: text('email').notNull().unique(),
  name: text('name').notNull(),
  lang: text('lang').$type<Lang>().notNull(),
  admin: boolean('admin').notNull(),
  passwordHash: text('password_hash'),
  /** Set when a server refused the address for good; no letter is posted to it until it is changed. */
  addressStoppedAt: instant('address_stopped_at'),
  /** Letters of reminders a week (Monday to Sunday) on one channel; what is pressing goes out beyond it. */
  weeklyBudget: integer('weekly_budget').notNull().default(7),
  createdAt: instant('created_at').notNull(),
});

/** Who may see an enterprise. */
export const membership = pgTable(
  'membership',
  {
    personId: uuid('person_id')
      .notNull()
      .references(() => person.id),
    enterpriseId: uuid('enterprise_id')
      .notNull()
      .references(() => enterprise.id),
    createdAt: instant('created_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.personId, t.enterpriseId] }),
    index('membership_by_enterprise').on(t.enterpriseId),
  ],
);

/** Tokens of the API: random, shown once, stored as their SHA-256. */
export const apiToken = pgTable('api_token', {
  id: uuid('id').primaryKey(),
  personId: uuid('person_id')
    .notNull()
    .references(() => person.id),
  hash: text('hash').notNull().unique(),
  createdAt: instant('created_at').notNull(),
  revokedAt: instant('revoked_at'),
});
