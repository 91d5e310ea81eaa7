import { lastInstant } from '../db/state.ts';
import type { Context } from './context.ts';

/** Whether the database answers with the schema of this version. */
export async function isReady({ db }: Context): Promise<boolean> {
  return await lastInstant(db).then(
    () => true,
    () => false,
  );
}
