import type { LettersOfKind } from '../pages/rehearsal-model.ts';
import type { PlannedNotice } from './announcement-notices.ts';
import type { LetterItem } from './rehearsal-letters.ts';

const kinds = ['correction', 'digest', 'urgent'] as const;

/** Counts letters by kind: who gets one is remembered, what stands in it is only counted. */
export function mailCount() {
  const letters = { correction: new Set<string>(), digest: new Set<string>(), urgent: new Set<string>() };
  const items = { correction: 0, digest: 0, urgent: 0 };
  return {
    add: (more: LetterItem[]) => {
      for (const { kind, letter } of more) {
        letters[kind].add(letter);
        items[kind] += 1;
      }
    },
    /** Those that there are, with the letters about the announcement itself. */
    counts: (notices: PlannedNotice[]): LettersOfKind[] => {
      const own = kinds.map((kind) => counted(kind, letters[kind].size, items[kind]));
      const [atOnce, inDigest] = (['at-once', 'digest'] as const).map(
        (mode) => notices.filter((notice) => notice.mode === mode).length,
      ) as [number, number];
      const about = [
        counted('announcement', atOnce, atOnce),
        counted('announcement-in-digest', inDigest, inDigest),
      ];
      return [...own, ...about].filter((each) => each.letters > 0);
    },
  };
}

function counted(kind: LettersOfKind['kind'], letters: number, items: number): LettersOfKind {
  return { channel: 'mail', kind, letters, items };
}
