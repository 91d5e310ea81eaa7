import type { DeadlineToPlan } from '../db/deadlines-to-plan.ts';
import { type Handed, inChargeFor } from '../deadlines/handing.ts';
import { reachOf } from '../deadlines/reach.ts';
import type { PolicySubjects } from '../deadlines/wishes.ts';
import { type Member, type Reader, readerBy, readersFor } from './readers.ts';

/** What of the surroundings says who is reminded. */
export type Reading = {
  policies: PolicySubjects;
  /** By deadline: who has handed its reminders over, and to whom. */
  handovers: ReadonlyMap<string, Handed>;
};

/**
 * The ways in which the members of an enterprise are reminded of a deadline, with what was handed over among them: who
 * handed it over is not reminded as long as the colleague is reached, and the colleague is, whatever that one's subscriptions are about.
 */
export function readersAmong(
  row: DeadlineToPlan,
  members: readonly Member[],
  { policies, handovers }: Reading,
): Reader[] {
  const handed = handovers.get(row.id);
  if (!handed) return members.flatMap((member) => readersFor(row, member, policies));
  const byId = new Map(members.map((member) => [member.person.id, member]));
  const inCharge = (id: string) => inChargeFor(id, handed, (each) => isReached(byId.get(each)));
  const given = new Set(handed.values());
  return members.flatMap((member) => {
    const { id } = member.person;
    const wanted = readersFor(row, member, policies);
    const own = given.has(id) ? asHolder(member, wanted) : wanted;
    const to = handed.get(id);
    const holder = inCharge(id);
    if (holder !== id) return own.map((each) => handedOver(each, holder));
    return to === undefined ? own : own.map((each) => (each.isMuted ? each : { ...each, lapsed: to }));
  });
}

function handedOver(reader: Reader, holder: string): Reader {
  return reader.isMuted ? reader : { ...reader, isMuted: true, handedTo: holder };
}

/** By the ways that are about the deadline; where none of them works, by the first of the member's that does. */
function asHolder(member: Member, own: Reader[]): Reader[] {
  if (own.some(({ isMuted, isStopped }) => !isMuted && !isStopped)) return own;
  const open = firstOpen(member);
  return open ? [{ ...readerBy(member, open), ways: new Set([open.channel]) }] : own;
}

/** The first of a member's subscriptions whose way takes letters. */
export function firstOpen({ subscriptions, stopped }: Member): Member['subscriptions'][number] | undefined {
  return subscriptions.find(({ channel }) => !stopped.has(channel));
}

/** Whether somebody is a member who is reached by any way. */
export function isReached(member: Member | undefined): boolean {
  if (!member) return false;
  const ways = member.subscriptions.map(({ channel }) => channel);
  return reachOf(ways, member.stopped) === 'reached';
}
