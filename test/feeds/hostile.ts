import fc from 'fast-check';

/** What breaks calendars: halves of pairs, line ends of every kind, lines of the format itself, and characters that belong together. */
const pieces = [
  '中文',
  'plain words ',
  ' ',
  '👨‍👩‍👧‍👦',
  '🏳️‍🌈',
  '🇨🇳🇨🇳',
  '🏴󠁧󠁢󠁥󠁮󠁧󠁿',
  '👍🏽',
  '𠮷',
  'e\u0301\u0302',
  '\u1100\u1161\u11a8',
  '\uff76\uff9e',
  '1\ufe0f\u20e3',
  'กำ',
  '\u0600\u0661',
  'नि',
  'שלום \u202eabc\u202c',
  'مرحبا',
  '\ud800',
  '\udc00',
  '\udc00\ud800',
  '\r\n',
  '\n',
  '\r',
  '\n\n ',
  '\t',
  '\u0000',
  '\u001b[31m',
  '\u007f',
  '\u0085',
  '\u2028',
  '\u2029',
  '\ufeff',
  ',',
  ';',
  '\\',
  '\\n',
  '\\\\,',
  ':',
  '"',
  '\r\nBEGIN:VEVENT\r\nUID:x\r\n',
  '\nEND:VCALENDAR\n',
  ';LANGUAGE=en:',
];

const mixed = fc.array(fc.constantFrom(...pieces), { maxLength: 40 }).map((parts) => parts.join(''));
const long = fc
  .tuple(fc.constantFrom(...pieces), fc.constantFrom(...pieces))
  .map((pair) => pair.join('').repeat(10_000).slice(0, 10_000));

/** Any text, among it what is 10,000 code units long; a pair may be cut at its end. */
export const hostileText = fc.oneof(
  { weight: 6, arbitrary: mixed },
  { weight: 3, arbitrary: fc.string({ unit: 'binary', maxLength: 200 }) },
  { weight: 1, arbitrary: long },
);

/** The same, short enough for a title. */
export const hostileName = fc
  .array(fc.constantFrom(...pieces), { maxLength: 5 })
  .map((parts) => parts.join(''));

/**
 * What is left of a text once it is well-formed: no control characters, every line end an LF (CR, CRLF, and the three of Unicode
 * at which some readers part a line), a space for a tab, no byte order mark.
 */
export function normal(text: string): string {
  const lines = text.toWellFormed().split(/\r\n|[\r\n\u0085\u2028\u2029]/);
  const isKept = (point: string) => point > '\u009f' || (point >= ' ' && point <= '~');
  return lines
    .map((line) => [...line.replaceAll('\t', ' ')].filter((p) => isKept(p) && p !== '\ufeff').join(''))
    .join('\n');
}

/** The same on one line: what stands around a line end is one space. */
export function normalLine(text: string): string {
  return normal(text)
    .split('\n')
    .map((line, at, all) =>
      at === 0 ? line.trimEnd() : at === all.length - 1 ? line.trimStart() : line.trim(),
    )
    .filter((line, at, all) => line !== '' || at === 0 || at === all.length - 1)
    .join(' ')
    .trim();
}
