import type { Database } from '../db/connect.ts';
import { newestHandovers } from '../db/handovers.ts';
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
  const find = (id: string | null | undefined) => members.find(({ person }) => person.id === id);
  const own = standing.find(({ fromId }) => fromId === readerId);
  const from = standing.filter(({ toId }) => toId === readerId);
  return {
    colleagues: members
      .filter((each) => each.person.id !== readerId && isReached(each) && !handedOn.has(each.person.id))
      .map(({ person: { id, name } }) => ({ id, name })),
    ...(own
      ? { to: { name: find(own.toId)?.person.name ?? '…', isReached: isReached(find(own.toId)) } }
      : {}),
    from: from.map(({ fromId }) => find(fromId)?.person.name ?? '…'),
  };
}
