import { beginsOn, inSequence } from '../policies/sequence.ts';
import { titleOf } from '../policies/sources.ts';
import type { PolicyVersion } from '../policies/versions.ts';
import { type Amended, type Notice, type Refusal, refused } from './amend-law.ts';
import type { Effect } from './effect.ts';
import { type Addition, type Law, lawWith, nextVersion } from './law.ts';

/** An announcement that stands: what it does and the notice it comes from. */
export type Standing = { effect: Effect; notice: Notice };

/** Takes an effect into a law by itself: what begins later is not made again. */
export type Take = (law: Law, standing: Standing) => Amended;

/**
 * What an effect adds, and after it once more everything announced of the policy that begins later, so that it holds for all
 * of them. Refused where one of those does not go with it.
 */
export function withLater(law: Law, added: Amended, take: Take): Amended {
  if ('faults' in added) return added;
  const [version] = added.versions ?? [];
  if (!version) return added;
  const later = inSequence(law.policies.get(version.policyKey) ?? []).filter(
    (each) => beginsOn(each) > beginsOn(version) && law.announced?.has(each.announcementId ?? ''),
  );
  return allAgain(hidden(law, later), added, later, take);
}

/** The law without what is made again, in whichever of its versions; the numbers stay given. */
function hidden(law: Law, again: readonly PolicyVersion[]): Law {
  const ids = new Set(again.flatMap(({ announcementId }) => announcementId ?? []));
  const key = again[0]?.policyKey ?? '';
  const old = (law.policies.get(key) ?? []).filter(({ announcementId }) => ids.has(announcementId ?? ''));
  return lawWith(law, { voids: old });
}

/**
 * What taking an announcement back adds to the law: its papers and rulings no longer hold; of a policy it made a version of,
 * that version and all later ones are void, and the later ones are made again without it, in the order of their days. With
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
  if (!standing || standing.effect.kind === 'withdrawal') return refused(pointer, notStanding);
  const key = keyOf(standing.effect);
  const versions = (key !== undefined && law.policies.get(key)) || [];
  const first = versions.findIndex((version) => version.announcementId === announcementId);
  const gone = first < 0 ? [] : versions.slice(first);
  const voids = gone.map(({ policyKey, version }) => ({ policyKey, version }));
  const without: Addition = { drops: [announcementId], ...(voids.length > 0 ? { voids } : {}) };
  const again = gone.filter((version) => version.announcementId !== announcementId);
  const rest = hidden(law, again);
  if (!replacement) return allAgain(rest, without, inOrder(again, law), take);
  const replaced = take(lawWith(law, without), replacement);
  if ('faults' in replaced) return replaced;
  const [version] = replaced.versions ?? [];
  const own = version?.policyKey === key ? version : undefined;
  // What begins before the replacement is made again first; what begins later is made on it, also where it was not void.
  const isBefore = (each: PolicyVersion) => !own || beginsOn(each) < beginsOn(own);
  const standingLater = versions
    .slice(0, first)
    .filter((each) => own && each.announcementId && beginsOn(each) > beginsOn(own));
  const ground = hidden(rest, standingLater);
  const made = allAgain(ground, without, inOrder(again.filter(isBefore), law), take);
  if ('faults' in made) return made;
  const under = lawWith(ground, made);
  const placed = own ? take(under, replacement) : withLater(under, take(under, replacement), take);
  if ('faults' in placed) return placed;
  const after = inOrder([...standingLater, ...again.filter((each) => !isBefore(each))], law);
  return allAgain(ground, joined(made, placed), after, take);
}

/** The policy an announcement makes a version of. */
function keyOf(effect: Effect): string | undefined {
  if (effect.kind === 'issue') return effect.document.key;
  return 'policyKey' in effect ? effect.policyKey : undefined;
}

/** Each announcement once, and each reading of the catalogue, in the order of the days on which they begin. */
function inOrder(versions: PolicyVersion[], { announced }: Law): PolicyVersion[] {
  return inSequence(versions).filter(
    ({ announcementId }) => !announcementId || announced?.has(announcementId),
  );
}

/** Versions made again in their order, on what is there by then: one of the catalogue as it was, others by what was announced. */
function allAgain(law: Law, before: Addition, versions: PolicyVersion[], take: Take): Amended {
  let addition = before;
  for (const version of versions) {
    const under = lawWith(law, addition);
    const standing = law.announced?.get(version.announcementId ?? '');
    const added = standing
      ? take(under, standing)
      : { versions: [{ ...version, version: nextVersion(under, version.policyKey) }] };
    if ('faults' in added) return cannotDoWithout(version);
    addition = joined(addition, added);
  }
  return addition;
}

function joined(addition: Addition, added: Addition): Addition {
  return { ...added, ...addition, versions: [...(addition.versions ?? []), ...(added.versions ?? [])] };
}

function cannotDoWithout({ version, document }: PolicyVersion): Refusal {
  const title = titleOf(document);
  return refused('/effect', {
    zh: `“${title.zh}”第${version}版以它为基础，请先撤回后来的公告`,
    en: `version ${version} of ${title.en} builds on it: withdraw the later announcement first`,
  });
}

const notStanding = {
  zh: '没有这样一项现行有效的公告',
  en: 'there is no such announcement that stands',
};
