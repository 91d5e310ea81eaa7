import type { Lang, Text } from '../answers/source.ts';
import { pick } from '../words/format.ts';
import { languageTag } from '../words/language.ts';
import { oneLine, paragraph } from './clean.ts';

/** One entry (RFC 4287 §4.1.2). Everything comes from stored rows and nothing from the day of the request. */
export type AtomEntry = {
  /** A UUID, the same for the entry's whole life. */
  id: string;
  title: Text;
  publishedAt: Temporal.Instant;
  /** When its meaning last changed: when it was published, or when another took its place. */
  updatedAt: Temporal.Instant;
  /** Whose words it tells. */
  author: Text;
  /** The page for people. */
  url: string;
  /** Pages that belong to it, such as the entry that corrects it. */
  related: string[];
  categories: { term: string; label: Text }[];
  summary: Text[];
};

/** A feed at a URL, in one language. */
export type AtomFeed = {
  /** A UUID that no setting changes. */
  id: string;
  lang: Lang;
  title: Text;
  author: Text;
  /** The feed's own URL, and the page for people; absolute. */
  self: string;
  url: string;
  /** Newest first. */
  entries: AtomEntry[];
};

/** A feed as Atom (RFC 4287), to be sent as UTF-8. The same rows give the same bytes. Throws a TypeError where a URL is none. */
export function renderAtom(feed: AtomFeed): string {
  const say = (text: Text) => pick(text, feed.lang);
  const lines = [
    '<?xml version="1.0" encoding="utf-8"?>',
    `<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${languageTag[feed.lang]}">`,
    element('id', `urn:uuid:${feed.id}`),
    element('title', oneLine(say(feed.title))),
    element('updated', stamp(newestUpdate(feed.entries) ?? never)),
    link('self', feed.self, 'application/atom+xml'),
    link('alternate', feed.url, 'text/html'),
    author(say(feed.author)),
    ...feed.entries.map((entry) => entryLines(entry, feed.lang)),
    '</feed>',
  ];
  return `${lines.join('\n')}\n`;
}

/** The newest change of a feed; undefined in an empty one. */
export function newestUpdate(entries: AtomEntry[]): Temporal.Instant | undefined {
  return entries
    .map(({ updatedAt }) => updatedAt)
    .toSorted(Temporal.Instant.compare)
    .at(-1);
}

/** A feed has to say when it was updated: one that never held anything, at the beginning of time. */
const never = Temporal.Instant.fromEpochMilliseconds(0);

function entryLines(entry: AtomEntry, lang: Lang): string {
  const say = (text: Text) => pick(text, lang);
  return [
    '<entry>',
    element('id', `urn:uuid:${entry.id}`),
    element('title', oneLine(say(entry.title))),
    element('published', stamp(entry.publishedAt)),
    element('updated', stamp(entry.updatedAt)),
    link('alternate', entry.url, 'text/html'),
    ...entry.related.map((url) => link('related', url, 'text/html')),
    author(say(entry.author)),
    ...entry.categories.map(
      ({ term, label }) =>
        `<category term="${escaped(oneLine(term))}" label="${escaped(oneLine(say(label)))}"/>`,
    ),
    element('summary', paragraph(entry.summary.map(say).join('\n'))),
    '</entry>',
  ].join('\n');
}

function element(name: string, text: string): string {
  return `<${name}>${escaped(text)}</${name}>`;
}

function author(name: string): string {
  return `<author>${element('name', oneLine(name))}</author>`;
}

function link(rel: string, address: string, type: string): string {
  return `<link rel="${rel}" type="${type}" href="${escaped(new URL(address).href)}"/>`;
}

/** RFC 3339 in whole seconds. */
function stamp(at: Temporal.Instant): string {
  return at.toString({ smallestUnit: 'second' });
}

/** Text in an element or a quoted attribute; the two code points that XML 1.0 refuses and `paragraph` lets pass are dropped. */
function escaped(text: string): string {
  return text
    .replace(/[\ufffe\uffff]/g, '')
    .replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
