import { dayOf } from '../clock.ts';
import type { Database } from '../db/connect.ts';
import { announcedAt } from '../db/deadlines.ts';
import type { DeadlineToPlan } from '../db/deadlines-to-plan.ts';
import { newestHandovers } from '../db/handovers.ts';
import { takeLettersDueSince } from '../db/letters.ts';
import { membersOfEach } from '../db/people.ts';
import { stoppedWays, subscriptionsOfEach } from '../db/reminder-subscriptions.ts';
import { remindersAbout } from '../db/reminders.ts';
import { newestResponses, type ResponseRow } from '../db/responses.ts';
import { together } from '../db/together.ts';
import type { Handed } from '../deadlines/handing.ts';
import type { Law } from '../deadlines/law.ts';
import type { Response } from '../deadlines/plan.ts';
import type { PolicySubjects } from '../deadlines/wishes.ts';
import { bookedSince, budgeted, LetterBook } from './letter-book.ts';
import { responseKey, type Surroundings } from './plan-rows.ts';
import type { Member } from './readers.ts';

/** The members of some enterprises with what each wants to be reminded of, by enterprise. */
export async function readMembers(db: Database, enterpriseIds: string[]): Promise<Map<string, Member[]>> {
  const ids = [...new Set(enterpriseIds)];
  if (ids.length === 0) return new Map();
  const members = await membersOfEach(db, ids);
  const all = Map.groupBy(await subscriptionsOfEach(db, ids), ownerKey);
  const stopped = await stoppedWays(db, [...new Set(members.map(({ person }) => person.id))]);
  const read = members.map(({ person, membership }) => ({
    enterpriseId: membership.enterpriseId,
    person,
    joinedAt: membership.createdAt,
    subscriptions: all.get(ownerKey(membership)) ?? [],
    stopped: stopped.get(person.id) ?? new Set(),
  }));
  return Map.groupBy(read, ({ enterpriseId }) => enterpriseId);
}

function ownerKey({ personId, enterpriseId }: { personId: string; enterpriseId: string }): string {
  return `${personId} ${enterpriseId}`;
}

/** What policies are filed under: of each the newest version. */
export function policySubjects(policies: Law['policies']): PolicySubjects {
  const subjects = [...policies].map(([key, versions]) => {
    const { district, themes = [] } = versions.at(-1)?.document ?? {};
    return [key, { districts: district ? [district] : [], themes }] as const;
  });
  return new Map(subjects);
}

/** What people answered to the dates of some deadlines as these stand. */
export async function readResponses(db: Database, deadlineIds: string[]): Promise<Map<string, Response>> {
  const rows = await newestResponses(db, deadlineIds);
  return new Map(
    rows.flatMap((row) => {
      const response = responseOf(row);
      return response ? [[responseKey(row.deadlineId, row.dateVersion, row.personId), response]] : [];
    }),
  );
}

function responseOf({ kind, until, at }: ResponseRow): Response | undefined {
  const on = dayOf(at);
  if (kind === 'acknowledged') return { kind, on };
  return kind === 'snoozed' && until ? { kind, on, until } : undefined;
}

/** By deadline: who has handed its reminders over, and to whom. */
export async function readHandovers(db: Database, deadlineIds: string[]): Promise<Map<string, Handed>> {
  const standing = (await newestHandovers(db, deadlineIds)).flatMap(({ deadlineId, fromId, toId }) =>
    toId === null ? [] : [{ deadlineId, fromId, toId }],
  );
  const byDeadline = Map.groupBy(standing, ({ deadlineId }) => deadlineId);
  return new Map(
    [...byDeadline].map(([id, rows]) => [id, new Map(rows.map(({ fromId, toId }) => [fromId, toId]))]),
  );
}

/** The deadlines of windows that have been announced. */
export function announcedIds(rows: readonly DeadlineToPlan[]): string[] {
  return rows.filter(({ content }) => content.window?.call?.announcedOn).map(({ id }) => id);
}

/** Everything the plan of a chunk of deadlines has to know. The letters that nobody has begun to send are held until the transaction ends. */
export async function takeSurroundings(
  tx: Database,
  rows: readonly DeadlineToPlan[],
  law: Pick<Law, 'policies' | 'calendar'>,
  now: Temporal.Instant,
): Promise<Surroundings> {
  const ids = rows.map(({ id }) => id);
  const [{ members, book }, ledger, responses, handovers, announced] = await together([
    takeBook(
      tx,
      rows.flatMap(({ enterpriseId }) => enterpriseId ?? []),
      now,
    ),
    remindersAbout(tx, ids),
    readResponses(tx, ids),
    readHandovers(tx, ids),
    announcedAt(tx, announcedIds(rows)),
  ]);
  return {
    calendar: law.calendar,
    policies: policySubjects(law.policies),
    members,
    ledger: Map.groupBy(ledger, ({ deadlineId }) => deadlineId),
    responses,
    handovers,
    announced,
    book,
  };
}

async function takeBook(tx: Database, enterpriseIds: string[], now: Temporal.Instant) {
  const members = await readMembers(tx, enterpriseIds);
  const people = new Set([...members.values()].flat().map(({ person }) => person.id));
  const letters = await takeLettersDueSince(tx, [...people], budgeted, bookedSince(now));
  return { members, book: new LetterBook(letters) };
}
