import fc from 'fast-check';
import t from 'tap';
import { mailAddress } from '../../src/letters/address.ts';
import { bounceAddress, bounceToken, readBounceToken, tokenIn } from '../../src/letters/bounce-address.ts';

const secret = 'a secret of more than thirty-two characters';
const letterId = '0197c0de-0000-7000-8000-000000000001';

t.test('the sender of a letter names it, in an address any server takes', async (t) => {
  const address = bounceAddress(secret, 'bounce@bounces.qixian.example', letterId);
  t.match(address, /^bounce\+[0-9a-z]{41}@bounces\.qixian\.example$/);
  t.equal(mailAddress(address), address);
  t.equal(readBounceToken(secret, tokenIn(`To: <${address}>`) ?? ''), letterId);
});

t.test('every letter’s token is read again, whatever became of its case', async () => {
  await fc.assert(
    fc.property(fc.uuid(), fc.func(fc.boolean()), (id, upper) => {
      const token = bounceToken(secret, id);
      const changed = [...token].map((letter, at) => (upper(at) ? letter.toUpperCase() : letter)).join('');
      return token.length === 41 && readBounceToken(secret, changed) === id;
    }),
  );
});

t.test('the first and the last of all ids keep their length', async (t) => {
  for (const id of ['00000000-0000-0000-0000-000000000000', 'ffffffff-ffff-ffff-ffff-ffffffffffff'])
    t.equal(readBounceToken(secret, bounceToken(secret, id)), id);
});

t.test('a token of another secret, another letter or no letter is none', async (t) => {
  const token = bounceToken(secret, letterId);
  t.equal(readBounceToken('another secret of thirty-two characters', token), undefined);
  const other = bounceToken(secret, '0197c0de-0000-7000-8000-000000000002');
  t.equal(readBounceToken(secret, other.slice(0, 25) + token.slice(25)), undefined);
  for (let at = 0; at < token.length; at++) {
    const digit = token[at] === 'q' ? 'r' : 'q';
    t.equal(readBounceToken(secret, token.slice(0, at) + digit + token.slice(at + 1)), undefined, `${at}`);
  }
  for (const text of ['', token.slice(1), `${token}0`, 'z'.repeat(41), '='.repeat(41)])
    t.equal(readBounceToken(secret, text), undefined);
});

t.test('a mailbox whose own part leaves no room, or that is none, is refused', async (t) => {
  t.ok(bounceAddress(secret, `${'b'.repeat(22)}@example.com`, letterId));
  for (const mailbox of [
    `${'b'.repeat(23)}@example.com`,
    '@example.com',
    'bounce',
    'a@b@example.com',
    'a b@example.com',
  ])
    t.throws(() => bounceAddress(secret, mailbox, letterId), RangeError, mailbox);
});
