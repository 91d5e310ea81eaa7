/**
 * Text of several lines without what breaks readers: control characters (RFC 5545 §3.1), bare CR, half of a
 * surrogate pair, and the Unicode line ends at which some parsers split a content line. A tab is a space.
 */
export function paragraph(text: string): string {
  return text
    .toWellFormed()
    .replaceAll('\t', ' ')
    .replace(/\r\n?|[\u0085\u2028\u2029]/g, '\n')
    .replace(/[^\P{Cc}\n]|\ufeff/gu, '');
}

/** What a title may have, in code points. */
export const longestLine = 255;

/** Text of one line, at most `longestLine`, as titles and names want it; no grapheme is cut. */
export function oneLine(text: string): string {
  const lines = paragraph(text);
  const line = (lines.includes('\n') ? lines.replace(/\s*\n\s*/g, ' ') : lines).trim();
  return line.length <= longestLine ? line : cut(line);
}

const graphemes = new Intl.Segmenter('und', { granularity: 'grapheme' });

/** As many whole graphemes as leave room for the ellipsis. */
function cut(line: string): string {
  if ([...line].length <= longestLine) return line;
  let kept = '';
  let points = 0;
  for (const { segment } of graphemes.segment(line)) {
    points += [...segment].length;
    if (points >= longestLine) break;
    kept += segment;
  }
  return `${kept}…`;
}

/** A name for CATEGORIES: some readers split at a comma even where it is escaped. */
export function categoryName(text: string): string {
  return oneLine(text).replace(/\s*,\s*/g, '，');
}

/** A URI as a property value: it is not TEXT, so nothing in it may ask for a backslash. Throws a TypeError on what is no URL. */
export function uri(address: string): string {
  return new URL(address).href.replace(/[,;\\]/g, encodeURIComponent);
}

/** TEXT escaping (RFC 5545 §3.3.11), for the values that ical-generator writes as they are. */
export function escapeText(text: string): string {
  return text.replace(/[\\;,]/g, '\\$&').replace(/\n/g, '\\n');
}
