// Run as a process of its own, so that its memory is that of publishing alone: rehearses a draft on a database, publishes it
// through the one job, and prints what it took as one line of JSON.
import { ensureAdmin } from '../../../src/cases/access.ts';
import {
  askPublication,
  carryOutPublications,
  publicationOutcome,
  rehearse,
} from '../../../src/cases/publish.ts';
import { openDatabase } from '../../../src/db/connect.ts';
import { contextOn } from './populate.ts';

const [databaseUrl = '', announcementId = ''] = process.argv.slice(2);
const database = await openDatabase({ databaseUrl });
const context = contextOn(database.db);
const { id: adminId } = await ensureAdmin(context, {});
const before = process.memoryUsage().rss;
let most = before;
const watch = setInterval(() => {
  most = Math.max(most, process.memoryUsage().rss);
}, 20);
const rehearsing = performance.now();
const { digest } = await rehearse(context, announcementId);
const rehearsalMs = performance.now() - rehearsing;
const id = await askPublication(context, adminId, announcementId, digest);
const cpu = process.cpuUsage();
const publishing = performance.now();
await carryOutPublications(context);
const publicationMs = performance.now() - publishing;
const { user, system } = process.cpuUsage(cpu);
clearInterval(watch);
const outcome = await publicationOutcome(context.db, announcementId, id);
if (!outcome) throw new Error('it was not carried out');
const { moves: _, ...totals } = outcome;
console.log(
  JSON.stringify({
    rehearsalMs,
    publicationMs,
    cpuMs: (user + system) / 1000,
    grownBytes: most - before,
    totals,
  }),
);
await database.close();
