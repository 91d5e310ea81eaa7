import { remembering } from '../answers/remembering.ts';
import type { Clock } from '../clock.ts';
import type { Database } from '../db/connect.ts';
import { addFetches, type FeedFetch } from '../db/feed-fetches.ts';
import { calendarClient } from '../words/calendar-clients.ts';

/** As many pairs of a feed and a client's family as are counted between two writings: some 50 MB. */
const mostPairs = 200_000;

/** A User-Agent says what it is at its beginning; what follows may be as long as a header can be. */
const readOfAgent = 300;

/** Programs are few, and each says the same of itself every time. */
const clientOf = remembering(1000, calendarClient);

/**
 * How often this copy of the service has served private calendars since it last wrote that down. It is counted in memory, so
 * that a fetch writes nothing; what a crash loses is less than a minute's.
 */
export class Fetches {
  #counts = new Map<string, FeedFetch>();
  readonly #clock: Pick<Clock, 'now'>;
  readonly #most: number;

  constructor(clock: Pick<Clock, 'now'>, most = mostPairs) {
    this.#clock = clock;
    this.#most = most;
  }

  /** A client has fetched a feed: the calendar itself where `transferred`, else that nothing is new. Beyond the bound, nothing is noted. */
  note(feedId: string, userAgent: string, transferred: boolean, now = this.#clock.now()) {
    const client = clientOf(userAgent.slice(0, readOfAgent));
    const key = `${feedId} ${client}`;
    const known = this.#counts.get(key);
    if (known) {
      known.fetches += 1;
      known.transfers += transferred ? 1 : 0;
      known.lastAt = now;
    } else if (this.#counts.size < this.#most) {
      const transfers = transferred ? 1 : 0;
      this.#counts.set(key, { feedId, client, fetches: 1, transfers, firstAt: now, lastAt: now });
    }
  }

  /** Takes what was counted, to be written. */
  take(): FeedFetch[] {
    const taken = this.#counts;
    this.#counts = new Map();
    return [...taken.values()];
  }

  /** Takes back what could not be written, beside what was counted meanwhile. */
  takeBack(counts: FeedFetch[]) {
    for (const before of counts) {
      const key = `${before.feedId} ${before.client}`;
      const since = this.#counts.get(key);
      if (!since) this.#counts.set(key, before);
      else
        this.#counts.set(key, {
          ...since,
          fetches: before.fetches + since.fetches,
          transfers: before.transfers + since.transfers,
          firstAt: before.firstAt,
        });
    }
  }
}

/** Writes down what this copy has counted since it last did; what cannot be written is counted on. */
export async function writeFetches({ db, fetches }: { db: Database; fetches?: Fetches }) {
  const counts = fetches?.take() ?? [];
  try {
    await addFetches(db, counts);
  } catch (error) {
    fetches?.takeBack(counts);
    throw error;
  }
}
