import { pipeline } from 'node:stream/promises';
import type postgres from 'postgres';
import { connected } from './server.ts';

/** What an announcement has written, in rows. */
export type Written = Record<'revisions' | 'added' | 'corrections' | 'merged' | 'audit', number>;

/** Counts what was written about deadlines on behalf of an announcement; its own entries in the audit are two more. */
export async function writtenIn(sql: postgres.Sql, announcementId: string): Promise<Written> {
  const [row] = await sql<[Written]>`
    select
      (select count(*) from deadline_revision where announcement_id = ${announcementId})::int as revisions,
      (select count(*) from deadline_revision where announcement_id = ${announcementId} and revision = 1)::int as added,
      (select count(*) from reminder where rung = 'correction')::int as corrections,
      (select count(*) from reminder where reason = 'merged')::int as merged,
      (select count(*) from audit_entry
        where announcement_id = ${announcementId} and action = 'deadlines.derived')::int as audit`;
  return row;
}

/**
 * Carries over, from where the announcement was published, what its deadlines have become and which rungs are past: the
 * transaction by hand is given its values, and only writes. Contents are given as text, as whoever works them out hands them
 * over: making rows of them is part of writing.
 */
export async function stage(published: string, hand: string, announcementId: string) {
  await connected(hand, async (sql) => {
    await sql`create table staged (like deadline)`;
    await sql`alter table staged alter column content type json using content::json, alter column content set storage external`;
    await sql`create table staged_rung (deadline_id uuid, date_version integer, rung text, rung_on date)`;
  });
  await carry(
    published,
    hand,
    `select d.* from deadline d join deadline_revision r on r.deadline_id = d.id where r.announcement_id = '${announcementId}'`,
    'staged',
  );
  await carry(
    published,
    hand,
    `select distinct deadline_id, date_version, rung, rung_on from reminder where reason = 'merged'`,
    'staged_rung',
  );
  await connected(hand, async (sql) => {
    await sql`create index on staged (id)`;
    await sql`vacuum analyze staged`;
    await sql`vacuum analyze staged_rung`;
  });
}

/** A connection that has copied is not used again: the driver may leave it waiting. */
async function carry(from: string, to: string, query: string, table: string) {
  await connected(from, (source) =>
    connected(to, async (target) => {
      const out = await source.unsafe(`copy (${query}) to stdout`).readable();
      await pipeline(out, await target.unsafe(`copy ${table} from stdin`).writable());
    }),
  );
}

/** The same rows in one transaction, each kind by one statement over all of them; answers its time in milliseconds. */
export async function writeByHand(
  sql: postgres.Sql,
  announcementId: string,
  personId: string,
  now: string,
): Promise<number> {
  const began = performance.now();
  await sql.begin(async (tx) => {
    await tx`select pg_advisory_xact_lock(7142026)`;
    await tx`update announcement set state = 'published', published_at = ${now} where id = ${announcementId}`;
    await tx`create temporary table earlier on commit drop as
      select d.id, d.revision, d.date_version, d.due_on, d.act_by, d.submit_by, d.minute, d.status, d.content -> 'stake' as stake
      from deadline d join staged s using (id)`;
    await tx`create unique index on earlier (id)`;
    await tx`analyze earlier`;
    await tx`update deadline d set
        revision = s.revision, date_version = s.date_version, status = s.status, nominal_on = s.nominal_on,
        due_on = s.due_on, act_by = s.act_by, submit_by = s.submit_by, minute = s.minute, content = s.content::jsonb,
        revised_at = s.revised_at, dated_at = s.dated_at, done_at = s.done_at, done_by = s.done_by,
        next_rung_on = s.next_rung_on, left_feeds_at = s.left_feeds_at
      from staged s join earlier e on e.id = s.id where d.id = s.id`;
    await tx`insert into deadline_revision
        (deadline_id, revision, date_version, status, nominal_on, due_on, act_by, submit_by, minute, content, announcement_id, recorded_at)
      select id, d.revision, d.date_version, d.status, d.nominal_on, d.due_on, d.act_by, d.submit_by, d.minute, d.content, ${announcementId}, ${now}
      from deadline d join staged using (id)`;
    await tx`update reminder r set state = 'suppressed', reason = 'obsolete', settled_at = ${now}
      from staged s join earlier e on e.id = s.id
      where r.deadline_id = s.id and r.state = 'planned' and s.date_version > e.date_version`;
    await tx`create temporary table told on commit drop as
      select distinct on (r.deadline_id, r.person_id) r.deadline_id, r.person_id, r.date_version as told_version, s.date_version
      from reminder r join staged s on s.id = r.deadline_id
      where r.state = 'sent' and s.date_version > r.date_version
      order by r.deadline_id, r.person_id, r.settled_at desc`;
    await tx`insert into reminder
        (id, deadline_id, date_version, rung, person_id, channel, rung_on, state, told_version, created_at)
      select gen_random_uuid(), deadline_id, date_version, 'correction', person_id, 'mail', ${now}::timestamptz::date, 'planned', told_version, ${now}
      from told on conflict do nothing`;
    await tx`insert into reminder
        (id, deadline_id, date_version, rung, person_id, channel, rung_on, state, reason, created_at, settled_at)
      select gen_random_uuid(), t.deadline_id, t.date_version, g.rung, t.person_id, 'mail', g.rung_on, 'suppressed', 'merged', ${now}, ${now}
      from told t join staged_rung g using (deadline_id, date_version) on conflict do nothing`;
    await tx`insert into audit_entry (id, at, actor, action, subject, enterprise_id, announcement_id, payload, salt, payload_hash)
      select gen_random_uuid(), ${now}, ${personId}, 'deadlines.derived', coalesce('enterprise:' || enterprise_id, 'policies'), enterprise_id, ${announcementId}, payload, salt,
        encode(sha256(convert_to(salt || payload::text, 'UTF8')), 'hex')
      from (
        select s.enterprise_id, gen_random_uuid()::text as salt, jsonb_build_object('changes', jsonb_agg(jsonb_build_object(
          'deadlineId', s.id, 'identity', concat_ws('|', s.kind, s.subject, s.rule, s.occurrence),
          'revisionBefore', e.revision, 'revision', s.revision,
          'before', jsonb_build_object('dueOn', e.due_on, 'actBy', e.act_by, 'submitBy', e.submit_by, 'minute', e.minute, 'status', e.status, 'amount', e.stake),
          'after', jsonb_build_object('dueOn', s.due_on, 'actBy', s.act_by, 'submitBy', s.submit_by, 'minute', s.minute, 'status', s.status, 'amount', s.content -> 'stake')
        ))) as payload
        from staged s left join earlier e using (id) group by s.enterprise_id
      ) as entries`;
  });
  return performance.now() - began;
}
