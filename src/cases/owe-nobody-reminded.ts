import { randomUUIDv7 } from 'node:crypto';
import type { Database } from '../db/connect.ts';
import { addLetters } from '../db/letters.ts';
import { administrators, membersOf } from '../db/people.ts';
import type { Context } from './context.ts';
import { newLetter } from './letter-slots.ts';
import { isAnyoneReminded } from './members-reached.ts';

/**
 * Owes a letter to the other members of an enterprise and to the administrators where nobody is reminded of its dates any
 * more: all have turned that off, or their addresses take no letters. One letter a day for each enterprise, its slot the
 * enterprise and the day. Answers to how many it is owed.
 */
export async function oweNobodyReminded(
  tx: Database,
  { clock }: Pick<Context, 'clock'>,
  enterpriseId: string,
): Promise<number> {
  if (await isAnyoneReminded(tx, enterpriseId)) return 0;
  const now = clock.now();
  const slot = { kind: 'nobody-reminded' as const, slot: `${enterpriseId}/${clock.today()}`, dueAt: now };
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
