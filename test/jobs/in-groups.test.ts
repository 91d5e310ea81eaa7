import { setTimeout } from 'node:timers/promises';
import t from 'tap';
import { inGroups } from '../../src/jobs/in-groups.ts';

/** Writes that end when they are told to. */
function heldWrites() {
  const groups: { all: number[]; end: (error?: Error) => void }[] = [];
  const write = (all: number[]) =>
    new Promise<void>((resolve, reject) => {
      groups.push({ all, end: (error) => (error ? reject(error) : resolve()) });
    });
  return { groups, write };
}

/** Lets everything that is ready run. */
const settled = () => new Promise((resolve) => setImmediate(resolve));

t.test('what comes while one is written shares the next, and nobody is told before', async (t) => {
  const { groups, write } = heldWrites();
  const add = inGroups(write, () => 0);
  const done: number[] = [];
  for (const each of [1, 2, 3]) void add(each).then(() => done.push(each));
  await settled();
  t.same(
    groups.map(({ all }) => all),
    [[1]],
  );
  groups[0]?.end();
  await settled();
  t.same(done, [1]);
  t.same(groups[1]?.all, [2, 3]);
  groups[1]?.end();
  await settled();
  t.same(done, [1, 2, 3]);
});

t.test('a group that fails is written once more; what fails by itself takes nobody with it', async (t) => {
  const written: string[] = [];
  const add = inGroups<number>(
    async (all) => {
      written.push(all.join());
      if (all.includes(2)) throw new Error('two');
    },
    () => 0,
  );
  const ended = await Promise.allSettled([add(1), add(2), add(3)]);
  t.same(
    ended.map(({ status }) => status),
    ['fulfilled', 'rejected', 'fulfilled'],
  );
  t.same(written, ['1', '2,3', '2,3', '2', '3']);
});

t.test('what is still coming shares the group, and what takes long is not waited for', async (t) => {
  const { groups, write } = heldWrites();
  let coming = 2;
  const add = inGroups(write, () => coming);
  void add(1);
  await settled();
  t.same(groups, [], 'two more are coming');
  coming = 0;
  void add(2);
  await setTimeout(5);
  t.same(
    groups.map(({ all }) => all),
    [[1, 2]],
  );
  coming = 1;
  void add(3);
  groups[0]?.end();
  // Five turns of a millisecond, each of which a busy machine may make longer.
  for (let left = 500; left > 0 && groups.length < 2; left -= 1) await setTimeout(1);
  t.same(groups[1]?.all, [3], 'the one that is coming takes long');
});
