import { mkdir, open, readdir, rename } from 'node:fs/promises';
import { join } from 'node:path';
import type { Channel, Message } from '../channel.ts';

const fileId = /^[\w-]{1,100}$/;

/** Where there is no relay: letters as `.eml` files in a folder, named by the letter, so that a repeated post is one file. */
export function outboxChannel(folder: string): Channel {
  return {
    name: 'mail',
    async post(message) {
      if (!fileId.test(message.id)) throw new RangeError('a letter id that cannot be a file name');
      try {
        const file = await keep(folder, message);
        return { outcome: 'accepted', blame: 'relay', detail: `written to ${file}` };
      } catch (error) {
        return { outcome: 'deferred', blame: 'relay', detail: (error as Error).message };
      }
    },
    async close() {},
  };
}

/** Names of the letters in the folder, in order; an absent folder holds none, and files still being written are not listed. */
export async function outboxFiles(folder: string): Promise<string[]> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const names = await readdir(folder);
  return names.filter((name) => name.endsWith('.eml')).sort();
}

/** Whole or not at all: a reader of the folder, or a crash, never meets half a letter. */
async function keep(folder: string, { id, bytes }: Message): Promise<string> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const name = `${id}.eml`;
  const unfinished = join(folder, `.${name}.part`);
  await writeThrough(unfinished, bytes);
  await rename(unfinished, join(folder, name));
  await syncFolder(folder);
  return name;
}

async function writeThrough(file: string, bytes: Uint8Array): Promise<void> {
  await using handle = await open(file, 'w', 0o600);
  await handle.writeFile(bytes);
  await handle.sync();
}

/** The new name is on the disk only when the folder is. */
async function syncFolder(folder: string): Promise<void> {
  await using handle = await open(folder, 'r');
  await handle.sync();
}
