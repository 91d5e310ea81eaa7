import type { Source } from '../answers/source.ts';
import { type CalendarNotice, type Calendars, calendarsOf } from '../dates/notices.ts';
import type { PolicyVersion } from '../policies/versions.ts';
import type { Effect, EffectOf } from './effect.ts';
import type { Standing } from './take-back.ts';

/** Effects that the law reads as they stand: neither a policy's version nor a paper about days off. */
const rulingKinds = [
  'duty-day',
  'confirmation',
  'reading',
  'disbursement',
  'window',
  'window-change',
  'public-notice',
  'list',
  'review',
] as const satisfies Effect['kind'][];
export type RulingEffect = EffectOf<(typeof rulingKinds)[number]>;

/** Whether the published announcement itself is what the law reads. */
export function isRuling(effect: Effect): effect is RulingEffect {
  return (rulingKinds as readonly string[]).includes(effect.kind);
}

/** What a published announcement settles that is neither a policy nor a calendar, with the announcement's source. */
export type Ruling = {
  effect: RulingEffect;
  source: Source;
  /** The announcement it stands in, and the day the authority published that. */
  announcementId?: string;
  publishedOn?: Temporal.PlainDate;
  /** The announcements whose place it takes, one after the other, the first of them first. */
  corrects?: readonly string[];
  /** Of a change: the first announcement of the window it was made for. Another window of that name is none of its. */
  of?: string;
};

/** The law as it is recorded: what rules are applied under. */
export type Law = Calendars & {
  /** Every version of every policy that stands, by key, oldest first; one that was taken back is not among them. */
  policies: ReadonlyMap<string, PolicyVersion[]>;
  /** Papers about days off, in the order in which they were recorded; both calendars are made of them. */
  notices: readonly CalendarNotice[];
  /** By the day of the paper; of two about the same thing the later holds. One that was taken back is not among them. */
  rulings: readonly Ruling[];
  /** Every ruling that was ever published, in the same order, also those taken back: what they were named is not given to another. */
  published?: readonly Ruling[];
  /** Versions that were taken back: their numbers are not given again. */
  voids?: readonly VersionName[];
  /** The announcements that stand, by id: what a correction or withdrawal refers to. */
  announced?: ReadonlyMap<string, Standing>;
};

/** A version of a policy by its name. */
export type VersionName = { policyKey: string; version: number };

/**
 * What an announcement adds to the law, and what it takes back: versions that no longer stand (`voids`), and earlier
 * announcements whose papers and rulings no longer hold (`drops`). A plain notice does neither.
 */
export type Addition = {
  versions?: PolicyVersion[];
  voids?: VersionName[];
  notice?: CalendarNotice;
  ruling?: Ruling;
  drops?: string[];
  /** The announcement itself, which stands from then on. */
  announces?: Standing;
};

/** The law with what an announcement adds to it and takes back. */
export function lawWith(law: Law, addition: Addition): Law {
  const { versions = [], voids = [], notice, ruling, drops = [] } = addition;
  const stays = ({ announcementId }: { announcementId?: string }) =>
    !announcementId || !drops.includes(announcementId);
  const notices = [...law.notices.filter(stays), ...(notice ? [notice] : [])];
  const samePapers = notices.length === law.notices.length && !notice;
  return {
    ...(samePapers ? law : { ...law, notices, ...calendarsOf(notices) }),
    policies: policiesWith(law.policies, versions, voids),
    voids: [...(law.voids ?? []), ...voids],
    published: rulingsWith(law.published ?? law.rulings, ruling),
    rulings: rulingsWith(law.rulings.filter(stays), ruling),
    announced: announcedWith(law.announced, addition),
  };
}

function announcedWith(announced: Law['announced'], { drops = [], announces }: Addition) {
  const all = new Map(announced);
  for (const id of drops) all.delete(id);
  const id = announces?.notice.announcementId;
  if (announces && id) all.set(id, announces);
  return all;
}

/** In the place its paper's day gives it, as it will be read again: of two about the same thing the later paper holds. */
function rulingsWith(rulings: readonly Ruling[], added: Ruling | undefined): readonly Ruling[] {
  if (!added) return rulings;
  const { publishedOn } = added;
  const before = rulings.findLastIndex(
    (each) =>
      !each.publishedOn || !publishedOn || Temporal.PlainDate.compare(each.publishedOn, publishedOn) <= 0,
  );
  return rulings.toSpliced(before + 1, 0, added);
}

function policiesWith(
  policies: Law['policies'],
  added: PolicyVersion[],
  voids: VersionName[],
): Law['policies'] {
  if (added.length + voids.length === 0) return policies;
  const gone = new Set(voids.map(({ policyKey, version }) => `${policyKey} ${version}`));
  const all = new Map(policies);
  for (const key of new Set([...added, ...voids].map(({ policyKey }) => policyKey))) {
    const standing = (all.get(key) ?? []).filter(({ version }) => !gone.has(`${key} ${version}`));
    const versions = [...standing, ...added.filter(({ policyKey }) => policyKey === key)];
    if (versions.length > 0) all.set(key, versions);
    else all.delete(key);
  }
  return all;
}

/** The number of the next version of a policy. */
export function nextVersion({ policies, voids = [] }: Pick<Law, 'policies' | 'voids'>, key: string): number {
  const numbers = [...(policies.get(key) ?? []), ...voids.filter(({ policyKey }) => policyKey === key)];
  return Math.max(0, ...numbers.map(({ version }) => version)) + 1;
}
