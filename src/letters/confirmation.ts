import type { Lang, Text } from '../answers/source.ts';
import { confirmationWords as words } from '../words/endpoints.ts';
import { day, pick } from '../words/format.ts';
import { languageTag } from '../words/language.ts';
import { link } from './card.ts';
import type { LetterDocument } from './document.ts';
import { htmlText } from './html.ts';
import { oneLine, shortened } from './safe.ts';
import { plainText } from './text.ts';

/** What somebody is asked whose address another person has registered for reminders. */
export type Confirmation = {
  lang: Lang;
  /** Who wants it. */
  owner: { name: string; email: string };
  until: Temporal.Instant;
  /** Where to agree: an `http` or `https` address. */
  link: string;
};

const longest = { name: 40, subject: 70 };

/** The letter that asks whether an address is to take somebody's reminders, and says that ignoring it is enough. */
export function renderConfirmation(model: Confirmation): { subject: string; text: string; html: string } {
  const letter = documentOf(model);
  return { subject: letter.subject, text: plainText(letter), html: htmlText(letter) };
}

function documentOf({ lang, owner, until, link: to }: Confirmation): LetterDocument {
  const say = (text: Text) => oneLine(pick(text, lang));
  // Written by whoever asks, and read by somebody who may not know them.
  const name = shortened(oneLine(owner.name), longest.name);
  const on = day(until.toZonedDateTimeISO('Asia/Shanghai').toPlainDate().toString());
  const tag = lang === 'zh' ? `【${words.tag.zh}】` : `[${words.tag.en}] `;
  return {
    lang: languageTag[lang] as LetterDocument['lang'],
    subject: shortened(`${tag}${say(words.subject(name))}`, longest.subject),
    salutation: say(words.salutation),
    opening: [say(words.opening(name, owner.email)), say(words.agree), say(words.ignore)],
    cards: [],
    closing: [say(words.until(on)), say(words.closing)],
    links: link(words.link, to, say),
  };
}
