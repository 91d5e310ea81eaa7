import t from 'tap';
import { reachOf } from '../../src/deadlines/reach.ts';
import type { Way } from '../../src/deadlines/way.ts';

const robot: Way = 'wecom:1';

t.test('one way that works is enough; without any, why is said', async (t) => {
  const cases: [asked: Way[], stopped: Way[], reach: ReturnType<typeof reachOf>][] = [
    [['mail'], [], 'reached'],
    [['mail', robot], ['mail'], 'reached'],
    [['mail'], ['mail', robot], 'address-stopped'],
    [['mail', robot], ['mail', robot], 'ways-stopped'],
    [[robot], [robot], 'ways-stopped'],
    [[], [], 'off'],
    [[], ['mail'], 'off'],
  ];
  for (const [asked, stopped, reach] of cases)
    t.equal(reachOf(asked, new Set(stopped)), reach, `${asked}, stopped ${stopped}`);
});
