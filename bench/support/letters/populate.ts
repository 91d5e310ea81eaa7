import type postgres from 'postgres';

/** Deadlines of an enterprise; each enterprise has one reader. */
const each = 100;
/** The first of the days on which the plan is measured. */
export const firstDay = '2026-06-01';

/**
 * Brings a database to so many stored deadlines: of enterprises with 100 each and one reader who wants everything in one
 * digest a day. None is to be looked at yet. A deadline's content is as long as those derived are.
 */
export async function store(sql: postgres.Sql, from: number, to: number) {
  const at = '2026-01-01T00:00:00Z';
  const [first, last] = [from / each + 1, to / each];
  await sql`
    insert into enterprise (id, credit_code, demo, created_at)
    select ${uuid(sql, 'e')}, 'bench' || n, false, ${at} from generate_series(${first}::int, ${last}::int) n`;
  await sql`
    insert into person (id, email, name, lang, admin, created_at)
    select ${uuid(sql, 'a')}, 'officer' || n || '@bench.example', 'officer' || n, 'zh', false, ${at}
    from generate_series(${first}::int, ${last}::int) n`;
  await sql`
    insert into membership (person_id, enterprise_id, created_at)
    select ${uuid(sql, 'a')}, ${uuid(sql, 'e')}, ${at} from generate_series(${first}::int, ${last}::int) n`;
  await sql`
    insert into reminder_subscription
      (id, person_id, enterprise_id, channel, "only", ladders, cadence, weekday, send_minute, zone, quiet, revision,
       created_at, changed_at)
    select gen_random_uuid(), ${uuid(sql, 'a')}, ${uuid(sql, 'e')}, 'mail', '{}', '{}', 'daily', 1, 540, 'Asia/Shanghai',
      'none', 1, ${at}, ${at}
    from generate_series(${first}::int, ${last}::int) n`;
  for (let begin = from; begin < to; begin += batch)
    await sql`
      insert into deadline (id, kind, subject, rule, occurrence, enterprise_id, revision, date_version, status, nominal_on,
        due_on, act_by, content, created_at, revised_at, dated_at)
      select gen_random_uuid(), 'duty', 'enterprise:' || d, 'bench-duty', '2027', ('00000000-0000-4000-8e00-' || lpad(((d - 1) / ${each} + 1)::text, 12, '0'))::uuid,
        1, 1, 'firm', '2027-06-30', '2027-06-30', '2027-06-30', ${sql.json(content)}, ${at}, ${at}, ${at}
      from generate_series(${begin + 1}::int, ${Math.min(to, begin + batch)}::int) d`;
  await sql`analyze`;
}

const batch = 500_000;

function uuid(sql: postgres.Sql, kind: 'a' | 'e') {
  return sql.unsafe(`('00000000-0000-4000-8${kind}00-' || lpad(n::text, 12, '0'))::uuid`);
}

const content = {
  title: { zh: '提交年度报告', en: 'Hand in the yearly report' },
  stake: { kind: 'known', fen: 123_456_700, upTo: true, key: 'bench-measure/project/2027' },
  sources: Array.from({ length: 3 }, (_, index) => ({
    title: { zh: `办法第${index + 1}条`, en: `Measures, article ${index + 1}` },
    reference: 'https://bench.example/policy',
    quote: '每年六月三十日前提交上一年度的报告。',
  })),
  workings: Array.from({ length: 4 }, (_, index) => ({
    say: 'bench.line',
    values: { index, on: '2027-06-30' },
  })),
  marks: [],
  policyKey: 'bench-policy',
};

/** Lets so many deadlines, spread over all, be due for their first rung on a day. */
export async function makeDue(sql: postgres.Sql, day: string, count: number) {
  await sql`
    update deadline set due_on = ${day}::date + 14, act_by = ${day}::date + 14, nominal_on = ${day}::date + 14,
      next_rung_on = ${day}::date
    where id in (
      select id from (select id, row_number() over (order by id) r, count(*) over () c from deadline where due_on = '2027-06-30') d
      where r % greatest(1, c / ${count}::int) = 0 limit ${count}::int)`;
}
