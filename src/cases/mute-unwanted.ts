import type { Database } from '../db/connect.ts';
import { plannedFor } from '../db/reminders.ts';
import { suppressReminders } from '../db/suppress-reminders.ts';
import type { Context } from './context.ts';
import { type Reading, readersAmong } from './handed-readers.ts';
import { readPolicies } from './law.ts';
import { isOutsidePlan, oweElsewhere } from './owe-elsewhere.ts';
import { policySubjects, readHandovers, readMembers } from './read-surroundings.ts';
import type { Member } from './readers.ts';

type Planned = Awaited<ReturnType<typeof plannedFor>>[number];

/**
 * What is planned for a person in an enterprise and not yet tried ends as muted where it is not wanted any more, after a
 * change of subscriptions. A correction stays as long as anything comes by its way, and moves to the first that is left: who
 * was told a wrong day is told the right one.
 */
export async function muteUnwanted(
  tx: Database,
  context: Pick<Context, 'documents'>,
  { personId, enterpriseId }: { personId: string; enterpriseId: string },
  now: Temporal.Instant,
) {
  const planned = await plannedFor(tx, personId, enterpriseId);
  if (planned.length === 0) return;
  const members = (await readMembers(tx, [enterpriseId])).get(enterpriseId) ?? [];
  const member = members.find(({ person }) => person.id === personId);
  const policies = policySubjects(await readPolicies(tx, context));
  const handovers = await readHandovers(
    tx,
    planned.map(({ deadline }) => deadline.id),
  );
  const unwanted = planned.filter(
    (each) => !member || !isWanted(each, member, members, { policies, handovers }),
  );
  const ids = unwanted.map(({ reminder }) => reminder.id);
  const muted = new Set(await suppressReminders(tx, ids, 'muted', now));
  const moved = unwanted.filter((each) => muted.has(each.reminder.id) && isOutsidePlan(each));
  await oweElsewhere(tx, moved, now, member?.subscriptions[0]?.channel);
}

function isWanted(
  { reminder, deadline }: Planned,
  member: Member,
  members: readonly Member[],
  reading: Reading,
): boolean {
  const { rung, channel, insteadOf } = reminder;
  if (rung === 'correction' || insteadOf !== null)
    return member.subscriptions.some((each) => each.channel === channel);
  const own = readersAmong(deadline, members, reading).filter(({ person }) => person.id === member.person.id);
  return own.some((each) => !each.isMuted && each.channel === channel);
}
