import t from 'tap';
import { syncCatalogue } from '../../src/cases/sync-catalogue.ts';
import { runCommand } from '../../src/cli/commands.ts';
import { amendedAction } from '../policies/second-version.ts';
import { enter, openHouse } from '../support/cast.ts';
import { openTestDatabase } from '../support/database.ts';

const { db } = await openTestDatabase(t);
const house = await openHouse(db, '2025-12-01T10:00:00+08:00');
await syncCatalogue(house.context, [amendedAction()]);
const shenjiang = await enter(house, 'shenjiang', ['chen']);
const action = 'sh-equipment-renewal-action';
const { context, adminId } = house;
const tick = async () => ({ planned: 0, posted: 0 });
const run = (...args: string[]) => runCommand({ context, adminId, tick, production: false } as never, args);

t.test('two versions are told line by line, in either language or as JSON', async (t) => {
  const { text, exitCode } = await run('diff', action, '1', '2');
  t.equal(exitCode, 0);
  t.match(text, /第7条 推动新一轮高水平技术改造 \[有改动\]/);
  t.match(text, / {2}上限\n {4}- 20,000,000\.00元\n {4}\+ 30,000,000\.00元/);
  t.match(
    (await run('diff', action, '1', '2', '--lang', 'en')).text,
    /Clauses: 1 changed, 1 added, 1 removed/,
  );
  t.match(JSON.parse((await run('diff', action, '1', '2', '--json')).text), { counts: { changed: 1 } });
});

t.test('an enterprise that has no money of it keeps its amounts', async (t) => {
  const { text, exitCode } = await run('diff', action, '1', '2', '--enterprise', shenjiang);
  t.equal(exitCode, 0);
  t.match(text, '合计');
  t.match(JSON.parse((await run('diff', action, '1', '2', '--enterprise', shenjiang, '--json')).text), {
    policyKey: action,
    money: { changes: [] },
  });
});

t.test('what cannot be compared is refused in a line', async (t) => {
  t.match(await run('diff', action, '1', '7'), { exitCode: 1 });
  t.match(await run('diff', 'nothing', '1', '2'), { exitCode: 1 });
  t.match(await run('diff', action, '1', '2', '--enterprise', '01a227c5-473e-78df-b3c7-7e876ba90882'), {
    exitCode: 1,
  });
  t.match(await run('diff', action, 'one', '2'), { exitCode: 2, text: /FROM/ });
  t.match(await run('diff', action, '1', '2', '--enterprise', '甲'), { exitCode: 2, text: /--enterprise/ });
});
