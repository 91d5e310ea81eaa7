import type { Lang, Text } from '../answers/source.ts';
import { feedRevokedWords as words } from '../words/feed-letters.ts';
import { dayAndHour, pick } from '../words/format.ts';
import { languageTag } from '../words/language.ts';
import { letterWords, salutation } from '../words/letters.ts';
import { link } from './card.ts';
import type { LetterDocument, Row } from './document.ts';
import { htmlText } from './html.ts';
import { oneLine, safeLink, subjectAbout } from './safe.ts';
import { plainText } from './text.ts';

/** What the person of a calendar is told whose address has ended. */
export type FeedRevoked = {
  lang: Lang;
  recipient: { name: string };
  /** The calendar's name. */
  calendar: Text;
  at: Temporal.Instant;
  by: keyof typeof words.who;
  /** The address of the API at which another one is made. */
  making: string;
  /** The service's own `http` or `https` addresses; `calendar` is the new one and `page` its page, absent where there is none. */
  links: { service: string; calendar?: string; page?: string };
};

/** The letter that says which calendar's address has ended, when, by whom, what clients will show, and how to go on. */
export function renderFeedRevoked(model: FeedRevoked): { subject: string; text: string; html: string } {
  const letter = documentOf(model);
  return { subject: letter.subject, text: plainText(letter), html: htmlText(letter) };
}

function documentOf(model: FeedRevoked): LetterDocument {
  const { lang, recipient, links } = model;
  const say = (text: Text) => oneLine(pick(text, lang));
  const what = links.calendar ? 'rotated' : 'revoked';
  const name = say(model.calendar);
  const tag = lang === 'zh' ? `【${words.tag.zh}】` : `[${words.tag.en}] `;
  return {
    lang: languageTag[lang] as LetterDocument['lang'],
    subject: subjectAbout(name, (short) => tag + say(words.subject[what](short))),
    salutation: say(salutation(oneLine(recipient.name))),
    opening: [say(words.opening[what])],
    cards: [
      { heading: name, badge: say(words.badge[what]), urgency: 'near', rows: rowsOf(model, say), links: [] },
    ],
    closing: [say(words.closing)],
    links: link(letterWords.openService, links.service, say),
  };
}

function rowsOf({ at, by, making, links }: FeedRevoked, say: (text: Text) => string): Row[] {
  const on = at.toZonedDateTimeISO('Asia/Shanghai');
  const when = dayAndHour(on.toPlainDate().toString(), on.hour * 60 + on.minute);
  const address = safeLink(links.calendar);
  const page = safeLink(links.page);
  const what: Row[] = [
    { label: say(words.at), value: say(when), note: say(letterWords.beijing) },
    { label: say(words.by), value: say(words.who[by]) },
    { label: say(words.shows), value: say(words.showsHow) },
  ];
  if (!address)
    return [...what, { label: say(words.another), value: say(words.anotherHow), note: `POST ${making}` }];
  return [
    ...(page ? [pageRow(page, say)] : []),
    // No link: pressed, it would give a file to import, which is never updated.
    { label: say(words.newAddress), value: address, note: say(words.secret) },
    ...what,
  ];
}

function pageRow(href: string, say: (text: Text) => string): Row {
  return { label: say(words.page), value: say(words.openPage), note: say(words.pageHas), href, strong: true };
}
