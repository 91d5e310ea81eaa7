import { readFileSync } from 'node:fs';
import t from 'tap';
import { bodyHash, leafHash } from '../../src/answers/chain.ts';
import { exportAudit } from '../../src/cases/export-audit.ts';
import { auditHead } from '../../src/cases/verify-audit.ts';
import { enterprises } from '../support/cast.ts';
import { openTestDatabase } from '../support/database.ts';
import { busyHouse, scriptIn } from './audit-house.ts';

type Block = { number: number; body: string; hash: string; leaves?: string[] };
type Entry = Parameters<typeof leafHash>[0] & {
  block: number;
  position: number;
  salt: string;
  payload: { after: { body: { name: string } } };
};
type Export = { total: number; blocks: Block[]; entries: Entry[] };

const { db } = await openTestDatabase(t);
const { house, shenjiang, yunfan, announcementId } = await busyHouse(db);
const { hash: head, number } = await auditHead(house.context);
const text = await exported(shenjiang);
const verified = scriptIn(t.testdir());

async function exported(enterpriseId: string) {
  let all = '';
  for await (const piece of exportAudit(house.context, enterpriseId)) all += piece;
  return all;
}

/** The same of a file that somebody has been at. */
async function afterwards(meddle: (file: Export) => void) {
  const file: Export = JSON.parse(text);
  meddle(file);
  return await verified(JSON.stringify(file));
}

/** An entry in the middle, of the sixth block. */
const middle = ({ entries }: Export): Entry => {
  const found = entries.find(({ block }) => block === 6);
  if (!found) throw new Error('no entry in the sixth block');
  return found;
};
const { id, serial, block, position } = middle(JSON.parse(text));

t.test('the script finds an export as it is to hold, up to a head that was noted', async (t) => {
  const { total } = JSON.parse(text) as Export;
  t.ok(total > 105, `${total} entries`);
  const said = `holds: ${total} entries, ${number} blocks, head ${head}`;
  t.same(await verified(text), { code: 0, said });
  t.same(await verified(text, head), { code: 0, said });
  const other = 'f'.repeat(64);
  t.same(await verified(text, other), { code: 1, said: `head ${other}: not in the chain` });
  const lines = readFileSync('scripts/verify-audit.mjs', 'utf8').trimEnd().split('\n');
  t.ok(lines.length <= 40, `${lines.length} lines`);
});

t.test('an export is the enterprise’s own, with hashes and counts alone of others', async (t) => {
  const { blocks, entries } = JSON.parse(text) as Export;
  t.same([...new Set(entries.map(({ enterpriseId }) => enterpriseId))], [shenjiang]);
  t.same(
    [...new Set(entries.map(({ action }) => action))].sort(),
    [
      'deadline.done',
      'deadlines.derived',
      'enterprise.registered',
      'feed.created',
      'letter.sent',
      'member.added',
      'project.registered',
      'project.revised',
    ],
    'and everything that happened to it',
  );
  const theirs = JSON.parse(await exported(yunfan)) as Export;
  const secrets = [
    yunfan,
    enterprises.yunfan.name,
    enterprises.yunfan.creditCode,
    ...theirs.entries.flatMap((entry) => [entry.id, entry.subject, entry.payloadHash, entry.salt]),
  ].filter((secret) => !entries.some(({ subject }) => subject === secret));
  t.same(
    secrets.filter((secret) => text.includes(secret)),
    [],
  );
  t.notOk(text.includes(`announcement:${announcementId}`), 'nor anything of the administrators’');
  const columns = new Set(blocks.flatMap((each) => Object.keys(each)));
  t.same([...columns].sort(), ['body', 'entries', 'hash', 'leaves', 'number', 'previous', 'sealedAt']);
});

t.test('whoever was in a letter about two enterprises is shown in each only its own', async (t) => {
  const lettersIn = (file: string) =>
    (JSON.parse(file) as Export).entries.filter(({ action }) => action === 'letter.sent');
  const [one, other] = [lettersIn(text), lettersIn(await exported(yunfan))];
  const shared = one.filter(({ subject }) => other.some((each) => each.subject === subject));
  t.equal(shared.length, 1, '王磊 had one digest about both');
  const items = (entries: Entry[]) =>
    entries.flatMap(
      ({ payload }) => (payload as unknown as { after: { items: { deadlineId: string }[] } }).after.items,
    );
  const own = new Set(items(one).map(({ deadlineId }) => deadlineId));
  t.ok(own.size > 0);
  t.notOk(items(other).some(({ deadlineId }) => own.has(deadlineId)));
});

t.test('one altered thing in a file is found, and named', async (t) => {
  const altered = { code: 1, said: `entry ${id}: altered or moved` };
  const payload = { code: 1, said: `entry ${id}: payload altered` };
  const name = await afterwards((file) => {
    middle(file).payload.after.body.name += '。';
  });
  t.same(name, payload);
  const salt = await afterwards((file) => {
    middle(file).salt = middle(file).salt.replace(/^./, (first) => (first === '0' ? '1' : '0'));
  });
  t.same(salt, payload);
  const action = await afterwards((file) => {
    middle(file).action = 'project.withdrawn';
  });
  t.same(action, altered);
  const time = await afterwards((file) => {
    middle(file).at = Temporal.Instant.from(middle(file).at).add({ seconds: 1 });
  });
  t.same(time, altered);
});

t.test(
  'an entry left out of a file is found, in the middle and at the end, and so are two swapped',
  async (t) => {
    const dropped = await afterwards(({ entries }) => {
      entries.splice(
        entries.findIndex((entry) => entry.id === id),
        1,
      );
    });
    t.equal(dropped.code, 1);
    t.match(dropped.said, `not number ${serial}, one is missing or moved`);
    const last = await afterwards(({ entries }) => entries.pop());
    t.match(last, { code: 1, said: /^1 of \d+ entries are missing at the end$/ });
    const moved = await afterwards(({ entries }) => {
      const [one, other] = [entries[20], entries[21]];
      if (one && other) entries.splice(20, 2, other, one);
    });
    t.match(moved, { code: 1, said: /not number 21, one is missing or moved/ });
    const places = await afterwards(({ entries }) => {
      const [one, other] = [entries[20], entries[21]];
      if (one && other) [one.position, other.position] = [other.position, one.position];
    });
    t.match(places, { code: 1, said: /altered or moved/ });
  },
);

t.test('a block left out, and one made consistent again after a change, are found', async (t) => {
  const gone = await afterwards(({ blocks }) => {
    blocks.splice(4, 1);
  });
  t.match(gone, { code: 1, said: /^block 5: missing\nblock 6: does not follow the block before it/ });
  const cut = await afterwards(({ blocks }) => blocks.pop());
  t.match(cut, { code: 1, said: /the blocks do not end with the head/ });
  const forged = await afterwards((file) => {
    const entry = middle(file);
    entry.action = 'project.withdrawn';
    const found = file.blocks.find((each) => each.number === block);
    if (!found?.leaves) throw new Error('no leaves');
    found.leaves[position] = leafHash(entry);
    found.body = bodyHash(found.leaves);
  });
  t.same(forged, { code: 1, said: `block ${block}: altered` });
});
