import type { Context } from '../../src/cases/context.ts';
import { readPrivateFeed } from '../../src/cases/private-feeds.ts';
import { inSnapshot } from '../../src/cases/snapshot.ts';
import { hashToken } from '../../src/cases/tokens.ts';
import { feedByToken, retiredAt } from '../../src/db/feeds.ts';
import { Problem } from '../../src/errors.ts';
import type { Feed } from '../../src/feeds/model.ts';

/** The calendar behind a token, read now; an unknown token is not found, one revoked or rotated out is gone. */
export function tokenFeed(context: Context, token: string): Promise<Feed> {
  return inSnapshot(context, async (inside) => {
    const hash = hashToken(token);
    const row = await feedByToken(inside.db, hash);
    if (!row) throw new Problem((await retiredAt(inside.db, hash)) ? 'gone' : 'not-found');
    if (row.revokedAt) throw new Problem('gone');
    return await readPrivateFeed(inside, row);
  });
}
