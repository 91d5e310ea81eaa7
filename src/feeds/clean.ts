/**
 * Text of several lines without what breaks readers: control characters (RFC 5545 §3.1), bare CR, half of a
 * surrogate pair, and the Unicode line ends at which some parsers split a content line.
 */
export function paragraph(text: string): string {
  return text
    .toWellFormed()
    .replace(/\r\n?|[\u0085\u2028\u2029]/g, '\n')
    .replace(/[^\P{Cc}\n]|\ufeff/gu, '');
}

/** Text of one line, at most 255 characters (code points), as titles and names want it. */
export function oneLine(text: string): string {
  const lines = paragraph(text.replaceAll('\t', ' '));
  const line = (lines.includes('\n') ? lines.replace(/\s*\n\s*/g, ' ') : lines).trim();
  if (line.length <= 255) return line;
  const points = [...line];
  return points.length > 255 ? `${points.slice(0, 254).join('')}…` : line;
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
