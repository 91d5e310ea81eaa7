import type { Effect } from './effect.ts';
import type { Ruling } from './law.ts';

/** A published announcement, as far as it has to do with others. */
type Published = {
  id: string;
  effect: Effect;
  corrects: string | null;
  publishedAt: Temporal.Instant | null;
};

/** What an announcement has to do with earlier ones: those whose place it takes, and of a change the window it was made for. */
export type Chained = Pick<Ruling, 'corrects' | 'of'>;

/**
 * What each published announcement has to do with earlier ones, by its id. Of the windows of a name only one stands at a time:
 * a change was made for the newest of them that had been published before it.
 */
export function chained(published: readonly Published[]): Map<string, Chained> {
  const byId = new Map(published.map((each) => [each.id, each]));
  const windows = new Map<string, string>();
  const found = new Map<string, Chained>();
  for (const { id, effect, corrects: last } of published.toSorted(byPublication)) {
    const corrects = upTo(last, byId);
    if (effect.kind === 'window') windows.set(effect.window, corrects[0] ?? id);
    const of = effect.kind === 'window-change' ? windows.get(effect.window) : undefined;
    found.set(id, { ...(corrects.length > 0 ? { corrects } : {}), ...(of ? { of } : {}) });
  }
  return found;
}

/** The first of the announcements that were corrected one after the other, down to this one; undefined of what has no id. */
export function firstOf({
  corrects = [],
  announcementId,
}: Pick<Ruling, 'corrects' | 'announcementId'>): string | undefined {
  return corrects[0] ?? announcementId;
}

/**
 * The occurrence of a row by the ids of its notice, the first announcement first: that is its name. Rows have been stored under
 * the ids of corrections, too.
 */
export function namedByFirst([occurrence, ...formerly]: readonly [string, ...string[]]) {
  return { occurrence, ...(formerly.length > 0 ? { formerly } : {}) };
}

/** An announcement and those whose place it took, the first of them first. */
function upTo(id: string | null, byId: ReadonlyMap<string, Published>): string[] {
  return id === null ? [] : [...upTo(byId.get(id)?.corrects ?? null, byId), id];
}

function byPublication(one: Published, other: Published): number {
  const [a, b] = [one, other].map(({ publishedAt }) => publishedAt?.epochMilliseconds ?? 0);
  return (a ?? 0) - (b ?? 0) || (one.id < other.id ? -1 : 1);
}
