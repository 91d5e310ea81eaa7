import type { Text } from '../answers/source.ts';
import type { SubscriptionsModel } from '../pages/subscriptions.ts';
import { subjectText } from '../words/announcements.ts';
import { namesFor } from './announcement-names.ts';
import type { Context } from './context.ts';
import { remindersOf } from './reminders-by-link.ts';
import { choose, ownSubscriptions, type Subscription } from './subscriptions.ts';
import { readerOfLink } from './subscriptions-reader.ts';

/** What the reader of a letter is told and reminded of; a link that was not signed here leads nowhere. */
export async function linkedSubscriptions(context: Context, link: string): Promise<SubscriptionsModel> {
  const person = await readerOfLink(context, link);
  const { policies } = await namesFor(context.db, context, []);
  const spoken = ({ scope, value = '', mode }: Subscription): { what: Text; mode: Subscription['mode'] } => ({
    what: subjectText(scope, value, { policies }),
    mode,
  });
  const items = (await ownSubscriptions(context, person.id)).map(spoken);
  return { link, items, reminders: await remindersOf(context, person) };
}

/** Makes the choice of a button on that page. */
export async function chooseByLink(context: Context, link: string, choice: Subscription['mode'] | 'nothing') {
  const { id } = await readerOfLink(context, link);
  await choose(context, id, choice);
}
