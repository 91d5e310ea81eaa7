import type { Text } from '../answers/source.ts';
import { enterpriseNames } from '../db/facts.ts';
import { fetchesOf } from '../db/feed-fetches.ts';
import { type FeedRow, feedByToken, retiredAt } from '../db/feeds.ts';
import { enterprisesOf } from '../db/people.ts';
import { Problem } from '../errors.ts';
import type { Feed } from '../feeds/model.ts';
import { pathIn } from '../pages/layout.ts';
import type { OwnCalendarModel } from '../pages/own-calendar.ts';
import { calendarName } from '../words/private-feeds.ts';
import { ownCalendarWords as words } from '../words/subscribe.ts';
import type { Context } from './context.ts';
import { calendarsOf } from './feed-names.ts';
import { readPrivateFeed } from './private-feeds.ts';
import { inSnapshot } from './snapshot.ts';
import { hashToken } from './tokens.ts';

/** As many of the next dates as are shown. */
const nearest = 8;

/** A private calendar for whoever holds its token: an unknown one is not found, a revoked or rotated one gone for ever. */
export function ownCalendar(context: Context, token: string): Promise<OwnCalendarModel> {
  return inSnapshot(context, async (inside) => {
    const feed = await feedBehind(inside, token);
    const calendar = await readPrivateFeed(inside, feed);
    const path = `/calendar/${token}`;
    const { id, kinds, minimumFen, lang, alarms, form, spans } = feed;
    return {
      id,
      path,
      address: {
        anchor: 'calendar',
        name: calendar.name,
        url: `${context.publicUrl}${path}.ics`,
        page: `${context.publicUrl}${pathIn(lang, path)}`,
      },
      scope: await scopeOf(inside, feed),
      ...(kinds ? { kinds } : {}),
      ...(minimumFen === null ? {} : { minimumFen }),
      lang,
      alarms,
      form,
      spans,
      next: nextOf(calendar, context.clock.today(), feed.scope === 'person'),
      fetches: await fetchesOf(inside.db, [id]),
    };
  });
}

async function feedBehind({ db }: Pick<Context, 'db'>, token: string): Promise<FeedRow> {
  const hash = hashToken(token);
  const feed = await feedByToken(db, hash);
  const gone = feed ? feed.revokedAt !== null : (await retiredAt(db, hash)) !== undefined;
  if (gone) throw new Problem('gone', [{ pointer: '', detail: words.gone }]);
  if (!feed) throw new Problem('not-found');
  return feed;
}

async function scopeOf({ db }: Context, feed: FeedRow): Promise<Text> {
  const of = (await calendarsOf(db, [feed])).get(feed.id) ?? { scope: 'person' };
  if (of.scope !== 'person') return calendarName(of, {});
  const names = await enterpriseNames(db, await enterprisesOf(db, feed.personId));
  return words.ofAll([...names.values()].map(({ name }) => name));
}

function nextOf({ events }: Feed, today: Temporal.PlainDate, ofSeveral: boolean): OwnCalendarModel['next'] {
  return events
    .filter(({ status, doneAt }) => status !== 'withdrawn' && !doneAt)
    .filter(({ dueOn }) => Temporal.PlainDate.compare(dueOn, today) >= 0)
    .toSorted((a, b) => Temporal.PlainDate.compare(a.dueOn, b.dueOn))
    .slice(0, nearest)
    .map(({ title, enterprise, status, dueOn, minute, url }) => ({
      title:
        ofSeveral && enterprise
          ? { zh: `${title.zh} · ${enterprise.short}`, en: `${title.en} · ${enterprise.short}` }
          : title,
      status,
      dueOn,
      ...(minute === undefined ? {} : { minute }),
      ...(url ? { url } : {}),
    }));
}
