import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type postgres from 'postgres';
import { feedToken, hashToken } from '../../../src/cases/tokens.ts';

export const secret = 'a secret of measurements';
/** Events of the public calendar that is measured. */
const events = 200;
const batch = 20_000;
const at = '2026-01-01T00:00:00Z';

/** The id of the calendar of a number. */
function idOf(number: number): string {
  return `00000000-0000-4000-8f00-${`${number}`.padStart(12, '0')}`;
}

/** The token of the calendar of a number. */
export function tokenOf(number: number): string {
  return feedToken(secret, idOf(number), 1);
}

/** Dates of policies, which the public calendar shows. */
export async function storePublic(sql: postgres.Sql) {
  await sql`
    insert into deadline (id, kind, subject, rule, occurrence, revision, date_version, status, nominal_on, due_on, content,
      created_at, revised_at, dated_at)
    select gen_random_uuid(), 'policy-expires', 'policy:bench-' || n, 'validity', 'end', 1, 1, 'firm',
      '2027-01-01'::date + n, '2027-01-01'::date + n, ${sql.json(content)}, ${at}, ${at}, ${at}
    from generate_series(1, ${events}::int) n`;
}

/**
 * So many private calendars of one person, each with its last rendering: `text` is what they hold, `etag` its tag.
 */
export async function storePrivate(
  sql: postgres.Sql,
  count: number,
  rendering: { edition: string; etag: string; text: string },
) {
  await sql`
    insert into person (id, email, name, lang, admin, created_at)
    values (${idOf(0)}, 'officer@bench.example', 'officer', 'zh', false, ${at})`;
  await sql`insert into enterprise (id, credit_code, demo, created_at) values (${idOf(0)}, 'bench', false, ${at})`;
  const bytes = await promisify(gzip)(rendering.text);
  for (let from = 1; from <= count; from += batch) {
    const numbers = Array.from({ length: Math.min(batch, count - from + 1) }, (_, each) => from + each);
    const rows = numbers.map((number) => ({ id: idOf(number), hash: hashToken(tokenOf(number)) }));
    await sql`
      insert into feed (id, person_id, enterprise_id, lang, generation, token_hash, created_at)
      select r.id, ${idOf(0)}, ${idOf(0)}, 'zh', 1, r.hash, ${at}
      from json_to_recordset(${JSON.stringify(rows)}::text::json) as r(id uuid, hash text)`;
  }
  await sql`
    insert into feed_rendering (feed_id, version, edition, etag, modified_at, gzip)
    select id, version, ${rendering.edition}, ${rendering.etag}, ${at}, ${bytes} from feed`;
  await sql`vacuum analyze`;
}

const content = {
  title: { zh: '某某专项扶持政策的有效期', en: 'Validity of the measures in support of something' },
  stake: { kind: 'none' },
  sources: Array.from({ length: 2 }, (_, index) => ({
    title: { zh: `办法第${index + 1}条`, en: `Measures, article ${index + 1}` },
    reference: 'https://bench.example/policy',
    quote: '本办法自公布之日起施行，有效期至二〇二七年。',
  })),
  workings: [],
  marks: [],
  policyKey: 'bench-policy',
};
