import type { Lang, Text } from '../answers/source.ts';
import { pick } from '../words/format.ts';
import { languageTag } from '../words/language.ts';
import { letterWords, salutation } from '../words/letters.ts';
import { troubleWords as words } from '../words/trouble.ts';
import { link } from './card.ts';
import type { LetterDocument, Row } from './document.ts';
import { htmlText } from './html.ts';
import { oneLine, safeLink } from './safe.ts';
import { plainText } from './text.ts';

/** What can be wrong with the service that administrators are told of: a closed list. */
export const troubles = ['failed-letters', 'no-plan', 'nothing-sent', 'forgotten'] as const;

/** Something that is wrong with the service, and the day it is about (ISO). */
export type Trouble =
  | { what: 'failed-letters'; on: string; reasons: { reason: string; letters: number }[] }
  | { what: 'no-plan'; on: string; looked: number }
  | { what: 'nothing-sent'; on: string }
  | {
      what: 'forgotten';
      on: string;
      looks: number;
      stranded: number;
      loose: number;
      overlooked: number;
    };

type TroubleModel = {
  lang: Lang;
  recipient: { name: string; address: string };
  trouble: Trouble;
  /** The service's own `http` or `https` address. */
  links: { service: string };
};

/** The letter that tells an administrator what is wrong, what it means, and where to look. */
export function renderTrouble(model: TroubleModel): { subject: string; text: string; html: string } {
  const letter = documentOf(model);
  return { subject: letter.subject, text: plainText(letter), html: htmlText(letter) };
}

type Say = (text: Text) => string;

function documentOf({ lang, recipient, trouble, links }: TroubleModel): LetterDocument {
  const say: Say = (text) => oneLine(pick(text, lang));
  const tag = lang === 'zh' ? `【${words.tag.zh}】` : `[${words.tag.en}] `;
  const subject = say(subjectOf(trouble));
  const service = safeLink(links.service)?.replace(/\/$/, '') ?? '';
  return {
    lang: languageTag[lang] as LetterDocument['lang'],
    subject: `${tag}${subject}`,
    salutation: say(salutation(oneLine(recipient.name))),
    opening: [say(words.meaning[trouble.what])],
    cards: [
      {
        heading: subject,
        badge: say(words.badge),
        urgency: 'overdue',
        rows: rowsOf(trouble, service, say),
        links: [],
      },
    ],
    closing: [say(words.closing)],
    links: link(letterWords.openService, links.service, say),
  };
}

function subjectOf(trouble: Trouble): Text {
  const { what, on } = trouble;
  if (what === 'failed-letters')
    return words.subject[what](
      on,
      trouble.reasons.reduce((sum, { letters }) => sum + letters, 0),
    );
  if (what === 'forgotten')
    return words.subject[what](on, trouble.looks + trouble.stranded + trouble.loose + trouble.overlooked);
  return words.subject[what](on);
}

function rowsOf(trouble: Trouble, service: string, say: Say): Row[] {
  const where = (...places: string[]): Row => several(say(words.where), places);
  const help = (how: Text): Row => ({ label: say(words.help), value: say(how), strong: true });
  const runs = where('qixian runs', `GET ${service}/api/v1/runs`);
  if (trouble.what === 'failed-letters') {
    const reasons = trouble.reasons.map(({ reason, letters }) =>
      say(words.failedFor(words.reasons[reason] ?? { zh: reason, en: reason }, letters)),
    );
    const list = where('qixian letters failed', `GET ${service}/api/v1/letters?state=failed`);
    return [several(say(words.failed), reasons), list, help(words.resend)];
  }
  if (trouble.what === 'no-plan') {
    const looked = { label: say(words.looked), value: say(words.lookedAt(trouble.looked)) };
    return [looked, runs, help(words.mendRun)];
  }
  if (trouble.what === 'nothing-sent') return [runs, help(words.mendRelay)];
  const kinds = ['looks', 'stranded', 'loose', 'overlooked'] as const;
  const found = kinds.filter((kind) => trouble[kind] > 0).map((kind) => say(words[kind](trouble[kind])));
  return [several(say(words.found), found), runs, help(words.mendRun)];
}

function several(label: string, [value = '', ...more]: string[]): Row {
  return { label, value, ...(more.length > 0 ? { more } : {}) };
}
