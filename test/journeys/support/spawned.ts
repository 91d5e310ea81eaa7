import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Test } from 'tap';

type Env = Record<string, string>;

/** What ends with a test. */
type Life = Pick<Test, 'teardown'>;

export type Service = {
  url: string;
  pid: number;
  /** Everything it has printed so far. */
  printed(): string;
  /** Stops it at once, as a power cut would. */
  kill(): Promise<void>;
  /** Asks it to stop, and answers its exit code. */
  stop(): Promise<number | null>;
};

/** A folder for one service's life: with a short name, as its socket needs one, and gone when the test ends. */
export function ownFolder(t: Test): { DATA_DIR: string } {
  const folder = mkdtempSync(join(tmpdir(), 'qixian-'));
  t.teardown(() => rmSync(folder, { recursive: true, force: true }));
  return { DATA_DIR: folder };
}

/** Starts the service as `npm start` does and waits until it answers. It is gone when the test ends. */
export async function startService(t: Life, env: Env): Promise<Service> {
  const port = await freePort();
  const { child, printed } = run(['src/main.ts'], { LOG_LEVEL: 'warn', PORT: `${port}`, ...env });
  t.teardown(() => end(child, 'SIGKILL'));
  // A test file that runs out of time gets no teardown, and must leave no service behind.
  process.once('exit', () => child.kill('SIGKILL'));
  const url = `http://127.0.0.1:${port}`;
  await until(
    () => `the service to answer:\n${printed()}`,
    async () => {
      if (child.exitCode !== null) throw new Error(`it ended with ${child.exitCode}:\n${printed()}`);
      return await fetch(`${url}/readyz`).then(
        (reply) => reply.ok,
        () => false,
      );
    },
  );
  return {
    url,
    pid: child.pid ?? 0,
    printed,
    kill: async () => void (await end(child, 'SIGKILL')),
    stop: () => end(child, 'SIGTERM'),
  };
}

/** Runs a program of ours to its end: `src/main.ts` that is expected to refuse, or `src/qixian.ts` with its arguments. */
export async function runToEnd(args: string[], env: Env): Promise<{ code: number | null; printed: string }> {
  const { child, printed } = run(args, { LOG_LEVEL: 'warn', PORT: '0', ...env });
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, printed: printed() };
}

export const qixian = (env: Env, ...args: string[]) => runToEnd(['src/qixian.ts', ...args], env);

/** A command that is stopped after so many milliseconds as a power cut would stop it; true where it still ran. */
export async function qixianKilledAfter(env: Env, ms: number, ...args: string[]): Promise<boolean> {
  const { child } = run(['src/qixian.ts', ...args], { LOG_LEVEL: 'warn', ...env });
  const closed = once(child, 'close');
  const timer = setTimeout(() => child.kill('SIGKILL'), ms);
  await closed;
  clearTimeout(timer);
  return child.signalCode === 'SIGKILL';
}

/** Only what a test says is set: nothing of the machine's own configuration. */
function run(args: string[], env: Env): { child: ChildProcess; printed: () => string } {
  const { PATH = '', HOME = '' } = process.env;
  const child = spawn('node_modules/.bin/node', args, {
    env: { PATH, HOME, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let all = '';
  for (const stream of [child.stdout, child.stderr])
    stream?.setEncoding('utf8').on('data', (part) => (all += part));
  return { child, printed: () => all };
}

async function end(child: ChildProcess, signal: 'SIGKILL' | 'SIGTERM'): Promise<number | null> {
  if (child.exitCode !== null || child.signalCode !== null) return child.exitCode;
  const closed = once(child, 'close');
  child.kill(signal);
  await closed;
  return child.exitCode;
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as { port: number };
  server.close();
  await once(server, 'close');
  return port;
}

/** Asks again every 100 ms until it is so; gives up after a number of seconds, and says for `what`, as it is by then. */
export async function until(
  what: string | (() => string),
  isSo: () => boolean | Promise<boolean>,
  seconds = 30,
) {
  const give = Date.now() + seconds * 1000;
  while (!(await isSo())) {
    if (Date.now() > give)
      throw new Error(`waited ${seconds} s in vain for ${typeof what === 'string' ? what : what()}`);
    await new Promise((again) => setTimeout(again, 100));
  }
}

/** The letters in an outbox, as text. */
export function outbox(dataDir: string): string[] {
  const folder = join(dataDir, 'outbox');
  if (!existsSync(folder)) return [];
  const names = readdirSync(folder).filter((name) => name.endsWith('.eml'));
  return names.sort().map((name) => readFileSync(join(folder, name), 'utf8'));
}

/** The administrator's token as the first start printed it. */
export function printedToken(printed: string): string {
  return /qx_api_[\w-]+/.exec(printed)?.[0] ?? '';
}
