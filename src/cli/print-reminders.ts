import type { Lang, Text } from '../answers/source.ts';
import type { ToldRow, WhyReminded } from '../cases/why-reminded.ts';
import { pick } from '../words/format.ts';
import { printWords as words } from '../words/print.ts';
import { section, shanghai } from './print.ts';

/** Why each reminder of a deadline was sent or not, with what the other side replied, and what comes next for whom. */
export function remindersText({ rows, readers }: WhyReminded, lang: Lang): string {
  const say = (text: Text) => pick(text, lang);
  return [
    '',
    ...section(
      say(words.reasons),
      rows.flatMap((row) => rowLines(row, lang)),
    ),
    ...section(
      say(words.next),
      readers.map(
        ({ person, channel, words: said }) => `${person.address ?? person.name}  ${channel}  ${say(said)}`,
      ),
    ),
  ].join('\n');
}

function rowLines({ person, rung, rungOn, words: said, attempts = [] }: ToldRow, lang: Lang): string[] {
  return [
    `${rungOn}  ${rung}  ${person.address ?? person.name}  ${pick(said, lang)}`,
    ...attempts.map(({ number, event, detail, at }) =>
      `    ${number} ${event} ${shanghai(at)} ${detail}`.trimEnd(),
    ),
  ];
}
