import { type PolicyDifference, policyDifference } from '../policies/difference.ts';
import { inSequence } from '../policies/sequence.ts';
import type { PolicyVersion } from '../policies/versions.ts';

/** The version an announcement made and the one before it, by their numbers, and what differs between them. */
export type MadeVersion = { policyKey: string; from: number; to: number; difference: PolicyDifference };

/**
 * What an announcement made of a policy; undefined where it made no version that stands, or the first one. What was
 * announced later and holds from an earlier day comes before it: the difference is its own.
 */
export function madeVersion(
  policies: ReadonlyMap<string, PolicyVersion[]>,
  announcementId: string,
): MadeVersion | undefined {
  for (const [policyKey, versions] of policies) {
    const sequence = inSequence(versions);
    const at = sequence.findLastIndex((version) => version.announcementId === announcementId);
    const [before, after] = [sequence[at - 1], sequence[at]];
    if (before && after) {
      const difference = policyDifference(before.document, after.document);
      return { policyKey, from: before.version, to: after.version, difference };
    }
  }
  return undefined;
}

/** The path of the page that shows the two versions beside each other. */
export function differencePath({ policyKey, from, to }: MadeVersion): string {
  return `/policies/${policyKey}/differences?from=${from}&to=${to}`;
}
