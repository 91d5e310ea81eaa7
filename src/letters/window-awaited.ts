import type { Lang, Source, Text } from '../answers/source.ts';
import { citation, dayAndHour, pick, shortDay } from '../words/format.ts';
import { languageTag } from '../words/language.ts';
import { letterWords, salutation } from '../words/letters.ts';
import { windowAwaitedWords as words } from '../words/window-awaited.ts';
import { link } from './card.ts';
import type { Card, LetterDocument, Row } from './document.ts';
import { htmlText } from './html.ts';
import { oneLine, safeLink } from './safe.ts';
import { plainText } from './text.ts';

type When = { on: string; minute?: number };

/** What an administrator is told while a window is expected and not announced; days are ISO days in Asia/Shanghai. */
export type WindowAwaited = {
  lang: Lang;
  recipient: { name: string; address: string };
  /** The first measure that waits, and how many more. */
  measure: Text;
  others: number;
  opens: When;
  closes?: When;
  last: { name: Text; source?: Source };
  /** Enterprises with a claim that waits for it. */
  enterprises: number;
  links: { service: string };
};

type Say = (text: Text) => string;

/** The reminder that an expected window has not been announced: which one, since when, who waits, and where to enter it. */
export function renderWindowAwaited(model: WindowAwaited): { subject: string; text: string; html: string } {
  const letter = documentOf(model);
  return { subject: letter.subject, text: plainText(letter), html: htmlText(letter) };
}

function documentOf(model: WindowAwaited): LetterDocument {
  const { lang, links, last, opens } = model;
  const say: Say = (text) => oneLine(pick(text, lang));
  const tag = lang === 'zh' ? `【${words.tag.zh}】` : `[${words.tag.en}] `;
  return {
    lang: languageTag[lang] as LetterDocument['lang'],
    subject: `${tag}${say(words.subject(what(model), shortDay(opens.on)))}`,
    salutation: say(salutation(oneLine(model.recipient.name))),
    opening: [say(words.opening(last.name))],
    cards: [card(model, say)],
    closing: [say(words.repeats), say(words.closing)],
    links: link(letterWords.openService, links.service, say),
  };
}

function what({ measure, others }: WindowAwaited): Text {
  return words.others(measure, others);
}

function card(model: WindowAwaited, say: Say): Card {
  const { opens, closes, enterprises, last, links } = model;
  const service = safeLink(links.service)?.replace(/\/$/, '');
  return {
    heading: say(words.heading(what(model))),
    badge: say(words.badge),
    urgency: 'near',
    rows: [
      { label: say(words.opens), value: when(opens, say), strong: true },
      ...(closes ? [{ label: say(words.closes), value: when(closes, say) }] : []),
      { label: say(words.waiting), value: say(words.waitingOn(enterprises)) },
      ...(last.source ? [lastRow(last.source, say)] : []),
      ...(service
        ? [
            {
              label: say(words.enter),
              value: `POST ${service}/api/v1/announcements`,
              note: say(words.enterHow),
            },
          ]
        : []),
    ],
    links: link(words.docs, service && `${service}/api/docs`, say),
  };
}

function when({ on, minute }: When, say: Say): string {
  return say(dayAndHour(on, minute));
}

/** Where the next notice is likely to appear, too. */
function lastRow(source: Source, say: Say): Row {
  const href = safeLink(source.reference);
  const row: Row = { label: say(words.last), value: say(citation(source)) };
  if (href) return { ...row, href };
  return source.reference ? { ...row, note: oneLine(source.reference) } : row;
}
