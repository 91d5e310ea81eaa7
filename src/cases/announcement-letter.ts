import type { Text } from '../answers/source.ts';
import { type ChangeFor, changesFor } from '../db/announcement-impact.ts';
import { type Announcement, findAnnouncement, replacedBy } from '../db/announcements.ts';
import type { Database } from '../db/connect.ts';
import { enterpriseNames } from '../db/facts.ts';
import type { Person } from '../db/people.ts';
import type { AnnouncementKind } from '../deadlines/effect.ts';
import { sameDates } from '../deadlines/reconcile.ts';
import { totalOf } from '../deadlines/stake.ts';
import type { AnnouncementItem, Impact } from '../letters/announcement.ts';
import { pathIn } from '../pages/layout.ts';
import { effectLines } from '../words/announcement-effects.ts';
import { becauseText, type Moved, moreLines } from '../words/announcements.ts';
import { namesFor } from './announcement-names.ts';
import type { Context } from './context.ts';
import type { OwedNotice } from './letter-notices.ts';
import { datesOf } from './stored.ts';

/** Lines of an effect in a letter; the page has them all. */
const mostLines = 12;
/** Dates of an enterprise in a letter. */
const mostDates = 3;

/** What a letter says of each announcement, for one person. */
export async function announcementItems(
  tx: Database,
  context: Context,
  person: Person,
  owed: OwedNotice[],
): Promise<AnnouncementItem[]> {
  if (owed.length === 0) return [];
  const names = await namesFor(
    tx,
    context,
    owed.map(({ announcement }) => announcement.effect),
  );
  const items: AnnouncementItem[] = [];
  for (const { notice, announcement } of owed) {
    const { id, kind, title, source, publishedOn, effect } = announcement;
    const replaces = await replaced(tx, announcement);
    items.push({
      id,
      kind: kind as AnnouncementKind,
      title,
      source,
      publishedOn,
      effect: shown(effectLines(effect, names)),
      ...(replaces ? { replaces } : {}),
      impacts: await impactsOn(tx, id, person),
      because: becauseText(notice.because, names),
      link: `${context.publicUrl}${pathIn(person.lang, `/announcements/${id}`)}`,
    });
  }
  return items;
}

function shown(lines: Text[]): Text[] {
  const left = lines.length - mostLines;
  return left > 0 ? [...lines.slice(0, mostLines), moreLines(left)] : lines;
}

async function replaced(tx: Database, announcement: Announcement): Promise<AnnouncementItem['replaces']> {
  const [id] = replacedBy(announcement);
  const found = id === undefined ? undefined : await findAnnouncement(tx, id);
  if (!found) return undefined;
  return { how: announcement.corrects ? 'corrects' : 'withdraws', title: found.title };
}

async function impactsOn(tx: Database, announcementId: string, { id }: Person): Promise<Impact[]> {
  const changes = Map.groupBy(await changesFor(tx, announcementId, id), ({ enterpriseId }) => enterpriseId);
  const names = await enterpriseNames(tx, [...changes.keys()]);
  return [...changes].flatMap(([enterpriseId, own]) => {
    const whose = names.get(enterpriseId);
    return whose ? [{ enterprise: whose.name, demo: whose.demo, ...impactOf(own) }] : [];
  });
}

function impactOf(changes: ChangeFor[]): Pick<Impact, 'moved' | 'dates' | 'moneyFen'> {
  const moved: Moved = { added: 0, moved: 0, withdrawn: 0, other: 0 };
  for (const change of changes) moved[whatOf(change)] += 1;
  const dated = changes.filter((change) => whatOf(change) !== 'other');
  const stakes = (rows: (ChangeFor['after'] | null)[]) =>
    totalOf(rows.flatMap((row) => (row && row.status !== 'withdrawn' ? [row.content.stake] : []))).fen;
  return {
    moved,
    dates: dated.slice(0, mostDates).map(({ before, after }) => ({
      title: after.content.title,
      ...(before?.dueOn && before.status !== 'withdrawn' ? { from: before.dueOn } : {}),
      ...(after.dueOn && after.status !== 'withdrawn' ? { to: after.dueOn } : {}),
    })),
    moneyFen: {
      before: stakes(changes.map(({ before }) => before)),
      after: stakes(changes.map(({ after }) => after)),
    },
  };
}

function whatOf({ before, after }: ChangeFor): keyof Moved {
  if (after.status === 'withdrawn') return before && before.status !== 'withdrawn' ? 'withdrawn' : 'other';
  if (!before || before.status === 'withdrawn') return 'added';
  const same = sameDates(
    { ...datesOf(before), status: before.status },
    { ...datesOf(after), status: after.status },
  );
  return same ? 'other' : 'moved';
}
