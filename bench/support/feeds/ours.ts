// Run as a process of its own: the service's HTTP side on a database, as it runs behind an address. Sends its port.
import { buildApp } from '../../../src/app.ts';
import { Fetches } from '../../../src/cases/feed-health.ts';
import { PublicShelf } from '../../../src/cases/public-shelf.ts';
import { runningClock } from '../../../src/clock.ts';
import { openDatabase } from '../../../src/db/connect.ts';
import { tellOfPublicFeeds } from '../../../src/public-feed-news.ts';
import { contextOn } from '../announce/populate.ts';
import { secret } from './populate.ts';
import { serveUntilLeft } from './serving.ts';

const [databaseUrl = '', edition = ''] = process.argv.slice(2);
const database = await openDatabase({ databaseUrl });
const clock = runningClock();
const context = { ...contextOn(database.db), clock, secret, edition, fetches: new Fetches(clock) };
const publicShelf = new PublicShelf(context, true);
tellOfPublicFeeds(database, publicShelf, () => undefined);
await serveUntilLeft(await buildApp({ ...context, publicShelf }, 'info'));
