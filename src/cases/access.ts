import type { Database } from '../db/connect.ts';
import { anyAdmin, isMember, makeAdmin, type Person, personByEmail, personByToken } from '../db/people.ts';
import { Problem } from '../errors.ts';
import { mailAddress } from '../letters/address.ts';
import { audit } from './audit.ts';
import type { Context } from './context.ts';
import { findOrMake, issueToken } from './members.ts';
import { hashPassword, isPassword } from './password.ts';
import { hashToken } from './tokens.ts';

/** The person behind a token of the API; undefined for one that is unknown or revoked. */
export async function authenticate(db: Database, token: string): Promise<Person | undefined> {
  return await personByToken(db, hashToken(token));
}

/** Lets through whoever belongs to the enterprise; for everybody else it does not exist. Administrators keep policies, not enterprises. */
export async function requireMember(db: Database, person: Person, enterpriseId: string) {
  if (!(await isMember(db, person.id, enterpriseId))) throw new Problem('not-found');
}

/** A new token for an address and its password. The same answer whatever is wrong. */
export async function signIn(
  { db, clock }: Pick<Context, 'db' | 'clock'>,
  email: string,
  password: string,
): Promise<string> {
  const address = mailAddress(email.toLowerCase());
  const person = address ? await personByEmail(db, address) : undefined;
  const stored = person?.passwordHash ?? (await decoy);
  if (!(await isPassword(stored, password)) || !person?.passwordHash) throw new Problem('unauthorized');
  const { id } = person;
  return await db.transaction((tx) => issueToken(tx, id, id, clock.now()));
}

// An address nobody has takes as long to refuse as a wrong password.
const decoy = hashPassword('nobody');

export type Administrator = { id: string; email: string; token?: string };

/**
 * Makes sure there is an administrator: the one the environment names, or one without a mailbox at the first start. A
 * token comes back, once, where the administrator has just been made and has no password.
 */
export async function ensureAdmin(
  { db, clock }: Pick<Context, 'db' | 'clock'>,
  { email = 'admin@localhost', password }: { email?: string; password?: string },
): Promise<Administrator> {
  return await db.transaction(async (tx) => {
    // In this order: a copy that starts at the same time waits for the row, and then sees that it is not the first.
    const { person } = await findOrMake(tx, { email, name: '管理员' }, clock.now());
    const first = !(await anyAdmin(tx));
    const same = person.passwordHash && password && (await isPassword(person.passwordHash, password));
    const passwordHash = password && !same ? await hashPassword(password) : person.passwordHash;
    await makeAdmin(tx, person.id, passwordHash);
    await auditAdmin(tx, person, passwordHash, clock.now());
    const token = first && !passwordHash ? { token: await issueToken(tx, person.id, null, clock.now()) } : {};
    return { id: person.id, email: person.email, ...token };
  });
}

/** Says who has become an administrator and that a password was set, never which; a start that changes nothing says nothing. */
async function auditAdmin(tx: Database, person: Person, passwordHash: string | null, now: Temporal.Instant) {
  const { id, email, name, admin } = person;
  const entry = { actor: null, subject: `person:${id}` };
  await audit(tx, now, [
    ...(admin ? [] : [{ ...entry, action: 'administrator.appointed', payload: { after: { email, name } } }]),
    ...(passwordHash === person.passwordHash ? [] : [{ ...entry, action: 'password.set', payload: {} }]),
  ]);
}
