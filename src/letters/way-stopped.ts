import type { ChannelName } from '../answers/channels.ts';
import type { Lang, Text } from '../answers/source.ts';
import { stopReasonWords, addressStoppedWords as words } from '../words/address-stopped.ts';
import { channelNames } from '../words/channels.ts';
import { wayStoppedWords as own } from '../words/endpoints.ts';
import { pick } from '../words/format.ts';
import { languageTag } from '../words/language.ts';
import { letterWords, salutation } from '../words/letters.ts';
import { link } from './card.ts';
import type { Card, LetterDocument, Row } from './document.ts';
import { htmlText } from './html.ts';
import { comingRows, type OutlookItem } from './outlook.ts';
import { oneLine, safeLink, shortened } from './safe.ts';
import { plainText } from './text.ts';

/** What the owner of a stopped robot, webhook or further mail address is told. */
export type WayStopped = {
  lang: Lang;
  recipient: { name: string };
  stopId: string;
  label: string;
  channel: ChannelName;
  reason: keyof typeof stopReasonWords;
  /** What was answered, in words. */
  said: Text;
  /** Of which enterprises the way was to tell. */
  enterprises: string[];
  /** What it has not delivered and mail tells in its place; in any order. */
  undelivered: OutlookItem[];
  /** The service's own `http` or `https` addresses. */
  links: { service: string; manage: string };
};

const longest = { label: 40, subject: 70 };
/** As many reminders as are named; what is beyond is counted. */
const mostNamed = 10;

/** The letter that tells its owner that a way is stopped, why, and what helps. */
export function renderWayStopped(model: WayStopped): { subject: string; text: string; html: string } {
  const letter = documentOf(model);
  return { subject: letter.subject, text: plainText(letter), html: htmlText(letter) };
}

function documentOf(model: WayStopped): LetterDocument {
  const { lang, recipient, links } = model;
  const say = (text: Text) => oneLine(pick(text, lang));
  const label = shortened(oneLine(model.label), longest.label);
  const tag = lang === 'zh' ? `【${words.tag.zh}】` : `[${words.tag.en}] `;
  return {
    lang: languageTag[lang] as LetterDocument['lang'],
    subject: shortened(`${tag}${say(own.subject(label))}`, longest.subject),
    salutation: say(salutation(oneLine(recipient.name))),
    opening: [say(own.opening)],
    cards: [
      { heading: label, badge: say(own.badge), urgency: 'overdue', rows: rowsOf(model, say), links: [] },
      ...undeliveredCard(model, say),
    ],
    closing: [say(words.closing)],
    links: [
      ...link(letterWords.manage, links.manage, say),
      ...link(letterWords.openService, links.service, say),
    ],
  };
}

function rowsOf(model: WayStopped, say: (text: Text) => string): Row[] {
  const { channel, reason, said, enterprises, links, stopId } = model;
  const names = enterprises.map(oneLine);
  const service = safeLink(links.service)?.replace(/\/$/, '');
  return [
    { label: say(own.channel), value: say(channelNames[channel]) },
    { label: say(words.reason), value: say(stopReasonWords[reason]) },
    { label: say(own.said), value: say(said) },
    {
      label: say(own.unreached),
      value: names.length > 0 ? say({ zh: names.join('、'), en: names.join(', ') }) : say(own.nobody),
      strong: true,
    },
    {
      label: say(words.help),
      value: say(own.helpHow),
      ...(service ? { note: `POST ${service}/api/v1/stopped-addresses/${stopId}/release` } : {}),
    },
  ];
}

function undeliveredCard({ undelivered }: WayStopped, say: (text: Text) => string): Card[] {
  if (undelivered.length === 0) return [];
  const rows = comingRows(undelivered, say, mostNamed);
  const [heading, badge] = [say(own.undelivered), say(own.byMail)];
  return [{ heading, badge, urgency: 'near', rows, list: true, links: [] }];
}
