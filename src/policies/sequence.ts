import type { PolicyVersion } from './versions.ts';

/** The first day a version holds, as far as it is known; what is not known comes before every day. */
export function beginsOn({
  inForceFrom,
  knownFrom,
  publishedOn,
}: Pick<PolicyVersion, 'inForceFrom' | 'knownFrom' | 'publishedOn'>): string {
  return (inForceFrom ?? knownFrom ?? publishedOn)?.toString() ?? '';
}

/**
 * The versions of one policy that count, in the order of the days on which they begin; of one day, in the order of recording.
 * One that was made again, because something was announced before it or the catalogue was read anew, stands for the one it
 * was made from: both begin on the same day and come from the same announcement, or the later one from the catalogue.
 */
export function inSequence(versions: readonly PolicyVersion[]): PolicyVersion[] {
  const isReplaced = (version: PolicyVersion) =>
    versions.some(
      (later) =>
        later.version > version.version &&
        beginsOn(later) === beginsOn(version) &&
        (!later.announcementId || later.announcementId === version.announcementId),
    );
  return versions
    .filter((version) => !isReplaced(version))
    .sort((one, other) => {
      const [a, b] = [beginsOn(one), beginsOn(other)];
      return a === b ? one.version - other.version : a < b ? -1 : 1;
    });
}
