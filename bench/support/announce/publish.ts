// Run as a process of its own, so that its memory is that of its task alone: rehearses a draft on a database, or publishes it
// through the one job with a digest, and prints what it took as one line of JSON. The law has been read before, as in a
// service that runs.
import { ensureAdmin } from '../../../src/cases/access.ts';
import { readLaw } from '../../../src/cases/law.ts';
import {
  askPublication,
  carryOutPublications,
  publicationOutcome,
  rehearse,
} from '../../../src/cases/publish.ts';
import { openDatabase } from '../../../src/db/connect.ts';
import { contextOn } from './populate.ts';

const [databaseUrl = '', announcementId = '', digest] = process.argv.slice(2);
const database = await openDatabase({ databaseUrl });
const context = contextOn(database.db);
const { id: adminId } = await ensureAdmin(context, {});
await readLaw(context.db, context);
const task =
  digest === undefined
    ? () => rehearse(context, announcementId)
    : async () => {
        const id = await askPublication(context, adminId, announcementId, digest);
        await carryOutPublications(context);
        return await publicationOutcome(context.db, announcementId, id);
      };
const before = process.memoryUsage.rss();
let most = before;
const watch = setInterval(() => {
  most = Math.max(most, process.memoryUsage.rss());
}, 20);
const [cpu, began] = [process.cpuUsage(), performance.now()];
const outcome = await task();
const wallMs = performance.now() - began;
const { user, system } = process.cpuUsage(cpu);
clearInterval(watch);
if (!outcome) throw new Error('it was not carried out');
const { moves: _, ...totals } = outcome;
console.log(JSON.stringify({ wallMs, cpuMs: (user + system) / 1000, grownBytes: most - before, totals }));
await database.close();
