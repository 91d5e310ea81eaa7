import type { Database } from '../../src/db/connect.ts';
import { deadlinesOf } from '../../src/db/deadlines.ts';
import { personByEmail } from '../../src/db/people.ts';
import { contract, enter, type House, letters, openHouse, people } from './cast.ts';
import { wish } from './wishes.ts';

type Reports = Parameters<typeof contract>[2];

/** 海客 with reports, and 赵倩, who wants the outlook. Mondays of that December are the 1st, 8th, 15th, 22nd and 29th. */
export async function haike(db: Database, at: string, reports: Reports) {
  const house = await openHouse(db, at);
  const enterpriseId = await enter(house, 'haike', ['zhao']);
  const zhao = await personByEmail(house.db, people.zhao.email);
  if (!zhao) throw new Error('赵倩 is not there');
  await wish(house, zhao.id, { outlook: true });
  await contract(house, enterpriseId, reports);
  return { house, enterpriseId, zhao };
}

/** Every letter of the outlook: its day, what became of it, and why. */
export async function outlooks(house: House): Promise<string[]> {
  const all = (await letters(house)).filter(({ kind }) => kind === 'outlook');
  return all
    .map(({ slot, state, reason }) => [slot, state, ...(reason ? [reason] : [])].join(' '))
    .toSorted();
}

/** The deadline of 海客 that is due on a day. */
export async function dueOn(house: House, enterpriseId: string, on: string) {
  const found = (await deadlinesOf(house.db, enterpriseId)).find((row) => row.dueOn?.toString() === on);
  if (!found) throw new Error(`nothing is due on ${on}`);
  return found;
}
