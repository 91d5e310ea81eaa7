import type { Lang } from '../answers/source.ts';
import { announcementWords } from '../words/announcements.ts';
import { robotWords } from '../words/channels.ts';
import { pick } from '../words/format.ts';
import { announcementLetterWords, letterWords } from '../words/letters.ts';
import type { Card, LetterDocument, Link, Row } from './document.ts';

/** A piece of a line; what it looks like is the dialect's matter. */
export type Span = { text: string; href?: string; strong?: true; urgency?: Card['urgency'] };

export type Line = Span[];

/** A letter as short lines: `more` says how many cards are left out. */
export type Laid = { title: string; head: Line[]; cards: Line[][]; more(left: number): Line; foot: Line };

/** Cuts a text so that it takes at most so many bytes as the dialect writes it. */
export type Cut = (text: string, bytes: number) => string;

/** Of what a card says, what a group reads at a glance; reasons and sources stand behind its link. */
const kept = [
  letterWords.insteadOf,
  letterWords.before,
  letterWords.due,
  letterWords.opens,
  letterWords.submitBy,
  letterWords.actBy,
  letterWords.aboutDate,
  letterWords.money,
  letterWords.changeWhy,
  announcementWords.state,
  announcementWords.effect,
  announcementLetterWords.forYou,
  announcementLetterWords.dates,
];

/** Bytes that the parts may take: together with one card's heading they fit the shortest message, 2,048 bytes. */
const most = { title: 300, opening: 200, heading: 240, enterprise: 90, row: 400, href: 300 };

/** A letter for a group: without the salutation, and with the service's name in every message. */
export function layOut(letter: LetterDocument, cut: Cut): Laid {
  const lang: Lang = letter.lang === 'zh-CN' ? 'zh' : 'en';
  const service = letter.links[0];
  const more = (left: number): Line => [linked(pick(robotWords.more(left), lang), service)];
  const name: Span = { text: `${pick(robotWords.service, lang)} ` };
  return {
    title: cut(letter.subject, most.title),
    head: letter.opening.slice(0, 3).map((line) => [{ text: cut(line, most.opening) }]),
    cards: letter.cards.map((card, index) => cardLines(card, index + 1, lang, cut)),
    more,
    foot: service ? [name, linked(service.label, service)] : [name],
  };
}

function cardLines(card: Card, position: number, lang: Lang, cut: Cut): Line[] {
  const demo = card.demo ? (lang === 'zh' ? `【${card.demo}】` : `[${card.demo}] `) : '';
  const heading = linked(cut(demo + card.heading, most.heading), card.links[0]);
  const enterprise = card.enterprise ? [{ text: ` · ${cut(card.enterprise, most.enterprise)}` }] : [];
  const labels = new Set(kept.map((label) => pick(label, lang)));
  return [
    [{ text: `${position}. ` }, { ...heading, strong: true }, ...enterprise],
    [{ text: cut(card.badge, most.opening), strong: true, urgency: card.urgency }],
    ...card.rows
      .filter(({ label }) => card.list || labels.has(label))
      .flatMap((row) => rowLines(row, lang, cut)),
  ];
}

function rowLines({ label, value, more = [], note }: Row, lang: Lang, cut: Cut): Line[] {
  const said = lang === 'zh' ? `${label}：${value}` : `${label}: ${value}`;
  const noted = note ? (lang === 'zh' ? `（${note}）` : ` (${note})`) : '';
  return [said + noted, ...more].map((text) => [{ text: cut(text, most.row) }]);
}

function linked(text: string, link: Link | undefined): Span {
  return link && Buffer.byteLength(link.href) <= most.href ? { text, href: link.href } : { text };
}
