import type { PublicShelf } from './cases/public-shelf.ts';
import type { OpenDatabase } from './db/connect.ts';
import { publicFeedChannel } from './db/feed-versions.ts';

/** How long a change may go unseen whose telling was lost, in milliseconds. */
const pollMs = 5000;

type Log = { error(error: unknown, text: string): void };

/**
 * Lets a shelf look for changes of the public calendars: when the database tells of one, and every few seconds, since what
 * is told while a connection is down is lost. Answers how to stop.
 */
export function tellOfPublicFeeds(
  { listen }: Pick<OpenDatabase, 'listen'>,
  shelf: PublicShelf,
  log: () => Log | undefined,
): { poll: () => Promise<void>; stop: () => Promise<void> } {
  const look = () =>
    shelf.look().catch((error: unknown) => {
      log()?.error(error, 'the version of the public calendars was not read');
      return false;
    });
  // Nothing is believed of what is told but that something is. A connection that is back may lead to a database that lost its
  // last transactions, and comes by the same number again.
  const told = () => {
    shelf.drop();
    return look();
  };
  const begin = () =>
    listen(publicFeedChannel, told, told).catch((error: unknown) => {
      log()?.error(error, 'changes of public calendars are not listened to');
      return undefined;
    });
  let listening = begin();
  const poll = async () => {
    if (!(await look())) return;
    // It ought to have been told: the connection that listens may be lost for good.
    const before = await listening;
    listening = begin();
    await before?.().catch(() => undefined);
  };
  let polling: Promise<unknown> = Promise.resolve();
  const timer = setInterval(() => {
    polling = polling.then(poll);
  }, pollMs);
  timer.unref();
  const stop = async () => {
    clearInterval(timer);
    await polling;
    await (await listening)?.().catch(() => undefined);
  };
  return { poll, stop };
}
