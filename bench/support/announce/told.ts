import type postgres from 'postgres';

/** Everybody has been told every date: one letter to each member about all deadlines of an enterprise, sent a week ago. */
export async function tellEverybody(sql: postgres.Sql) {
  const at = '2026-12-01T01:00:00Z';
  await sql`
    insert into letter (id, person_id, channel, kind, slot, state, message_id, attempts, next_attempt_at, created_at, settled_at)
    select gen_random_uuid(), person_id, 'mail', 'correction', enterprise_id::text, 'sent', enterprise_id::text, 1, ${at}, ${at}, ${at}
    from membership`;
  await sql`
    insert into attempt (letter_id, number, event, detail, at)
    select id, 1, event, '', ${at} from letter, unnest(array['started', 'accepted']) as event`;
  await sql`
    insert into reminder (id, deadline_id, date_version, rung, person_id, channel, rung_on, state, letter_id, created_at, settled_at)
    select gen_random_uuid(), d.id, d.date_version, '-90', l.person_id, 'mail', ${at}::timestamptz::date, 'sent', l.id, ${at}, ${at}
    from deadline d join letter l on l.slot = d.enterprise_id::text
    where d.due_on is not null`;
}
