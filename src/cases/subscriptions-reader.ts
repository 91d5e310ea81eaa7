import { type Person, personById } from '../db/people.ts';
import { Problem } from '../errors.ts';
import type { Context } from './context.ts';
import { readSubscriptionsLink } from './tokens.ts';

/** The reader of a letter behind its link to what is chosen; one that was not signed here leads nowhere. */
export async function readerOfLink(
  { db, secret }: Pick<Context, 'db' | 'secret'>,
  link: string,
): Promise<Person> {
  const id = readSubscriptionsLink(secret, link);
  const person = id === undefined ? undefined : await personById(db, id);
  if (!person) throw new Problem('not-found');
  return person;
}
