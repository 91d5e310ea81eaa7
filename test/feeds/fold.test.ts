import fc from 'fast-check';
import t from 'tap';
import { fold, unfold } from '../../src/feeds/fold.ts';

t.test('any line of whole characters folds to at most 75 octets and unfolds to itself', async (t) => {
  const lines = fc
    .string({ unit: 'grapheme', minLength: 1, maxLength: 200 })
    .map((text) => `X:${text.replace(/[\r\n]/g, '')}`);
  fc.assert(
    fc.property(lines, (line) => {
      const folded = fold(line);
      t.same(unfold(`${folded}\r\n`), [line]);
      return folded.split('\r\n').every((piece) => Buffer.byteLength(piece) <= 75 && piece.isWellFormed());
    }),
  );
});

t.test('a grapheme longer than a line is parted between its code points', async (t) => {
  const folded = fold(`X:a${'\u0301'.repeat(100)}`);
  t.ok(folded.split('\r\n').every((piece) => Buffer.byteLength(piece) <= 75 && piece.isWellFormed()));
});
