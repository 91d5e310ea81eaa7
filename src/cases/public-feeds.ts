import type { Lang, Text } from '../answers/source.ts';
import type { DeadlineRow } from '../db/deadlines.ts';
import { publicFeedDeadlines } from '../db/feeds.ts';
import { onceAnnounced } from '../db/public-rows.ts';
import { Problem } from '../errors.ts';
import { type District, districts } from '../facts/district.ts';
import type { Feed, FeedEvent } from '../feeds/model.ts';
import { pathIn } from '../pages/layout.ts';
import type { PolicyDocument } from '../policies/schema.ts';
import { titleOf } from '../policies/sources.ts';
import { type Theme, themes } from '../policies/themes.ts';
import { feedNames } from '../words/feed-names.ts';
import type { Context } from './context.ts';
import { type DistrictChange, districtChanges, isOn, lastMoves } from './district-changes.ts';
import { inCity, withDistricts } from './district-days.ts';
import { inDistrict } from './district-rows.ts';
import { eventsOf } from './feed-events.ts';
import { type Recorded, readPolicies } from './law.ts';
import { inSnapshot } from './snapshot.ts';

/** Which public calendar. */
export type PublicFeed =
  | { of: 'all' }
  | { of: 'windows' }
  | { of: 'policy'; key: string }
  | { of: 'district'; district: string }
  | { of: 'theme'; theme: string };

/** What a public calendar is of, found: a policy that is recorded, a district of the city, a theme of ours. */
type Found = { name: Text; description: Text; keys?: ReadonlySet<string>; district?: District };

/** A public calendar in a language; refuses a policy, district or theme that is not known. One with nothing in it is empty. */
export function publicFeed(context: Context, which: PublicFeed, lang: Lang): Promise<Feed> {
  return inSnapshot(context, (inside) => readPublicFeed(inside, which, lang));
}

/** The path of a public calendar in a language: `/en/calendar/districts/jiading.ics`. */
export function publicFeedPath(which: PublicFeed, lang: Lang): string {
  return pathIn(lang, `/calendar/${folderOf(which)}.ics`);
}

/** Where a public calendar stands on the page of all of them. */
export function publicFeedAnchor(which: PublicFeed): string {
  return folderOf(which).replace('/', '-');
}

/** The page on which a public calendar is subscribed to, without a language: its place among all of them. */
export function subscribePath(which: PublicFeed): string {
  return `/subscribe#${publicFeedAnchor(which)}`;
}

function folderOf(which: PublicFeed): string {
  switch (which.of) {
    case 'all':
      return 'policies';
    case 'windows':
      return 'windows';
    case 'policy':
      return `policies/${which.key}`;
    case 'district':
      return `districts/${which.district}`;
    case 'theme':
      return `themes/${which.theme}`;
  }
}

async function readPublicFeed(context: Context, which: PublicFeed, lang: Lang): Promise<Feed> {
  const { name, description, keys, district } = find(which, await readPolicies(context.db, context));
  const all = await publicFeedDeadlines(
    context.db,
    which.of === 'policy' ? `policy:${which.key}` : undefined,
  );
  const wanted = keys ? all.filter(({ subject }) => keys.has(subject.replace('policy:', ''))) : all;
  const announced = which.of === 'windows' ? await onceAnnounced(context.db) : undefined;
  const rows = announced ? wanted.filter(({ id }) => announced.has(id)) : wanted;
  const page = which.of === 'policy' ? `/policies/${which.key}` : subscribePath(which);
  return {
    name,
    description,
    lang,
    url: `${context.publicUrl}${pathIn(lang, page)}`,
    public: true,
    source: `${context.publicUrl}${publicFeedPath(which, lang)}`,
    events: district
      ? await districtEvents(context, rows, district, lang)
      : await cityEvents(context, rows, lang),
  };
}

function find(which: PublicFeed, policies: ReadonlyMap<string, Recorded[]>): Found {
  switch (which.of) {
    case 'all':
      return feedNames.allPolicies;
    case 'windows':
      return feedNames.windows;
    case 'policy': {
      const document = policies.get(which.key)?.at(-1)?.document;
      if (!document) throw new Problem('not-found');
      return feedNames.onePolicy(titleOf(document));
    }
    case 'district': {
      const { district } = which;
      if (!isDistrict(district)) throw new Problem('not-found');
      const keys = keysOf(policies, (document) => (document.district ?? district) === district);
      return { ...feedNames.district(district), keys, district };
    }
    case 'theme': {
      const { theme } = which;
      if (!Object.hasOwn(themes, theme)) throw new Problem('not-found');
      const keys = keysOf(policies, (document) => document.themes?.includes(theme as Theme) ?? false);
      return { ...feedNames.theme(theme as Theme), keys };
    }
  }
}

/** A place outside the city has no policies of its own here. */
function isDistrict(name: string): name is District {
  return name !== 'elsewhere' && Object.hasOwn(districts, name);
}

/** The policies that are such in any version: an event that a calendar has shown does not vanish from it with an amendment. */
function keysOf(policies: ReadonlyMap<string, Recorded[]>, is: (document: PolicyDocument) => boolean) {
  const found = [...policies].filter(([, versions]) => versions.some(({ document }) => is(document)));
  return new Set(found.map(([key]) => key));
}

function pagesIn({ publicUrl }: Context, lang: Lang) {
  return ({ id }: DeadlineRow) => `${publicUrl}${pathIn(lang, `/deadlines/${id}`)}`;
}

/** Where districts have days of their own, the policies' own row says so: its date is the city's. */
async function cityEvents(context: Context, all: DeadlineRow[], lang: Lang): Promise<FeedEvent[]> {
  const city = await inCity(context.db, all);
  const events = await eventsOf(context, city.rows, undefined, pagesIn(context, lang));
  return events.map((event) => withDistricts(event, city));
}

/** A district's own day has no history in the stored row, where the day before is the city's: it is in what was published. */
async function districtEvents(context: Context, all: DeadlineRow[], district: District, lang: Lang) {
  const { rows, own } = await inDistrict(context, all, district);
  const events = await eventsOf(context, rows, undefined, pagesIn(context, lang));
  const moves = lastMoves(await districtChanges(context.db), district);
  return events.map((event) => {
    const { previousDueOn: _, previousMinute: __, ...rest } = event;
    const move = event.status === 'withdrawn' ? undefined : moves.get(event.id);
    if (move && isOn(event, move)) return { ...rest, ...asMoved(move) };
    return own.has(event.id) ? rest : event;
  });
}

function asMoved({ before, announcement }: DistrictChange): Partial<FeedEvent> {
  return {
    ...(before?.dueOn ? { previousDueOn: before.dueOn } : {}),
    ...(typeof before?.minute === 'number' ? { previousMinute: before.minute } : {}),
    amendedBy: announcement,
  };
}
