import type { Lang } from '../answers/source.ts';
import type { Announcement } from '../db/announcements.ts';
import type { Database } from '../db/connect.ts';
import { movesHead, movesLines } from '../pages/moves-csv.ts';
import type { MovesPage } from '../pages/rehearsal-model.ts';
import { type Announced, announcedChunks, nameOf } from './announced.ts';
import { matterOf } from './announcement-matter.ts';
import type { Context } from './context.ts';
import type { Decision } from './decide-rows.ts';
import { owedCorrections } from './owe-corrections.ts';
import { behindAll, cursorOf, type Place, placeOf } from './rehearsal-cursor.ts';
import { rowsToCorrect } from './rehearsal-letters.ts';
import { moveOf, undatedIn } from './rehearsal-moves.ts';
import { unpublished } from './rehearse.ts';
import { inSnapshot } from './snapshot.ts';

/** A page derives no more enterprises than these: it is answered soon, even where few of them are affected. */
const mostEnterprises = 400;

/**
 * What a draft would move, a page at a time, each derived in a view of its own: only the enterprises from the cursor on. A
 * page may hold fewer than `limit`, or none, before the last.
 */
export async function rehearsedMoves(
  context: Context,
  announcementId: string,
  { cursor, limit }: { cursor?: string; limit: number },
): Promise<MovesPage> {
  const place = cursor === undefined ? undefined : placeOf(cursor);
  return await inSnapshot(context, async (inside) =>
    pageAt(inside.db, inside, await unpublished(inside.db, announcementId), place, limit),
  );
}

/** How many moves are read for the file at once. */
const fileLimit = 500;

/**
 * All that a draft would move as lines of CSV. Refuses at once what cannot be rehearsed; then it goes on page by page, and
 * nothing of the database is held while whoever reads the lines takes their time.
 */
export async function rehearsedMovesCsv(
  context: Context,
  announcementId: string,
  lang: Lang,
): Promise<AsyncIterable<string>> {
  const first = await rehearsedMoves(context, announcementId, { limit: fileLimit });
  return linesFrom(context, announcementId, first, lang);
}

async function* linesFrom(context: Context, announcementId: string, first: MovesPage, lang: Lang) {
  yield movesHead(lang);
  for (let page = first; ; ) {
    if (page.items.length > 0) yield movesLines(page.items, lang);
    if (page.next === null) return;
    page = await rehearsedMoves(context, announcementId, { limit: fileLimit, cursor: page.next });
  }
}

type Found = { each: Announced; decision: Decision };

async function pageAt(
  tx: Database,
  context: Context,
  announcement: Announcement,
  place: Place | undefined,
  limit: number,
): Promise<MovesPage> {
  const { laws, moment, windows } = await matterOf(tx, context, announcement);
  const found: Found[] = [];
  let next: string | null = null;
  let derived = 0;
  for await (const chunk of announcedChunks(tx, laws, moment, place?.enterpriseId ?? undefined)) {
    const behind = chunk.announced.flatMap((each) => decisionsBehind(each, place));
    found.push(...behind.slice(0, limit + 1 - found.length));
    derived += chunk.announced.length;
    if (found.length > limit) {
      const last = found.slice(0, limit).at(-1);
      next = last ? cursorOf(last.each.enterpriseId, nameOf(last.decision)) : null;
      break;
    }
    if (derived >= mostEnterprises) {
      next = cursorOf(chunk.last, behindAll);
      break;
    }
  }
  const items = found.slice(0, limit);
  const rows = rowsToCorrect(items.map(({ decision }) => decision));
  const owed = Map.groupBy(await owedCorrections(tx, rows, moment), ({ deadlineId }) => deadlineId);
  const undated = await undatedIn(
    tx,
    items.map(({ decision }) => decision),
  );
  return {
    items: items.map(({ each, decision }) => moveOf(context, each, decision, { owed, undated, windows })),
    next,
  };
}

function decisionsBehind(each: Announced, place: Place | undefined): Found[] {
  const within = place !== undefined && each.enterpriseId === place.enterpriseId;
  return each.decisions
    .filter((decision) => !within || nameOf(decision) > place.identity)
    .map((decision) => ({ each, decision }));
}
