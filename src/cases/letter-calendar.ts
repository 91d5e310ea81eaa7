import type { Lang } from '../answers/source.ts';
import type { Database } from '../db/connect.ts';
import { earlierDueDays } from '../db/feeds.ts';
import type { LetterKind } from '../db/schema/letters.ts';
import { renderAttachment } from '../feeds/attachment.ts';
import type { MessageParts } from '../letters/mime.ts';
import { attachedCalendar } from '../words/feed-names.ts';
import { pick } from '../words/format.ts';
import type { Context } from './context.ts';
import { eventOf } from './feeds.ts';
import type { About } from './letter-items.ts';
import type { OwedLetter } from './owed-letters.ts';

/** Letters that speak of what has a letter of its own; a digest's readers have the feed. */
const alone: readonly LetterKind[] = ['single', 'urgent', 'correction'];

/**
 * The deadline of a letter about a single one, as its event stands in the feeds now; undefined for other letters, and while
 * it has no day.
 */
export async function letterCalendar(
  tx: Database,
  { publicUrl, mailFrom }: Pick<Context, 'publicUrl' | 'mailFrom'>,
  { names }: About,
  { letter, items }: Pick<OwedLetter, 'letter' | 'items'>,
  { lang, sender }: { lang: Lang; sender: string },
): Promise<MessageParts['calendar']> {
  const [first, ...others] = items.map(({ deadline }) => deadline);
  if (!alone.includes(letter.kind) || !first || others.some(({ id }) => id !== first.id)) return undefined;
  const previous = (await earlierDueDays(tx, [first.id])).get(first.id);
  const event = eventOf({ publicUrl }, first, previous, names.get(first.enterpriseId ?? ''));
  if (!event) return undefined;
  const calendar = renderAttachment(event, lang, { name: sender, email: mailFrom });
  return { filename: pick(attachedCalendar, lang), bytes: Buffer.from(calendar) };
}
