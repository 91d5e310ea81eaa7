import type { Database } from './connect.ts';
import type { FeedRow } from './feeds.ts';
import { eq, type SQL, sql } from './orm.ts';
import { feed, feedRendering, publicFeedRendering, retiredFeedToken } from './schema/feeds.ts';

/** What a client says it has: tags of bytes before compression, joined by commas, or `*`; else since when. */
export type Held = { tags?: string; since?: Temporal.Instant };

/**
 * The private calendar behind a token's SHA-256 and how it was last rendered, in one read by index. No body is read where
 * the client has those bytes: then `gzip` is null.
 */
export async function storedRendering(db: Database, tokenHash: string, { tags, since }: Held) {
  const isHeld =
    tags === undefined
      ? sql`${feedRendering.modifiedAt} <= ${since?.toString() ?? null}::timestamptz`
      : tags === '*'
        ? sql`true`
        : sql`strpos(${tags}, ${feedRendering.etag}) > 0`;
  const [row] = await db
    .select({
      id: feed.id,
      lang: feed.lang,
      revokedAt: feed.revokedAt,
      wanted: feed.version,
      version: feedRendering.version,
      edition: feedRendering.edition,
      etag: feedRendering.etag,
      modifiedAt: feedRendering.modifiedAt,
      gzip: sql<Uint8Array | null>`case when ${isHeld} then null else ${feedRendering.gzip} end`.mapWith(
        feedRendering.gzip,
      ),
    })
    .from(feed)
    .leftJoin(feedRendering, eq(feedRendering.feedId, feed.id))
    .where(eq(feed.tokenHash, tokenHash));
  return row;
}

/** Whether a token's SHA-256 is of one that a rotation took out of use. */
export async function isRetired(db: Database, tokenHash: string): Promise<boolean> {
  const rows = await db
    .select({ feedId: retiredFeedToken.feedId })
    .from(retiredFeedToken)
    .where(eq(retiredFeedToken.tokenHash, tokenHash));
  return rows.length > 0;
}

export async function feedById(db: Database, id: string): Promise<FeedRow | undefined> {
  const [row] = await db.select().from(feed).where(eq(feed.id, id));
  return row;
}

/** A whole second since when bytes have stood; `now` is when they were made. */
type Made = { version: number; etag: string; now: Temporal.Instant };

/**
 * Keeps a rendering of a private calendar; answers since when these bytes have stood. Undefined, and nothing is kept, where
 * a later version was rendered meanwhile.
 */
export async function storeRendering(
  db: Database,
  { now, ...row }: Made & { feedId: string; edition: string; gzip: Uint8Array },
): Promise<Temporal.Instant | undefined> {
  const table = feedRendering;
  const [stored] = await db
    .insert(table)
    .values({ ...row, modifiedAt: wholeSecond(now) })
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
