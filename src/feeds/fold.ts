const limit = 75;

/** A content line in pieces of at most 75 octets of UTF-8, never inside a code point, nor inside a grapheme (RFC 5545 §3.1). */
export function fold(line: string): string {
  // No code unit takes more than three octets.
  if (line.length * 3 <= limit || Buffer.byteLength(line) <= limit) return line;
  return plain.test(line) ? foldPlain(line) : foldGraphemes(line);
}

/** Lines as they were before folding. */
export function unfold(calendar: string): string[] {
  return calendar
    .replace(/\r\n[ \t]/g, '')
    .split('\r\n')
    .filter((line) => line !== '');
}

/**
 * Characters of one code unit between any two of which a line may break: letters of Western languages, Chinese characters and
 * kana with their punctuation, full-width forms. None of them joins another to one grapheme (UAX 29).
 */
const plain =
  /^[\x20-\x7e\u00a1-\u02ff\u2010-\u2027\u2030-\u205e\u2100-\u22ff\u2460-\u24ff\u3001-\u3029\u3041-\u3096\u309b-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uff01-\uff9d]*$/;

function foldPlain(line: string): string {
  const pieces: string[] = [];
  let from = 0;
  let octets = 0;
  for (let at = 0; at < line.length; at += 1) {
    const unit = line.charCodeAt(at);
    const size = unit < 0x80 ? 1 : unit < 0x800 ? 2 : 3;
    octets += size;
    if (octets <= limit) continue;
    pieces.push(line.slice(from, at));
    from = at;
    octets = 1 + size;
  }
  pieces.push(line.slice(from));
  return pieces.join('\r\n ');
}

function foldGraphemes(line: string): string {
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

const graphemes = new Intl.Segmenter('und', { granularity: 'grapheme' });

/** Graphemes, and the code points of one that is longer than a line. */
function* unbreakable(line: string): Iterable<string> {
  for (const { segment } of graphemes.segment(line)) {
    if (Buffer.byteLength(segment) < limit) yield segment;
    else yield* segment;
  }
}
