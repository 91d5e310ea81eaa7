import type { Lang } from '../answers/source.ts';
import type { Database } from '../db/connect.ts';
import type { LetterKind } from '../db/schema/letters.ts';
import { renderAttachment } from '../feeds/attachment.ts';
import { threadRoot } from '../letters/message-id.ts';
import type { MessageParts } from '../letters/mime.ts';
import { attachedCalendar } from '../words/feed-names.ts';
import { pick } from '../words/format.ts';
import type { Context } from './context.ts';
import { eventPages } from './event-page.ts';
import { eventsOf } from './feed-events.ts';
import { type About, feedKey } from './letter-items.ts';
import type { OwedLetter } from './owed-letters.ts';

/** Letters that speak of what has a letter of its own; a digest's readers have the feed. */
const alone: readonly LetterKind[] = ['single', 'urgent', 'correction'];

/** Of a letter about a single deadline: what ties it to the deadline's other letters, and its event. Of others nothing. */
type AboutOne = Pick<MessageParts, 'thread' | 'calendar'>;

/**
 * Of a letter about a single deadline: the thread of all its letters, and its event as it stands in the feeds now; no event
 * where it never had a day.
 */
export async function aboutOne(
  tx: Database,
  context: Pick<Context, 'publicUrl' | 'mailFrom' | 'secret'>,
  about: About,
  { letter, items }: Pick<OwedLetter, 'letter' | 'items'>,
  { lang, sender }: { lang: Lang; sender: string },
): Promise<AboutOne> {
  const [first, ...others] = items.map(({ deadline }) => deadline);
  if (!alone.includes(letter.kind) || !first || others.some(({ id }) => id !== first.id)) return {};
  const thread = threadRoot(first.id);
  const feed = about.feeds.get(feedKey(letter.personId, first.enterpriseId));
  const pageOf = feed && eventPages(context, feed, about.names);
  const { publicUrl } = context;
  const [event] = await eventsOf({ db: tx, publicUrl }, [first], about.names, pageOf);
  if (!event) return { thread };
  const calendar = renderAttachment(event, lang, { name: sender, email: context.mailFrom });
  return { thread, calendar: { filename: pick(attachedCalendar, lang), bytes: Buffer.from(calendar) } };
}
