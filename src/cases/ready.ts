import { isMigrated } from '../db/migrate.ts';
import type { Context } from './context.ts';

/** Whether the database answers, within some milliseconds, and has had every migration of this version. */
export async function isReady({ db }: Pick<Context, 'db'>, patience = 5000): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const tooLate = new Promise<boolean>((resolve) => {
    timer = setTimeout(() => resolve(false), patience);
  });
  const answered = isMigrated(db).catch(() => false);
  return await Promise.race([answered, tooLate]).finally(() => clearTimeout(timer));
}
