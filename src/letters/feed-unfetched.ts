import type { Lang, Text } from '../answers/source.ts';
import type { Status } from '../deadlines/model.ts';
import { feedUnfetchedWords as words } from '../words/feed-letters.ts';
import { dayAndHour, day as dayText, pick } from '../words/format.ts';
import { languageTag } from '../words/language.ts';
import { letterWords, salutation } from '../words/letters.ts';
import type { Nature } from '../words/standing.ts';
import { link, statedDay } from './card.ts';
import type { Card, LetterDocument, Row } from './document.ts';
import { htmlText } from './html.ts';
import { oneLine } from './safe.ts';
import { plainText } from './text.ts';

/** The days a calendar shows a deadline on; all in Asia/Shanghai, inclusive. */
type Days = {
  status: Status;
  dueOn: Temporal.PlainDate;
  minute?: number;
  actBy?: Temporal.PlainDate;
  submitBy?: Temporal.PlainDate;
};

/**
 * A change that a calendar has not fetched: `now` is absent where the deadline is withdrawn, `before` where it is new, and
 * `enterprise` where the calendar is of one.
 */
export type MissedChange = {
  title: Text;
  nature: Nature;
  enterprise?: string;
  demo: boolean;
  now?: Days;
  before?: Days;
};

/** A calendar with what it has missed, soonest first. */
type StaleCalendar = {
  name: Text;
  fetchedAt: Temporal.Instant;
  client: Text;
  changes: MissedChange[];
  /** Its own page, where that is known. */
  link?: string;
};

/** What the person of calendars is told that are not fetched any more. */
export type FeedUnfetched = {
  lang: Lang;
  recipient: { name: string };
  /** At least one. */
  calendars: StaleCalendar[];
  /** How many deadlines have changed; one may be in several calendars. */
  missed: number;
  /** The service's own `http` or `https` addresses. */
  links: { service: string; manage: string };
};

type Say = (text: Text) => string;

/** As many changes of a calendar as are named; what is beyond is counted. */
const mostNamed = 10;

/** The letter that tells near dates which have changed and which a subscribed calendar has not fetched, and what helps. */
export function renderFeedUnfetched(model: FeedUnfetched): { subject: string; text: string; html: string } {
  const letter = documentOf(model);
  return { subject: letter.subject, text: plainText(letter), html: htmlText(letter) };
}

function documentOf({ lang, recipient, calendars, missed, links }: FeedUnfetched): LetterDocument {
  const say: Say = (text) => oneLine(pick(text, lang));
  const tag = lang === 'zh' ? `【${words.tag.zh}】` : `[${words.tag.en}] `;
  const changes = calendars.flatMap((each) => each.changes);
  return {
    lang: languageTag[lang] as LetterDocument['lang'],
    subject: tag + say(words.subject(missed)),
    salutation: say(salutation(oneLine(recipient.name))),
    opening: [say(words.opening)],
    cards: calendars.map((calendar) => cardOf(calendar, say)),
    closing: [...(changes.some(({ demo }) => demo) ? [say(letterWords.demoNote)] : []), say(words.closing)],
    links: [
      ...link(letterWords.manage, links.manage, say),
      ...link(letterWords.openService, links.service, say),
    ],
  };
}

function cardOf({ name, fetchedAt, client, changes, link: to }: StaleCalendar, say: Say): Card {
  const on = fetchedAt.toZonedDateTimeISO('Asia/Shanghai');
  const last = dayAndHour(on.toPlainDate().toString(), on.hour * 60 + on.minute);
  const left = changes.length - mostNamed;
  return {
    heading: say(name),
    badge: say(words.badge),
    urgency: 'near',
    rows: [
      ...changes.slice(0, mostNamed).map((change) => rowOf(change, say)),
      ...(left > 0 ? [{ label: say(words.and), value: say(words.more(left)) }] : []),
      { label: say(words.lastFetched), value: say(words.fetchedBy(last, client)) },
      { label: say(words.todo), value: say(words.todoHow) },
    ],
    list: true,
    links: link(words.page, to, say),
  };
}

function rowOf({ title, nature, enterprise, demo, now, before }: MissedChange, say: Say): Row {
  const what = now ? (before ? words.moved : words.added) : words.withdrawn;
  const { zh, en } = letterWords.demo;
  const marked = demo ? { zh: `【${zh}】${title.zh}`, en: `[${en}] ${title.en}` } : title;
  return {
    label: say(what),
    value: say(marked),
    more: [
      ...(enterprise ? [oneLine(enterprise)] : []),
      ...(now ? [say(datesText(now, nature))] : []),
      say(toldText(before && datesText(before, nature), now !== undefined)),
    ],
    strong: true,
  };
}

function toldText(before: Text | undefined, stands: boolean): Text {
  if (!before) return words.notYet;
  return stands ? words.instead(before) : words.stillShown(before);
}

function datesText({ status, dueOn, minute, actBy, submitBy }: Days, nature: Nature): Text {
  const on = statedDay({ dueOn, ...(minute === undefined ? {} : { minute }) }, status);
  if (nature === 'opens') return words.opens(on);
  const said = [
    words.due(on),
    ...(actBy && !actBy.equals(dueOn) ? [words.actBy(dayText(actBy.toString()))] : []),
    ...(submitBy ? [words.submitBy(dayText(submitBy.toString()))] : []),
  ];
  return { zh: said.map(({ zh }) => zh).join('，'), en: said.map(({ en }) => en).join(', ') };
}
