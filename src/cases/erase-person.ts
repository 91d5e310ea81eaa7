import { dayOf } from '../clock.ts';
import {
  blankKeptAnswers,
  blankLetters,
  blankPerson,
  blankStops,
  dropPayloads,
  endAccess,
  endFeeds,
  factsNaming,
  lockPerson,
} from '../db/erasure.ts';
import { lookAtHandedTo } from '../db/handovers.ts';
import { Problem } from '../errors.ts';
import { mailAddress } from '../letters/address.ts';
import { audit } from './audit.ts';
import type { Context } from './context.ts';

/** What an erasure took away; `factsNaming` counts facts in which an enterprise has written the name, and which stay. */
export type Erased = { personId: string; letters: number; entries: number; factsNaming: number };

/**
 * Removes a person: name, address, language, tokens, memberships, subscriptions, letters' bytes and addresses, and the
 * payloads of audit entries that tell of the person. Ledgers and the chain stay, naming nobody. Refuses an address nobody
 * has, and who is erasing: the administrator the service starts with would be made again.
 */
export async function erasePerson(
  { db, clock }: Pick<Context, 'db' | 'clock'>,
  email: string,
  by: string,
): Promise<Erased> {
  return await db.transaction(async (tx) => {
    const now = clock.now();
    const address = mailAddress(email.toLowerCase());
    const person = address ? await lockPerson(tx, address) : undefined;
    if (!person || person.email === blankAddress(person.id)) throw new Problem('not-found');
    if (person.id === by) throw new Problem('conflict', [ownself]);
    // Before the memberships go, which say whose entries may name the person.
    const erased = await dropPayloads(tx, person);
    const naming = await factsNaming(tx, person);
    const letters = await blankLetters(tx, person, now);
    await blankStops(tx, person, now);
    await endAccess(tx, person.id);
    await lookAtHandedTo(tx, [person.id], dayOf(now));
    await blankKeptAnswers(tx, person);
    await blankPerson(tx, person.id, blankAddress(person.id), now);
    const payload = { erased, letters };
    // Calendars last, as everyone takes them.
    await endFeeds(tx, person.id, now);
    await audit(tx, now, [{ actor: by, action: 'person.erased', subject: `person:${person.id}`, payload }]);
    return { personId: person.id, letters, entries: erased.length, factsNaming: naming };
  });
}

/** In the domain that never resolves (RFC 2606). */
function blankAddress(id: string): string {
  return `erased-${id}@invalid`;
}

const ownself = {
  pointer: '',
  detail: {
    zh: '不能清除当前操作所用的管理员；请先用 ADMIN_EMAIL 指定另一位',
    en: 'this is the administrator who is erasing: name another one in ADMIN_EMAIL first',
  },
};
