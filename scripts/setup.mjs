// Installs what package-lock.json names, the pinned Node among it, when it is not there yet. It runs before
// `npm start` and `npm test` on whatever Node (20 or newer) and npm (9 or newer) the machine has: plain JavaScript,
// built-in modules only. npm puts node_modules/.bin first in PATH before that folder exists, so that the script
// npm runs next already finds the pinned Node there. `--dev` asks for the development packages too.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  existsSync,
  linkSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, delimiter, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const project = fileURLToPath(new URL('..', import.meta.url));
const binFolder = join(project, 'node_modules', '.bin');
const withDev = process.argv.includes('--dev');

const prepared = join(project, 'node_modules', '.cache', 'qixian');
const status = isReady() ? 0 : underLock(() => (isReady() ? 0 : install() || prepare()));
if (status === 0) linkNode();
process.exitCode = status;

function isReady() {
  return isFresh() && existsSync(prepared);
}

/** npm writes its own lockfile into node_modules last, so an install that was interrupted is seen here too. */
function isFresh() {
  const installed = readPackages('node_modules/.package-lock.json');
  if (!installed) return false;
  const wanted = Object.entries(readPackages('package-lock.json')).filter(([folder]) => folder !== '');
  return wanted.every(([folder, entry]) => isAsLocked(entry, installed[folder])) && hasPinnedNode();
}

function readPackages(lockfile) {
  const file = join(project, lockfile);
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')).packages : undefined;
}

function isAsLocked(wanted, found) {
  if (!found) return Boolean(wanted.optional || wanted.peer || (wanted.dev && !withDev));
  return found.version === wanted.version && found.integrity === wanted.integrity;
}

function hasPinnedNode() {
  const node = pinnedNode();
  return node === undefined || existsSync(join(project, node));
}

/** The program of the one optional package that brings Node for this system; undefined where there is none. */
function pinnedNode() {
  const here = ([, entry]) =>
    entry.bin?.node &&
    [entry.os].flat().includes(process.platform) &&
    [entry.cpu].flat().includes(process.arch);
  const found = Object.entries(readPackages('package-lock.json')).find(here);
  return found && `${found[0]}/${found[1].bin.node}`;
}

/** Two first starts at once (`npm start` and `npm test`) must not both empty node_modules. */
function underLock(work) {
  const lock = join(
    tmpdir(),
    `qixian-setup-${createHash('sha256').update(project).digest('hex').slice(0, 16)}`,
  );
  while (!takeLock(lock)) waitFor(lock);
  try {
    return work();
  } finally {
    rmSync(lock, { force: true });
  }
}

/** By a link to a finished file, so that nobody ever reads a lock without its process id. */
function takeLock(lock) {
  const mine = `${lock}.${process.pid}`;
  writeFileSync(mine, String(process.pid));
  try {
    linkSync(mine, lock);
    return true;
  } catch (error) {
    if (error.code !== 'EEXIST') throw error;
    return false;
  } finally {
    rmSync(mine, { force: true });
  }
}

function waitFor(lock) {
  const holder = readHolder(lock);
  if (holder === undefined) return;
  if (isAlive(holder)) return Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 200);
  takeAway(lock, holder);
}

function readHolder(lock) {
  try {
    return Number(readFileSync(lock, 'utf8'));
  } catch {
    return undefined;
  }
}

function isAlive(pid) {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return error.code === 'EPERM';
  }
}

/** Moves a dead process's lock aside; if another waiter was quicker and it is a living one's, puts it back. */
function takeAway(lock, dead) {
  const aside = `${lock}.${process.pid}.dead`;
  try {
    renameSync(lock, aside);
    if (readHolder(aside) !== dead) linkSync(aside, lock);
  } catch (error) {
    if (error.code !== 'ENOENT' && error.code !== 'EEXIST') throw error;
  } finally {
    rmSync(aside, { force: true });
  }
}

/** Answers npm's exit code. What it prints goes to standard error: standard output belongs to the command that follows. */
function install() {
  if (isFresh()) return 0;
  console.error('正在安装依赖，约需半分钟…… Installing packages, about half a minute…');
  const quiet = ['--no-audit', '--no-fund', '--loglevel=error'];
  const overruling = ['--no-engine-strict', '--include=optional', ...(withDev ? ['--include=dev'] : [])];
  const [command, ...before] = npm();
  const done = spawnSync(command, [...before, 'ci', ...quiet, ...overruling], {
    cwd: project,
    env: { ...process.env, PATH: pathWithoutBin() },
    stdio: ['ignore', 2, 2],
    shell: before.length === 0 && process.platform === 'win32',
  });
  if (done.error) console.error(done.error.message);
  return done.status ?? 1;
}

/** What a first start would otherwise wait for. It only saves time, so a failure is no reason not to start. */
function prepare() {
  linkNode();
  const node = pinnedNode();
  const program = node === undefined ? process.execPath : join(project, node);
  const { status } = spawnSync(program, [join(project, 'src', 'prepare.ts')], {
    cwd: project,
    stdio: ['ignore', 2, 2],
  });
  if (status === 0) mkdirSync(prepared, { recursive: true });
  return 0;
}

/** The npm that called us, on the Node that runs it; when called by hand, the npm in PATH. */
function npm() {
  const { npm_node_execpath: node, npm_execpath: cli } = process.env;
  return node && cli && basename(cli).startsWith('npm') ? [node, cli] : ['npm'];
}

/** npm must not run on the very Node that it is about to delete. */
function pathWithoutBin() {
  return (process.env.PATH ?? '')
    .split(delimiter)
    .filter((folder) => folder !== binFolder)
    .join(delimiter);
}

/** npm 9 and 10 leave this link out, as several optional packages would give it. */
function linkNode() {
  const node = pinnedNode();
  const link = join(binFolder, 'node');
  if (node === undefined || process.platform === 'win32' || existsSync(link)) return;
  mkdirSync(binFolder, { recursive: true });
  rmSync(link, { force: true });
  symlinkSync(relative(binFolder, join(project, node)), link);
}
