import { canonical } from '../answers/canonical.ts';
import type { Announcement } from '../db/announcements.ts';
import type { Database } from '../db/connect.ts';
import { audit } from './audit.ts';

type Step = {
  /** The administrator; null where the announcement came with the service. */
  by: string | null;
  step: 'drafted' | 'changed' | 'reviewed' | 'published' | 'deleted';
  /** As it was before the step; none of a new draft. */
  before?: Announcement;
  /** As it is after the step; none of a deleted draft. */
  after?: Announcement;
};

/**
 * Writes a step of an announcement into the audit, in the transaction that takes it: whole when it appears or goes, else
 * what the step changed of it.
 */
export async function auditAnnouncement(
  tx: Database,
  at: Temporal.Instant,
  { by, step, before, after }: Step,
) {
  const id = (after ?? before)?.id;
  if (!id) throw new Error('a step of no announcement');
  const what = { subject: `announcement:${id}`, announcementId: id };
  const payload = before && after ? whatChanged(before, after) : { ...(after ? { after } : { before }) };
  await audit(tx, at, [{ actor: by, action: `announcement.${step}`, ...what, payload }]);
}

function whatChanged(before: Announcement, after: Announcement) {
  // Days and instants become texts, and the keys of JSON have no order.
  const text = (value: unknown) => canonical(JSON.parse(JSON.stringify(value)));
  const changed = (Object.keys(after) as (keyof Announcement)[]).filter(
    (key) => text(before[key]) !== text(after[key]),
  );
  const only = (row: Announcement) => Object.fromEntries(changed.map((key) => [key, row[key]]));
  return { before: only(before), after: only(after) };
}
