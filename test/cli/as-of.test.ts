import t from 'tap';
import { runCommand } from '../../src/cli/commands.ts';
import { contract, deadlineOf, enter, openHouse, revise } from '../support/cast.ts';
import { openTestDatabase } from '../support/database.ts';

const { db } = await openTestDatabase(t);

t.test('why tells of a date, or of all, as they stood by the end of a day', async (t) => {
  const house = await openHouse(db, '2025-12-01T10:00:00+08:00');
  const id = await enter(house, 'haike', ['zhao']);
  const project = await contract(house, id, [{ label: '甲', dueOn: '2026-02-02' }]);
  house.at('2025-12-03T10:00:00+08:00');
  await revise(house, id, { id: project, expected: 1 }, [{ label: '甲', dueOn: '2026-03-03' }]);
  const report = await deadlineOf(house, id, 'project-report');
  const bench = { ...house, tick: () => house.tick(), checkMail: async () => [], production: false };
  const run = async (...args: string[]) => await runCommand(bench, ['why', ...args]);
  t.match(await run(report.id), { exitCode: 0, text: /2026年3月3日/ });
  const then = await run(report.id, '--as-of', '2025-12-02');
  t.match(then, { exitCode: 0, text: /2026年2月2日/ });
  t.notMatch(then.text, /2026-03-03|2026年3月3日/, 'nor does its history tell what came later');
  const all = await run('--as-of', '2025-12-02');
  t.match(all.text, new RegExp(`${report.id} {2}2026-02-02`));
  t.same(await run('--as-of', '2025-12-03'), await run());
  t.match(await run(report.id, '--as-of', '2025-11-30'), { exitCode: 1 }, 'it was not known yet');
  t.match(await run('--as-of', '2025-12-04'), { exitCode: 1, text: /must not lie after today/ });
  t.match(await run('--as-of', 'yesterday'), { exitCode: 2, text: /--as-of must be a day/ });
});
