import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { Lang, Text } from '../answers/source.ts';
import { recordPublicRendering } from '../db/feed-renderings.ts';
import { readPublicFeedVersion } from '../db/feed-versions.ts';
import { renderCalendar } from '../feeds/calendar.ts';
import { etagOf } from '../feeds/etag.ts';
import type { Context } from './context.ts';
import { type PublicFeed, publicFeed } from './public-feeds.ts';

/** A public calendar ready to be sent: nothing of it is computed again before it changes. */
export type ShelvedFeed = {
  name: Text;
  lang: Lang;
  /** Of the bytes before compression, quoted. */
  etag: string;
  /** Since when these bytes have stood, in whole seconds; absent while copies of the service do not agree on it. */
  modifiedAt?: Temporal.Instant;
  bodies: Record<'identity' | 'gzip' | 'br', Buffer>;
};

/** Which public calendar stands at a path, and in which language. */
export type Shelved = { path: string; which: PublicFeed; lang: Lang };

/** How often a calendar is rendered again that changed while it was being rendered. */
const most = 5;
/** More calendars and bytes than a service has; what was put there first goes when they are reached. */
const usualBounds = { feeds: 1000, bytes: 128 * 2 ** 20 };

/**
 * Public calendars in memory, each rendered by the first who asks for it after a change. Who makes it says whether somebody
 * will tell it of changes: otherwise it asks the database for the version each time.
 */
export class PublicShelf {
  readonly #context: Context;
  readonly #isTold: boolean;
  readonly #bounds: { feeds: number; bytes: number };
  readonly #kept = new Map<string, ShelvedFeed>();
  readonly #flights = new Map<string, Promise<{ turn: number; feed: ShelvedFeed }>>();
  #bytes = 0;
  #version = 0;
  /** How often what was kept was dropped: what was begun in an earlier turn may be old. */
  #turn = 0;
  #lastLook: Promise<unknown> = Promise.resolve();
  #nextLook: Promise<boolean> | undefined;

  constructor(context: Context, isTold = false, bounds = usualBounds) {
    this.#context = context;
    this.#bounds = bounds;
    this.#isTold = isTold;
  }

  /** Drops all that is kept: there was a change, or one may have gone unseen. */
  drop() {
    this.#turn += 1;
    this.#kept.clear();
    this.#bytes = 0;
  }

  /**
   * Asks the database for the version; what is kept is dropped where it is another. Answers whether it was news. What the
   * database says decides, a lower number too: one that lost its last transactions counts anew. So one read follows another,
   * and who asks during one gets the next.
   */
  look(): Promise<boolean> {
    if (this.#nextLook) return this.#nextLook;
    const look = this.#lastLook.then(() => {
      this.#nextLook = undefined;
      return this.#adopt();
    });
    this.#nextLook = look;
    this.#lastLook = look.catch(() => undefined);
    return look;
  }

  async #adopt(): Promise<boolean> {
    const version = await readPublicFeedVersion(this.#context.db);
    if (version === this.#version) return false;
    this.#version = version;
    this.drop();
    return true;
  }

  /** A calendar that is there and that no change is known of; costs no read. */
  kept(path: string): ShelvedFeed | undefined {
    return this.#isTold ? this.#kept.get(path) : undefined;
  }

  /** A calendar as it is now; whoever asks while it is being rendered waits for the same rendering. Refuses what does not exist. */
  async fresh(shelved: Shelved): Promise<ShelvedFeed> {
    for (let tries = 0; tries < most; tries += 1) {
      if (!this.#isTold) await this.look();
      const kept = this.#kept.get(shelved.path);
      if (kept) return kept;
      const { turn, feed } = await this.#inFlight(shelved);
      // A change that was seen meanwhile is not in it, or may not be.
      if (turn === this.#turn) return feed;
    }
    throw new Error('a calendar changed faster than it was rendered');
  }

  #inFlight(shelved: Shelved) {
    const { path } = shelved;
    const flying = this.#flights.get(path);
    if (flying) return flying;
    const flight = this.#render(shelved).finally(() => this.#flights.delete(path));
    this.#flights.set(path, flight);
    return flight;
  }

  async #render({ path, which, lang }: Shelved) {
    const { db, clock } = this.#context;
    // Before the rows: what is read later is at least as new.
    await this.look();
    const [version, turn] = [this.#version, this.#turn];
    const calendar = await publicFeed(this.#context, which, lang);
    const text = renderCalendar(calendar);
    const etag = etagOf(text);
    const modifiedAt = await recordPublicRendering(db, { path, version, etag, now: clock.now() });
    const feed = {
      name: calendar.name,
      lang,
      etag,
      ...(modifiedAt ? { modifiedAt } : {}),
      bodies: await compressed(Buffer.from(text)),
    };
    if (turn === this.#turn) this.#keep(path, feed);
    return { turn, feed };
  }

  #keep(path: string, feed: ShelvedFeed) {
    this.#kept.set(path, feed);
    this.#bytes += sizeOf(feed);
    for (const [oldest, { bodies }] of this.#kept) {
      if (this.#kept.size <= this.#bounds.feeds && this.#bytes <= this.#bounds.bytes) return;
      this.#kept.delete(oldest);
      this.#bytes -= sizeOf({ bodies });
    }
  }
}

function sizeOf({ bodies: { identity, gzip, br } }: Pick<ShelvedFeed, 'bodies'>): number {
  return identity.length + gzip.length + br.length;
}

async function compressed(identity: Buffer): Promise<ShelvedFeed['bodies']> {
  const [zipped, br] = await Promise.all([
    promisify(gzip)(identity, { level: 9 }),
    promisify(brotliCompress)(identity, {
      params: {
        [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
        [constants.BROTLI_PARAM_QUALITY]: 9,
        [constants.BROTLI_PARAM_SIZE_HINT]: identity.length,
      },
    }),
  ]);
  return { identity, gzip: zipped, br };
}
