import type { Text } from '../answers/source.ts';
import { type Person, personById } from '../db/people.ts';
import { Problem } from '../errors.ts';
import type { SubscriptionsModel } from '../pages/subscriptions.ts';
import { subjectText } from '../words/announcements.ts';
import { namesFor } from './announcement-names.ts';
import type { Context } from './context.ts';
import { choose, ownSubscriptions, type Subscription } from './subscriptions.ts';
import { readSubscriptionsLink } from './tokens.ts';

/** What the reader of a letter subscribes to; a link that was not signed here leads nowhere. */
export async function linkedSubscriptions(context: Context, link: string): Promise<SubscriptionsModel> {
  const { id } = await readerOf(context, link);
  const { policies } = await namesFor(context.db, context, []);
  const spoken = ({ scope, value = '', mode }: Subscription): { what: Text; mode: Subscription['mode'] } => ({
    what: subjectText(scope, value, { policies }),
    mode,
  });
  return { link, items: (await ownSubscriptions(context, id)).map(spoken) };
}

/** Makes the choice of a button on that page. */
export async function chooseByLink(context: Context, link: string, choice: Subscription['mode'] | 'nothing') {
  const { id } = await readerOf(context, link);
  await choose(context, id, choice);
}

async function readerOf({ db, secret }: Context, link: string): Promise<Person> {
  const id = readSubscriptionsLink(secret, link);
  const person = id === undefined ? undefined : await personById(db, id);
  if (!person) throw new Problem('not-found');
  return person;
}
