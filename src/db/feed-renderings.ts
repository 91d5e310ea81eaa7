import type { Lang } from '../answers/source.ts';
import type { Database } from './connect.ts';
import { direct } from './direct.ts';
import { and, eq, isNull, type SQL, sql } from './orm.ts';
import { feed, feedRendering, publicFeedRendering } from './schema/feeds.ts';

/**
 * What a client says it has: tags of bytes before compression, joined by commas, or `*`; else since when, in milliseconds
 * since 1970.
 */
export type Held = { tags: string | undefined; since: number | undefined };

/** A private calendar and how it was last rendered, if it was; `gzip` is null where the client has those bytes. */
type StoredRendering = {
  feedId: string;
  lang: Lang;
  revoked: boolean;
  /** The version that is to be shown. */
  wanted: number;
} & (
  | { version: null }
  | { version: number; edition: string; etag: string; modified: number; gzip: Uint8Array | null }
);

const rendering = direct<StoredRendering>(`
  select f.id as "feedId", f.lang, f.revoked_at is not null as revoked, f.version as wanted, r.version, r.edition, r.etag,
    (extract(epoch from r.modified_at) * 1000)::float8 as modified,
    case when $2 = '*' or strpos($2, r.etag) > 0 or extract(epoch from r.modified_at) * 1000 <= $3::float8
      then null else r.gzip end as gzip
  from feed f left join feed_rendering r on r.feed_id = f.id
  where f.token_hash = $1`);

/** What is stored behind a token's SHA-256, in one read by index; no body is read where the client has it. */
export async function storedRendering(db: Database, tokenHash: string, { tags, since }: Held) {
  return (await rendering(db, [tokenHash, tags ?? null, since ?? null]))[0];
}

/** A whole second since when bytes have stood; `now` is when they were made. */
type Made = { version: number; etag: string; now: Temporal.Instant };

/**
 * Keeps a rendering of a private calendar; answers since when these bytes have stood. Undefined, and nothing is kept, where
 * a later version was rendered meanwhile, or the calendar was revoked: whoever is revoking it is waited for, as what is
 * written after its rendering was dropped would stay for good.
 */
export async function storeRendering(
  db: Database,
  { now, feedId, version, edition, etag, gzip }: Made & { feedId: string; edition: string; gzip: Uint8Array },
): Promise<Temporal.Instant | undefined> {
  const table = feedRendering;
  const answering = db
    .select({
      feedId: feed.id,
      version: sql`${version}::int`.as('version'),
      edition: sql`${edition}::text`.as('edition'),
      etag: sql`${etag}::text`.as('etag'),
      modifiedAt: sql`${sql.param(wholeSecond(now), table.modifiedAt)}::timestamptz`.as('modified_at'),
      gzip: sql`${sql.param(gzip, table.gzip)}::bytea`.as('gzip'),
    })
    .from(feed)
    .where(and(eq(feed.id, feedId), isNull(feed.revokedAt)))
    .for('share');
  const [stored] = await db
    .insert(table)
    .select(answering)
    .onConflictDoUpdate({
      target: table.feedId,
      set: {
        version: sql`excluded.version`,
        edition: sql`excluded.edition`,
        etag: sql`excluded.etag`,
        modifiedAt: standingSince(table),
        // The same bytes are not written once more.
        gzip: sql`case when ${table.etag} = excluded.etag then ${table.gzip} else excluded.gzip end`,
      },
      setWhere: sql`${table.version} <= excluded.version`,
    })
    .returning({ modifiedAt: table.modifiedAt });
  return stored?.modifiedAt;
}

/** The same of a public calendar, whose bytes lie in memory: all copies of the service say the same of it. */
export async function recordPublicRendering(
  db: Database,
  { now, ...row }: Made & { path: string },
): Promise<Temporal.Instant | undefined> {
  const table = publicFeedRendering;
  const [stored] = await db
    .insert(table)
    .values({ ...row, modifiedAt: wholeSecond(now) })
    .onConflictDoUpdate({
      target: table.path,
      set: { version: sql`excluded.version`, etag: sql`excluded.etag`, modifiedAt: standingSince(table) },
      setWhere: sql`${table.version} <= excluded.version`,
    })
    .returning({ modifiedAt: table.modifiedAt });
  return stored?.modifiedAt;
}

/** Other bytes than before stand since now, and at least a second longer than those: HTTP dates have no finer parts. */
function standingSince({ etag, modifiedAt }: typeof feedRendering | typeof publicFeedRendering): SQL {
  return sql`case when ${etag} = excluded.etag then ${modifiedAt}
    else greatest(excluded.modified_at, ${modifiedAt} + interval '1 second') end`;
}

function wholeSecond(now: Temporal.Instant): Temporal.Instant {
  return now.round({ smallestUnit: 'second', roundingMode: 'floor' });
}
