import type { Database } from '../db/connect.ts';
import { newestHandovers } from '../db/handovers.ts';
import { inChargeFor } from '../deadlines/handing.ts';
import type { HandingForm } from '../pages/handing-forms.ts';
import { isReached } from './handed-readers.ts';
import { readMembers } from './read-surroundings.ts';

/** To whom a reader may hand a deadline's reminders over, and how they stand. */
export async function handingForm(
  db: Database,
  deadline: { id: string; enterpriseId: string },
  readerId: string,
): Promise<HandingForm> {
  const { enterpriseId } = deadline;
  const members = (await readMembers(db, [enterpriseId])).get(enterpriseId) ?? [];
  const standing = (await newestHandovers(db, [deadline.id])).filter(({ toId }) => toId !== null);
  const handedOn = new Set(standing.map(({ fromId }) => fromId));
  const find = (id: string | null) => members.find(({ person }) => person.id === id);
  const own = standing.find(({ fromId }) => fromId === readerId);
  const from = standing.filter(({ toId }) => toId === readerId);
  const handed = new Map(standing.flatMap(({ fromId, toId }) => (toId === null ? [] : [[fromId, toId]])));
  const holder = inChargeFor(readerId, handed, (id) => isReached(find(id)));
  const nameOf = (id: string | null) => find(id)?.person.name ?? '…';
  return {
    colleagues: members
      .filter((each) => each.person.id !== readerId && isReached(each) && !handedOn.has(each.person.id))
      .map(({ person: { id, name } }) => ({ id, name })),
    ...(own
      ? { to: { name: nameOf(own.toId), ...(holder === readerId ? {} : { inCharge: nameOf(holder) }) } }
      : {}),
    from: from.map(({ fromId }) => nameOf(fromId)),
  };
}
