import type { Source, Text } from '../answers/source.ts';
import type { FieldFault } from '../errors.ts';
import type { DocumentFault } from '../policies/faults.ts';
import type { PolicyDocument } from '../policies/schema.ts';
import { beginsOn, inSequence } from '../policies/sequence.ts';
import type { PolicyVersion } from '../policies/versions.ts';
import type { EffectOf } from './effect.ts';
import { type Addition, type Law, nextVersion } from './law.ts';

/**
 * The notice an effect comes from; `announcementId` is that of the announcement which enters it, `corrects` are those whose place
 * it takes, one after the other, the first of them first.
 */
export type Notice = {
  announcementId?: string;
  corrects?: readonly string[];
  source: Source;
  publishedOn: Temporal.PlainDate;
};

/** Why the law cannot take an effect; `unspoken` are faults of a document, for whoever can speak their lines. */
export type Refusal = { faults: FieldFault[]; unspoken?: DocumentFault[] };

export type Amended = Addition | Refusal;

/**
 * The version a repeal adds: the document as it stands when the repeal is published, whose validity ends on the day before. Refused where it has ended by then,
 * or the notice's words are not cited.
 */
export function repeal(
  law: Law,
  { policyKey, from: day, running }: EffectOf<'repeal'>,
  notice: Notice,
  recordedAt: Temporal.Instant,
): Amended {
  const place = placeIn(law, policyKey, notice.publishedOn, notice);
  if (!place) return noPolicy;
  const { document: standing } = place.base;
  const { validity } = standing;
  const ends = Temporal.PlainDate.from(day);
  const until = ends.subtract({ days: 1 }).toString();
  if (validity.kind === 'until' && validity.until <= until)
    return refused('/effect/from', {
      zh: `有效期到${validity.until}为止，无从废止`,
      en: `its validity ends with ${validity.until}: there is nothing to repeal`,
    });
  const faults = [
    ...beforePolicy(place.first, '/effect/from', ends),
    ...beforePolicy(place.first, '/publishedOn', notice.publishedOn),
  ];
  if (faults.length > 0) return { faults };
  const { title, reference, quote } = notice.source;
  if (!quote) return refused('/source/quote', { zh: '须摘录公告原文一句', en: 'must quote the notice' });
  const cited = { title, ...(reference ? { reference } : {}) };
  const document: PolicyDocument = {
    ...standing,
    validity: { kind: 'until', until, quote, notice: cited },
    repealed: { from: day, ...(running ? { running } : {}) },
  };
  return { versions: [{ ...next(law, place, notice, recordedAt), document }] };
}

/** Where a version that begins on a day stands among those of its policy: the policy's first one, and the one before it. */
export type PlaceInLaw = { first: PolicyVersion; base: PolicyVersion; begins: Temporal.PlainDate };

/**
 * The version that something announced changes: of those that begin by its day the last, other than what the same
 * announcement made. Nothing begins before the policy itself. Undefined where there is no such policy.
 */
export function placeIn(
  { policies }: Pick<Law, 'policies'>,
  policyKey: string,
  begins: Temporal.PlainDate,
  { announcementId }: Pick<Notice, 'announcementId'>,
): PlaceInLaw | undefined {
  const sequence = inSequence(policies.get(policyKey) ?? []).filter(
    (version) => !announcementId || version.announcementId !== announcementId,
  );
  const [first] = sequence;
  if (!first) return undefined;
  const day = [begins.toString(), beginsOn(first)].sort().at(-1) ?? '';
  const base = sequence.findLast((version) => beginsOn(version) <= day) ?? first;
  return { first, base, begins: Temporal.PlainDate.from(day) };
}

/** What a version that an announcement makes has, but for its document. */
export function next(
  law: Law,
  { base, begins }: PlaceInLaw,
  { announcementId, publishedOn }: Notice,
  recordedAt: Temporal.Instant,
): PolicyVersion {
  const { announcementId: _, ...rest } = base;
  return {
    ...rest,
    version: nextVersion(law, base.policyKey),
    publishedOn,
    inForceFrom: begins,
    transition: null,
    ...from(announcementId),
    recordedAt,
  };
}

/** Where a version comes from. */
export function from(announcementId: string | undefined) {
  return announcementId ? { announcementId } : {};
}

/** An announcement of a policy does not come before the policy itself. */
export function beforePolicy(
  { publishedOn, knownFrom, inForceFrom }: PolicyVersion,
  pointer: string,
  day: Temporal.PlainDate,
): FieldFault[] {
  const known = publishedOn ?? knownFrom ?? inForceFrom;
  if (!known || Temporal.PlainDate.compare(day, known) >= 0) return [];
  const detail = {
    zh: `不能早于政策本身（${known}）`,
    en: `must not lie before the policy itself, ${known}`,
  };
  return [{ pointer, detail }];
}

/** One fault. */
export function refused(pointer: string, detail: Text): Refusal {
  return { faults: [{ pointer, detail }] };
}

export const noPolicy = refused('/effect/policyKey', { zh: '没有这个政策', en: 'there is no such policy' });
