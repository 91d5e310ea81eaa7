import { letterDocument } from './compose.ts';
import { htmlText } from './html.ts';
import type { LetterItem, LetterModel } from './model.ts';
import { byUrgency } from './order.ts';
import { plainText } from './text.ts';

/** A letter in the reader's language; `carried` names the deadlines that it spells out, the rest is only counted. */
export type RenderedLetter = { subject: string; text: string; html: string; carried: string[] };

/** Text and HTML together, in bytes of UTF-8: encoded as base64 with headers, the message stays under 100,000 bytes. */
const budget = 70_000;

/** Renders a letter; throws a RangeError where it has no item, since an empty letter is never sent. */
export function renderLetter(model: LetterModel): RenderedLetter {
  const [first, ...rest] = byUrgency(model.items);
  if (!first) throw new RangeError('a letter has at least one item');
  const items: [LetterItem, ...LetterItem[]] = [first, ...rest];
  let shown = items.length;
  let letter = spell(model, items, shown);
  while (shown > 1 && bytesOf(letter) > budget) {
    shown = Math.max(1, Math.min(shown - 1, Math.floor((shown * budget) / bytesOf(letter))));
    letter = spell(model, items, shown);
  }
  return letter;
}

function spell(model: LetterModel, items: [LetterItem, ...LetterItem[]], shown: number): RenderedLetter {
  const letter = letterDocument(model, items, shown);
  const carried = items.slice(0, shown).map((item) => item.deadlineId);
  return { subject: letter.subject, text: plainText(letter), html: htmlText(letter), carried };
}

function bytesOf({ text, html }: RenderedLetter): number {
  return Buffer.byteLength(text) + Buffer.byteLength(html);
}
