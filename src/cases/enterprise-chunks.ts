import type { Database } from '../db/connect.ts';
import { enterprisesFrom } from '../db/facts.ts';

/** What is read, derived and written at once: so many enterprises, and fewer where they have registered much. */
const mostEnterprises = 10;
const mostFacts = 300;

/** Where a chunk begins: with an enterprise, or behind it; without one, with the first. */
export type Place = { from: string } | { after: string } | undefined;

/** All enterprises by id, in chunks that fit into memory whatever they have registered. */
export async function* enterpriseChunks(db: Database): AsyncGenerator<string[], void> {
  let place: Place;
  for (;;) {
    const chunk = await chunkAt(db, place);
    const after = chunk.at(-1);
    if (after === undefined) return;
    yield chunk;
    place = { after };
  }
}

/** The ids of a chunk; none where there are no more. */
export async function chunkAt(db: Database, place: Place): Promise<string[]> {
  const found = await enterprisesFrom(db, place, mostEnterprises);
  let room = mostFacts;
  const fitting = found.findIndex(({ facts }, at) => {
    room -= facts;
    return room < 0 && at > 0;
  });
  return (fitting < 0 ? found : found.slice(0, fitting)).map(({ id }) => id);
}
