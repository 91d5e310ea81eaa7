import type { Database } from '../db/connect.ts';
import { type FeedRow, feedById, lastRetiredAt } from '../db/feeds.ts';
import type { Person } from '../db/people.ts';
import { renderFeedRevoked } from '../letters/feed-revoked.ts';
import { pathIn } from '../pages/layout.ts';
import { calendarName } from '../words/private-feeds.ts';
import type { Context } from './context.ts';
import { calendarsOf, filterOf } from './feed-names.ts';
import { feedPagePath, feedPath } from './feed-path.ts';
import { takeLetter } from './letter-slots.ts';

/** Owes the person of a calendar a letter at once: the address it had is gone. `by` is who did that. */
export async function oweFeedRevoked(
  tx: Database,
  { id, personId, generation }: FeedRow,
  by: 'own' | 'administrator',
  now: Temporal.Instant,
) {
  const slot = { kind: 'feed-revoked', slot: `${id} ${generation} ${by}`, dueAt: now } as const;
  await takeLetter(tx, { personId, channel: 'mail' }, slot, now);
}

/** Whether what the letter says is still the whole of it: what happened to the calendar's address after that has a letter of its own. */
export async function isStillGone(tx: Database, _context: Context, slot: string): Promise<boolean> {
  const { feed, generation } = await ofSlot(tx, slot);
  return feed?.generation === (feed?.revokedAt ? generation : generation + 1);
}

/** What the person of a calendar reads whose address has ended. */
export async function feedRevokedLetter(tx: Database, context: Context, owner: Person, slot: string) {
  const { feed, by } = await ofSlot(tx, slot);
  if (!feed) throw new Error(`no calendar ${slot}`);
  const { publicUrl, secret } = context;
  const { lang, name } = owner;
  // Not by its token: the service may have had another secret when it made that.
  const ended = feed.revokedAt ?? (await lastRetiredAt(tx, feed.id));
  if (!ended) throw new Error(`the address of ${slot} has not ended`);
  return renderFeedRevoked({
    lang,
    recipient: { name },
    calendar: calendarName(
      (await calendarsOf(tx, [feed])).get(feed.id) ?? { scope: 'person' },
      filterOf(feed),
    ),
    at: ended,
    by,
    making: publicUrl + makingPath(feed),
    links: {
      service: publicUrl + pathIn(lang, '/'),
      ...(feed.revokedAt
        ? {}
        : {
            calendar: publicUrl + feedPath(secret, feed),
            page: publicUrl + pathIn(lang, feedPagePath(secret, feed)),
          }),
    },
  });
}

function makingPath({ enterpriseId, projectId }: FeedRow): string {
  if (enterpriseId === null) return '/api/v1/me/feeds';
  const enterprise = `/api/v1/enterprises/${enterpriseId}`;
  return projectId === null ? `${enterprise}/feeds` : `${enterprise}/projects/${projectId}/feeds`;
}

async function ofSlot(tx: Database, slot: string) {
  const [id = '', generation = '', by = ''] = slot.split(' ');
  const who = by === 'own' ? by : 'administrator';
  return { feed: await feedById(tx, id), generation: Number(generation), by: who } as const;
}
