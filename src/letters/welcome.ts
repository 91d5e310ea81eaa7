import type { Text } from '../answers/source.ts';
import { usualDays } from '../deadlines/ladder.ts';
import type { Wishes } from '../deadlines/wishes.ts';
import { deadlineKindWords } from '../words/deadlines.ts';
import { hour, pick } from '../words/format.ts';
import { languageTag } from '../words/language.ts';
import { letterWords, salutation } from '../words/letters.ts';
import { manageWords } from '../words/manage.ts';
import { welcomeWords as words } from '../words/welcome.ts';
import { link } from './card.ts';
import type { Card, LetterDocument, Row } from './document.ts';
import { htmlText } from './html.ts';
import type { LetterModel } from './model.ts';
import { comingRows, type OutlookItem } from './outlook.ts';
import { oneLine, subjectAbout } from './safe.ts';
import { plainText } from './text.ts';

/** What a new member of an enterprise is told. */
export type Welcome = Pick<LetterModel, 'lang' | 'recipient' | 'links'> & {
  enterprise: string;
  /** How the member is reminded now; absent where that was turned off meanwhile. */
  wishes?: Pick<Wishes, 'cadence' | 'minute' | 'zone' | 'weekday' | 'outlook'>;
  /** The nearest dates of the enterprise. */
  next: OutlookItem[];
};

type Say = (text: Text) => string;

/** The kinds whose usual days are told, as examples of the others. */
const examples = ['claim', 'certificate-renewal', 'duty'] as const;

/** The first letter a member of an enterprise gets: what will come and when, the nearest dates, and where to change it. */
export function renderWelcome(model: Welcome): { subject: string; text: string; html: string } {
  const letter = documentOf(model);
  return { subject: letter.subject, text: plainText(letter), html: htmlText(letter) };
}

function documentOf(model: Welcome): LetterDocument {
  const { lang, recipient, links } = model;
  const say: Say = (text) => oneLine(pick(text, lang));
  const enterprise = oneLine(model.enterprise);
  const tag = lang === 'zh' ? `【${words.tag.zh}】` : `[${words.tag.en}] `;
  return {
    lang: languageTag[lang] as LetterDocument['lang'],
    subject: subjectAbout(enterprise, (name) => `${tag}${say(words.subject(name))}`),
    salutation: say(salutation(oneLine(recipient.name))),
    opening: [say(words.opening(enterprise))],
    cards: [getsCard(model, say), ...nextCard(model, say)],
    closing: [say(words.change), say(letterWords.closing)],
    links: [
      ...link(letterWords.manage, links.manage, say),
      ...link(words.feed, links.calendar, say),
      ...link(letterWords.openService, links.service, say),
    ],
  };
}

function getsCard({ enterprise, wishes }: Welcome, say: Say): Card {
  const days = examples.map((kind) => say(words.before(deadlineKindWords[kind], usualDays(kind))));
  const [first = '', ...more] = days;
  const rows: Row[] = wishes
    ? [
        {
          label: say(words.reminders),
          value: say(words.at(manageWords.cadences[wishes.cadence], hour(wishes.minute), wishes.zone)),
          strong: true,
        },
        { label: say(words.ladder), value: first, more },
        ...(wishes.outlook ? [outlookRow(wishes.weekday, say)] : []),
      ]
    : [{ label: say(words.reminders), value: say(words.off) }];
  return {
    heading: say(words.gets),
    badge: oneLine(enterprise),
    urgency: 'far',
    rows,
    list: true,
    links: [],
  };
}

function outlookRow(weekday: number, say: Say): Row {
  const named = manageWords.weekdays[weekday - 1] ?? manageWords.weekdays[0];
  return { label: say(words.outlook), value: say(words.outlookOn(named)) };
}

function nextCard({ enterprise, next }: Welcome, say: Say): Card[] {
  if (next.length === 0) return [];
  const rows = comingRows(next, say);
  return [
    { heading: say(words.next), badge: oneLine(enterprise), urgency: 'near', rows, list: true, links: [] },
  ];
}
