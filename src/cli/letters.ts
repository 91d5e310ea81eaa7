import type { Context } from '../cases/context.ts';
import { type FailedLetter, listFailedLetters, resendLetter } from '../cases/failed-letters.ts';

/** The letters that failed, newest first, one line each: what is on one page of the API. */
export async function failedCommand(context: Context): Promise<string> {
  const { items, next } = await listFailedLetters(context);
  if (items.length === 0) return 'no letter has failed';
  return [
    ...items.map(lineOf),
    ...(next ? ['(the newest; older ones: GET /api/v1/letters?state=failed)'] : []),
  ].join('\n');
}

/** Queues a failed letter anew. */
export async function resendCommand(context: Context, by: string, id: string): Promise<string> {
  await resendLetter(context, by, id);
  return `letter ${id} goes out with the next look at what is due`;
}

function lineOf({ id, failedAt, kind, to, reason, reply }: FailedLetter): string {
  return [id, failedAt, kind, to, reason, ...(reply ? [reply.detail] : [])].join('  ');
}
