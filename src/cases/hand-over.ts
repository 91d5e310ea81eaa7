import { randomUUIDv7 } from 'node:crypto';
import { dayOf } from '../clock.ts';
import type { Database } from '../db/connect.ts';
import type { DeadlineRow } from '../db/deadlines.ts';
import { setNextRungs } from '../db/deadlines-to-plan.ts';
import { type HandoverRow, handoversOf, insertHandover, newestHandovers } from '../db/handovers.ts';
import { insertReminders, plannedFor, remindersInsteadOf } from '../db/reminders.ts';
import { suppressReminders } from '../db/suppress-reminders.ts';
import { Problem } from '../errors.ts';
import { handingFaults as words } from '../words/handing.ts';
import { audit } from './audit.ts';
import type { Context } from './context.ts';
import { holdEnterprise } from './derive-enterprise.ts';
import { firstOpen, isReached } from './handed-readers.ts';
import { givenBackRung, handedOverRung, isHandedOver } from './handed-rungs.ts';
import { nothingAsked, ownDeadline } from './mark-done.ts';
import { muteUnwanted } from './mute-unwanted.ts';
import { ledgerRow } from './owe-corrections.ts';
import { readMembers } from './read-surroundings.ts';
import type { Member } from './readers.ts';
import type { Answering } from './respond.ts';

/** What a member does with the reminders of one deadline: hands them over, takes them back, or gives back what was handed over. */
export type Handing = { kind: 'handed-over'; toPersonId: string } | { kind: 'taken-back' | 'given-back' };

/** All of it that one call needs. */
type Hands = { tx: Database; row: DeadlineRow; who: Answering; members: Member[]; now: Temporal.Instant };

/**
 * Hands the reminders of one deadline over to a colleague, for all its dates, until either takes that back: the colleague is
 * told at once and reminded from then on, who hands it over is not. Refuses a colleague who is none, is not reached, or has
 * handed the deadline over too; a fourth time within 24 hours to the same colleague; and to take or give back what was not handed over. The same again changes nothing.
 */
export async function handOver(
  context: Pick<Context, 'db' | 'clock' | 'documents'>,
  who: Answering,
  deadlineId: string,
  handing: Handing,
): Promise<HandoverRow[]> {
  const { enterpriseId } = who;
  return await context.db.transaction(async (tx) => {
    if (!(await holdEnterprise(tx, enterpriseId))) throw new Problem('not-found');
    await ownDeadline(tx, enterpriseId, deadlineId);
    const now = context.clock.now();
    // Waits for whoever plans the day: what that plans is then ended here, and the plan looks again afterwards.
    await setNextRungs(tx, new Map([[deadlineId, dayOf(now)]]));
    const row = await ownDeadline(tx, enterpriseId, deadlineId);
    const members = (await readMembers(tx, [enterpriseId])).get(enterpriseId) ?? [];
    const hands = { tx, row, who, members, now };
    const standing = (await newestHandovers(tx, [deadlineId])).filter(({ toId }) => toId !== null);
    const { rows, released } =
      handing.kind === 'handed-over'
        ? await give(hands, standing, handing.toPersonId)
        : await end(hands, standing, handing.kind);
    for (const personId of released) {
      await withdrawNews(hands, personId);
      await muteUnwanted(tx, context, { personId, enterpriseId }, now);
    }
    await record(hands, handing.kind, rows);
    return rows;
  });
}

/** What was written, and who is not in charge any more because of it. */
type Given = { rows: HandoverRow[]; released: string[] };

async function give(hands: Hands, standing: HandoverRow[], toId: string): Promise<Given> {
  const { tx, row, who, members, now } = hands;
  if (row.doneAt || row.status === 'withdrawn' || !row.actBy) throw new Problem('conflict', [nothingAsked]);
  const before = standing.find(({ fromId }) => fromId === who.personId);
  if (before?.toId === toId) return { rows: [], released: [] };
  const to = members.find(({ person }) => person.id === toId);
  if (!to || toId === who.personId) throw refused('unprocessable', words.noColleague);
  if (!isReached(to)) throw refused('unprocessable', words.notReached);
  if (standing.some(({ fromId }) => fromId === toId)) throw refused('conflict', words.handedOn);
  if ((await givenLately(hands, toId)) >= mostInADay) throw refused('too-many-requests', words.tooOften);
  const handover = rowOf(hands, who.personId, toId);
  await insertHandover(tx, handover);
  const own = await plannedFor(tx, who.personId, who.enterpriseId, row.id);
  const ids = own.filter(({ reminder }) => reminder.rung !== 'correction').map(({ reminder }) => reminder.id);
  ids.push(...(await remindersInsteadOf(tx, row.id, who.personId)));
  await suppressReminders(tx, ids, 'handed-over', now);
  await tell(hands, to, handedOverRung(handover.id));
  return { rows: [handover], released: before?.toId ? [before.toId] : [] };
}

/** How often a member may hand one deadline to one colleague in 24 hours: each time the colleague gets a letter. */
const mostInADay = 3;

async function givenLately({ tx, row, who, now }: Hands, toId: string): Promise<number> {
  const since = now.subtract({ hours: 24 });
  const all = await handoversOf(tx, row.id);
  return all.filter(
    ({ handover: { fromId, toId: to, at } }) =>
      fromId === who.personId && to === toId && Temporal.Instant.compare(at, since) > 0,
  ).length;
}

async function end(hands: Hands, standing: HandoverRow[], kind: 'taken-back' | 'given-back'): Promise<Given> {
  const { tx, who, members } = hands;
  const ended = standing.filter(
    ({ fromId, toId }) => (kind === 'taken-back' ? fromId : toId) === who.personId,
  );
  if (ended.length === 0) throw refused('conflict', words.nothingHanded);
  const rows: HandoverRow[] = [];
  for (const { fromId } of ended) {
    const handover = rowOf(hands, fromId, null);
    await insertHandover(tx, handover);
    rows.push(handover);
    const giver = members.find(({ person }) => person.id === fromId);
    if (kind === 'given-back' && giver) await tell(hands, giver, givenBackRung(handover.id));
  }
  return { rows, released: [...new Set(ended.flatMap(({ toId }) => toId ?? []))] };
}

function rowOf({ row, who, now }: Hands, fromId: string, toId: string | null): HandoverRow {
  const { personId: byId, via } = who;
  return { id: randomUUIDv7(), deadlineId: row.id, fromId, toId, byId, via, at: now };
}

/** Tells somebody at once, by the first of that member's ways that takes letters. */
async function tell({ tx, row, who, now }: Hands, member: Member, rung: string) {
  const open = firstOpen(member);
  const isAsked = row.actBy && !row.doneAt && row.status !== 'withdrawn';
  if (!open || !isAsked) return;
  const to = { personId: member.person.id, channel: open.channel };
  await insertReminders(tx, [{ ...ledgerRow(row, to, now)(rung, dayOf(now)), insteadOf: who.personId }]);
}

/** News of what does not hold any more, and was not told yet, is not told. */
async function withdrawNews({ tx, row, who, now }: Hands, personId: string) {
  const planned = await plannedFor(tx, personId, who.enterpriseId, row.id);
  const news = planned.filter(({ reminder }) => isHandedOver(reminder.rung));
  await suppressReminders(
    tx,
    news.map(({ reminder }) => reminder.id),
    'taken-back',
    now,
  );
}

async function record({ tx, row, who, now }: Hands, kind: Handing['kind'], rows: HandoverRow[]) {
  const { personId: actor, enterpriseId, via } = who;
  await audit(
    tx,
    now,
    rows.map(({ id, fromId, toId }) => ({
      actor,
      action: `deadline.${kind}`,
      subject: `deadline:${row.id}`,
      enterpriseId,
      payload: { after: { handoverId: id, fromId, toId }, via },
    })),
  );
}

/** Everything that was handed over and back of a deadline, oldest first; `holds` of what stands. */
export async function listHandovers({ db }: Pick<Context, 'db'>, enterpriseId: string, deadlineId: string) {
  await ownDeadline(db, enterpriseId, deadlineId);
  const newest = await newestHandovers(db, [deadlineId]);
  const standing = new Set(newest.flatMap(({ id, toId }) => (toId === null ? [] : [id])));
  return (await handoversOf(db, deadlineId)).map(({ handover, by }) => ({
    ...handover,
    by,
    holds: standing.has(handover.id),
  }));
}

function refused(
  code: 'unprocessable' | 'conflict' | 'too-many-requests',
  detail: { zh: string; en: string },
): Problem {
  return new Problem(code, [{ pointer: code === 'unprocessable' ? '/toPersonId' : '', detail }]);
}
