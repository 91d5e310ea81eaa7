import type { Answer, Missing } from '../answers/answer.ts';
import { type Line, lines } from '../answers/workings.ts';
import type { PolicyDocument } from './schema.ts';
import type { PoliciesSentences } from './sentences.ts';
import { sourceOf } from './sources.ts';
import type { Transition } from './transition.ts';

const line = lines<PoliciesSentences>();

/**
 * One reading of a policy, added and never edited. The days are those of this version: an extension has its own
 * publication, though its document's head still carries the first one. A day left out or null is not known.
 */
export type PolicyVersion = {
  policyKey: string;
  /** 1, 2, 3 … in the order of recording. */
  version: number;
  document: PolicyDocument;
  publishedOn?: Temporal.PlainDate | null;
  inForceFrom?: Temporal.PlainDate | null;
  /** The earliest day a paper shows this version to exist; stands in for a day above that is not known. */
  knownFrom?: Temporal.PlainDate | null;
  /** To whom the version before it still applies. */
  transition?: Transition | null;
  /** The announcement it came from; none where it came with the service. */
  announcementId?: string | null;
  recordedAt: Temporal.Instant;
};

/**
 * The version that applies. `pastExpiry`: its validity ended before the anchor day (the mark never drops a date).
 * `disputed`: the anchor lies after the last day we state but not after the later reading's; ask, do not refuse.
 */
export type Applicable = { version: PolicyVersion; pastExpiry: boolean; disputed: boolean };

/** Version 1 of a document of the catalogue, with the days its own head gives. */
export function firstVersion(document: PolicyDocument, recordedAt: Temporal.Instant): PolicyVersion {
  return {
    policyKey: document.key,
    version: 1,
    document,
    publishedOn: dayOf(document.publishedOn),
    inForceFrom: dayOf(document.inForceFrom),
    knownFrom: dayOf(document.knownFrom),
    recordedAt,
  };
}

function dayOf(iso: string | undefined): Temporal.PlainDate | null {
  return iso === undefined ? null : Temporal.PlainDate.from(iso);
}

/**
 * Of the versions of one policy published by the day `asked`, the latest in force on the day `anchor` (both inclusive).
 * A newer version that has begun replaces the older ones; after the last one's validity that one still applies, marked
 * past its expiry. Incomplete where only an unknown first day keeps us from answering; not owed where the days are known
 * and come later. Source: the service's rule of choice (design, "Change"); no founding document has a transition clause.
 */
export function applicable(
  versions: readonly PolicyVersion[],
  { asked, anchor }: { asked: Temporal.PlainDate; anchor: Temporal.PlainDate },
): Answer<Applicable> {
  const published = versions.filter((version) => isBy(publicFrom(version), asked));
  const begun = published.filter((version) => isBy(startOf(version), anchor)).sort(byStart);
  const version = begun.at(-1);
  if (version) return { answer: 'owed', value: { version, ...standing(version.document, anchor) } };
  const early = versions.map((each) => ({ each, reasons: tooEarly(each, asked, anchor) }));
  const missing = early
    .filter(({ reasons }) => reasons.length === 0)
    .map(({ each }) => firstDayMissing(each));
  if (missing.length > 0 || versions.length === 0) return { answer: 'incomplete', missing };
  return { answer: 'not-owed', reasons: early.flatMap(({ reasons }) => reasons) };
}

function publicFrom(version: PolicyVersion): Temporal.PlainDate | null | undefined {
  return version.publishedOn ?? version.knownFrom ?? version.inForceFrom;
}

function startOf(version: PolicyVersion): Temporal.PlainDate | null | undefined {
  return version.inForceFrom ?? version.knownFrom ?? version.publishedOn;
}

function isBy(day: Temporal.PlainDate | null | undefined, limit: Temporal.PlainDate): boolean {
  return day != null && Temporal.PlainDate.compare(day, limit) <= 0;
}

function byStart(one: PolicyVersion, other: PolicyVersion): number {
  const [a, b] = [startOf(one), startOf(other)];
  const order = a && b ? Temporal.PlainDate.compare(a, b) : 0;
  return order || one.version - other.version;
}

function standing({ validity }: PolicyDocument, anchor: Temporal.PlainDate) {
  if (validity.kind !== 'until') return { pastExpiry: false, disputed: false };
  const day = anchor.toString();
  const pastExpiry = day > validity.until;
  return { pastExpiry, disputed: pastExpiry && day <= (validity.disputedUntil ?? validity.until) };
}

/** The known days that keep the version from applying; none where only an unknown day does. */
function tooEarly(
  { document, publishedOn, inForceFrom }: PolicyVersion,
  asked: Temporal.PlainDate,
  anchor: Temporal.PlainDate,
): Line[] {
  const source = sourceOf(document);
  const published = publishedOn && !isBy(publishedOn, asked) ? String(publishedOn) : undefined;
  const begins = inForceFrom && !isBy(inForceFrom, anchor) ? String(inForceFrom) : undefined;
  return [
    ...(published ? [line('policies.not-published-yet', { day: published }, { source })] : []),
    ...(begins ? [line('policies.not-in-force-yet', { day: begins }, { source })] : []),
  ];
}

function firstDayMissing(version: PolicyVersion): Missing {
  const source = sourceOf(version.document);
  const known = version.knownFrom?.toString();
  return {
    need: 'reading',
    what: `${version.policyKey}.first-day`,
    line: known
      ? line('policies.known-only-from', { day: known }, { source })
      : line('policies.first-day-unknown', {}, { source }),
  };
}
