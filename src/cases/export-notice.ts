import type { Database } from '../db/connect.ts';
import type { DeadlineRow } from '../db/deadlines.ts';
import { attemptsAbout, historyOf } from '../db/reminder-history.ts';
import { channelOf } from '../deadlines/way.ts';
import { withoutAddresses } from '../letters/safe.ts';
import { momentOf } from './as-of.ts';
import type { Context } from './context.ts';
import { deadlineView } from './deadline-view.ts';
import { exportAudit } from './export-audit.ts';
import { ownDeadline } from './mark-done.ts';
import { listResponses } from './respond.ts';
import { inSnapshot } from './snapshot.ts';
import { readRevisions } from './why.ts';

type Reader = { personId: string; enterpriseId: string };

/**
 * The proof of notice of one deadline, for a member of its enterprise: what its day was and became, who was told of it when and by
 * which way, each try, who answered, and the enterprise's sealed entries about it and its letters. Refuses another
 * enterprise's deadline before anything is written.
 */
export async function exportNotice(
  context: Context,
  reader: Reader,
  deadlineId: string,
): Promise<AsyncGenerator<string>> {
  const notice = await inSnapshot(context, async (inside) => {
    const row = await ownDeadline(inside.db, reader.enterpriseId, deadlineId);
    return await readNotice(inside, reader, row);
  });
  const letters = new Set(notice.told.flatMap(({ letter }) => letter?.id ?? []));
  const subjects = [`deadline:${deadlineId}`, ...[...letters].map((id) => `letter:${id}`)];
  return exportAudit(context, reader.enterpriseId, { deadlineId, subjects, notice });
}

async function readNotice(context: Context, reader: Reader, row: DeadlineRow) {
  const { db } = context;
  const { title } = await deadlineView(db, row, momentOf(context));
  return {
    deadline: { kind: row.kind, title, status: row.status, dueOn: row.dueOn?.toString() ?? null },
    doneAt: row.doneAt,
    revisions: await readRevisions(db, row.id),
    told: await readTold(db, reader, row.id),
    responses: await listResponses(context, reader.enterpriseId, row.id),
  };
}

async function readTold(db: Database, reader: Reader, deadlineId: string) {
  const tries = Map.groupBy(await attemptsAbout(db, deadlineId), ({ letterId }) => letterId);
  return (await historyOf(db, deadlineId)).map(({ reminder, name, letter }) => ({
    person: { id: reminder.personId, name },
    channel: reminder.channel,
    ...addressFor(reader, reminder, letter),
    rung: reminder.rung,
    rungOn: reminder.rungOn.toString(),
    dateVersion: reminder.dateVersion,
    state: reminder.state,
    reason: reminder.reason,
    settledAt: reminder.settledAt,
    ...(letter ? { letter: letterOf(letter, tries.get(letter.id) ?? [], mayRead(reader, reminder)) } : {}),
  }));
}

type History = Awaited<ReturnType<typeof historyOf>>[number];

/** Members know each other's account addresses; where else a colleague is reached, and what is answered there, is theirs. */
function mayRead({ personId }: Reader, reminder: History['reminder']): boolean {
  return reminder.channel === 'mail' || reminder.personId === personId;
}

/** Where a mail went. Of a webhook or robot the address is a secret. */
function addressFor(reader: Reader, reminder: History['reminder'], letter: History['letter']) {
  const isMail = channelOf(reminder.channel) === 'mail';
  return isMail && letter?.address && mayRead(reader, reminder) ? { address: letter.address } : {};
}

type Try = Awaited<ReturnType<typeof attemptsAbout>>[number];

function letterOf(
  { id, kind, messageId, state, settledAt }: NonNullable<History['letter']>,
  tries: Try[],
  withReplies: boolean,
) {
  return {
    id,
    kind,
    messageId,
    state,
    settledAt,
    attempts: tries.map(({ number, event, detail, at }) => ({
      number,
      event,
      at,
      // A server that forwards names the address behind.
      ...(withReplies ? { reply: withoutAddresses(detail) } : {}),
    })),
  };
}
