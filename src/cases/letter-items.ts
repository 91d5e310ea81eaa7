import type { Text } from '../answers/source.ts';
import { dayOf, instantAt } from '../clock.ts';
import { type WorkCalendar, workdays } from '../dates/calendar.ts';
import { workingDaysBetween } from '../dates/workdays.ts';
import { findAnnouncement } from '../db/announcements.ts';
import type { Database } from '../db/connect.ts';
import { type DeadlineRow, revisionOfVersion } from '../db/deadlines.ts';
import { enterpriseNames } from '../db/facts.ts';
import { currentFeeds } from '../db/feeds.ts';
import type { Person } from '../db/people.ts';
import type { Reminder } from '../db/reminders.ts';
import type { DeadlineKind } from '../deadlines/model.ts';
import type { Change, ItemDates, LetterItem } from '../letters/model.ts';
import { pathIn } from '../pages/layout.ts';
import { kindAdvice } from '../words/deadlines.ts';
import { natureOf } from '../words/standing.ts';
import type { Context } from './context.ts';
import { readCalendars } from './law.ts';
import { datesOf } from './stored.ts';
import { feedToken, reminderLink } from './tokens.ts';

type Owed = { reminder: Reminder; deadline: DeadlineRow };

/** What a letter written `now` says of each reminder, for one person. */
export async function letterItems(
  tx: Database,
  context: Context,
  person: Person,
  owed: Owed[],
  now: Temporal.Instant,
): Promise<LetterItem[]> {
  const ids = [...new Set(owed.flatMap(({ deadline }) => deadline.enterpriseId ?? []))];
  const names = await enterpriseNames(tx, ids);
  const feeds = new Map((await currentFeeds(tx, person.id)).map((feed) => [feed.enterpriseId, feed]));
  const { calendar } = await readCalendars(tx, context);
  const items: LetterItem[] = [];
  for (const { reminder, deadline } of owed) {
    const enterprise = names.get(deadline.enterpriseId ?? '');
    const feed = feeds.get(deadline.enterpriseId ?? '');
    const changed = await changeFor(tx, reminder, deadline);
    items.push({
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
      ...(changed ? { changed } : {}),
      links: {
        ...actionLinks(context, person, { reminder, deadline }, now),
        ...(feed
          ? {
              calendar: `${context.publicUrl}/calendar/${feedToken(context.secret, feed.id, feed.generation)}.ics`,
            }
          : {}),
      },
    });
  }
  return items;
}

/** How long a link of a letter lets its reader answer. */
export const linkLife = { hours: 24 * 90 };

/** The links to a reminder's page; nothing is to be done where nothing is due. */
function actionLinks(
  { publicUrl, secret }: Context,
  { lang }: Person,
  { reminder, deadline }: Owed,
  now: Temporal.Instant,
): LetterItem['links'] {
  const link = reminderLink(secret, reminder.id, now.add(linkLife));
  const details = `${publicUrl}${pathIn(lang, `/reminders/${link}`)}`;
  if (!deadline.dueOn || deadline.status === 'withdrawn' || deadline.doneAt) return { details };
  return { details, done: `${details}#done`, snooze: `${details}#snooze` };
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
async function changeFor(
  tx: Database,
  reminder: Reminder,
  deadline: DeadlineRow,
): Promise<Change | undefined> {
  if (reminder.toldVersion === null) return undefined;
  const told = await revisionOfVersion(tx, deadline.id, reminder.toldVersion);
  const cause = await revisionOfVersion(tx, deadline.id, deadline.dateVersion);
  const notice = cause?.announcementId ? await findAnnouncement(tx, cause.announcementId) : undefined;
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
