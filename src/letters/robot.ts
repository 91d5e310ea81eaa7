import type { RobotName } from '../answers/channels.ts';
import type { Lang } from '../answers/source.ts';
import { robotWords } from '../words/channels.ts';
import { pick } from '../words/format.ts';
import { letterWords } from '../words/letters.ts';
import { link } from './card.ts';
import type { LetterDocument } from './document.ts';
import { htmlText } from './html.ts';
import { type Blocks, type Dialect, dialectOf } from './robot-dialects.ts';
import { type Cut, type Laid, type Line, layOut } from './robot-lines.ts';
import { plainText } from './text.ts';

/** The call's body without timestamp and signature, and how many of the letter's cards it spells out: the first ones. */
export type RobotMessage = { bytes: Uint8Array; shown: number };

/** A letter as a message of a group robot, within the vendor's bytes. `everyone`: with a call to the whole group. */
export function renderRobot(robot: RobotName, letter: LetterDocument, everyone = false): RobotMessage {
  const dialect = dialectOf(robot, everyone);
  const laid = layOut(letter, cutFor(dialect));
  const written = (shown: number, firstOnly?: number) =>
    write(dialect, { title: laid.title, lang: letter.lang, blocks: blocksOf(laid, shown, firstOnly) });
  let shown = laid.cards.length;
  let message = written(shown);
  while (shown > 1 && message.size > dialect.limit) {
    shown = Math.max(1, Math.min(shown - 1, Math.floor((shown * dialect.limit) / message.size)));
    message = written(shown);
  }
  // One card that is too long loses its last lines; its heading always fits.
  let lines = laid.cards[0]?.length ?? 0;
  while (lines > 1 && message.size > dialect.limit) {
    lines -= 1;
    message = written(shown, lines);
  }
  return { bytes: Buffer.from(JSON.stringify(message.body)), shown };
}

/** The letter behind "send a test". `service` is where the service is reached. */
export function testLetter(lang: Lang, service: string): LetterDocument {
  const say = (text: { zh: string; en: string }) => pick(text, lang);
  return {
    lang: lang === 'zh' ? 'zh-CN' : 'en',
    subject: say(robotWords.testSubject),
    salutation: '',
    opening: [say(robotWords.test)],
    cards: [],
    closing: [],
    links: link(letterWords.openService, service, say),
  };
}

/** The same as a mail. */
export function renderTest(lang: Lang, service: string): { subject: string; text: string; html: string } {
  const letter = testLetter(lang, service);
  return { subject: letter.subject, text: plainText(letter), html: htmlText(letter) };
}

function blocksOf({ head, cards, more, foot }: Laid, shown: number, firstOnly?: number): Line[][] {
  const told = cards.slice(0, shown).map((lines) => lines.slice(0, firstOnly));
  const left = cards.length - shown;
  return [head, ...told, ...(left > 0 ? [[more(left)]] : []), [foot]].filter((block) => block.length > 0);
}

function write(dialect: Dialect, message: Blocks) {
  const { body, measured } = dialect.write(message);
  return { body, size: Buffer.byteLength(measured) };
}

const segments = new Intl.Segmenter('zh', { granularity: 'grapheme' });

/** Cuts between what a reader sees as characters, so that no emoji is torn, and marks the cut. */
function cutFor({ plain }: Dialect): Cut {
  const size = (text: string) => Buffer.byteLength(plain(text));
  return (text, bytes) => {
    const whole = text.toWellFormed();
    if (size(whole) <= bytes) return whole;
    let kept = '';
    let used = size('…');
    for (const { segment } of segments.segment(whole)) {
      used += size(segment);
      if (used > bytes) break;
      kept += segment;
    }
    return `${kept.trimEnd()}…`;
  };
}
