import { randomUUIDv7 } from 'node:crypto';
import type { Database } from '../db/connect.ts';
import { addLetters } from '../db/letters.ts';
import { administrators, membersOf } from '../db/people.ts';
import type { Context } from './context.ts';
import { newLetter } from './letter-slots.ts';
import { readMembers } from './read-surroundings.ts';

/**
 * Owes a letter to the other members of an enterprise and to the administrators where nobody is reminded of its dates any
 * more: all have turned that off, or their addresses take no letters. One letter a day for each enterprise, its slot the
 * enterprise and the day. Answers to how many it is owed.
 */
export async function oweAddressStopped(
  tx: Database,
  { clock }: Pick<Context, 'clock'>,
  enterpriseId: string,
): Promise<number> {
  const members = (await readMembers(tx, [enterpriseId])).get(enterpriseId) ?? [];
  const isReached = members.some(({ subscriptions, stopped }) =>
    subscriptions.some(({ channel }) => !stopped.has(channel)),
  );
  if (isReached) return 0;
  const now = clock.now();
  const slot = { kind: 'address-stopped' as const, slot: `${enterpriseId}/${clock.today()}`, dueAt: now };
  const reachable = (await membersOf(tx, enterpriseId)).filter(({ person }) => !person.addressStoppedAt);
  const people = [...(await administrators(tx)), ...reachable.map(({ person }) => person)];
  const ids = [...new Set(people.map(({ id }) => id))].sort();
  const to = ids.map((personId) => ({ personId, channel: 'mail' as const }));
  await addLetters(
    tx,
    to.map((each) => newLetter(randomUUIDv7(), each, slot, now)),
  );
  return ids.length;
}
