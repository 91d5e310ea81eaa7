import { canonical } from '../answers/canonical.ts';
import type { FieldFault } from '../errors.ts';
import type { DocumentFault } from '../policies/faults.ts';
import { parsePolicy } from '../policies/parse.ts';
import { type PatchFault, patched, placeInPatch } from '../policies/patch.ts';
import type { PolicyDocument } from '../policies/schema.ts';
import { firstVersion } from '../policies/versions.ts';
import {
  type Amended,
  beforePolicy,
  from,
  type Notice,
  next,
  noPolicy,
  placeIn,
  refused,
} from './amend-law.ts';
import type { EffectOf } from './effect.ts';
import { type Law, nextVersion } from './law.ts';

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
  const elsewhere = measuresElsewhere(law, document, (pointer) => `/document${pointer}`);
  if (elsewhere.length > 0) return { faults: elsewhere };
  const version = nextVersion(law, document.key);
  return { versions: [{ ...firstVersion(parsed.document, recordedAt), version, ...from(announcementId) }] };
}

/**
 * The version an amendment adds: the document as it stands on its day with the patch applied, in force from that day on. Refused where the
 * patch names what is not there, changes nothing, or leaves something that is no document.
 */
export function amendPolicy(
  law: Law,
  { policyKey, inForceFrom, transition, kind: _, ...patch }: EffectOf<'amendment'>,
  notice: Notice,
  recordedAt: Temporal.Instant,
): Amended {
  const begins = inForceFrom ? Temporal.PlainDate.from(inForceFrom) : notice.publishedOn;
  const place = placeIn(law, policyKey, begins, notice);
  if (!place) return noPolicy;
  const { first, base } = place;
  const faults = [
    ...beforePolicy(first, '/publishedOn', notice.publishedOn),
    ...(inForceFrom ? beforePolicy(first, '/effect/inForceFrom', begins) : []),
    ...headBegins(patch.head, begins.toString()),
  ];
  if (faults.length > 0) return { faults };
  const result = patched(base.document, patch);
  if ('faults' in result) return { faults: result.faults.map(patchFault) };
  const parsed = parsePolicy(result.raw);
  if ('faults' in parsed) {
    const inPatch = (pointer: string) => `/effect${placeInPatch(result.raw, patch, pointer)}`;
    return {
      faults: [],
      unspoken: parsed.faults.map(({ pointer, line }) => ({ pointer: inPatch(pointer), line })),
    };
  }
  const elsewhere = measuresElsewhere(law, parsed.document, (pointer) =>
    placeInPatch(result.raw, patch, pointer),
  );
  if (elsewhere.length > 0) return { faults: elsewhere };
  if (canonical(parsed.document) === canonical(base.document))
    return refused('/effect', { zh: '没有改动任何内容', en: 'changes nothing' });
  const version = next(law, place, notice, recordedAt);
  return { versions: [{ ...version, document: parsed.document, transition: transition ?? null }] };
}

/** The text as amended cannot be in force from a day after that of the amendment, which is the one that counts. */
function headBegins(head: Record<string, unknown> | undefined, begins: string): FieldFault[] {
  const own = head?.inForceFrom;
  if (typeof own !== 'string' || own <= begins) return [];
  const detail = {
    zh: `不能晚于修订的施行日 ${begins}；修订何时施行请填 effect.inForceFrom`,
    en: `must not lie after ${begins}, when the amendment is in force: that day is effect.inForceFrom`,
  };
  return [{ pointer: '/effect/head/inForceFrom', detail }];
}

/** Claims and money name a measure by its id alone, so no two policies may have the same. */
function measuresElsewhere(
  { policies }: Law,
  document: PolicyDocument,
  place: (pointer: string) => string,
): FieldFault[] {
  const others = [...policies.values()].flat().filter(({ policyKey }) => policyKey !== document.key);
  const taken = new Set(
    others.flatMap(({ document: { clauses } }) =>
      clauses.flatMap(({ measures }) => measures.map(({ id }) => id)),
    ),
  );
  return document.clauses.flatMap(({ measures }, clause) =>
    measures.flatMap(({ id }, index) =>
      taken.has(id)
        ? [
            {
              pointer: `/effect${place(`/clauses/${clause}/measures/${index}/id`)}`,
              detail: { zh: `“${id}”已是另一政策的措施`, en: `${id} is a measure of another policy` },
            },
          ]
        : [],
    ),
  );
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
