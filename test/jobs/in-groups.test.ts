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
  const add = inGroups(write);
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
  const add = inGroups<number>(async (all) => {
    written.push(all.join());
    if (all.includes(2)) throw new Error('two');
  });
  const ended = await Promise.allSettled([add(1), add(2), add(3)]);
  t.same(
    ended.map(({ status }) => status),
    ['fulfilled', 'rejected', 'fulfilled'],
  );
  t.same(written, ['1', '2,3', '2,3', '2', '3']);
});
