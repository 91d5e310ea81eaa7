import { canonical } from '../answers/canonical.ts';
import { patched } from '../policies/patch.ts';
import type { PolicyDocument } from '../policies/schema.ts';
import { inSequence } from '../policies/sequence.ts';
import { firstVersion, type PolicyVersion } from '../policies/versions.ts';
import { amendAlone } from './amend.ts';
import type { Amended } from './amend-law.ts';
import type { Effect } from './effect.ts';
import { type Law, lawWith, nextVersion } from './law.ts';
import type { Standing } from './take-back.ts';

/** An announcement that made a version, and the days of that version. */
type Announced = { standing: Standing; version: PolicyVersion };

/**
 * The versions by which a new reading of the catalogue enters the law: the document itself, then what was announced of the
 * policy since, applied to it in order. Announcements that the document has taken in already, from the first on, are not
 * applied again: the document then holds from the days of the last of them. Refused where another cannot be applied to it.
 */
export function newReading(law: Law, document: PolicyDocument, recordedAt: Temporal.Instant): Amended {
  const announced = announcedOf(law, document.key);
  const applied = announced.findIndex(({ standing }) => !contains(document, standing.effect));
  const contained = applied < 0 ? announced : announced.slice(0, applied);
  const versions = [
    {
      ...firstVersion(document, recordedAt),
      version: nextVersion(law, document.key),
      ...daysOf(contained.at(-1)?.version),
    },
  ];
  // What was made of earlier readings is out of sight; its numbers stay given.
  const voids = law.policies.get(document.key) ?? [];
  for (const { standing } of announced.slice(contained.length)) {
    const under = lawWith(law, { voids, versions });
    const added = amendAlone(under, standing.effect, standing.notice, recordedAt);
    if ('faults' in added) return added;
    versions.push(...(added.versions ?? []));
  }
  return { versions };
}

/** Each announcement that stands and made a version, once, in the order of the days on which they begin. */
function announcedOf({ policies, announced }: Law, key: string): Announced[] {
  return inSequence(policies.get(key) ?? []).flatMap((version) => {
    const standing = announced?.get(version.announcementId ?? '');
    return standing && standing.effect.kind !== 'issue' ? [{ standing, version }] : [];
  });
}

/** Whether a document says already what an announcement would make it say. */
function contains(document: PolicyDocument, effect: Effect): boolean {
  const { validity } = document;
  switch (effect.kind) {
    case 'extension':
      return validity.kind === 'until' && effect.until <= validity.until;
    case 'repeal':
      return document.repealed !== undefined;
    case 'amendment': {
      const result = patched(document, effect);
      return 'raw' in result && canonical(result.raw) === canonical(document);
    }
    default:
      return false;
  }
}

function daysOf(version: PolicyVersion | undefined) {
  if (!version) return {};
  const { publishedOn = null, inForceFrom = null, knownFrom = null, transition = null } = version;
  return { publishedOn, inForceFrom, knownFrom, transition };
}
