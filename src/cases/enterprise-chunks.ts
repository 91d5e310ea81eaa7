import type { Database } from '../db/connect.ts';
import { enterprisesFrom } from '../db/facts.ts';

/** What is read, derived and written at once: so many enterprises, and fewer where they have registered much. */
const mostEnterprises = 3;
const mostFacts = 200;

/** How many ids are read at once. */
const page = 500;

type Counted = Awaited<ReturnType<typeof enterprisesFrom>>;

/** The ids of all enterprises, from one on where it is given, in chunks that fit into memory whatever they have registered. */
export async function* enterpriseChunks(db: Database, from?: string): AsyncGenerator<string[], void> {
  let found = await enterprisesFrom(db, from === undefined ? undefined : { from }, page);
  while (found.length > 0) {
    yield* chunksOf(found);
    const after = found.at(-1)?.id ?? '';
    found = found.length < page ? [] : await enterprisesFrom(db, { after }, page);
  }
}

function* chunksOf(found: Counted): Generator<string[], void> {
  let chunk: string[] = [];
  let room = mostFacts;
  for (const { id, facts } of found) {
    if (chunk.length === mostEnterprises || (chunk.length > 0 && facts > room)) {
      yield chunk;
      chunk = [];
      room = mostFacts;
    }
    chunk.push(id);
    room -= facts;
  }
  if (chunk.length > 0) yield chunk;
}
