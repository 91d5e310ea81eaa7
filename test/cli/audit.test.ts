import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import tap from 'tap';
import { ownFolder, qixian, runToEnd, startService } from '../journeys/support/spawned.ts';

const folder = ownFolder(tap);
const inEnglish = ['--lang', 'en'];

tap.test(
  'with the service running, its chain is verified and an enterprise’s part written to a file',
  async (t) => {
    const first = await qixian({ ...folder, CLOCK: '2025-12-01T08:59:50+08:00' }, 'demo');
    const [, token = ''] = /token \(shown once\): (\S+)/.exec(first.printed) ?? [];
    const service = await startService(t, { ...folder, CLOCK: '2025-12-01T09:10:00+08:00' });
    const registered = await fetch(`${service.url}/api/v1/enterprises`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: JSON.stringify({ name: '申江精工（上海）有限公司', creditCode: '91310114MA1GT3XR0A' }),
    });
    const { id } = (await registered.json()) as { id: string };
    await qixian(folder, 'run-day', '2025-12-02');
    const said = await qixian(folder, 'audit', 'verify', ...inEnglish);
    t.match(said, { code: 0, printed: /^The audit holds\nhead {2}block [1-9]/ });
    const [, hash = ''] = /block \d+ {2}([0-9a-f]{64})/.exec(said.printed) ?? [];
    const head = await (await fetch(`${service.url}/api/v1/audit/head`)).json();
    t.match(head, { hash }, 'the head that everybody can ask for');
    const file = join(folder.DATA_DIR, 'export.json');
    const { printed } = await qixian(folder, 'audit', 'export', '--enterprise', id);
    writeFileSync(file, printed);
    const verified = await runToEnd(['scripts/verify-audit.mjs', file, hash], {});
    t.match(verified, { code: 0, printed: /^holds: 2 entries, \d+ blocks, head [0-9a-f]{64}\n$/ });
    t.equal(await service.stop(), 0);
  },
);

tap.test('without the service, a head that is not in the chain is said, with an exit code', async (t) => {
  const other = await qixian(folder, 'audit', 'verify', '--head', 'f'.repeat(64), ...inEnglish);
  t.match(other, { code: 1, printed: /^The audit does not hold\n {2}f{64}: this head is not in the chain/ });
  const wrong = await qixian(folder, 'audit', 'export', '--enterprise', 'x');
  t.match(wrong, { code: 2, printed: /--enterprise must be the whole id/ });
});

tap.test('a person is erased by address, once, and the chain holds', async (t) => {
  const done = await qixian(folder, 'erase-person', 'chen.min@demo.example', ...inEnglish);
  t.match(done, { code: 0, printed: /^erased person [0-9a-f-]{36}\n/ });
  t.match(await qixian(folder, 'erase-person', 'chen.min@demo.example'), { code: 1, printed: /没有找到/ });
  t.match(await qixian(folder, 'audit', 'verify'), { code: 0, printed: /审计链完整/ });
});
