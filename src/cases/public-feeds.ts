import type { Lang } from '../answers/source.ts';
import type { DeadlineRow } from '../db/deadlines.ts';
import { publicFeedDeadlines } from '../db/feeds.ts';
import { Problem } from '../errors.ts';
import type { Feed, FeedEvent } from '../feeds/model.ts';
import { titleOf } from '../policies/sources.ts';
import { feedNames } from '../words/feed-names.ts';
import type { Context } from './context.ts';
import { districtDays } from './district-days.ts';
import { eventsOf } from './feed-events.ts';
import { readPolicies } from './law.ts';
import { inSnapshot } from './snapshot.ts';

/** Which public calendar. */
export type PublicFeed = { of: 'all' } | { of: 'policy'; key: string };

/** A public calendar in a language; refuses a key that is not known. */
export function publicFeed(context: Context, which: PublicFeed, lang: Lang): Promise<Feed> {
  return inSnapshot(context, (inside) => readPublicFeed(inside, which, lang));
}

async function readPublicFeed(context: Context, which: PublicFeed, lang: Lang): Promise<Feed> {
  const policyKey = which.of === 'policy' ? which.key : undefined;
  const policies = await readPolicies(context.db, context);
  const document = policyKey === undefined ? undefined : policies.get(policyKey)?.at(-1)?.document;
  if (policyKey !== undefined && !document) throw new Problem('not-found');
  const rows = await publicFeedDeadlines(context.db, policyKey && `policy:${policyKey}`);
  const path = policyKey ? `policies/${policyKey}` : 'policies';
  return {
    ...(document ? feedNames.onePolicy(titleOf(document)) : feedNames.allPolicies),
    lang,
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
