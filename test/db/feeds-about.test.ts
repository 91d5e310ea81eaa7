import t from 'tap';
import type { Database } from '../../src/db/connect.ts';
import { touchFeeds, touchFeedsOf } from '../../src/db/feed-versions.ts';
import { feedCounts, feedsAbout } from '../../src/db/feeds.ts';
import { sql } from '../../src/db/orm.ts';
import { openTestDatabase } from '../support/database.ts';

const { db } = await openTestDatabase(t);
const many = 5000;

/** Each of many people is the one member of an enterprise, and has a calendar of it and one of all enterprises. */
async function populate() {
  const of = (table: string, letter: string) =>
    sql.raw(`select id, row_number() over (order by id) n from ${table} as ${letter}`);
  await db.execute(sql`
    insert into person (id, email, name, lang, admin, created_at)
    select gen_random_uuid(), 'u' || n || '@example.com', 'n', 'zh', false, '2025-12-01T00:00:00Z'
    from generate_series(1, ${many}::int) n`);
  await db.execute(sql`
    insert into enterprise (id, credit_code, demo, created_at)
    select gen_random_uuid(), 'X' || n, false, '2025-12-01T00:00:00Z' from generate_series(1, ${many}::int) n`);
  await db.execute(sql`
    insert into membership (person_id, enterprise_id, created_at)
    select p.id, e.id, '2025-12-01T00:00:00Z'
    from (${of('person', 'p')}) p join (${of('enterprise', 'e')}) e on e.n = p.n`);
  await db.execute(sql`
    insert into feed (id, person_id, scope, enterprise_id, lang, generation, token_hash, created_at)
    select gen_random_uuid(), person_id, case k when 0 then 'person' else 'enterprise' end,
      case k when 0 then null else enterprise_id end, 'zh', 1, person_id::text || k, '2025-12-01T00:00:00Z'
    from membership, generate_series(0, 1) k`);
  await db.execute(sql`analyze`);
}

/** How often a table was read from its beginning to its end in this transaction. */
async function wholeReads(tx: Database, table: string): Promise<number> {
  const [row] = await tx
    .select({ scans: sql<number>`seq_scan::int` })
    .from(sql`pg_stat_xact_user_tables`)
    .where(sql`relname = ${table}`);
  return row?.scans ?? Number.NaN;
}

t.test('who writes for one enterprise reads its calendars alone, however many there are', async (t) => {
  await populate();
  const [one] = await db
    .select({ enterpriseId: sql<string>`enterprise_id`, personId: sql<string>`person_id` })
    .from(sql`membership`)
    .limit(1);
  if (!one) throw new Error('nobody is there');
  const { enterpriseId, personId } = one;
  const ways: [string, (tx: Database) => Promise<unknown>][] = [
    ['its calendars are raised', (tx) => touchFeeds(tx, [enterpriseId])],
    ['a person’s are', (tx) => touchFeedsOf(tx, [personId])],
    [
      'they are counted',
      async (tx) => t.same([...(await feedCounts(tx, [enterpriseId]))], [[enterpriseId, 2]]),
    ],
    ['they are listed', async (tx) => t.equal((await feedsAbout(tx, enterpriseId)).length, 2)],
  ];
  for (const [what, way] of ways)
    await db.transaction(async (tx) => {
      const before = await wholeReads(tx, 'feed');
      await way(tx);
      t.equal(await wholeReads(tx, 'feed'), before, what);
    });
  await db.transaction(async (tx) => {
    const before = await wholeReads(tx, 'feed');
    await tx.execute(sql`select count(*) from feed where lang = 'en'`);
    t.equal(await wholeReads(tx, 'feed'), before + 1, 'reading them all would be seen');
  });
  const [raised] = await db
    .select({ feeds: sql<number>`count(*)::int`, version: sql<number>`max(version)` })
    .from(sql`feed`)
    .where(sql`version > 1`);
  t.same(raised, { feeds: 2, version: 3 }, 'the one of all enterprises twice, and nobody else’s');
});
