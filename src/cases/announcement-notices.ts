import { randomUUIDv7 } from 'node:crypto';
import { dayOf } from '../clock.ts';
import { insertNotices, meantFor, type NoticeRow, stoppedAmong, toldOf } from '../db/announcement-notices.ts';
import { type Concerned, subscribersTo, subscribingMembers } from '../db/announcement-subscriptions.ts';
import { type Announcement, findAnnouncement } from '../db/announcements.ts';
import type { Database } from '../db/connect.ts';
import type { Subjects } from '../deadlines/about.ts';
import { concern } from '../deadlines/derive/concern.ts';
import type { Law } from '../deadlines/law.ts';
import { isAbout, type Looked, matterFor, replacedChain } from './announcement-subjects.ts';

/** That a person is told of an announcement. `because`: the subscription's scope and its value, or what of the reader's own it touches. */
export type PlannedNotice = {
  personId: string;
  channel: 'mail';
  mode: 'at-once' | 'digest';
  because: string;
};

/** The announcement to tell of. */
type Told = Pick<Announcement, 'id' | 'effect' | 'about' | 'corrects'>;

/** So many enterprises are looked at together: what is held at once does not grow with their number. */
const chunk = 500;

/**
 * Who is told of an announcement: one notice for each person, however many reasons there are, with the soonest mode and the
 * reason nearest to the reader. `affected` are the enterprises whose dates or money it moves. The days of a window go out at
 * once as reminders of their own, so that its announcement needs no other haste. One that takes another's place is told to
 * whoever was told of that one; of the others, to those alone for whom it is news. `policies` are those the announcement
 * makes, as a rehearsal and its publication both know them.
 */
export async function noticesFor(
  tx: Database,
  announcement: Told,
  affected: ReadonlySet<string>,
  { policies }: Pick<Law, 'policies'>,
): Promise<PlannedNotice[]> {
  const notices = new Map<string, Reason>();
  const replaced = await replacedChain(tx, announcement);
  const ids = replaced.map(({ id }) => id);
  for (const { personId, mode } of await toldOf(tx, ids))
    add(notices, { personId, mode, because: 'told-before' });
  const matter = await matterFor(tx, announcement, replaced, policies);
  const meant = await meantFor(tx, ids);
  const lookAt = (personId: string) => (meant.has(personId) ? matter.whole : matter.fresh);
  for (const { personId, scope, value, mode } of await subscribersTo(tx, asScopes(matter.whole.subjects)))
    if (isAbout(lookAt(personId), scope, value))
      add(notices, { personId, mode, because: value ? `${scope}:${value}` : scope });
  let after: string | undefined;
  do {
    const { last, members } = await subscribingMembers(tx, chunk, after);
    for (const member of members)
      for (const reason of reasonsFor(member, affected, lookAt(member.personId))) add(notices, reason);
    after = last;
  } while (after);
  return [...notices.values()].map((reason) => ({ ...reason, channel: 'mail' }));
}

type Reason = Omit<PlannedNotice, 'channel'>;

/** The nearest reason first. */
const nearness = [
  'affected',
  'recipient',
  'concerns',
  'policy',
  'department',
  'theme',
  'told-before',
  'district',
  'all',
];

function add(notices: Map<string, Reason>, reason: Reason) {
  const known = notices.get(reason.personId);
  if (!known) return notices.set(reason.personId, reason);
  const nearer = distance(reason) < distance(known) ? reason : known;
  const mode = [known.mode, reason.mode].includes('at-once') ? 'at-once' : 'digest';
  return notices.set(reason.personId, { ...nearer, mode });
}

function distance({ because }: Reason): number {
  return nearness.indexOf(because.split(':')[0] ?? '');
}

/** Why an announcement concerns a member by one of the enterprises. */
function reasonsFor(
  { personId, mode, enterpriseId, creditCode, body }: Concerned,
  affected: ReadonlySet<string>,
  looked: Looked,
): Reason[] {
  if (mode === null) return [];
  if (affected.has(enterpriseId)) return [{ personId, mode, because: 'affected' }];
  if (looked.recipients.has(creditCode)) return [{ personId, mode, because: 'recipient' }];
  // A place that is not registered leaves it open whether the policy applies: who may be concerned is told.
  const policy = looked.policies.find((document) => concern(body, document).answer !== 'not-owed');
  return policy ? [{ personId, mode, because: `concerns:${policy.key}` }] : [];
}

function asScopes({ policyKeys, districts, themes, departments }: Subjects) {
  return [
    { scope: 'policy' as const, values: policyKeys },
    { scope: 'district' as const, values: districts },
    { scope: 'theme' as const, values: themes },
    { scope: 'department' as const, values: departments },
  ];
}

/** A paper older than this when it is recorded here is history, and nobody's news. */
const newsDays = 30;

/** Whether an announcement is history on the day it is recorded here: nobody is written to. */
export function isHistory(
  { publishedOn }: Pick<Announcement, 'publishedOn'>,
  today: Temporal.PlainDate,
): boolean {
  return Temporal.PlainDate.compare(publishedOn, today.subtract({ days: newsDays })) < 0;
}

/** Writes who is told of a published announcement: all of them planned, save what is history and who cannot be reached. */
export async function writeNotices(
  tx: Database,
  announcementId: string,
  notices: PlannedNotice[],
  now: Temporal.Instant,
) {
  if (notices.length === 0) return;
  const announcement = await findAnnouncement(tx, announcementId);
  if (!announcement) throw new Error('notices of an announcement that is not there');
  const past = isHistory(announcement, dayOf(now));
  const stopped = await stoppedAmong(tx);
  await insertNotices(
    tx,
    notices.map((notice) => ({
      ...notice,
      id: randomUUIDv7(),
      announcementId,
      letterId: null,
      createdAt: now,
      ...stateOf(past ? 'past' : stopped.has(notice.personId) ? 'bounced' : undefined, now),
    })),
  );
}

function stateOf(
  reason: 'past' | 'bounced' | undefined,
  now: Temporal.Instant,
): Pick<NoticeRow, 'state' | 'reason' | 'settledAt'> {
  return reason
    ? { state: 'suppressed', reason, settledAt: now }
    : { state: 'planned', reason: null, settledAt: null };
}
