import type { Text } from '../answers/source.ts';
import { type ChangeFor, changesFor } from '../db/announcement-impact.ts';
import { type Announcement, findAnnouncement, replacedBy } from '../db/announcements.ts';
import { deadlinesBefore } from '../db/as-of.ts';
import type { Database } from '../db/connect.ts';
import { enterpriseNames } from '../db/facts.ts';
import type { Person } from '../db/people.ts';
import { keyOf, subjectsOf } from '../deadlines/about.ts';
import { changedMoney } from '../deadlines/difference-money.ts';
import type { AnnouncementKind } from '../deadlines/effect.ts';
import { sameDates } from '../deadlines/reconcile.ts';
import type { AnnouncementItem, Impact } from '../letters/announcement.ts';
import { pathIn } from '../pages/layout.ts';
import type { PolicyDocument } from '../policies/schema.ts';
import { titleOf } from '../policies/sources.ts';
import { effectLines } from '../words/announcement-effects.ts';
import type { Moved } from '../words/announcement-impact.ts';
import { becauseText, moreLines } from '../words/announcements.ts';
import { namesFor } from './announcement-names.ts';
import { relatedEffects } from './announcement-subjects.ts';
import { differencePath, madeVersion } from './announcement-versions.ts';
import type { Context } from './context.ts';
import { newestDocuments } from './drafts-check.ts';
import { readPolicies } from './law.ts';
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
  const policies = await readPolicies(tx, context);
  const documents = newestDocuments({ policies });
  const address = (path: string) => `${context.publicUrl}${pathIn(person.lang, path)}`;
  const items: AnnouncementItem[] = [];
  for (const { notice, announcement } of owed) {
    const { id, kind, title, source, publishedOn, effect } = announcement;
    const replaces = await replaced(tx, announcement);
    const made = madeVersion(policies, id);
    items.push({
      id,
      kind: kind as AnnouncementKind,
      title,
      source,
      publishedOn,
      effect: shown(effectLines(effect, names, made?.difference)),
      policies: await concerned(tx, announcement, documents),
      ...(replaces ? { replaces } : {}),
      impacts: await impactsOn(tx, announcement, person),
      because: becauseText(notice.because, names),
      link: address(`/announcements/${id}`),
      ...(made ? { differences: address(differencePath(made)) } : {}),
    });
  }
  return items;
}

/** Policies in a letter; the page has them all. */
const mostPolicies = 5;

/** The policies an announcement concerns beside those its effect names, as it says itself or as its measures lie in them. */
async function concerned(
  tx: Database,
  announcement: Announcement,
  documents: PolicyDocument[],
): Promise<Text[]> {
  const { policyKeys } = subjectsOf(announcement, documents, await relatedEffects(tx, announcement));
  const named = keyOf(announcement.effect);
  return documents
    .filter(({ key }) => policyKeys.includes(key) && !named.includes(key))
    .map(titleOf)
    .slice(0, mostPolicies);
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

async function impactsOn(tx: Database, announcement: Announcement, { id }: Person): Promise<Impact[]> {
  const changes = Map.groupBy(await changesFor(tx, announcement.id, id), ({ enterpriseId }) => enterpriseId);
  const names = await enterpriseNames(tx, [...changes.keys()]);
  const impacts: Impact[] = [];
  for (const [enterpriseId, own] of changes) {
    const whose = names.get(enterpriseId);
    if (!whose) continue;
    const moneyFen = await moneyOf(tx, announcement, enterpriseId, own);
    impacts.push({ enterprise: whose.name, demo: whose.demo, ...impactOf(own), moneyFen });
  }
  return impacts;
}

/** The money that an announcement changed: all rows of the enterprise as it left them, beside what it found. */
async function moneyOf(
  tx: Database,
  { publishedAt }: Announcement,
  enterpriseId: string,
  changes: ChangeFor[],
): Promise<Impact['moneyFen']> {
  if (!publishedAt) throw new Error('a letter about an announcement that is not published');
  // Instants are kept by the millisecond: this is up to the publication itself.
  const rows = await deadlinesBefore(tx, enterpriseId, publishedAt.add({ milliseconds: 1 }));
  const touched = new Set(changes.map(({ after }) => after.deadlineId));
  const rest = rows.filter(({ id }) => !touched.has(id));
  return changedMoney(
    [...rest, ...changes.flatMap(({ before }) => before ?? [])],
    [...rest, ...changes.map(({ after }) => after)],
  );
}

function impactOf(changes: ChangeFor[]): Pick<Impact, 'moved' | 'dates'> {
  const moved: Moved = { added: 0, moved: 0, withdrawn: 0, other: 0 };
  for (const change of changes) moved[whatOf(change)] += 1;
  const dated = changes.filter((change) => whatOf(change) !== 'other');
  return {
    moved,
    dates: dated.slice(0, mostDates).map(({ before, after }) => ({
      title: after.content.title,
      ...(before?.dueOn && before.status !== 'withdrawn' ? { from: before.dueOn } : {}),
      ...(after.dueOn && after.status !== 'withdrawn' ? { to: after.dueOn } : {}),
      status: after.status,
    })),
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
