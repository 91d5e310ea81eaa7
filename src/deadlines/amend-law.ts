import { canonical } from '../answers/canonical.ts';
import type { Source, Text } from '../answers/source.ts';
import type { FieldFault } from '../errors.ts';
import type { DocumentFault } from '../policies/faults.ts';
import { parsePolicy } from '../policies/parse.ts';
import { type PatchFault, patched } from '../policies/patch.ts';
import type { PolicyDocument } from '../policies/schema.ts';
import { firstVersion, type PolicyVersion } from '../policies/versions.ts';
import type { EffectOf } from './effect.ts';
import { type Addition, type Law, nextVersion } from './law.ts';

/** The notice an effect comes from; `announcementId` is that of the announcement which enters it. */
export type Notice = { announcementId?: string; source: Source; publishedOn: Temporal.PlainDate };

/** Why the law cannot take an effect; `unspoken` are faults of a document, for whoever can speak their lines. */
export type Refusal = { faults: FieldFault[]; unspoken?: DocumentFault[] };

export type Amended = Addition | Refusal;

/** A policy that is not known yet becomes its version 1, with the days its own head gives. */
export function issue(
  law: Law,
  { document }: EffectOf<'issue'>,
  { announcementId }: Notice,
  recordedAt: Temporal.Instant,
): Amended {
  if (law.policies.has(document.key))
    return refused('/effect/document/key', { zh: '已有这个政策', en: 'there is such a policy already' });
  const parsed = parsePolicy(document);
  if ('faults' in parsed) return { faults: [], unspoken: parsed.faults.map(under('/effect/document')) };
  const version = nextVersion(law, document.key);
  return { versions: [{ ...firstVersion(parsed.document, recordedAt), version, ...from(announcementId) }] };
}

/**
 * The version an amendment adds: the newest document with the patch applied, in force from its day on. Refused where the
 * patch names what is not there, changes nothing, or leaves something that is no document.
 */
export function amendPolicy(
  law: Law,
  { policyKey, inForceFrom, transition, kind: _, ...patch }: EffectOf<'amendment'>,
  notice: Notice,
  recordedAt: Temporal.Instant,
): Amended {
  const newest = law.policies.get(policyKey)?.at(-1);
  if (!newest) return noPolicy;
  const faults = [
    ...beforePolicy(newest, '/publishedOn', notice.publishedOn),
    ...(inForceFrom ? beforePolicy(newest, '/effect/inForceFrom', Temporal.PlainDate.from(inForceFrom)) : []),
  ];
  if (faults.length > 0) return { faults };
  const result = patched(newest.document, patch);
  if ('faults' in result) return { faults: result.faults.map(patchFault) };
  const parsed = parsePolicy(result.raw);
  // Places of the document as it would be: the patch that led there is for the administrator to find.
  if ('faults' in parsed) return { faults: [], unspoken: parsed.faults.map(under('/effect/amended')) };
  if (canonical(parsed.document) === canonical(newest.document))
    return refused('/effect', { zh: '没有改动任何内容', en: 'changes nothing' });
  return {
    versions: [
      {
        ...next(law, newest, notice, recordedAt),
        document: parsed.document,
        inForceFrom: inForceFrom ? Temporal.PlainDate.from(inForceFrom) : notice.publishedOn,
        transition: transition ?? null,
      },
    ],
  };
}

/**
 * The version a repeal adds: the newest document, whose validity ends on the day before. Refused where it has ended by then,
 * or the notice's words are not cited.
 */
export function repeal(
  law: Law,
  { policyKey, from: day, running }: EffectOf<'repeal'>,
  notice: Notice,
  recordedAt: Temporal.Instant,
): Amended {
  const newest = law.policies.get(policyKey)?.at(-1);
  if (!newest) return noPolicy;
  const { validity } = newest.document;
  const first = Temporal.PlainDate.from(day);
  const until = first.subtract({ days: 1 }).toString();
  if (validity.kind === 'until' && validity.until <= until)
    return refused('/effect/from', {
      zh: `有效期到${validity.until}为止，无从废止`,
      en: `its validity ends with ${validity.until}: there is nothing to repeal`,
    });
  const faults = [
    ...beforePolicy(newest, '/effect/from', first),
    ...beforePolicy(newest, '/publishedOn', notice.publishedOn),
  ];
  if (faults.length > 0) return { faults };
  const { title, reference, quote } = notice.source;
  if (!quote) return refused('/source/quote', { zh: '须摘录公告原文一句', en: 'must quote the notice' });
  const cited = { title, ...(reference ? { reference } : {}) };
  const document: PolicyDocument = {
    ...newest.document,
    validity: { kind: 'until', until, quote, notice: cited },
    repealed: { from: day, ...(running ? { running } : {}) },
  };
  const version = { ...next(law, newest, notice, recordedAt), document, inForceFrom: notice.publishedOn };
  return { versions: [version] };
}

/** What a version that an announcement makes of the newest one has, but for its document. */
export function next(
  law: Law,
  newest: PolicyVersion,
  { announcementId, publishedOn }: Notice,
  recordedAt: Temporal.Instant,
): PolicyVersion {
  const { announcementId: _, ...rest } = newest;
  return {
    ...rest,
    version: nextVersion(law, newest.policyKey),
    publishedOn,
    transition: null,
    ...from(announcementId),
    recordedAt,
  };
}

function from(announcementId: string | undefined) {
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

function patchFault({ pointer, name, why }: PatchFault): FieldFault {
  const detail =
    why === 'unknown'
      ? { zh: `文件中没有“${name}”`, en: `the document has nothing called ${name}` }
      : { zh: `“${name}”不能在此修改`, en: `${name} cannot be changed here` };
  return { pointer: `/effect${pointer}`, detail };
}

function under(place: string) {
  return ({ pointer, line }: DocumentFault): DocumentFault => ({ pointer: `${place}${pointer}`, line });
}

/** One fault. */
export function refused(pointer: string, detail: Text): Refusal {
  return { faults: [{ pointer, detail }] };
}

export const noPolicy = refused('/effect/policyKey', { zh: '没有这个政策', en: 'there is no such policy' });
