import { allAdministrators, makeAdmin } from '../db/people.ts';
import { Problem } from '../errors.ts';
import { audit } from './audit.ts';
import type { Context } from './context.ts';
import { findOrMake, issueToken, type NewMember } from './members.ts';

export type AdministratorReply = {
  id: string;
  email: string;
  name: string;
  lang: 'zh' | 'en';
  /** Of a person who is new to the service, shown this once. */
  token?: string;
};

/**
 * Makes a person an administrator; one who is new to the service gets a token, shown this once. Refuses an address that is
 * not one, and somebody who is an administrator already.
 */
export async function addAdministrator(
  context: Context,
  by: string,
  body: Omit<NewMember, 'sendMinute'>,
): Promise<AdministratorReply> {
  return await context.db.transaction(async (tx) => {
    const now = context.clock.now();
    const { person, isNew } = await findOrMake(tx, body, now);
    if (person.admin) throw new Problem('conflict', [alreadyAdministrator]);
    await makeAdmin(tx, person.id, person.passwordHash);
    const { id, email, name, lang } = person;
    const after = { id, email, name, lang, admin: true };
    const payload = isNew ? { after } : { before: { ...after, admin: false }, after };
    await audit(tx, now, [{ actor: by, action: 'administrator.added', subject: `person:${id}`, payload }]);
    return { id, email, name, lang, ...(isNew ? { token: await issueToken(tx, id, by, now) } : {}) };
  });
}

/** Every administrator, in the order in which they came. */
export async function listAdministrators({ db }: Pick<Context, 'db'>) {
  return (await allAdministrators(db)).map(({ id, email, name, lang, addressStoppedAt }) => ({
    id,
    email,
    name,
    lang,
    addressStoppedAt,
  }));
}

const alreadyAdministrator = {
  pointer: '/email',
  detail: { zh: '此人已是管理员', en: 'this person is an administrator already' },
};
