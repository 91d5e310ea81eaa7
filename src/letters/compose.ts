import type { Text } from '../answers/source.ts';
import { amountText } from '../words/basis.ts';
import { day, pick } from '../words/format.ts';
import {
  andMore,
  announcementLetterWords,
  correctionOpening,
  digestOpening,
  salutation,
  totalAtStake,
  letterWords as words,
} from '../words/letters.ts';
import { outlookWords } from '../words/outlook.ts';
import { announcementCard, announcementSubject, isDemo, manageLinks } from './announcement.ts';
import { card, link } from './card.ts';
import type { LetterDocument } from './document.ts';
import type { LetterItem, LetterModel } from './model.ts';
import { totalAtStakeOf } from './order.ts';
import { outlookCards, outlookClosing } from './outlook.ts';
import { oneLine } from './safe.ts';
import { subject } from './subject.ts';

/**
 * The letter as a reader meets it. `items` is everything in it, most urgent first; only the first `shown` get a card,
 * the rest is counted, while money and subject speak for all.
 */
export function letterDocument(
  model: LetterModel,
  items: [LetterItem, ...LetterItem[]],
  shown: number,
): LetterDocument {
  const say = (text: Text) => oneLine(pick(text, model.lang));
  const { announcements = [] } = model;
  const dates = items.slice(0, shown).map((item) => card(item, say));
  const news = announcements.map((item) => announcementCard(item, say));
  const outlook = model.outlook ? outlookCards(model.outlook, say) : [];
  return {
    lang: model.lang === 'zh' ? 'zh-CN' : 'en',
    subject: subjectOf(model, items),
    salutation: say(salutation(oneLine(model.recipient.name))),
    opening: opening(model, items).map(say),
    cards: [...(model.kind === 'announcement' ? [...news, ...dates] : [...dates, ...news]), ...outlook],
    closing: closing(model, items, shown).map(say),
    links: [
      ...link(words.openService, model.links.service, say),
      ...link(words.subscribe, model.links.calendar, say),
      ...manageLinks(model.links, say),
    ],
  };
}

function subjectOf(model: LetterModel, items: [LetterItem, ...LetterItem[]]): string {
  const [first, ...more] = model.announcements ?? [];
  if (model.kind === 'announcement' && first) return announcementSubject([first, ...more], model.lang);
  return subject(model, items);
}

function opening({ kind, on, announcements = [], outlook }: LetterModel, items: LetterItem[]): Text[] {
  if (kind === 'announcement')
    return [
      announcementLetterWords.opening(announcements.length),
      announcementLetterWords.corrects(items.length),
    ];
  if (kind === 'correction')
    return [items.length === 1 ? words.correctionOne : correctionOpening(items.length)];
  const besides = announcements.length > 0 ? [announcementLetterWords.besides(announcements.length)] : [];
  const ends = outlook ? [outlookWords.besides] : [];
  return [digestOpening(items.length, day(on.toString())), ...totalLine(items), ...besides, ...ends];
}

/** One item says its own amount; a sum is said where there is something to add up. */
function totalLine(items: LetterItem[]): Text[] {
  const { fen, upTo, unknown } = totalAtStakeOf(items);
  return items.length > 1 && fen > 0 ? [totalAtStake(amountText({ fen, upTo }), unknown)] : [];
}

function closing({ announcements = [], outlook }: LetterModel, items: LetterItem[], shown: number): Text[] {
  const lines: Text[] = [];
  if (shown < items.length) lines.push(andMore(items.length - shown));
  if (isDemo(announcements) || items.some((item) => item.demo)) lines.push(words.demoNote);
  const below = outlook ? outlookClosing(outlook).filter((line) => !lines.includes(line)) : [];
  return [...lines, ...below, words.closing];
}
