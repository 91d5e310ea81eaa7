import type { Announcement } from '../db/announcements.ts';
import { insertHolidayNotice } from '../db/calendars.ts';
import type { Database } from '../db/connect.ts';
import { insertPolicyVersion, voidVersions } from '../db/policies.ts';
import { amend } from '../deadlines/amend.ts';
import type { Addition, Law } from '../deadlines/law.ts';
import { Problem } from '../errors.ts';
import type { PolicyVersion } from '../policies/versions.ts';
import { speak } from '../words/lines.ts';
import { audit } from './audit.ts';
import { noticeRecorded, versionRecorded, versionVoided } from './audit-law.ts';

/** What the announcement adds to the law; refuses an effect that the law as recorded cannot take. */
export function additionOf(
  law: Law,
  { id, effect, source, publishedOn, corrects }: Announcement,
  now: Temporal.Instant,
): Addition {
  const result = amend(law, effect, { announcementId: id, source, publishedOn }, now, corrects ?? undefined);
  if (!('faults' in result)) return result;
  const spoken = (result.unspoken ?? []).map(({ pointer, line }) => ({ pointer, detail: speak(line) }));
  throw new Problem('unprocessable', [...result.faults, ...spoken]);
}

/** Writes what an announcement adds to the law; a ruling is the published announcement itself. */
export async function recordAddition(
  tx: Database,
  { versions = [], voids = [], notice }: Addition,
  announcementId: string,
  now: Temporal.Instant,
) {
  await voidVersions(tx, voids, announcementId, now);
  for (const version of versions) await insertPolicyVersion(tx, row(version, announcementId));
  if (notice) {
    const { url, title, ...paper } = notice;
    await insertHolidayNotice(tx, { ...paper, url: url ?? null, title: title ?? null, announcementId });
  }
  await audit(tx, now, [
    ...voids.map((version) => versionVoided(version, announcementId)),
    ...versions.map((version) => versionRecorded(version, announcementId)),
    ...(notice ? [noticeRecorded(notice, announcementId)] : []),
  ]);
}

/** A version made again after another was taken back keeps its own origin. */
function row(version: PolicyVersion & { catalogueDigest?: string | null }, announcementId: string) {
  const { catalogueDigest = null } = version;
  return version.announcementId === undefined || version.announcementId === null
    ? { ...version, catalogueDigest, announcementId: catalogueDigest ? null : announcementId }
    : { ...version, catalogueDigest: null };
}
