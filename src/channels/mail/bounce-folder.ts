import { constants } from 'node:fs';
import { lstat, mkdir, open, readdir, rename } from 'node:fs/promises';
import { join } from 'node:path';

/** What one look at the folder came to. */
export type BounceLook = {
  handled: number;
  /** Names of what is no mail: they lie in `broken` now. */
  setAside: string[];
  /** Why others could not be handled: they stay, for the next look. */
  failures: Error[];
};

const mostAtOnce = 200;
/** The reader takes less; whoever fills the disk shall not fill the memory. */
const longestMail = 1024 * 1024;

/**
 * Hands over each mail in a Maildir's `new`, oldest first, and moves it to `cur` once `handle` is done, or to `broken` where
 * it answers that it is no mail. A crash or a second reader in between can hand a mail over twice, never lose one. A folder
 * that is not there yet, since nothing was delivered, holds none.
 */
export async function readBounceFolder(
  folder: string,
  handle: (mail: Uint8Array) => Promise<boolean>,
): Promise<BounceLook> {
  const look: BounceLook = { handled: 0, setAside: [], failures: [] };
  for (const name of await arrived(join(folder, 'new'))) {
    try {
      const mail = await readMail(join(folder, 'new', name));
      const isMail = mail !== undefined && (await handle(mail));
      await (isMail ? move(folder, name, 'cur', `${name}:2,S`) : move(folder, name, 'broken', name));
      if (isMail) look.handled++;
      else look.setAside.push(name);
    } catch (error) {
      if (!isGone(error)) look.failures.push(error as Error);
    }
  }
  return look;
}

async function arrived(folder: string): Promise<string[]> {
  try {
    const names = await readdir(folder);
    return names
      .filter((name) => !name.startsWith('.'))
      .sort()
      .slice(0, mostAtOnce);
  } catch (error) {
    if (isGone(error)) return [];
    throw error;
  }
}

/** Undefined for what is no file: a link would lead out of the folder, a pipe would never end. */
async function readMail(file: string): Promise<Uint8Array | undefined> {
  if (!(await lstat(file)).isFile()) return undefined;
  await using handle = await open(file, constants.O_RDONLY | constants.O_NOFOLLOW);
  const { buffer, bytesRead } = await handle.read(Buffer.alloc(longestMail), 0, longestMail, 0);
  return buffer.subarray(0, bytesRead);
}

async function move(folder: string, name: string, to: 'cur' | 'broken', newName: string) {
  await mkdir(join(folder, to), { recursive: true, mode: 0o700 });
  await rename(join(folder, 'new', name), join(folder, to, newName));
}

/** Another copy of the service was quicker. */
function isGone(error: unknown): boolean {
  return (error as NodeJS.ErrnoException).code === 'ENOENT';
}
