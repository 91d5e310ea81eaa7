import type { LettersOfKind } from '../pages/rehearsal-model.ts';
import type { PlannedNotice } from './announcement-notices.ts';
import type { LetterItem } from './rehearsal-letters.ts';

const kinds = ['correction', 'digest', 'urgent'] as const;

/** Counts letters by kind: who gets one is remembered, what stands in it is only counted. */
export function mailCount() {
  const letters = {
    correction: new Map<string, number>(),
    digest: new Map<string, number>(),
    urgent: new Map<string, number>(),
  };
  return {
    add: (more: LetterItem[]) => {
      for (const { kind, letter } of more) letters[kind].set(letter, (letters[kind].get(letter) ?? 0) + 1);
    },
    /**
     * Those that there are, with the letters about the announcement itself: whoever is told of it finds the corrections of
     * what it moved in the same letter, which then goes at once.
     */
    counts: (notices: PlannedNotice[]): LettersOfKind[] => {
      const corrected = new Map(letters.correction);
      const about = notices.map(({ personId, mode }) => {
        const items = corrected.get(personId) ?? 0;
        corrected.delete(personId);
        return { kind: items > 0 ? 'at-once' : mode, items: items + 1 };
      });
      const own = kinds.map((kind) =>
        counted(kind, [...(kind === 'correction' ? corrected : letters[kind]).values()]),
      );
      const [atOnce, inDigest] = (['at-once', 'digest'] as const).map((kind) =>
        about.filter((each) => each.kind === kind).map(({ items }) => items),
      ) as [number[], number[]];
      const all = [...own, counted('announcement', atOnce), counted('announcement-in-digest', inDigest)];
      return all.filter((each) => each.letters > 0);
    },
  };
}

/** `items`: how many each letter carries. */
function counted(kind: LettersOfKind['kind'], items: number[]): LettersOfKind {
  return { channel: 'mail', kind, letters: items.length, items: items.reduce((sum, each) => sum + each, 0) };
}
