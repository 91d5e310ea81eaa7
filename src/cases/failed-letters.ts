import { failedLetters, insertAttempts, reopenCarried } from '../db/letter-queue.ts';
import { takeLetterById, updateLetter } from '../db/letters.ts';
import { Problem } from '../errors.ts';
import { audit } from './audit.ts';
import type { Context } from './context.ts';
import { cursorOf, placeOf } from './cursor.ts';
import { addressed } from './destinations.ts';

const page = 50;

/** A letter that was given up, without what it says: to whom, why, and what was answered last. */
export type FailedLetter = {
  id: string;
  kind: string;
  channel: string;
  to: string;
  reason: string;
  attempts: number;
  /** The last answer, one line. */
  reply?: { event: string; detail: string; at: string };
  createdAt: string;
  failedAt: string;
};

/** Letters that failed, newest first, so many at a time; `next` is the cursor of the page behind. */
export async function listFailedLetters(
  { db }: Pick<Context, 'db'>,
  cursor?: string,
): Promise<{ items: FailedLetter[]; next?: string }> {
  const rows = await failedLetters(db, page + 1, cursor === undefined ? undefined : placeOf(cursor));
  const items = rows.slice(0, page).map(viewOf);
  const last = rows[page - 1]?.letter;
  const isMore = rows.length > page && last?.settledAt;
  return {
    items,
    ...(isMore ? { next: cursorOf({ at: last.settledAt ?? last.createdAt, id: last.id }) } : {}),
  };
}

function viewOf({ letter, email, reply }: Awaited<ReturnType<typeof failedLetters>>[number]): FailedLetter {
  const { id, kind, channel, reason, attempts, createdAt, settledAt, address } = letter;
  return {
    id,
    kind,
    channel,
    to: address ?? email,
    reason: reason ?? '',
    attempts,
    ...(reply ? { reply: { event: reply.event, detail: reply.detail, at: reply.at.toString() } } : {}),
    createdAt: createdAt.toString(),
    failedAt: (settledAt ?? createdAt).toString(),
  };
}

/**
 * Queues a letter that failed anew, with the same bytes under the same Message-ID, as if it had not been tried; what it
 * carries is planned again. Refused where it has not failed, its bytes are gone, or its address is stopped or was
 * removed.
 */
export async function resendLetter({ db, clock }: Pick<Context, 'db' | 'clock'>, by: string, id: string) {
  await db.transaction(async (tx) => {
    const now = clock.now();
    const letter = await takeLetterById(tx, id);
    if (!letter) throw new Problem('not-found');
    if (letter.state !== 'failed' || !letter.message) throw new Problem('conflict', [notFailed]);
    const [owed] = await addressed(tx, [letter], now);
    if (owed?.to.closed === 'removed') throw new Problem('conflict', [removed]);
    if (owed?.to.closed) throw new Problem('conflict', [stopped]);
    const { attempts } = letter;
    const row = { letterId: id, number: attempts, event: 'requeued' as const, detail: '', at: now };
    await insertAttempts(tx, [row]);
    const queued = { state: 'queued' as const, reason: null, settledAt: null, leaseUntil: null };
    await updateLetter(tx, id, { ...queued, nextAttemptAt: now });
    await reopenCarried(tx, id);
    const payload = { before: { state: 'failed', reason: letter.reason }, after: { state: 'queued' } };
    await audit(tx, now, [{ actor: by, action: 'letter.requeued', subject: `letter:${id}`, payload }]);
  });
}

const notFailed = {
  pointer: '',
  detail: {
    zh: '只有发送失败且正文仍保留的信件可以重发',
    en: 'only a letter that failed and whose text is still kept can be sent again',
  },
};

const stopped = {
  pointer: '',
  detail: { zh: '收件地址已停用；请先解除停用', en: 'its address is stopped: release it first' },
};

const removed = {
  pointer: '',
  detail: {
    zh: '该接收方式已移除，信件不能再发往该处',
    en: 'the way it went by was removed: it cannot go there any more',
  },
};
