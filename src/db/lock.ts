import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

/** The embedded database of this folder is open in another process, or a second time in this one. */
export class DataDirBusy extends Error {
  readonly dataDir: string;
  constructor(dataDir: string) {
    super(`${dataDir} is in use by a running service`);
    this.name = 'DataDirBusy';
    this.dataDir = dataDir;
  }
}

/**
 * Holds `dataDir` for this process until the returned function is called or the process ends, however it ends.
 * Two processes on one embedded database lose rows without an error. The lock is the operating system's, taken
 * through SQLite, since a file with a process id in it goes stale at the first `kill -9`.
 *
 * @throws {DataDirBusy} when it is held already
 */
export function holdDataDir(dataDir: string): () => void {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const holder = new DatabaseSync(join(dataDir, 'lock.sqlite'), { timeout: 0 });
  try {
    holder.exec('pragma locking_mode = exclusive; pragma journal_mode = memory; begin exclusive');
  } catch (error) {
    holder.close();
    throw isBusy(error) ? new DataDirBusy(dataDir) : error;
  }
  return () => holder.close();
}

const SQLITE_BUSY = 5;

function isBusy(error: unknown): boolean {
  return error instanceof Error && 'errcode' in error && error.errcode === SQLITE_BUSY;
}
