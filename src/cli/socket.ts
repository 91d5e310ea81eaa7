import { chmodSync, rmSync } from 'node:fs';
import { createConnection, createServer, type Socket } from 'node:net';
import { join, relative } from 'node:path';
import { StartRefused } from '../errors.ts';
import type { Output } from './commands.ts';

// The shortest any system here allows a socket's path, in bytes (104 with its closing NUL on macOS, 108 on Linux).
const longestPath = 103;

/**
 * Where a running service takes commands while it holds the embedded database; seen from here where that is shorter.
 * Throws StartRefused where the system allows no path so long.
 */
export function socketPath(dataDir: string): string {
  const whole = join(dataDir, 'qixian.sock');
  const fromHere = relative(process.cwd(), whole);
  const path = fromHere.length < whole.length ? fromHere : whole;
  if (Buffer.byteLength(path) > longestPath)
    throw new StartRefused(`DATA_DIR: ${path} is too long for a socket (${longestPath} bytes at most)`);
  return path;
}

/** Takes commands on a socket that only the owner of the folder can open. A socket left by a killed service is replaced. */
export async function serveCommands(
  path: string,
  run: (args: string[]) => Promise<Output>,
): Promise<{ close(): void }> {
  rmSync(path, { force: true });
  const server = createServer({ allowHalfOpen: true }, (socket) => void answer(socket, run));
  const before = process.umask(0o177);
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(path, resolve));
  process.umask(before);
  chmodSync(path, 0o600);
  return { close: () => server.close() };
}

async function answer(socket: Socket, run: (args: string[]) => Promise<Output>) {
  socket.on('error', () => socket.destroy());
  const output = await received(socket)
    .then((request) => run(JSON.parse(request) as string[]))
    .catch((error: unknown) => ({ text: `the running service failed: ${error}`, exitCode: 1 }));
  socket.end(JSON.stringify(output));
}

/** Hands a command to the service that holds the folder. Rejects when none answers. */
export async function sendCommand(dataDir: string, args: string[]): Promise<Output> {
  const socket = createConnection(socketPath(dataDir));
  socket.end(JSON.stringify(args));
  return JSON.parse(await received(socket)) as Output;
}

/** Everything the other end sends until it ends its half; reading by iteration would close both halves. */
function received(socket: Socket): Promise<string> {
  return new Promise((resolve, reject) => {
    let all = '';
    socket.setEncoding('utf8').on('data', (part: string) => (all += part));
    socket.on('end', () => resolve(all)).on('error', reject);
  });
}
