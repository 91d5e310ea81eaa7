import { randomUUIDv7 } from 'node:crypto';
import type { Lang } from '../answers/source.ts';
import type { DeadlineRow } from '../db/deadlines.ts';
import { enterpriseNames } from '../db/facts.ts';
import {
  earlierDueDays,
  enterpriseFeedDeadlines,
  feedByToken,
  feedsOf,
  insertFeed,
  publicFeedDeadlines,
  revokeFeed,
} from '../db/feeds.ts';
import type { DeadlineKind } from '../deadlines/model.ts';
import { Problem } from '../errors.ts';
import type { Feed, FeedEvent } from '../feeds/model.ts';
import { titleOf } from '../policies/sources.ts';
import { deadlineKindWords } from '../words/deadlines.ts';
import { feedNames } from '../words/feed-names.ts';
import { natureOf } from '../words/standing.ts';
import { audit } from './audit.ts';
import type { Context } from './context.ts';
import { districtDays } from './district-days.ts';
import { readPolicies } from './law.ts';
import { inSnapshot } from './snapshot.ts';
import { rangeOf } from './stored.ts';
import { feedToken, hashToken } from './tokens.ts';

/** Public feeds are in the service's first language. */
const publicLang: Lang = 'zh';

/** The calendar of all policies' ends, or of one policy's; refuses a key that is not known. */
export function publicFeed(context: Context, policyKey?: string): Promise<Feed> {
  return inSnapshot(context, (inside) => readPublicFeed(inside, policyKey));
}

async function readPublicFeed(context: Context, policyKey?: string): Promise<Feed> {
  const policies = await readPolicies(context.db, context);
  const document = policyKey === undefined ? undefined : policies.get(policyKey)?.at(-1)?.document;
  if (policyKey !== undefined && !document) throw new Problem('not-found');
  const rows = await publicFeedDeadlines(context.db, policyKey && `policy:${policyKey}`);
  const path = policyKey ? `policies/${policyKey}` : 'policies';
  return {
    ...(document ? feedNames.onePolicy(titleOf(document)) : feedNames.allPolicies),
    lang: publicLang,
    url: `${context.publicUrl}/`,
    public: true,
    source: `${context.publicUrl}/calendar/${path}.ics`,
    events: await publicEvents(context, rows),
  };
}

/** Where districts have days of their own, the policies' own row says so: its date is the city's. */
async function publicEvents(context: Context, rows: DeadlineRow[]): Promise<FeedEvent[]> {
  const [events, days] = [await eventsOf(context, rows), await districtDays(context.db, rows)];
  return events.map((event) => {
    const own = days.get(event.id);
    return own ? { ...event, districtDays: own } : event;
  });
}

/** The calendar behind a token. An unknown token is not found; a revoked one is gone for ever. */
export function tokenFeed(context: Context, token: string): Promise<Feed> {
  return inSnapshot(context, (inside) => readTokenFeed(inside, token));
}

async function readTokenFeed(context: Context, token: string): Promise<Feed> {
  const found = await feedByToken(context.db, hashToken(token));
  if (!found) throw new Problem('not-found');
  const { feed } = found;
  if (feed.revokedAt) throw new Problem('gone');
  const rows = await enterpriseFeedDeadlines(context.db, feed.enterpriseId);
  const own = (await enterpriseNames(context.db, [feed.enterpriseId])).get(feed.enterpriseId);
  return {
    ...feedNames.enterprise(own?.name ?? ''),
    lang: feed.lang,
    public: false,
    events: await eventsOf(context, rows, own),
  };
}

async function eventsOf(
  context: Context,
  rows: DeadlineRow[],
  enterprise?: { name: string; demo: boolean },
): Promise<FeedEvent[]> {
  const earlier = await earlierDueDays(
    context.db,
    rows.map((row) => row.id),
  );
  return rows.flatMap((row) => eventOf(context, row, earlier.get(row.id), enterprise) ?? []);
}

/** The event of a row; none while it has no day. `previous` is the day it stood on before, where it has moved. */
export function eventOf(
  { publicUrl }: Pick<Context, 'publicUrl'>,
  row: DeadlineRow,
  previous: Temporal.PlainDate | undefined,
  enterprise: { name: string; demo: boolean } | undefined,
): FeedEvent | undefined {
  const { status, dueOn, content } = row;
  if (status === 'awaiting' || !dueOn) return undefined;
  const { provisional, disputed, window } = content;
  return {
    id: row.id,
    revision: row.revision,
    createdAt: row.createdAt,
    revisedAt: row.revisedAt,
    title: content.title,
    ...(enterprise ? { enterprise: enterprise.name } : {}),
    status,
    dueOn,
    ...(row.minute === null ? {} : { minute: row.minute }),
    ...(row.actBy ? { actBy: row.actBy, actByProvisional: provisional?.actBy !== undefined } : {}),
    ...(row.submitBy ? { submitBy: row.submitBy } : {}),
    ...(previous && !previous.equals(dueOn) ? { previousDueOn: previous } : {}),
    ...(disputed ? { disputedOn: Temporal.PlainDate.from(disputed.on) } : {}),
    ...(provisional?.dueOn ? { range: rangeOf(provisional.dueOn) } : {}),
    ...(window ? { window } : {}),
    stake: content.stake,
    ...(natureOf(row.kind as DeadlineKind) === 'opens' ? { opens: true } : {}),
    ...(content.flags ? { flags: content.flags } : {}),
    ...(content.missed ? { missed: content.missed } : {}),
    sources: content.sources,
    category: deadlineKindWords[row.kind as keyof typeof deadlineKindWords],
    // Only what anyone may look at has a page without a link of its own.
    ...(row.enterpriseId === null || enterprise?.demo ? { url: `${publicUrl}/deadlines/${row.id}` } : {}),
    demo: enterprise?.demo ?? false,
  };
}

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
    const enterpriseId = await revokeFeed(tx, id, personId, now);
    if (!enterpriseId) throw new Problem('not-found');
    const payload = { before: { personId, revokedAt: null }, after: { personId, revokedAt: now } };
    const what = { action: 'feed.revoked', subject: `feed:${id}`, enterpriseId, payload };
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
