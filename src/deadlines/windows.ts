import { firstOf } from './chains.ts';
import type { Effect, EffectOf } from './effect.ts';
import type { Law, Ruling } from './law.ts';
import { labelOf, type Window } from './window.ts';
import { changed } from './window-change.ts';
import { announced } from './window-notice.ts';

const known = new WeakMap<Law['rulings'], Window[]>();

/**
 * The announced windows as they stand now, in the order of their notices. A change of a window that does not stand is void. A
 * window that was taken back keeps its name: the one that comes after it is another.
 */
export function windowsOf({ rulings, published = rulings }: Pick<Law, 'rulings' | 'published'>): Window[] {
  const shelved = known.get(rulings);
  if (shelved) return shelved;
  const names = namesOf(published);
  const found = [...noticed(rulings).values()].map(({ ruling, effect, changes }) => {
    const { source, publishedOn } = ruling;
    const labels = names.get(effect.window) ?? new Map();
    const window: Window = { ...announced(effect, source, publishedOn?.toString()), labels };
    return changes.reduce((before, change) => changed(before, change.effect, change.ruling.source), window);
  });
  known.set(rulings, found);
  return found;
}

/** The notice of the window of a name that stands. */
export function windowNotice({ rulings }: Pick<Law, 'rulings'>, name: string): Ruling | undefined {
  return noticed(rulings).get(name)?.ruling;
}

/** The changes of windows that hold, each with the notice of its window. */
export function changesThatHold({ rulings }: Pick<Law, 'rulings'>): Map<Ruling, Ruling> {
  const all = [...noticed(rulings).values()];
  return new Map(all.flatMap(({ ruling, changes }) => changes.map((change) => [change.ruling, ruling])));
}

type Said<K extends Effect['kind']> = { ruling: Ruling; effect: EffectOf<K> };
type Noticed = Said<'window'> & { changes: Said<'window-change'>[] };

/** The notice of each window that stands, by the window's name, with its changes: those that were made for it and are not older. */
function noticed(rulings: Law['rulings']): Map<string, Noticed> {
  const windows = new Map<string, Noticed>();
  for (const ruling of rulings) {
    const { effect, of } = ruling;
    if (effect.kind === 'window') windows.set(effect.window, { ruling, effect, changes: [] });
    const standing = effect.kind === 'window-change' ? windows.get(effect.window) : undefined;
    if (effect.kind === 'window-change' && standing && (!of || of === firstOf(standing.ruling)))
      standing.changes.push({ ruling, effect });
  }
  return windows;
}

/**
 * Each window's names by measure: windows of a measure that begin in one year are counted by the days of their notices, of one
 * day in the order of publication, whether they stand or were taken back. A correction goes on under the names of its window,
 * and names what it adds to its measures.
 */
function namesOf(published: Law['rulings']): Map<string, Map<string, string>> {
  const notices = published.flatMap(({ effect, publishedOn }) =>
    effect.kind === 'window' ? [{ effect, on: publishedOn?.toString() }] : [],
  );
  const counts = new Map<string, number>();
  const names = new Map<string, Map<string, string>>();
  for (const { effect, on } of notices.toSorted((a, b) => compare(a.on, b.on))) {
    const known = names.get(effect.window) ?? new Map();
    names.set(effect.window, new Map([...labelsOf(effect, on, known, counts), ...known]));
  }
  return names;
}

function compare(one = '', other = ''): number {
  return one < other ? -1 : one > other ? 1 : 0;
}

/** Counts a window among those of its year, for each measure that is not known to be its own yet, and names it. */
function labelsOf(
  effect: EffectOf<'window'>,
  publishedOn: string | undefined,
  known: ReadonlyMap<string, string>,
  counts: Map<string, number>,
) {
  const first = [effect.opensOn, ...effect.steps.flatMap(({ opensOn, closesOn }) => opensOn ?? closesOn)];
  const year = (first.find((on) => on !== undefined) ?? publishedOn ?? '').slice(0, 4);
  const added = effect.measures.filter((measure) => !known.has(measure));
  return new Map(
    added.map((measure) => {
      const count = (counts.get(`${measure} ${year}`) ?? 0) + 1;
      counts.set(`${measure} ${year}`, count);
      return [measure, labelOf(year, count)] as const;
    }),
  );
}
