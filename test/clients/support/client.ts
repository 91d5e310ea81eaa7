import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Life, must, ownFolder } from './life.ts';
import type { Look, Seen } from './seen.ts';

/** A program that people, or other programs, read calendars with. */
export type Client = {
  name: string;
  /** What it reads or shows of an entry. */
  fields: readonly (keyof Seen)[];
  /** Whether it sends a validator when it asks again. */
  conditional: boolean;
  shows: readonly ('events' | 'tasks')[];
  /** Whether it keeps what a calendar no longer has, as something that takes a file must. */
  keeps?: true;
  /** What must be installed for it: programs and files. */
  needs: string[];
  /** Begins to follow a calendar; each call of what it answers looks again, with what it kept from before. */
  follow(life: Life, url: string): Follower;
};

export type Follower = () => Promise<Look>;

export const everything = [
  'uid',
  'at',
  'end',
  'summary',
  'status',
  'sequence',
  'description',
  'alarms',
] as const satisfies readonly (keyof Seen)[];

/** What of a client's needs is not there. */
export function missing({ needs }: Client): string[] {
  const folders = (process.env.PATH ?? '').split(':');
  return needs.filter((need) => ![need, ...folders.map((folder) => join(folder, need))].some(existsSync));
}

/**
 * Keeps a calendar's bytes up to date with curl, which asks with the tag of before and takes 304. Answers what it has;
 * refuses an answer that is neither the calendar nor 304, and one that is not `text/calendar`.
 */
export function curled(life: Life, url: string): () => Promise<Buffer> {
  const home = ownFolder(life);
  const [kept, tag, newBody, newTag] = ['kept.ics', 'tag', 'new.ics', 'new-tag'].map((name) =>
    join(home, name),
  ) as [string, string, string, string];
  writeFileSync(tag, '');
  return async () => {
    const validators = ['--etag-compare', tag, '--etag-save', newTag];
    const said = ['--write-out', '%{http_code} %{content_type}'];
    const args = [
      '--silent',
      '--show-error',
      '--compressed',
      ...validators,
      ...said,
      '--output',
      newBody,
      url,
    ];
    const answer = await must('curl', args, { home });
    if (answer.startsWith('200 text/calendar')) {
      renameSync(newBody, kept);
      renameSync(newTag, tag);
    } else if (!answer.startsWith('304')) throw new Error(`${url} answers ${answer}`);
    return readFileSync(kept);
  };
}
