import type { Text } from '../answers/source.ts';
import { outlookDays } from '../deadlines/outlook.ts';
import { amountText, stakeText } from '../words/basis.ts';
import { day, hour, pick, shortDay } from '../words/format.ts';
import { languageTag } from '../words/language.ts';
import { asUncertain, letterWords, salutation } from '../words/letters.ts';
import { outlookWords as words } from '../words/outlook.ts';
import { manageLinks } from './announcement.ts';
import { link } from './card.ts';
import type { Card, LetterDocument, Row } from './document.ts';
import { htmlText } from './html.ts';
import type { ItemDates, LetterItem, LetterModel } from './model.ts';
import { byUrgency, totalAtStakeOf } from './order.ts';
import { oneLine, safeLink } from './safe.ts';
import { isOverdue, standing } from './standing.ts';
import { plainText } from './text.ts';

/** A deadline as a line of the outlook. */
export type OutlookItem = LetterItem & { dates: ItemDates };

/** What the outlook tells, complete; in any order. */
export type Outlook = { overdue: OutlookItem[]; coming: OutlookItem[] };

/** A letter of the outlook alone. */
export type OutlookModel = Pick<LetterModel, 'lang' | 'recipient' | 'on' | 'links'> & { outlook: Outlook };

type Say = (text: Text) => string;

/** As many lines as each part has in a mail; what is beyond is counted. */
const mostLines = 12;

/** The outlook as a mail. */
export function renderOutlook(model: OutlookModel): { subject: string; text: string; html: string } {
  const letter = outlookDocument(model);
  return { subject: letter.subject, text: plainText(letter), html: htmlText(letter) };
}

/** The outlook as a reader meets it, with at most so many lines in each part. */
export function outlookDocument(model: OutlookModel, most = mostLines): LetterDocument {
  const { lang, outlook, on, links, recipient } = model;
  const say: Say = (text) => oneLine(pick(text, lang));
  return {
    lang: languageTag[lang] as LetterDocument['lang'],
    subject: subjectOf(model, say),
    salutation: say(salutation(oneLine(recipient.name))),
    opening: [say(words.opening(day(on.toString())))],
    cards: outlookCards(outlook, say, most),
    closing: [...outlookClosing(outlook).map(say), say(letterWords.closing)],
    links: [
      ...link(letterWords.openService, links.service, say),
      ...link(letterWords.subscribe, links.calendar, say),
      ...manageLinks(links, say),
    ],
  };
}

function subjectOf({ lang, outlook: { overdue, coming } }: OutlookModel, say: Say): string {
  const marks: Text[] = [overdue.some(isOverdue) ? letterWords.overdueTag : letterWords.tag];
  if ([...overdue, ...coming].some(({ demo }) => demo)) marks.push(letterWords.demo);
  const said = marks.map(say);
  const tag = lang === 'zh' ? `【${said.join('·')}】` : `[${said.join(' · ')}] `;
  return tag + say(words.subject(overdue.length, coming.length, outlookDays));
}

/** The outlook as parts of a letter: what is past and not done, then what comes; a part with nothing in it is left out. */
export function outlookCards({ overdue, coming }: Outlook, say: Say, most = mostLines): Card[] {
  const late: Card = {
    heading: say(words.overdue),
    badge: badge(overdue, say),
    urgency: 'overdue',
    rows: rowsOf(overdue, most, lateRow, say),
    list: true,
    links: [],
  };
  const next: Card = {
    heading: say(words.coming(outlookDays)),
    badge: badge(coming, say),
    urgency: 'far',
    rows: rowsOf(coming, most, nextRow, say),
    list: true,
    links: [],
  };
  return [...(overdue.length > 0 ? [late] : []), ...(coming.length > 0 ? [next] : [])];
}

/** Dates, a line each, soonest first; at most so many, and how many more there are. */
export function comingRows(items: OutlookItem[], say: Say, most = items.length): Row[] {
  const withYear = (item: OutlookItem) => nextRow(item, say, day(item.dates.dueOn.toString()));
  return rowsOf(items, most, withYear, say);
}

/** What stands below the outlook. */
export function outlookClosing({ overdue, coming }: Outlook): Text[] {
  return [
    ...(overdue.length > 0 ? [words.doneNote] : []),
    ...([...overdue, ...coming].some(({ demo }) => demo) ? [letterWords.demoNote] : []),
  ];
}

/** How many they are, and their money together: each sum once, of those beyond the last line too. */
function badge(items: OutlookItem[], say: Say): string {
  const { fen, upTo, unknown } = totalAtStakeOf(items);
  return listed(
    [
      words.items(items.length),
      ...(fen > 0 ? [words.total(amountText({ fen, upTo }))] : []),
      ...(unknown > 0 ? [words.unknown(unknown)] : []),
    ],
    say,
  );
}

function rowsOf(
  items: OutlookItem[],
  most: number,
  row: (item: OutlookItem, say: Say) => Row,
  say: Say,
): Row[] {
  const shown = byUrgency(items).slice(0, most);
  const left = items.length - shown.length;
  const rest = left > 0 ? [{ label: say(words.and), value: say(words.more(left)) }] : [];
  return [...shown.map((item) => row(item, say)), ...rest];
}

function lateRow(item: OutlookItem, say: Say): Row {
  const due = words.due(withHour(day(item.dates.dueOn.toString()), item.dates));
  return rowOf(item, standing(item), [due], say);
}

function nextRow(item: OutlookItem, say: Say, on = shortDay(item.dates.dueOn.toString())): Row {
  const { dates, status, nature } = item;
  const { dueOn, actBy } = dates;
  const acts = nature !== 'opens' && !actBy.equals(dueOn);
  const left = asUncertain(standing(item), status);
  return rowOf(
    item,
    withHour(on, dates),
    [left, ...(acts ? [words.actBy(shortDay(actBy.toString()))] : [])],
    say,
  );
}

/** A day with the hour at which it ends or opens, where one is printed, and by whose clocks that is. */
function withHour(on: Text, { minute }: ItemDates): Text {
  if (minute === undefined) return on;
  const { zh, en } = letterWords.beijing;
  return { zh: `${on.zh} ${hour(minute)}（${zh}）`, en: `${on.en}, ${hour(minute)} (${en})` };
}

function rowOf(item: OutlookItem, label: Text, about: Text[], say: Say): Row {
  const demo = item.demo ? say({ zh: `【${letterWords.demo.zh}】`, en: `[${letterWords.demo.en}] ` }) : '';
  const amount = item.stake.kind === 'none' ? undefined : (stakeText(item.stake) ?? letterWords.unknownMoney);
  const href = safeLink(item.links.details);
  return {
    label: say(label),
    value: demo + say(item.title),
    more: [
      ...(item.enterprise ? [oneLine(item.enterprise)] : []),
      listed([...about, ...(amount ? [words.stake(amount)] : [])], say),
    ],
    ...(href ? { href } : {}),
  };
}

function listed(parts: Text[], say: Say): string {
  return say({ zh: parts.map(({ zh }) => zh).join('，'), en: parts.map(({ en }) => en).join(', ') });
}
