import type { Text } from '../answers/source.ts';
import { dayOf, instantAt } from '../clock.ts';
import { type WorkCalendar, workdays } from '../dates/calendar.ts';
import { workingDaysBetween } from '../dates/workdays.ts';
import { type Announcement, announcementsById } from '../db/announcements.ts';
import type { Database } from '../db/connect.ts';
import { type DeadlineRow, versionsOf } from '../db/deadlines.ts';
import { enterpriseNames } from '../db/facts.ts';
import type { FeedRow } from '../db/feeds.ts';
import { type Person, peopleById } from '../db/people.ts';
import type { Reminder } from '../db/reminders.ts';
import type { DeadlineKind } from '../deadlines/model.ts';
import { isOfGroup, type Way } from '../deadlines/way.ts';
import type { Change, ItemDates, LetterItem } from '../letters/model.ts';
import { pathIn } from '../pages/layout.ts';
import { kindAdvice } from '../words/deadlines.ts';
import { natureOf } from '../words/standing.ts';
import type { Context } from './context.ts';
import { feedPagePath, feedPath, feedsToShow } from './feed-path.ts';
import { isComingBack, isGivenBack, isHandedOver } from './handed-rungs.ts';
import { readCalendars } from './law.ts';
import { datesOf } from './stored.ts';
import { reminderLink } from './tokens.ts';

export type Owed = { reminder: Reminder; deadline: DeadlineRow };

/** What letters say of their items beside the items themselves, read once for many letters. */
export type About = {
  calendar: WorkCalendar;
  names: ReadonlyMap<string, { name: string; demo: boolean }>;
  /** The reader's feed of an enterprise, by both ids. */
  feeds: ReadonlyMap<string, FeedRow>;
  versions: ReadonlyMap<string, Version>;
  announcements: ReadonlyMap<string, Announcement>;
  /** Those in whose place others are told. */
  silent: ReadonlyMap<string, Person>;
};

type Version = Awaited<ReturnType<typeof versionsOf>>[number];

/** Under what `About` has a reader's feed. */
export const feedKey = (personId: string, enterpriseId: string | null) => `${personId} ${enterpriseId}`;
const versionKey = (deadlineId: string, version: number) => `${deadlineId} ${version}`;

/** Reads what letters with these items have to say about them. */
export async function readAbout(
  tx: Database,
  context: Pick<Context, 'calendars' | 'secret'>,
  owed: Owed[],
): Promise<About> {
  const enterprises = [...new Set(owed.flatMap(({ deadline }) => deadline.enterpriseId ?? []))];
  const readers = [...new Set(owed.map(({ reminder }) => reminder.personId))];
  const moved = owed.filter(({ reminder }) => reminder.toldVersion !== null);
  const versions = await versionsOf(tx, [...new Set(moved.map(({ deadline }) => deadline.id))]);
  const feeds = await feedsToShow(tx, context.secret, readers);
  const causes = versions.flatMap(({ announcementId }) => announcementId ?? []);
  return {
    calendar: (await readCalendars(tx, context)).calendar,
    names: await enterpriseNames(tx, enterprises),
    feeds: new Map(feeds.map((feed) => [feedKey(feed.personId, feed.enterpriseId), feed])),
    versions: new Map(versions.map((each) => [versionKey(each.deadlineId, each.dateVersion), each])),
    announcements: await announcementsById(tx, [...new Set(causes)]),
    silent: await peopleById(tx, [...new Set(owed.flatMap(({ reminder }) => reminder.insteadOf ?? []))]),
  };
}

/** Who reads a letter, and the way it goes. */
type Reading = Pick<Person, 'id' | 'lang'> & { channel: Way };

/** What a letter written `now` says of each reminder, for one person. What a group reads carries no link of that person's own. */
export function letterItems(
  context: Pick<Context, 'publicUrl' | 'secret'>,
  about: About,
  reader: Reading,
  owed: Owed[],
  now: Temporal.Instant,
): LetterItem[] {
  const { publicUrl, secret } = context;
  return owed.map(({ reminder, deadline }) => {
    const feed = isOfGroup(reader.channel)
      ? undefined
      : about.feeds.get(feedKey(reader.id, deadline.enterpriseId));
    const changed = changeFor(about, reminder, deadline);
    return {
      ...deadlineItem(about.calendar, about.names.get(deadline.enterpriseId ?? ''), deadline, now),
      ...whyYou(about, reminder),
      ...(changed ? { changed } : {}),
      links: {
        ...actionLinks(context, reader, { reminder, deadline }, now),
        ...(feed
          ? {
              calendar: publicUrl + feedPath(secret, feed),
              subscribe: publicUrl + pathIn(reader.lang, feedPagePath(secret, feed)),
            }
          : {}),
      },
    };
  });
}

/** What a letter written `now` says of a deadline, whoever reads it. */
export function deadlineItem(
  calendar: WorkCalendar,
  enterprise: { name: string; demo: boolean } | undefined,
  deadline: DeadlineRow,
  now: Temporal.Instant,
): Omit<LetterItem, 'links'> {
  return {
    deadlineId: deadline.id,
    title: deadline.content.title,
    ...(enterprise ? { enterprise: enterprise.name } : {}),
    demo: enterprise?.demo ?? false,
    status: deadline.status,
    ...itemDates(calendar, deadline, now),
    stake: deadline.content.stake,
    ...adviceFor(deadline),
    nature: natureOf(deadline.kind as DeadlineKind),
    ...contentOf(deadline),
    why: deadline.content.sources,
  };
}

/** How long a link of a letter lets its reader answer. */
export const linkLife = { hours: 24 * 90 };

/** Where a reminder can be answered; in a letter to a group, where it is shown alone. */
export function detailsLink(
  { publicUrl, secret }: Pick<Context, 'publicUrl' | 'secret'>,
  { lang, channel }: Pick<Reading, 'lang' | 'channel'>,
  reminderId: string,
  now: Temporal.Instant,
): string {
  const use = isOfGroup(channel) ? 'reminder-shown' : 'reminder';
  const link = reminderLink(secret, reminderId, now.add(linkLife), use);
  return `${publicUrl}${pathIn(lang, `/reminders/${link}`)}`;
}

/** The links to a reminder's page; nothing is to be done where nothing is due, and nothing by a group. */
function actionLinks(
  context: Pick<Context, 'publicUrl' | 'secret'>,
  reader: Reading,
  { reminder, deadline }: Owed,
  now: Temporal.Instant,
): LetterItem['links'] {
  const details = detailsLink(context, reader, reminder.id, now);
  const isAsked = deadline.dueOn && deadline.status !== 'withdrawn' && !deadline.doneAt;
  if (!isAsked || isOfGroup(reader.channel)) return { details };
  return { details, done: `${details}#done`, snooze: `${details}#snooze` };
}

/** Where another is the reason: silent, or one who handed it over, gave it back or is not reached any more. */
function whyYou(
  { silent }: About,
  { insteadOf: id, rung }: Reminder,
): Pick<LetterItem, 'insteadOf' | 'handing'> {
  const name = silent.get(id ?? '')?.name;
  if (!name) return {};
  if (isHandedOver(rung)) return { handing: { kind: 'handed-over', name } };
  if (isGivenBack(rung)) return { handing: { kind: 'given-back', name } };
  return isComingBack(rung) ? { handing: { kind: 'lapsed', name } } : { insteadOf: name };
}

function adviceFor({ kind }: DeadlineRow): { advice?: Text } {
  const advice = kindAdvice[kind as DeadlineKind];
  return advice ? { advice } : {};
}

/** What the item says beside its dates and its money. */
function contentOf({ content }: DeadlineRow): Pick<LetterItem, 'flags' | 'missed' | 'window'> {
  const { flags, missed, window } = content;
  return { ...(flags ? { flags } : {}), ...(missed ? { missed } : {}), ...(window ? { window } : {}) };
}

function itemDates(
  calendar: WorkCalendar,
  deadline: DeadlineRow,
  now: Temporal.Instant,
): { dates?: ItemDates } {
  const { dueOn, actBy, submitBy, minute } = deadline;
  if (!dueOn || !actBy || deadline.status === 'withdrawn') return {};
  const on = dayOf(now);
  const daysLeft = on.until(dueOn).days;
  const closed =
    daysLeft === 0 && minute !== null && Temporal.Instant.compare(instantAt(dueOn, minute), now) <= 0;
  const known = calendar.announced.has(dueOn.year) && daysLeft >= 0;
  return {
    dates: {
      dueOn,
      actBy,
      actByProvisional: deadline.content.provisional?.actBy !== undefined,
      daysLeft,
      ...(closed ? { closed } : {}),
      ...(known ? { workingDaysLeft: workingDaysBetween(workdays(calendar), on, dueOn) } : {}),
      ...(submitBy ? { submitBy } : {}),
      ...(minute === null ? {} : { minute }),
    },
  };
}

/** Of a correction: what the person was told, and the announcement that changed it. */
function changeFor(about: About, reminder: Reminder, deadline: DeadlineRow): Change | undefined {
  if (reminder.toldVersion === null) return undefined;
  const told = about.versions.get(versionKey(deadline.id, reminder.toldVersion));
  const cause = about.versions.get(versionKey(deadline.id, deadline.dateVersion));
  const notice = about.announcements.get(cause?.announcementId ?? '');
  const { dueOn, actBy, submitBy, minute } = told ? datesOf(told) : {};
  const dates =
    dueOn && actBy
      ? { dueOn, actBy, ...(submitBy ? { submitBy } : {}), ...(minute === undefined ? {} : { minute }) }
      : undefined;
  return {
    from: { status: told?.status ?? 'firm', ...(dates ? { dates } : {}) },
    why: notice?.title ?? {
      zh: '登记的事实或所依据的规定有变动',
      en: 'a registered fact or the rule it rests on has changed',
    },
    ...(notice ? { source: notice.source } : {}),
  };
}
