import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { Lang } from '../answers/source.ts';
import { type Held, storedRendering, storeRendering } from '../db/feed-renderings.ts';
import { feedById, retiredAt } from '../db/feeds.ts';
import { Problem } from '../errors.ts';
import { renderCalendar } from '../feeds/calendar.ts';
import { etagOf } from '../feeds/etag.ts';
import type { Context } from './context.ts';
import { readPrivateFeed } from './private-feeds.ts';
import { inSnapshot } from './snapshot.ts';

/** A private calendar as it is sent: compressed, with the tag of its bytes before that; `gzip` is null where the client has it. */
export type ServedFeed = {
  feedId: string;
  lang: Lang;
  etag: string;
  /** Since when these bytes have stood, in milliseconds since 1970, a whole second. */
  modified: number;
  gzip: Uint8Array | null;
};

/** How often a calendar is looked for again that changed while it was being rendered. */
const most = 5;

type Rendered = ServedFeed & { version: number };

/**
 * Makes what answers private calendars: one read where a calendar has not changed, one rendering for all who ask at once
 * where it has. An unknown token is not found; one that was revoked or rotated out is gone for ever.
 */
export function privateFeedServer(context: Context): (tokenHash: string, held: Held) => Promise<ServedFeed> {
  const flights = new Map<string, Promise<Rendered | undefined>>();
  const edition = context.edition ?? '';
  const inFlight = (feedId: string) => {
    const flying = flights.get(feedId);
    if (flying) return flying;
    const flight = render(context, feedId, edition).finally(() => flights.delete(feedId));
    flights.set(feedId, flight);
    return flight;
  };
  return async (tokenHash, held) => {
    for (let tries = 0; tries < most; tries += 1) {
      const found = await storedRendering(context.db, tokenHash, held);
      if (!found) throw new Problem((await retiredAt(context.db, tokenHash)) ? 'gone' : 'not-found');
      if (found.revoked) throw new Problem('gone');
      const { feedId, wanted } = found;
      if (found.version === wanted && found.edition === edition) return found;
      const rendered = await inFlight(feedId);
      // It may have begun before the change that is wanted, or been overtaken by another copy of the service.
      if (rendered && rendered.version >= wanted) return whatIsNotHeld(rendered, held);
    }
    throw new Error('a calendar changed faster than it was rendered');
  };
}

/** Renders a calendar as it is at one moment, and keeps it; undefined where a later one has been kept meanwhile. */
async function render(context: Context, feedId: string, edition: string): Promise<Rendered | undefined> {
  const { version, calendar } = await inSnapshot(context, async (inside) => {
    const feed = await feedById(inside.db, feedId);
    if (!feed || feed.revokedAt) throw new Problem('gone');
    return { version: feed.version, calendar: await readPrivateFeed(inside, feed) };
  });
  const text = renderCalendar(calendar);
  const etag = etagOf(text);
  const zipped = await promisify(gzip)(text);
  const row = { feedId, version, edition, etag, gzip: zipped, now: context.clock.now() };
  const modifiedAt = await storeRendering(context.db, row).catch(({ cause }: Error) => {
    // What the failed statement says of itself repeats the bytes.
    throw new Error('a calendar was not kept', { cause });
  });
  return (
    modifiedAt && {
      feedId,
      lang: calendar.lang,
      version,
      etag,
      modified: modifiedAt.epochMilliseconds,
      gzip: zipped,
    }
  );
}

function whatIsNotHeld(rendered: Rendered, { tags, since }: Held): ServedFeed {
  const isHeld =
    tags === undefined
      ? since !== undefined && rendered.modified <= since
      : tags === '*' || tags.includes(rendered.etag);
  return isHeld ? { ...rendered, gzip: null } : rendered;
}
