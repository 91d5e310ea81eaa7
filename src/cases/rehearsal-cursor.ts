import { Problem } from '../errors.ts';
import { notOurs } from './cursor.ts';

/** Behind every identity. */
export const behindAll = '\uffff';

/** Behind which deadline a page begins: of an enterprise, or with `null` of the policies themselves. */
export type Place = { enterpriseId: string | null; identity: string };

/** A place as it travels. */
export function cursorOf(enterpriseId: string | null, identity: string): string {
  return Buffer.from(`${enterpriseId ?? ''} ${identity}`).toString('base64url');
}

/** The place of a cursor; refuses what is none. */
export function placeOf(cursor: string): Place {
  const text = Buffer.from(cursor, 'base64url').toString();
  const [, enterpriseId, identity] =
    /^([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})? (.+)$/s.exec(text) ?? [];
  if (identity === undefined) throw new Problem('validation', [notOurs]);
  return { enterpriseId: enterpriseId ?? null, identity };
}
