import { sha256 } from '../answers/hash.ts';
import { holdLettersOf } from '../db/announcement-notices.ts';
import { type Announcement, insertAnnouncement, replacedBy, shippedNames } from '../db/announcements.ts';
import type { Database } from '../db/connect.ts';
import { touchPublicFeeds } from '../db/feed-versions.ts';
import { holdLaw } from '../db/policies.ts';
import { announcementKinds } from '../deadlines/effect.ts';
import type { Addition, Law } from '../deadlines/law.ts';
import type { ShippedAnnouncement } from '../deadlines/shipped-announcement.ts';
import { Problem } from '../errors.ts';
import { additionOf, recordAddition } from './addition.ts';
import { noticesFor, writeNotices } from './announcement-notices.ts';
import { auditAnnouncement } from './audit-announcement.ts';
import type { Context } from './context.ts';
import { readLaw } from './law.ts';

/** The names of what was brought in, and a line for each that the law does not take. */
export type Synced = { added: string[]; remarks: string[] };

/**
 * Brings in the shipped announcements whose day has come by the service's clock, in the order of those days, each once and
 * published from then on. One that the law does not take, because an administrator has entered the same window or policy
 * already, is left out with a remark and looked at again the next time. Who subscribes is told, as of any announcement, save
 * of what is history by then. Whoever calls derives everything again.
 */
export async function syncAnnouncements(context: Context): Promise<Synced> {
  const { db, clock, shipped = [] } = context;
  const today = clock.today().toString();
  const due = shipped.filter(({ publishedOn }) => publishedOn <= today).toSorted(byDay);
  const unknown = (names: ReadonlySet<string>) => due.filter(({ slug }) => !names.has(slug));
  // Looked at before the law is held, for which everybody who derives has to wait, and once more with it.
  if (due.length === 0 || unknown(await shippedNames(db)).length === 0) return { added: [], remarks: [] };
  return await db.transaction(async (tx) => {
    await holdLaw(tx);
    const known = await shippedNames(tx);
    const added: string[] = [];
    const remarks: string[] = [];
    const fresh = unknown(known);
    if (fresh.length === 0) return { added, remarks };
    let law = await readLaw(tx, context);
    for (const one of fresh) {
      const found = bring(law, one, known, clock.now());
      if ('refused' in found) {
        remarks.push(found.refused);
        continue;
      }
      await record(tx, found);
      // Read again: one that corrects it has to find it standing.
      law = await readLaw(tx, context);
      await tell(tx, found, law);
      known.add(one.slug);
      added.push(one.slug);
    }
    if (added.length > 0) await touchPublicFeeds(tx);
    return { added, remarks };
  });
}

type Found = { announcement: Announcement; addition: Addition };

/** What the announcement adds to the law as it stands, or the line that says why it does not. */
function bring(
  law: Law,
  shipped: ShippedAnnouncement,
  known: ReadonlySet<string>,
  now: Temporal.Instant,
): Found | { refused: string } {
  const { slug, corrects } = shipped;
  if (corrects !== undefined && !known.has(corrects))
    return { refused: remark(slug, `${corrects} 未录入 / has not been brought in`) };
  const announcement = published(shipped, now);
  if (hasPaper(law, announcement)) return { announcement, addition: {} };
  try {
    return { announcement, addition: additionOf(law, announcement, now) };
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    const said = error.faults.map(({ pointer, detail }) => `${pointer} ${detail.zh} / ${detail.en}`);
    return { refused: remark(slug, said.join('; ')) };
  }
}

function remark(slug: string, why: string): string {
  return `随附公告未录入 shipped announcement left out: ${slug}: ${why}`;
}

/** Whether the paper of a notice of days off is in the law already: it comes with the calendars, and holds once. */
function hasPaper({ notices }: Law, { effect, source }: Announcement): boolean {
  if (effect.kind !== 'holiday-notice') return false;
  return notices.some(({ office, number }) => office === effect.office && number === source.reference);
}

/** Published by nobody here, from the instant it was brought in. */
function published(shipped: ShippedAnnouncement, now: Temporal.Instant): Announcement {
  const { slug, title, source, publishedOn, effect, about, read, corrects } = shipped;
  const { reference, quote } = source;
  return {
    id: shippedId(slug),
    kind: announcementKinds[effect.kind],
    state: 'published',
    revision: 1,
    title,
    source: { title: source.title, reference, ...(quote ? { quote } : {}) },
    effect,
    about: { ...about, read },
    corrects: corrects === undefined ? null : shippedId(corrects),
    publishedOn: Temporal.PlainDate.from(publishedOn),
    digest: null,
    shipped: slug,
    createdBy: null,
    createdAt: now,
    changedBy: null,
    changedAt: null,
    reviewedBy: null,
    reviewedAt: null,
    publishedBy: null,
    publishedAt: now,
  };
}

/** The id of a shipped announcement, the same wherever the service runs: a UUID (version 8) out of its name. */
export function shippedId(slug: string): string {
  const hex = sha256(`qixian announcement ${slug}`);
  const variant = ((Number.parseInt(hex.slice(16, 18), 16) & 0x3f) | 0x80).toString(16);
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `8${hex.slice(13, 16)}`,
    `${variant}${hex.slice(18, 20)}`,
    hex.slice(20, 32),
  ].join('-');
}

async function record(tx: Database, { announcement, addition }: Found) {
  const { id, createdAt: now } = announcement;
  await insertAnnouncement(tx, announcement);
  await recordAddition(tx, addition, id, now);
  await auditAnnouncement(tx, now, { by: null, step: 'published', after: announcement });
}

/** Whose dates it moves is seen when everything is derived again; whom it may concern is known by its subject. */
async function tell(tx: Database, { announcement }: Found, law: Law) {
  await holdLettersOf(tx, replacedBy(announcement));
  const notices = await noticesFor(tx, announcement, new Set(), law);
  await writeNotices(tx, announcement.id, notices, announcement.createdAt);
}

function byDay(one: ShippedAnnouncement, other: ShippedAnnouncement): number {
  const [a, b] = [`${one.publishedOn} ${one.slug}`, `${other.publishedOn} ${other.slug}`];
  return a < b ? -1 : a > b ? 1 : 0;
}
