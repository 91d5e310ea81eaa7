import type { Text } from '../answers/source.ts';
import { dayOf } from '../clock.ts';
import type { Database } from '../db/connect.ts';
import { announcedAt, type DeadlineRow, findDeadline } from '../db/deadlines.ts';
import { lettersDueSince } from '../db/letters.ts';
import { attemptsAbout, historyOf } from '../db/reminder-history.ts';
import { remindersAbout } from '../db/reminders.ts';
import type { AttemptEvent, LetterKind } from '../db/schema/letters.ts';
import type { Way } from '../deadlines/way.ts';
import { Problem } from '../errors.ts';
import { type Goes, reasonText, standingWords, stateText } from '../words/why-reminded.ts';
import type { Context } from './context.ts';
import { readersAmong } from './handed-readers.ts';
import { readLaw } from './law.ts';
import { bookedSince, budgeted, LetterBook } from './letter-book.ts';
import { ownDeadline } from './mark-done.ts';
import { type NextReminder, nextReminder } from './next-reminder.ts';
import { undelivered } from './owe-corrections.ts';
import { responseKey, type Surroundings } from './plan-rows.ts';
import { policySubjects, readHandovers, readMembers, readResponses } from './read-surroundings.ts';
import type { Reader } from './readers.ts';
import { inSnapshot } from './snapshot.ts';

type Person = { id: string; name: string; address?: string };

/** One row of the ledger, and why it is as it is. */
export type ToldRow = {
  person: Person;
  channel: Way;
  rung: string;
  rungOn: string;
  dateVersion: number;
  state: 'planned' | 'sent' | 'suppressed' | 'failed';
  reason: string | null;
  words: Text;
  /** Of one that was merged: the rung that took its place, and its letter where it has one. */
  mergedInto?: { rung: string; letterId: string | null };
  letter?: {
    id: string;
    kind: LetterKind;
    state: string;
    goesAt: Temporal.Instant;
    sentAt: Temporal.Instant | null;
  };
  /** What the other side said, where whoever asks may see it. */
  attempts?: { number: number; event: AttemptEvent; detail: string; at: Temporal.Instant }[];
};

/** How one member stands to a deadline by one way: what comes next, or why nothing does. */
type ToldReader = { person: Person; channel: Way; words: Text; next?: NextReminder };

export type WhyReminded = { rows: ToldRow[]; readers: ToldReader[] };

/**
 * Why a member did, or did not, get a reminder: the ledger's rows of one deadline with their reasons, and what comes next.
 * Colleagues are named without their addresses, and what their servers replied is theirs.
 */
export function whyReminded(
  context: Context,
  enterpriseId: string,
  deadlineId: string,
): Promise<WhyReminded> {
  return inSnapshot(context, async (inside) =>
    explain(inside, await ownDeadline(inside.db, enterpriseId, deadlineId), false),
  );
}

/** The same for whoever runs the service: with addresses, attempts and replies. */
export function whyRemindedWhole(context: Context, deadlineId: string): Promise<WhyReminded> {
  return inSnapshot(context, async (inside) => {
    const row = await findDeadline(inside.db, deadlineId);
    if (!row) throw new Problem('not-found');
    return await explain(inside, row, true);
  });
}

async function explain(context: Context, row: DeadlineRow, whole: boolean): Promise<WhyReminded> {
  const { db, clock } = context;
  const members = row.enterpriseId
    ? ((await readMembers(db, [row.enterpriseId])).get(row.enterpriseId) ?? [])
    : [];
  const around = await surroundings(
    context,
    row,
    members.map(({ person }) => person.id),
  );
  const readers = readersAmong(row, members, around);
  const names = new Map(members.map(({ person }) => [person.id, person.name]));
  return {
    rows: await explainedRows(db, row, whole),
    readers: readers.map((reader) => explainedReader(row, reader, { ...around, names }, clock.now(), whole)),
  };
}

async function surroundings(context: Context, row: DeadlineRow, people: string[]): Promise<Surroundings> {
  const { db, clock } = context;
  const { calendar, policies } = await readLaw(db, context);
  return {
    calendar,
    policies: policySubjects(policies),
    members: new Map(),
    ledger: new Map([[row.id, await remindersAbout(db, [row.id])]]),
    responses: await readResponses(db, [row.id]),
    handovers: await readHandovers(db, [row.id]),
    announced: await announcedAt(db, [row.id]),
    book: new LetterBook(await lettersDueSince(db, people, budgeted, bookedSince(clock.now()))),
  };
}

type History = Awaited<ReturnType<typeof historyOf>>;

async function explainedRows(db: Database, row: DeadlineRow, whole: boolean): Promise<ToldRow[]> {
  const history = await historyOf(db, row.id);
  const attempts = whole
    ? Map.groupBy(await attemptsAbout(db, row.id), ({ letterId }) => letterId)
    : undefined;
  return history.map((each) => {
    const { reminder, letter, name, email } = each;
    const { personId: id, channel, rung, rungOn, dateVersion, state, reason } = reminder;
    const into = reason === 'merged' ? takenBy(reminder, history) : undefined;
    const tries = letter ? attempts?.get(letter.id) : undefined;
    return {
      person: { id, name, ...(whole ? { address: email } : {}) },
      channel,
      rung,
      rungOn: rungOn.toString(),
      dateVersion,
      state,
      reason,
      words: stateText({
        state,
        reason,
        ...goesOf(each),
        ...(into ? { into: into.rung } : {}),
        isByMailToo: isStoodInFor(reminder, history),
      }),
      ...(into ? { mergedInto: { rung: into.rung, letterId: into.letterId } } : {}),
      ...(letter
        ? {
            letter: {
              id: letter.id,
              kind: letter.kind,
              state: letter.state,
              goesAt: letter.nextAttemptAt,
              sentAt: letter.state === 'sent' ? letter.settledAt : null,
            },
          }
        : {}),
      ...(tries
        ? { attempts: tries.map(({ number, event, detail, at }) => ({ number, event, detail, at })) }
        : {}),
    };
  });
}

function goesOf({ letter }: History[number]): { goes?: Goes } {
  return letter ? { goes: { kind: letter.kind, at: letter.nextAttemptAt } } : {};
}

/** The rung into which another was merged: of the same person, way and date, the first written with it or after it that was not merged. */
function takenBy(
  { personId, channel, dateVersion, createdAt }: History[number]['reminder'],
  history: History,
): History[number]['reminder'] | undefined {
  return history
    .map(({ reminder }) => reminder)
    .find(
      (each) =>
        each.personId === personId &&
        each.channel === channel &&
        each.dateVersion === dateVersion &&
        each.reason !== 'merged' &&
        Temporal.Instant.compare(each.createdAt, createdAt) >= 0,
    );
}

/** Whether mail has told, or is to tell, what the way of a reminder had not delivered. */
function isStoodInFor(
  { personId, channel, rung, dateVersion }: History[number]['reminder'],
  history: History,
): boolean {
  return history.some(
    ({ reminder: each }) =>
      each.reason === undelivered &&
      each.channel !== channel &&
      each.personId === personId &&
      each.rung === rung &&
      each.dateVersion === dateVersion,
  );
}

function explainedReader(
  row: DeadlineRow,
  reader: Reader,
  around: Surroundings & { names: ReadonlyMap<string, string> },
  now: Temporal.Instant,
  whole: boolean,
): ToldReader {
  const { person, channel, isMuted, isStopped } = reader;
  const named = { id: person.id, name: person.name, ...(whole ? { address: person.email } : {}) };
  const found = nextReminder(row, reader, around, now);
  const who = { person: named, channel };
  const response = around.responses.get(responseKey(row.id, row.dateVersion, person.id));
  if (found) {
    const goes = { kind: found.letter.kind, at: found.letter.dueAt };
    const next = standingWords.next(found.rung, goes, response);
    const words = reader.lapsed ? standingWords.lapsed(around.names.get(reader.lapsed), next) : next;
    return { ...who, words, next: found };
  }
  if (row.doneAt) return { ...who, words: reasonText('done') };
  if (reader.handedTo)
    return { ...who, words: standingWords.handedOver(around.names.get(reader.handedTo) ?? '') };
  if (isMuted) return { ...who, words: standingWords.notSubscribed };
  if (isStopped) return { ...who, words: standingWords.stopped };
  if (!row.dueOn || row.status === 'withdrawn') return { ...who, words: standingWords.noDay };
  const isOver = Temporal.PlainDate.compare(row.dueOn, dayOf(now)) < 0;
  return { ...who, words: isOver ? standingWords.over : standingWords.nothingMore };
}
