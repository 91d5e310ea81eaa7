import type { Lang, Text } from '../answers/source.ts';
import { stopReasonWords, addressStoppedWords as words } from '../words/address-stopped.ts';
import { pick } from '../words/format.ts';
import { languageTag } from '../words/language.ts';
import { letterWords, salutation } from '../words/letters.ts';
import { link } from './card.ts';
import type { Card, LetterDocument } from './document.ts';
import { htmlText } from './html.ts';
import { oneLine, safeLink, shortened } from './safe.ts';
import { plainText } from './text.ts';

/** What those who can help are told when somebody is not reached any more. */
export type AddressStopped = {
  lang: Lang;
  recipient: { name: string; address: string };
  stopId: string;
  reason: keyof typeof stopReasonWords;
  /** Who is not reached, and about which enterprises: at least one each. */
  readers: { name: string; enterprises: string[] }[];
  /** A mail address; absent where a robot or webhook is stopped. */
  address?: string;
  /** When it is tried again by itself. */
  until?: Temporal.Instant;
  /** The service's own `http` or `https` address. */
  links: { service: string };
};

type Say = (text: Text) => string;
const longest = 70;

/** The letter that says who is not reached any more, why, and what helps; throws a RangeError where that is nobody. */
export function renderAddressStopped(model: AddressStopped): { subject: string; text: string; html: string } {
  const letter = documentOf(model);
  return { subject: letter.subject, text: plainText(letter), html: htmlText(letter) };
}

function documentOf(model: AddressStopped): LetterDocument {
  const { lang, readers, links } = model;
  const say: Say = (text) => oneLine(pick(text, lang));
  const [first] = readers;
  if (!first) throw new RangeError('a letter about nobody');
  const subject = readers.length === 1 ? words.subject(first.name) : words.subjectOfSeveral;
  const tag = lang === 'zh' ? `【${words.tag.zh}】` : `[${words.tag.en}] `;
  return {
    lang: languageTag[lang] as LetterDocument['lang'],
    subject: shortened(`${tag}${say(subject)}`, longest),
    salutation: say(salutation(oneLine(model.recipient.name))),
    opening: [say(words.opening)],
    cards: readers.map((reader) => card(reader, model, say)),
    closing: [say(words.closing)],
    links: link(letterWords.openService, links.service, say),
  };
}

function card(reader: AddressStopped['readers'][number], model: AddressStopped, say: Say): Card {
  const service = safeLink(model.links.service)?.replace(/\/$/, '');
  const names = reader.enterprises.map(oneLine);
  const until = model.until?.toZonedDateTimeISO('Asia/Shanghai').toPlainDate();
  return {
    heading: oneLine(reader.name),
    badge: say(words.badge),
    urgency: 'overdue',
    rows: [
      {
        label: say(words.enterprises),
        value: say({ zh: names.join('、'), en: names.join(', ') }),
        strong: true,
      },
      { label: say(words.address), value: model.address ? oneLine(model.address) : say(words.endpoint) },
      { label: say(words.reason), value: say(stopReasonWords[model.reason]) },
      {
        label: say(words.ends),
        value: say(until ? words.until(until.toString()) : words.untilReleased),
      },
      {
        label: say(words.help),
        value: say(words.helpHow),
        ...(service ? { note: `POST ${service}/api/v1/stopped-addresses/${model.stopId}/release` } : {}),
      },
    ],
    links: link(words.docs, service && `${service}/api/docs`, say),
  };
}
