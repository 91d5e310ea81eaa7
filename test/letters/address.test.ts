import t from 'tap';
import { mailAddress } from '../../src/letters/address.ts';

t.test('one plain address passes, its domain in lower case and as A-labels', async (t) => {
  t.same(mailAddress('Lin.Xiao+due@Example.COM'), 'Lin.Xiao+due@example.com');
  t.same(mailAddress('lin@邮件.中国'), 'lin@xn--5nq051n.xn--fiqs8s');
  t.same(mailAddress('lin@例子．中国'), 'lin@xn--fsqu00a.xn--fiqs8s');
  t.same(mailAddress('lin@localhost'), 'lin@localhost');
});

t.test('nothing that could become a second recipient or a command passes', async (t) => {
  const attempts = [
    'b@x\r\nRCPT TO:<evil@x>',
    'b@x\nBcc: evil@x',
    'x@y, evil@z',
    'x@y;evil@z',
    'x@y evil@z',
    '<x@y>',
    'Lin <x@y>',
    'group:x@y,evil@z;',
    '"a b"@x.cn',
    'a@b@c',
    'x@y\u0000',
    'x@y>',
    'x@[127.0.0.1]',
    'x@127.1',
    'x@y/z',
    'x@a%2eb',
    'x@y?z',
    'x@y:25',
    'x@y\u2028z',
    '林@example.com',
    ' x@y',
    'x@y ',
  ];
  for (const attempt of attempts) t.equal(mailAddress(attempt), undefined, encodeURIComponent(attempt));
});

t.test('what is not an address does not pass', async (t) => {
  for (const text of ['', '@', 'x', 'x@', '@y', '.x@y', 'x.@y', 'x..y@z', 'x@-y.cn', 'x@y..cn', 'x@.cn']) {
    t.equal(mailAddress(text), undefined, text);
  }
});

t.test('lengths end at 64, 63 and 254 octets', async (t) => {
  const host = `${'d'.repeat(63)}.${'d'.repeat(63)}.${'d'.repeat(61)}.cn`;
  t.ok(mailAddress(`${'a'.repeat(64)}@example.com`));
  t.notOk(mailAddress(`${'a'.repeat(65)}@example.com`));
  t.notOk(mailAddress(`a@${'d'.repeat(64)}.cn`));
  t.equal(mailAddress(`${'a'.repeat(254 - 1 - host.length)}@${host}`)?.length, 254);
  t.notOk(mailAddress(`${'a'.repeat(255 - 1 - host.length)}@${host}`));
});
