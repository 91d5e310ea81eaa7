import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Test } from 'tap';

/** A test or a run: it is told what to do at its end. */
export type Life = Pick<Test, 'teardown'>;

/** A folder of one client, gone at the end. */
export function ownFolder(life: Life): string {
  const folder = mkdtempSync(join(tmpdir(), 'qixian-client-'));
  life.teardown(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

export type Ended = { code: number | null; printed: Buffer; complained: string };

/**
 * Runs a client's program to its end, without blocking the wire it may speak through. It sees nothing of this machine's
 * settings: `home` is its own, and its zone and language are told.
 */
export function run(
  program: string,
  args: string[],
  options: { home: string; input?: Buffer | string; env?: Record<string, string>; seconds?: number },
): Promise<Ended> {
  const { home, input = '', env = {}, seconds = 60 } = options;
  const child = spawn(program, args, {
    env: { PATH: process.env.PATH ?? '', HOME: home, LANG: 'C.UTF-8', TZ: 'UTC', ...env },
    cwd: home,
    timeout: seconds * 1000,
    killSignal: 'SIGKILL',
  });
  const printed: Buffer[] = [];
  let complained = '';
  child.stdout.on('data', (part: Buffer) => printed.push(part));
  child.stderr.setEncoding('utf8').on('data', (part: string) => (complained += part));
  // A program that ends without reading what it is given is judged by its exit code.
  child.stdin.on('error', () => undefined).end(input);
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, printed: Buffer.concat(printed), complained }));
  });
}

/** The same for a program that has to succeed; answers what it printed. */
export async function must(...[program, args, options]: Parameters<typeof run>): Promise<string> {
  const { code, printed, complained } = await run(program, args, options);
  if (code !== 0)
    throw new Error(`${program} ${args.join(' ')} ended with ${code}:\n${complained}${printed}`);
  return printed.toString('utf8');
}
