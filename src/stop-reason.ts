import { DataDirBusy } from './db/lock.ts';
import { StartRefused } from './errors.ts';

/** Where the trouble of a system or database error lies, by its code. */
const settings: Record<string, string> = {
  EADDRINUSE: 'PORT',
  EADDRNOTAVAIL: 'HOST',
  ECONNREFUSED: 'DATABASE_URL',
  ENOTFOUND: 'DATABASE_URL',
  ETIMEDOUT: 'DATABASE_URL',
  CONNECT_TIMEOUT: 'DATABASE_URL',
  '28P01': 'DATABASE_URL',
  '28000': 'DATABASE_URL',
  '3D000': 'DATABASE_URL',
  EROFS: 'DATA_DIR',
  ENOSPC: 'DATA_DIR',
};

/** Why the service or a command stopped: one line for what an operator can mend, the whole error for what is ours. */
export function stopReason(error: unknown): unknown {
  if (error instanceof StartRefused || error instanceof DataDirBusy) return error.message;
  const cause = rootOf(error);
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
  const setting = settings[code] ?? (code === 'EACCES' || code === 'EPERM' ? accessTo(cause) : undefined);
  return setting ? `${setting}: ${(cause as Error).message || code}` : error;
}

function rootOf(error: unknown): unknown {
  return error instanceof Error && error.cause !== undefined ? rootOf(error.cause) : error;
}

/** A port below 1024 or a folder of somebody else's. */
function accessTo(error: unknown): string {
  return error instanceof Error && 'syscall' in error && error.syscall === 'listen' ? 'PORT' : 'DATA_DIR';
}
