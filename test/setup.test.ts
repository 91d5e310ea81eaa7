import { spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import t, { type Test } from 'tap';

// A project of three packages with an npm of our own making: it notes how it was called and installs by writing
// the lockfile that npm leaves in node_modules.
const packages = {
  'node_modules/fastify': { version: '5.0.0', integrity: 'sha512-f' },
  'node_modules/tap': { version: '21.0.0', integrity: 'sha512-t', dev: true },
  'node_modules/for-nobody': { version: '1.0.0', integrity: 'sha512-n', optional: true, os: 'plan9' },
  'node_modules/node-here': {
    optional: true,
    os: process.platform,
    cpu: process.arch,
    bin: { node: 'bin/node' },
  },
};
const { 'node_modules/for-nobody': _, ...installed } = packages;

const npm = `
  import { appendFileSync, mkdirSync, writeFileSync } from 'node:fs';
  appendFileSync('calls', process.argv.slice(2).join(' ') + ' PATH=' + process.env.PATH + '\\n');
  await new Promise((resolve) => setTimeout(resolve, 150));
  mkdirSync('node_modules/node-here/bin', { recursive: true });
  writeFileSync('node_modules/node-here/bin/node', '');
  writeFileSync('node_modules/.package-lock.json', '${JSON.stringify({ packages: installed })}');`;

function project(t: Test): string {
  const lock = JSON.stringify({ packages: { '': {}, ...packages } });
  const folder = t.testdir({
    scripts: {},
    tmp: {},
    'package-lock.json': lock,
    'npm-cli.mjs': npm,
    calls: '',
  });
  copyFileSync('scripts/setup.mjs', join(folder, 'scripts/setup.mjs'));
  return folder;
}

async function setUp(folder: string, ...args: string[]): Promise<number | null> {
  const env = {
    PATH: ['/usr/bin', join(folder, 'node_modules/.bin')].join(':'),
    TMPDIR: join(folder, 'tmp'),
    npm_node_execpath: process.execPath,
    npm_execpath: join(folder, 'npm-cli.mjs'),
  };
  const child = spawn(process.execPath, ['scripts/setup.mjs', ...args], {
    cwd: folder,
    env,
    stdio: 'ignore',
  });
  return (await once(child, 'exit'))[0];
}

const callsIn = (folder: string) => readFileSync(join(folder, 'calls'), 'utf8').split('\n').filter(Boolean);

const hidden = (folder: string) => join(folder, 'node_modules/.package-lock.json');

t.test('a fresh clone is installed once, overruling what would leave Node out', async (t) => {
  const folder = project(t);
  t.equal(await setUp(folder), 0);
  t.equal(await setUp(folder, '--dev'), 0);
  const [call = '', ...others] = callsIn(folder);
  t.match(call, /^ci .*--no-engine-strict --include=optional PATH=\/usr\/bin$/);
  t.same(others, []);
});

t.test('the pinned Node is linked where npm left its link out', async (t) => {
  const folder = project(t);
  await setUp(folder);
  t.equal(readlinkSync(join(folder, 'node_modules/.bin/node')), '../node-here/bin/node');
  rmSync(join(folder, 'node_modules/.bin/node'));
  await setUp(folder);
  t.ok(existsSync(join(folder, 'node_modules/.bin/node')));
  t.equal(callsIn(folder).length, 1);
});

t.test('another version, an interrupted install and a missing Node are installed again', async (t) => {
  const folder = project(t);
  const spoil: Array<() => void> = [
    () =>
      writeFileSync(
        hidden(folder),
        JSON.stringify({ packages: { ...installed, 'node_modules/fastify': {} } }),
      ),
    () => rmSync(hidden(folder)),
    () => rmSync(join(folder, 'node_modules/node-here'), { recursive: true }),
  ];
  await setUp(folder);
  for (const step of spoil) {
    step();
    t.equal(await setUp(folder), 0);
  }
  t.equal(callsIn(folder).length, 4);
});

t.test('development packages are missed by the tests and not by the service', async (t) => {
  const folder = project(t);
  await setUp(folder);
  const { 'node_modules/tap': _, ...production } = installed;
  writeFileSync(hidden(folder), JSON.stringify({ packages: production }));
  await setUp(folder);
  t.equal(callsIn(folder).length, 1);
  await setUp(folder, '--dev');
  t.match(callsIn(folder)[1], /--include=dev/);
});

t.test('two first starts at once install once, also over the lock of one that was killed', async (t) => {
  const folder = project(t);
  t.same(await Promise.all([setUp(folder), setUp(folder, '--dev')]), [0, 0]);
  t.equal(callsIn(folder).length, 1);

  rmSync(hidden(folder));
  writeFileSync(join(folder, 'npm-cli.mjs'), `process.kill(process.ppid, 'SIGKILL')`);
  t.equal(await setUp(folder), null, 'killed while it installs');
  writeFileSync(join(folder, 'npm-cli.mjs'), npm);
  t.same(await Promise.all([setUp(folder), setUp(folder)]), [0, 0]);
  t.equal(callsIn(folder).length, 2);
});

t.test('a failed install stops the start and is tried again by the next', async (t) => {
  const folder = project(t);
  mkdirSync(join(folder, 'node_modules'));
  writeFileSync(join(folder, 'npm-cli.mjs'), 'process.exit(7)');
  t.equal(await setUp(folder), 7);
  writeFileSync(join(folder, 'npm-cli.mjs'), npm);
  t.equal(await setUp(folder), 0);
});
