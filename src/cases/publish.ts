import { randomUUIDv7 } from 'node:crypto';
import type { Database } from '../db/connect.ts';
import {
  askedPublication,
  endPublication,
  findPublication,
  insertPublication,
  type Publication,
  takeAskedPublication,
} from '../db/publications.ts';
import { type ErrorCode, type FieldFault, Problem } from '../errors.ts';
import type { Rehearsal } from '../pages/rehearsal-model.ts';
import type { Context } from './context.ts';
import { publishIn } from './publish-in.ts';
import { rehearseIn, toPublish, unpublished } from './rehearse.ts';
import { inSnapshot } from './snapshot.ts';

/** Derives as if the draft were published, read-only: who moves, from and to, and a digest over exactly that. */
export async function rehearse(context: Context, id: string): Promise<Rehearsal> {
  return await inSnapshot(context, async (inside) =>
    rehearseIn(inside.db, inside, await unpublished(inside.db, id)),
  );
}

/**
 * Asks that an announcement be published exactly as it was rehearsed; answers the publication's id. Asked twice with one
 * digest it is one publication; with another digest while one is under way it is refused.
 */
export async function askPublication(
  { db, clock, review }: Pick<Context, 'db' | 'clock' | 'review'>,
  personId: string,
  announcementId: string,
  digest: string,
): Promise<string> {
  return await db.transaction(async (tx) => {
    await toPublish(tx, { review }, announcementId);
    const id = randomUUIDv7();
    const asked = { announcementId, digest, askedBy: personId, askedAt: clock.now() };
    const row = { id, ...asked, state: 'asked' as const, result: null, endedAt: null };
    if (await insertPublication(tx, row)) return id;
    const other = await askedPublication(tx, announcementId);
    if (other?.digest !== digest) throw new Problem('conflict', [underWay]);
    return other.id;
  });
}

/**
 * Carries out what was asked for and has not ended, one after another: the one job that publishes. What a crash left half
 * done was never written, and is still asked for. Answers how many it ended.
 */
export async function carryOutPublications(context: Context): Promise<number> {
  let ended = 0;
  while (await carryOutOne(context)) ended += 1;
  // Whoever asked sees it at once in this copy's calendars, which are told of it a moment later otherwise.
  if (ended > 0) await context.publicShelf?.look().catch(() => false);
  return ended;
}

async function carryOutOne(context: Context): Promise<boolean> {
  let taken: Publication | undefined;
  try {
    return await context.db.transaction(async (tx) => {
      taken = await takeAskedPublication(tx);
      if (!taken) return false;
      const result = await publishIn(tx, { ...context, db: tx }, taken);
      await endPublication(tx, taken.id, { state: 'published', result, endedAt: context.clock.now() });
      return true;
    });
  } catch (error) {
    if (!taken) throw error;
    await endOf(context, taken, error);
    return true;
  }
}

/** Nothing of it was written: the publication itself keeps why. */
async function endOf({ db, clock }: Context, { id }: Publication, error: unknown) {
  const state = error instanceof Problem ? 'refused' : 'failed';
  await endPublication(db, id, { state, result: refusalOf(error), endedAt: clock.now() });
}

type Refusal = { code: ErrorCode; faults: FieldFault[]; extra: Record<string, unknown> };

function refusalOf(error: unknown): Refusal {
  if (error instanceof Problem) return { code: error.code, faults: error.faults, extra: error.extra };
  const why = reasonOf(error);
  const detail = {
    zh: `发布失败，什么都没有写入：${why}`,
    en: `publishing failed, nothing was written: ${why}`,
  };
  return { code: 'internal', faults: [{ pointer: '', detail }], extra: {} };
}

/** The cause at the bottom, in a line: what a database reports above it repeats the whole statement. */
function reasonOf(error: unknown): string {
  if (error instanceof Error && error.cause !== undefined) return reasonOf(error.cause);
  return `${error instanceof Error ? error.message : error}`.split('\n')[0]?.slice(0, 200) ?? '';
}

/**
 * How a publication ended: with the rehearsal that was carried out; undefined while it has not. Throws the problem for which
 * it was refused, or failed, and refuses an id that is not known.
 */
export async function publicationOutcome(
  db: Database,
  announcementId: string,
  id: string,
): Promise<Rehearsal | undefined> {
  const row = await findPublication(db, announcementId, id);
  if (!row) throw new Problem('not-found');
  if (row.state === 'asked') return undefined;
  if (row.state === 'published') return row.result as Rehearsal;
  const { code, faults, extra } = row.result as Refusal;
  throw new Problem(code, faults, extra);
}

const underWay = {
  pointer: '/digest',
  detail: {
    zh: '该公告正以另一次预演的结果发布',
    en: 'this announcement is being published with another rehearsal',
  },
};
