// Run as a process of its own, so that it can be killed: a copy of the service on a place. It reads feeds all the while and
// prints what it sees of each, and unless it only reads it carries out what was asked to be published, and ends.
import { createHash } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import { contextOn } from '../../../bench/support/announce/populate.ts';
import type { Context } from '../../../src/cases/context.ts';
import { carryOutPublications } from '../../../src/cases/publish.ts';
import { openDatabase, type Place } from '../../../src/db/connect.ts';
import { renderCalendar } from '../../../src/feeds/calendar.ts';
import { tokenOf } from '../../support/many-enterprises.ts';
import { tokenFeed } from '../../support/token-feed.ts';

const [place = '{}', many = '1', task = 'read'] = process.argv.slice(2);
const database = await openDatabase(JSON.parse(place) as Place);
const context = contextOn(database.db);
let over = false;

async function read(context: Context) {
  for (let number = 0; !over; number = (number + 1) % Number(many)) {
    const feed = await tokenFeed(context, tokenOf(context.secret, number));
    const seen = createHash('sha256').update(renderCalendar(feed)).digest('hex');
    console.log(`seen ${number} ${seen}`);
    await setTimeout(1);
  }
}

const reading = read(context);
if (task === 'publish') {
  console.log('begun');
  console.log(`ended ${await carryOutPublications(context)}`);
  over = true;
}
await reading;
await database.close();
