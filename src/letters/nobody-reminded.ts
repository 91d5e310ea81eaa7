import type { Lang, Text } from '../answers/source.ts';
import { pick } from '../words/format.ts';
import { languageTag } from '../words/language.ts';
import { letterWords, salutation } from '../words/letters.ts';
import { nobodyRemindedWords as words } from '../words/nobody-reminded.ts';
import { link } from './card.ts';
import type { LetterDocument } from './document.ts';
import { htmlText } from './html.ts';
import { oneLine, subjectAbout } from './safe.ts';
import { plainText } from './text.ts';

/** What those who can help are told when nobody of an enterprise is reminded any more. */
export type NobodyReminded = {
  lang: Lang;
  recipient: { name: string; address: string };
  enterprise: string;
  links: { service: string; manage: string };
};

/** The letter that says whose dates nobody is reminded of, and what helps. */
export function renderNobodyReminded(model: NobodyReminded): { subject: string; text: string; html: string } {
  const letter = documentOf(model);
  return { subject: letter.subject, text: plainText(letter), html: htmlText(letter) };
}

function documentOf({ lang, recipient, enterprise, links }: NobodyReminded): LetterDocument {
  const say = (text: Text) => oneLine(pick(text, lang));
  const name = oneLine(enterprise);
  const tag = lang === 'zh' ? `【${words.tag.zh}】` : `[${words.tag.en}] `;
  return {
    lang: languageTag[lang] as LetterDocument['lang'],
    subject: subjectAbout(name, (short) => `${tag}${say(words.subject(short))}`),
    salutation: say(salutation(oneLine(recipient.name))),
    opening: [say(words.opening)],
    cards: [
      {
        heading: name,
        badge: say(words.badge),
        urgency: 'overdue',
        rows: [{ label: say(words.help), value: say(words.helpHow), strong: true }],
        links: [],
      },
    ],
    closing: [say(words.closing)],
    links: [
      ...link(letterWords.manage, links.manage, say),
      ...link(letterWords.openService, links.service, say),
    ],
  };
}
