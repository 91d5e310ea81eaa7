import { randomUUIDv7 } from 'node:crypto';
import type { Lang } from '../answers/source.ts';
import type { Database } from '../db/connect.ts';
import { findFact, lockEnterprises } from '../db/facts.ts';
import { dropFetches } from '../db/feed-fetches.ts';
import {
  countFeedsOf,
  dropRendering,
  type FeedRow,
  feedsAbout,
  holdFeedsOf,
  insertFeed,
  retireToken,
  takeFeed,
  updateFeed,
} from '../db/feeds.ts';
import { enterprisesOf } from '../db/people.ts';
import { shareLaw } from '../db/policies.ts';
import type { DeadlineKind } from '../deadlines/model.ts';
import { Problem } from '../errors.ts';
import { feedFaults } from '../words/feed-letters.ts';
import { audit } from './audit.ts';
import type { Context } from './context.ts';
import { feedPath } from './feed-path.ts';
import { oweFeedRevoked } from './feed-revoked-letter.ts';
import { feedToken, hashToken } from './tokens.ts';

/** What a calendar can be told to be. Without kinds it carries all of them, without a minimum every amount and none. */
export type FeedSettings = {
  kinds?: DeadlineKind[] | null;
  minimumFen?: number | null;
  alarms?: boolean;
  form?: 'events' | 'tasks';
  spans?: boolean;
};

/** Whose calendar, and what of: an enterprise, a project of it, or without either all enterprises of the person. */
export type FeedOwner = { personId: string; enterpriseId?: string; projectId?: string };

/** As many calendars as a person may have of an enterprise and its projects, and of all enterprises in one. */
export const mostFeeds = 20;

/**
 * Makes another calendar for a person; answers it. Refuses a project that the enterprise does not have, and more calendars than
 * one can have.
 */
export async function createFeed(
  { db, clock, secret }: Context,
  { personId, enterpriseId, projectId }: FeedOwner,
  lang: Lang,
  settings: FeedSettings = {},
): Promise<{ id: string; path: string; feed: FeedRow }> {
  return await db.transaction(async (tx) => {
    // Who writes meanwhile would not see it, and it would show what was before.
    await shareLaw(tx);
    await lockEnterprises(tx, enterpriseId ? [enterpriseId] : await enterprisesOf(tx, personId));
    await holdFeedsOf(tx, personId);
    if (projectId && !(await findFact(tx, enterpriseId ?? '', 'project', projectId)))
      throw new Problem('not-found');
    if ((await countFeedsOf(tx, personId, enterpriseId ?? null)) >= mostFeeds)
      throw new Problem('unprocessable', [{ pointer: '', detail: feedFaults.tooMany(mostFeeds) }]);
    const id = randomUUIDv7();
    const now = clock.now();
    const scope = projectId ? 'project' : enterpriseId ? 'enterprise' : 'person';
    const of = { personId, scope, enterpriseId: enterpriseId ?? null, projectId: projectId ?? null } as const;
    const set = { ...usual, lang, ...stored(settings) };
    const token = { generation: 1, tokenHash: hashToken(feedToken(secret, id, 1)) };
    const feed = await insertFeed(tx, { id, ...of, ...set, ...token, createdAt: now });
    await record(tx, now, personId, 'feed.created', feed, { after: { personId, ...said(feed) } });
    return { id, path: feedPath(secret, feed), feed };
  });
}

/** Changes what a calendar is told to be, as it was seen at the revision `expected`; its address stays. What is not given stays as it is. */
export async function changeFeed(
  { db, clock }: Context,
  personId: string,
  { id, expected }: { id: string; expected: number },
  change: FeedSettings & { lang?: Lang },
): Promise<FeedRow> {
  return await db.transaction(async (tx) => {
    const before = await takeOwnFeed(tx, id, personId);
    if (before.revision !== expected) throw new Problem('precondition-failed');
    const { lang = before.lang, ...settings } = change;
    const after = { ...before, lang, ...stored(settings) };
    if (isSame(before, after)) return before;
    const { kinds, minimumFen, alarms, form, spans } = after;
    const feed = await updateFeed(tx, id, { lang, kinds, minimumFen, alarms, form, spans });
    const payload = { before: said(before), after: said(feed) };
    await record(tx, clock.now(), personId, 'feed.changed', feed, payload);
    return feed;
  });
}

/** Gives a calendar another address; the one before is gone for ever. Its person is told by mail. */
export async function rotateFeed(
  { db, clock, secret }: Context,
  personId: string,
  id: string,
): Promise<FeedRow> {
  return await db.transaction(async (tx) => {
    const before = await takeOwnFeed(tx, id, personId);
    const now = clock.now();
    await retireToken(tx, { tokenHash: before.tokenHash, feedId: id, retiredAt: now });
    const generation = before.generation + 1;
    const feed = await updateFeed(tx, id, {
      generation,
      tokenHash: hashToken(feedToken(secret, id, generation)),
    });
    const payload = { before: { generation: before.generation }, after: { generation } };
    // Whoever fetched the address before does not fetch this one.
    await dropFetches(tx, id);
    await record(tx, now, personId, 'feed.rotated', feed, payload);
    await oweFeedRevoked(tx, before, 'own', now);
    return feed;
  });
}

/** Revokes a feed of a person: from then on its URL answers that it is gone, and the person is told by mail. */
export async function dropFeed({ db, clock }: Context, personId: string, id: string) {
  await db.transaction(async (tx) => {
    const feed = await takeOwnFeed(tx, id, personId);
    await revoke(tx, feed, personId, clock.now());
  });
}

/** The same by an administrator, of any calendar that carries days of an enterprise. */
export async function revokeFeedAbout(
  { db, clock }: Context,
  administratorId: string,
  enterpriseId: string,
  id: string,
) {
  await db.transaction(async (tx) => {
    const isAbout = (await feedsAbout(tx, enterpriseId)).some((each) => each.feed.id === id);
    const feed = isAbout ? await takeFeed(tx, id) : undefined;
    if (!feed) throw new Problem('not-found');
    await revoke(tx, feed, administratorId, clock.now());
  });
}

async function revoke(tx: Database, feed: FeedRow, by: string, now: Temporal.Instant) {
  const { id, personId } = feed;
  await updateFeed(tx, id, { revokedAt: now });
  await dropRendering(tx, id);
  const payload = { before: { personId, revokedAt: null }, after: { personId, revokedAt: now } };
  await record(tx, now, by, 'feed.revoked', feed, payload);
  await oweFeedRevoked(tx, feed, by === personId ? 'own' : 'administrator', now);
}

/** A calendar of a person that still answers, held until the transaction ends; another's does not exist. */
async function takeOwnFeed(tx: Database, id: string, personId: string): Promise<FeedRow> {
  const feed = await takeFeed(tx, id);
  if (feed?.personId !== personId) throw new Problem('not-found');
  return feed;
}

type Stored = Pick<FeedRow, 'kinds' | 'minimumFen' | 'alarms' | 'form' | 'spans'>;

const usual: Stored = { kinds: null, minimumFen: null, alarms: false, form: 'events', spans: false };

/** What is given of settings, as it is stored. */
function stored({ minimumFen, ...rest }: FeedSettings): Partial<Stored> {
  return minimumFen === undefined
    ? rest
    : { ...rest, minimumFen: minimumFen === null ? null : BigInt(minimumFen) };
}

/** What a calendar is told to be, as the audit keeps it. */
function said({ scope, projectId, lang, kinds, minimumFen, alarms, form, spans }: FeedRow) {
  const minimum = minimumFen === null ? null : Number(minimumFen);
  return { scope, projectId, lang, kinds, minimumFen: minimum, alarms, form, spans };
}

function isSame(one: FeedRow, other: FeedRow): boolean {
  return JSON.stringify(said(one)) === JSON.stringify(said(other));
}

async function record(
  tx: Database,
  at: Temporal.Instant,
  actor: string,
  action: string,
  { id, enterpriseId }: FeedRow,
  payload: { before?: unknown; after?: unknown },
) {
  await audit(tx, at, [{ actor, action, subject: `feed:${id}`, enterpriseId, payload }]);
}
