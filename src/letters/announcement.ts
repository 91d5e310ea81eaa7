import type { Lang, Source, Text } from '../answers/source.ts';
import type { MoneyChange } from '../deadlines/difference-money.ts';
import type { AnnouncementKind } from '../deadlines/effect.ts';
import type { Status } from '../deadlines/model.ts';
import {
  announcementDateWords as dateWords,
  type Moved,
  moneyMovesText,
  movesText,
} from '../words/announcement-impact.ts';
import {
  announcementKindWords as kinds,
  type Replacing,
  announcementWords as words,
} from '../words/announcements.ts';
import { day, pick } from '../words/format.ts';
import { announcementLetterWords, letterWords, salutation } from '../words/letters.ts';
import { link, sourceRow } from './card.ts';
import type { Card, LetterDocument, Link, Row } from './document.ts';
import { htmlText } from './html.ts';
import { oneLine, shortened } from './safe.ts';
import { plainText } from './text.ts';

/** One announcement as one person is told of it. */
export type AnnouncementItem = {
  id: string;
  kind: AnnouncementKind;
  title: Text;
  source: Source;
  /** The day the authority published it. */
  publishedOn: Temporal.PlainDate;
  /** What it does, a sentence for each line. */
  effect: Text[];
  /** The policies it concerns, beside those that its effect names. */
  policies: Text[];
  /** The announcement whose place it takes. */
  replaces?: { how: Replacing; title: Text };
  /** What it means for the reader, for each enterprise of the reader's that it touches. */
  impacts: Impact[];
  /** Why the reader is told. */
  because: Text;
  /** Its public page. */
  link?: string;
  /** Where the versions of the policy before and after it stand beside each other. */
  differences?: string;
};

export type Impact = {
  enterprise: string;
  demo: boolean;
  moved: Moved;
  /** The first few dates, soonest first, with the day it was and the day it is now, as far as there is one, and what it is now. */
  dates: { title: Text; from?: Temporal.PlainDate; to?: Temporal.PlainDate; status: Status }[];
  /** What changes of known money at stake, in fen. */
  moneyFen: MoneyChange;
};

/** Who is written to, and where what is announced can be chosen. */
export type AnnouncementReader = {
  lang: Lang;
  recipient: { name: string; address: string };
  links: { service?: string; manage?: string; unsubscribe?: string };
};

type Say = (text: Text) => string;
const longest = 70;

/** A letter about announcements alone, in their order; throws a RangeError where there is none. */
export function renderAnnouncements(
  reader: AnnouncementReader,
  items: AnnouncementItem[],
): { subject: string; text: string; html: string } {
  const [first] = items;
  if (!first) throw new RangeError('a letter has at least one item');
  const say: Say = (text) => oneLine(pick(text, reader.lang));
  const letter: LetterDocument = {
    lang: reader.lang === 'zh' ? 'zh-CN' : 'en',
    subject: announcementSubject([first, ...items.slice(1)], reader.lang),
    salutation: say(salutation(oneLine(reader.recipient.name))),
    opening: [say(announcementLetterWords.opening(items.length))],
    cards: items.map((item) => announcementCard(item, say)),
    closing: [...(isDemo(items) ? [say(letterWords.demoNote)] : []), say(letterWords.closing)],
    links: [...link(letterWords.openService, reader.links.service, say), ...manageLinks(reader.links, say)],
  };
  return { subject: letter.subject, text: plainText(letter), html: htmlText(letter) };
}

/** What is announced, in at most 70 characters; of several the first. */
export function announcementSubject(items: [AnnouncementItem, ...AnnouncementItem[]], lang: Lang): string {
  const [first] = items;
  const marks = [
    items.length === 1 ? kinds[first.kind] : words.title,
    ...(isDemo(items) ? [letterWords.demo] : []),
  ];
  const said = marks.map((mark) => pick(mark, lang));
  const head = lang === 'zh' ? `【${said.join('·')}】` : `[${said.join(' · ')}] `;
  const tail = items.length > 1 ? pick(announcementLetterWords.andOthers(items.length), lang) : '';
  const title = oneLine(pick(first.title, lang));
  return head + shortened(title, Math.max(longest - [...head, ...tail].length, 6)) + tail;
}

/** Whether any of it is about the demonstration enterprise. */
export function isDemo(items: AnnouncementItem[]): boolean {
  return items.some(({ impacts }) => impacts.some(({ demo }) => demo));
}

/** Where a reader chooses what to be told and reminded of, and turns the letter off. */
export function manageLinks({ manage, unsubscribe }: AnnouncementReader['links'], say: Say): Link[] {
  return [...link(letterWords.manage, manage, say), ...link(letterWords.unsubscribe, unsubscribe, say)];
}

/** One announcement in the reader's language. */
export function announcementCard(item: AnnouncementItem, say: Say): Card {
  const { kind, title, effect, policies, source, publishedOn, replaces, impacts, because } = item;
  return {
    heading: say(title),
    ...(isDemo([item]) && { demo: say(letterWords.demo) }),
    badge: say(kinds[kind]),
    urgency: impacts.length > 0 ? 'near' : 'open',
    rows: [
      // A withdrawal says in its effect what it takes back.
      ...(replaces?.how === 'corrects'
        ? [{ label: say(words.state), value: say(words.replaces[replaces.how](replaces.title)) }]
        : []),
      ...lines(say(words.effect), effect.map(say)),
      ...lines(say(words.policies), policies.map(say)),
      ...impacts.flatMap((impact) => impactRows(impact, say)),
      { label: say(words.publishedOn), value: say(day(publishedOn.toString())) },
      sourceRow(letterWords.why, source, say),
      { label: say(announcementLetterWords.because), value: say(because) },
    ],
    links: [
      ...link(announcementLetterWords.page, item.link, say),
      ...link(announcementLetterWords.differences, item.differences, say),
    ],
  };
}

function lines(label: string, [first, ...more]: string[], strong?: true): Row[] {
  if (first === undefined) return [];
  return [{ label, value: first, ...(more.length > 0 && { more }), ...(strong && { strong }) }];
}

function impactRows({ enterprise, moved, dates, moneyFen }: Impact, say: Say): Row[] {
  const what = movesText(moved);
  const money = moneyMovesText(moneyFen);
  const left = moved.added + moved.moved + moved.withdrawn - dates.length;
  const named = dates.map((each) => say(dateText(each)));
  const more = left > 0 ? [say(announcementLetterWords.moreDates(left))] : [];
  return [
    { label: say(announcementLetterWords.forYou), value: oneLine(enterprise), strong: true },
    ...(what ? lines(say(announcementLetterWords.dates), [say(what), ...named, ...more]) : []),
    ...(money ? [{ label: say(letterWords.money), value: say(money), note: say(letterWords.byReview) }] : []),
  ];
}

function dateText({ title, from, to, status }: Impact['dates'][number]): Text {
  const was = from && day(from.toString());
  const is = to && day(to.toString());
  if (was && is && from.equals(to)) return dateWords.hour(title, is);
  if (was && is) return dateWords.moved(title, was, is);
  if (is) return dateWords.added(title, is);
  if (status === 'awaiting') return dateWords.awaits(title, was);
  // A window without a last day has opened.
  if (status !== 'withdrawn') return dateWords.open(title, was);
  return was ? dateWords.withdrawn(title, was) : title;
}
