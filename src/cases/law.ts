import { type CalendarNotice, type Calendars, calendarsOf } from '../dates/notices.ts';
import { type Announcement, publishedAnnouncements, replacedBy } from '../db/announcements.ts';
import { type HolidayNoticeRow, holidayNotices } from '../db/calendars.ts';
import type { Database } from '../db/connect.ts';
import {
  type PolicyVersionHead,
  policyDocument,
  policyVersionHeads,
  voidedVersions,
} from '../db/policies.ts';
import { type Chained, chained } from '../deadlines/chains.ts';
import { isRuling, type Law, type Ruling } from '../deadlines/law.ts';
import type { PolicyDocument } from '../policies/schema.ts';
import type { PolicyVersion } from '../policies/versions.ts';
import type { Context } from './context.ts';

/** Every version of every policy, by key, oldest first. */
export async function readPolicies(
  db: Database,
  { documents }: Pick<Context, 'documents'>,
): Promise<ReadonlyMap<string, Recorded[]>> {
  const versions = await documents(db, await policyVersionHeads(db));
  return Map.groupBy(versions, (version) => version.policyKey);
}

/** A version as it is recorded: also where it comes from. */
export type Recorded = PolicyVersion & Pick<PolicyVersionHead, 'catalogueDigest' | 'announcementId'>;

/** Reads the law as it is recorded. */
export async function readLaw(tx: Database, context: Pick<Context, 'calendars' | 'documents'>): Promise<Law> {
  const notices = await holidayNotices(tx);
  const announced = await publishedAnnouncements(tx);
  const { standing, chains, ...rulings } = settledBy(announced);
  return {
    policies: await readPolicies(tx, context),
    notices: notices.map(asNotice),
    ...context.calendars(notices),
    ...rulings,
    voids: await voidedVersions(tx),
    announced: new Map(
      standing.map(({ id, effect, source, publishedOn }) => [
        id,
        { effect, notice: { announcementId: id, ...correctedBy(chains.get(id)), source, publishedOn } },
      ]),
    ),
  };
}

/** Of everything published what stands, what that settles, and what all of it settled, also where it was taken back. */
export function settledBy(announced: Announcement[]) {
  const replaced = new Set(announced.flatMap(replacedBy));
  const standing = announced.filter(({ id }) => !replaced.has(id));
  const chains = chained(announced);
  return {
    standing,
    chains,
    rulings: rulingsOf(standing, chains),
    published: rulingsOf(announced, chains),
  };
}

function correctedBy({ corrects }: Chained = {}): Pick<Chained, 'corrects'> {
  return corrects ? { corrects } : {};
}

/** Reads the working days alone. */
export async function readCalendars(
  tx: Database,
  { calendars }: Pick<Context, 'calendars'>,
): Promise<Calendars> {
  return calendars(await holidayNotices(tx));
}

/** What published announcements settle that is neither a policy nor a calendar, in their order. */
export function rulingsOf(announcements: Announcement[], chains = chained(announcements)): Ruling[] {
  return announcements.flatMap(({ id, effect, source, publishedOn }) =>
    isRuling(effect) ? [{ announcementId: id, effect, source, publishedOn, ...chains.get(id) }] : [],
  );
}

/** A paper as the core knows it: what a column leaves empty is absent. */
export function asNotice({ url, title, announcementId, ...row }: HolidayNoticeRow): CalendarNotice {
  return {
    ...row,
    ...(url ? { url } : {}),
    ...(title ? { title } : {}),
    ...(announcementId ? { announcementId } : {}),
  };
}

/** Keeps the calendars last made of the same papers: what they have worked out of each year costs more than reading the papers. */
export function calendarShelf(): (rows: HolidayNoticeRow[]) => Calendars {
  let held: { papers: string; calendars: Calendars } | undefined;
  return (rows) => {
    const papers = rows.map(paperOf).join();
    if (held?.papers !== papers) held = { papers, calendars: calendarsOf(rows.map(asNotice)) };
    return held.calendars;
  };
}

/** Reads the document of each version once: they are long, and never edited. What is no longer asked for is let go. */
export function documentShelf(): (db: Database, heads: PolicyVersionHead[]) => Promise<Recorded[]> {
  let held = new Map<string, PolicyDocument>();
  return async (db, heads) => {
    const shelf = held;
    const kept = new Map<string, PolicyDocument>();
    const versions: Recorded[] = [];
    for (const head of heads) {
      const name = nameOf(head);
      const document = shelf.get(name) ?? (await policyDocument(db, head));
      kept.set(name, document);
      versions.push({ ...head, document });
    }
    held = kept;
    return versions;
  };
}

/** A version that was rolled back may give its number to another one: the instant and the origin tell them apart. */
function nameOf({
  policyKey,
  version,
  announcementId,
  catalogueDigest,
  recordedAt,
}: PolicyVersionHead): string {
  return [policyKey, version, announcementId, catalogueDigest, recordedAt].join(' ');
}

/** Rows are never edited, so this tells a paper from every other. */
function paperOf({ office, year, version, announcementId, recordedAt }: HolidayNoticeRow): string {
  return [office, year, version, announcementId, recordedAt].join(' ');
}
