import { readdirSync, symlinkSync, unlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import t, { type Test } from 'tap';
import { readBounceFolder } from '../../src/channels/mail/bounce-folder.ts';

const two = {
  new: { '2.b.mx': 'second', '1.a.mx': 'first', '.3.c.mx': 'still written' },
  tmp: { x: 'x' },
  cur: {},
};

function reader(answer: (text: string) => boolean = () => true) {
  const read: string[] = [];
  const handle = async (mail: Uint8Array) => {
    const text = Buffer.from(mail).toString();
    read.push(text);
    return answer(text);
  };
  return { read, handle };
}

const names = (...path: string[]) => readdirSync(join(...path)).sort();

t.test('mails are handed over oldest first, once, and lie among those read', async (t) => {
  const folder = t.testdir(two);
  const { read, handle } = reader();
  t.same(await readBounceFolder(folder, handle), { handled: 2, setAside: [], failures: [] });
  t.same(await readBounceFolder(folder, handle), { handled: 0, setAside: [], failures: [] });
  t.same(read, ['first', 'second']);
  t.same(names(folder, 'cur'), ['1.a.mx:2,S', '2.b.mx:2,S']);
  t.same(names(folder, 'new'), ['.3.c.mx']);
});

t.test('a folder nothing was delivered to yet holds none', async (t) => {
  const { handle } = reader();
  t.same(await readBounceFolder(join(t.testdir({}), 'bounces'), handle), {
    handled: 0,
    setAside: [],
    failures: [],
  });
});

t.test('what is no mail is set aside, and holds up no other', async (t) => {
  const folder = t.testdir(two);
  symlinkSync('/etc/hostname', join(folder, 'new', '0.link.mx'));
  const { read, handle } = reader((text) => text !== 'first');
  t.same(await readBounceFolder(folder, handle), {
    handled: 1,
    setAside: ['0.link.mx', '1.a.mx'],
    failures: [],
  });
  t.same(read, ['first', 'second'], 'the link was not followed');
  t.same(names(folder, 'broken'), ['0.link.mx', '1.a.mx']);
  t.same(names(folder, 'cur'), ['2.b.mx:2,S']);
});

t.test('what could not be handled now stays for the next look, the rest is read', async (t) => {
  const folder = t.testdir(two);
  const failing = async (mail: Uint8Array) => {
    if (Buffer.from(mail).toString() === 'first') throw new Error('the database is away');
    return true;
  };
  const look = await readBounceFolder(folder, failing);
  t.match(look, { handled: 1, setAside: [], failures: [{ message: 'the database is away' }] });
  const { read, handle } = reader();
  t.match(await readBounceFolder(folder, handle), { handled: 1, failures: [] });
  t.same(read, ['first']);
});

t.test('a mail another copy took meanwhile is nobody’s failure', async (t: Test) => {
  const folder = t.testdir(two);
  const taken = async () => {
    for (const name of names(folder, 'new').filter((one) => !one.startsWith('.')))
      unlinkSync(join(folder, 'new', name));
    return true;
  };
  t.same(await readBounceFolder(folder, taken), { handled: 0, setAside: [], failures: [] });
});

t.test('one look takes no more than 200, and of one mail no more than a megabyte', async (t) => {
  const folder = t.testdir({ new: {} });
  for (let n = 0; n < 201; n++)
    writeFileSync(join(folder, 'new', `${1000 + n}.x.mx`), n === 0 ? 'x'.repeat(2e6) : 'x');
  const { read, handle } = reader();
  t.match(await readBounceFolder(folder, handle), { handled: 200 });
  t.equal(read[0]?.length, 1024 * 1024);
  t.match(await readBounceFolder(folder, handle), { handled: 1 });
});
