import { instantAt } from '../clock.ts';
import { countLetters, type LetterCounts } from '../db/letter-counts.ts';
import { listRuns, type Run } from '../db/runs.ts';
import { Problem } from '../errors.ts';
import type { Context } from './context.ts';
import { notOurs } from './cursor.ts';
import { oldestWaiting } from './oldest-waiting.ts';

const page = 50;

/** A job's run: who takes it, how far it is, and for the plan of today or yesterday what became of that day's letters. */
export type RunView = {
  scope: string;
  slot: string;
  copy?: string;
  startedAt?: string;
  finishedAt?: string;
  leaseUntil?: string;
  looked: number;
  planned: number;
  letters?: LetterCounts & { oldestWaitingSince?: string };
};

/** Runs, the newest first, so many at a time; `next` is the cursor of the page behind. Refuses a cursor that was not given. */
export async function showRuns(
  context: Pick<Context, 'db' | 'clock'>,
  { scope, cursor }: { scope?: string; cursor?: string },
): Promise<{ items: RunView[]; next?: string }> {
  const after = cursor === undefined ? {} : { after: placeOf(cursor) };
  const rows = await listRuns(context.db, page + 1, { ...(scope === undefined ? {} : { scope }), ...after });
  const items: RunView[] = [];
  for (const row of rows.slice(0, page)) items.push({ ...viewOf(row), ...(await lettersOf(context, row)) });
  const last = rows[page - 1];
  return { items, ...(rows.length > page && last ? { next: cursorOf(last) } : {}) };
}

function viewOf({ scope, slot, copy, startedAt, finishedAt, leaseUntil, looked, planned }: Run): RunView {
  return {
    scope,
    slot,
    ...(copy ? { copy } : {}),
    ...(startedAt ? { startedAt: startedAt.toString() } : {}),
    ...(finishedAt ? { finishedAt: finishedAt.toString() } : {}),
    ...(leaseUntil ? { leaseUntil: leaseUntil.toString() } : {}),
    looked,
    planned,
  };
}

/** Older days are not counted: a list would then look at every letter there is. */
async function lettersOf(
  context: Pick<Context, 'db' | 'clock'>,
  { scope, slot }: Run,
): Promise<Pick<RunView, 'letters'>> {
  const today = context.clock.today();
  if (scope !== 'plan' || slot < today.subtract({ days: 1 }).toString()) return {};
  const day = Temporal.PlainDate.from(slot);
  const counts = await countLetters(context.db, instantAt(day, 0), instantAt(day.add({ days: 1 }), 0));
  const oldest = day.equals(today) ? await oldestWaiting(context) : undefined;
  return { letters: { ...counts, ...(oldest ? { oldestWaitingSince: oldest.toString() } : {}) } };
}

function cursorOf({ slot, scope }: Pick<Run, 'slot' | 'scope'>): string {
  return Buffer.from(`${slot} ${scope}`).toString('base64url');
}

function placeOf(cursor: string): Pick<Run, 'slot' | 'scope'> {
  const read = /^(\d{4}-\d{2}-\d{2}) ([a-z]{1,40})$/.exec(Buffer.from(cursor, 'base64url').toString());
  if (!read?.[1] || !read[2]) throw new Problem('validation', [notOurs]);
  return { slot: read[1], scope: read[2] };
}
