import { randomUUIDv7 } from 'node:crypto';
import type { Lang } from '../answers/source.ts';
import { feedsOf, insertFeed, revokeFeed } from '../db/feeds.ts';
import { Problem } from '../errors.ts';
import { audit } from './audit.ts';
import type { Context } from './context.ts';
import { feedToken, hashToken } from './tokens.ts';

/** Makes another feed of an enterprise for a person; answers its path, which can be shown again. */
export async function createFeed(
  { db, clock, secret }: Context,
  { personId, enterpriseId }: { personId: string; enterpriseId: string },
  lang: Lang,
): Promise<{ id: string; path: string }> {
  const id = randomUUIDv7();
  const token = feedToken(secret, id, 1);
  const createdAt = clock.now();
  const feed = { id, personId, enterpriseId, lang, generation: 1, tokenHash: hashToken(token), createdAt };
  await db.transaction(async (tx) => {
    await insertFeed(tx, feed);
    const payload = { after: { personId, lang } };
    const what = { action: 'feed.created', subject: `feed:${id}`, enterpriseId, payload };
    await audit(tx, createdAt, [{ actor: personId, ...what }]);
  });
  return { id, path: `/calendar/${token}.ics` };
}

/** Revokes a feed of a person: from then on its URL answers that it is gone. */
export async function dropFeed({ db, clock }: Context, personId: string, id: string) {
  await db.transaction(async (tx) => {
    const now = clock.now();
    const revoked = await revokeFeed(tx, id, personId, now);
    if (!revoked) throw new Problem('not-found');
    const payload = { before: { personId, revokedAt: null }, after: { personId, revokedAt: now } };
    const what = {
      action: 'feed.revoked',
      subject: `feed:${id}`,
      enterpriseId: revoked.enterpriseId,
      payload,
    };
    await audit(tx, now, [{ actor: personId, ...what }]);
  });
}

/** A person's feeds that still answer, with their paths. */
export async function ownFeeds({ db, secret }: Context, personId: string) {
  return (await feedsOf(db, personId)).map(({ id, enterpriseId, lang, generation }) => ({
    id,
    enterpriseId,
    lang,
    path: `/calendar/${feedToken(secret, id, generation)}.ics`,
  }));
}
