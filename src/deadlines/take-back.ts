import type { FieldFault } from '../errors.ts';
import type { PolicyVersion } from '../policies/versions.ts';
import type { Amended, Notice, Refusal } from './amend-law.ts';
import type { Effect } from './effect.ts';
import { type Addition, type Law, lawWith, type VersionName } from './law.ts';

/** An announcement that stands: what it does and the notice it comes from. */
export type Standing = { effect: Effect; notice: Notice };

/** Takes an effect into a law, as `amend` does. */
type Take = (law: Law, standing: Standing) => Amended;

/**
 * What taking an announcement back adds to the law: its papers and rulings no longer hold; of a policy it made a version of,
 * that version and all later ones are void, and the later ones are made again without it, in their order. With
 * `replacement` that stands in its place. Refused where it does not stand, or a later one cannot do without it.
 */
export function takeBack(
  law: Law,
  announcementId: string,
  pointer: string,
  take: Take,
  replacement?: Standing,
): Amended {
  const standing = law.announced?.get(announcementId);
  if (!standing || standing.effect.kind === 'withdrawal') return refusedAt(pointer, notStanding);
  const key = keyOf(standing.effect);
  if (key === undefined) {
    const drops = { drops: [announcementId] };
    if (!replacement) return drops;
    const added = take(lawWith(law, drops), replacement);
    return 'faults' in added ? added : { ...added, ...drops };
  }
  return rebuilt(law, key, announcementId, take, replacement);
}

/** The policy an announcement makes a version of. */
function keyOf(effect: Effect): string | undefined {
  if (effect.kind === 'issue') return effect.document.key;
  return 'policyKey' in effect ? effect.policyKey : undefined;
}

function rebuilt(
  law: Law,
  key: string,
  announcementId: string,
  take: Take,
  replacement: Standing | undefined,
): Amended {
  const versions = law.policies.get(key) ?? [];
  const first = versions.findIndex((version) => version.announcementId === announcementId);
  const gone = first < 0 ? [] : versions.slice(first);
  const voids: VersionName[] = gone.map(({ version }) => ({ policyKey: key, version }));
  let addition: Addition = { voids, drops: [announcementId], versions: [] };
  const steps = [
    ...(replacement ? [replacement] : []),
    ...gone.filter((version) => version.announcementId !== announcementId),
  ];
  for (const step of steps) {
    const added = 'notice' in step ? take(lawWith(law, addition), step) : again(law, addition, step, take);
    if ('faults' in added) return 'notice' in step ? added : cannotDoWithout(step);
    addition = joined(addition, added);
  }
  return addition;
}

/** A later version made again: one of the catalogue as it was, one of an announcement by its effect on what is there now. */
function again(law: Law, addition: Addition, version: PolicyVersion, take: Take): Amended {
  const under = lawWith(law, addition);
  const standing = law.announced?.get(version.announcementId ?? '');
  if (standing) return take(under, standing);
  const numbers = [...(under.voids ?? []), ...(under.policies.get(version.policyKey) ?? [])];
  const next = Math.max(...numbers.map((each) => each.version)) + 1;
  return { versions: [{ ...version, version: next }] };
}

function joined(addition: Addition, added: Addition): Addition {
  return { ...added, ...addition, versions: [...(addition.versions ?? []), ...(added.versions ?? [])] };
}

function cannotDoWithout({ version, policyKey }: PolicyVersion): Refusal {
  return refusedAt('/effect', {
    zh: `《${policyKey}》第${version}版以它为基础，请先撤回后来的公告`,
    en: `version ${version} of ${policyKey} builds on it: withdraw the later announcement first`,
  });
}

const notStanding = {
  zh: '没有这样一项现行有效的公告',
  en: 'there is no such announcement that stands',
};

function refusedAt(pointer: string, detail: FieldFault['detail']): Refusal {
  return { faults: [{ pointer, detail }] };
}
