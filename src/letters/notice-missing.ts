import type { Lang, Text } from '../answers/source.ts';
import { SHIPPED_YEARS } from '../dates/calendars/shipped.ts';
import { day, pick } from '../words/format.ts';
import { languageTag } from '../words/language.ts';
import { letterWords, salutation } from '../words/letters.ts';
import { noticeMissingWords as words } from '../words/notice-missing.ts';
import { link } from './card.ts';
import type { Card, LetterDocument, Row } from './document.ts';
import { htmlText } from './html.ts';
import { oneLine, safeLink } from './safe.ts';
import { plainText } from './text.ts';

/** What an administrator is told while the holiday notice of a year has not been entered. */
export type NoticeMissing = {
  lang: Lang;
  recipient: { name: string; address: string };
  year: number;
  /** Deadlines that are provisional for want of the notice. */
  provisional: number;
  /** The service's own `http` or `https` address. */
  links: { service: string };
};

/** The reminder that a year's holiday notice is missing: what it costs, when to look for it, and where to enter it. */
export function renderNoticeMissing(model: NoticeMissing): { subject: string; text: string; html: string } {
  const letter = noticeMissingDocument(model);
  return { subject: letter.subject, text: plainText(letter), html: htmlText(letter) };
}

type Say = (text: Text) => string;

function noticeMissingDocument(model: NoticeMissing): LetterDocument {
  const { lang, year, links } = model;
  const say: Say = (text) => oneLine(pick(text, lang));
  const tag = lang === 'zh' ? `【${words.tag.zh}】` : `[${words.tag.en}] `;
  return {
    lang: languageTag[lang] as LetterDocument['lang'],
    subject: `${tag}${say(words.subject(year, model.provisional))}`,
    salutation: say(salutation(oneLine(model.recipient.name))),
    opening: [say(words.opening(year))],
    cards: [noticeCard(model, say)],
    closing: [say(words.repeats), say(words.closing)],
    links: link(letterWords.openService, links.service, say),
  };
}

function noticeCard({ year, provisional, links }: NoticeMissing, say: Say): Card {
  const service = safeLink(links.service)?.replace(/\/$/, '');
  return {
    heading: say(words.heading(year)),
    badge: say(words.badge),
    urgency: 'near',
    rows: [
      { label: say(words.effect), value: say(words.effectOn(provisional)), strong: provisional > 0 },
      { label: say(words.earlier), value: say(words.earlierOn(earlierNotices(year))) },
      ...(service ? [enterRow(service, say)] : []),
    ],
    links: link(words.docs, service && `${service}/api/docs`, say),
  };
}

/** The days on which the last three first notices were published. */
function earlierNotices(year: number): Text[] {
  return SHIPPED_YEARS.filter((each) => each.year < year)
    .slice(-3)
    .map(({ notices: [first] }) => day(first.publishedOn));
}

function enterRow(service: string, say: Say): Row {
  return {
    label: say(words.enter),
    value: `POST ${service}/api/v1/announcements`,
    note: say(words.enterHow),
  };
}
