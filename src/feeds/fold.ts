const limit = 75;

/** A content line in pieces of at most 75 octets of UTF-8, never inside a code point, nor inside a grapheme (RFC 5545 §3.1). */
export function fold(line: string): string {
  if (Buffer.byteLength(line) <= limit) return line;
  const pieces: string[] = [];
  let piece = '';
  let octets = 0;
  for (const part of unbreakable(line)) {
    const size = Buffer.byteLength(part);
    if (octets + size > limit) {
      pieces.push(piece);
      piece = ' ';
      octets = 1;
    }
    piece += part;
    octets += size;
  }
  return [...pieces, piece].join('\r\n');
}

/** Lines as they were before folding. */
export function unfold(calendar: string): string[] {
  return calendar
    .replace(/\r\n[ \t]/g, '')
    .split('\r\n')
    .filter((line) => line !== '');
}

const joins = /[\p{M}\p{Emoji_Modifier}\p{Regional_Indicator}\u200d]/u;

/** Looking for graphemes costs time, so only lines that hold more than single code points are asked. */
function* unbreakable(line: string): Iterable<string> {
  if (!joins.test(line)) return yield* line;
  const graphemes = new Intl.Segmenter('und', { granularity: 'grapheme' });
  for (const { segment } of graphemes.segment(line)) {
    if (Buffer.byteLength(segment) < limit) yield segment;
    else yield* segment;
  }
}
