import { type Announcement, replacedBy } from '../db/announcements.ts';
import type { DeadlineRow } from '../db/deadlines.ts';
import type { Effect, EffectOf } from '../deadlines/effect.ts';
import type { Window } from '../deadlines/window.ts';
import { windowsOf } from '../deadlines/windows.ts';
import { expectedWindow } from '../deadlines/windows-expected.ts';
import type { District } from '../facts/district.ts';
import { settledBy } from './law.ts';

/** The windows of everything published: as they stand now, and with those that were taken back. */
export type KnownWindows = { published: Announcement[]; now: Window[]; ever: Window[] };

/** Reads windows out of everything published, in the order of `publishedAnnouncements`. */
export function knownWindows(published: Announcement[]): KnownWindows {
  const settled = settledBy(published);
  return { published, now: windowsOf(settled), ever: windowsOf({ rulings: settled.published }) };
}

/** The step of a window that a row is of. */
export function stepOf({ occurrence }: DeadlineRow): string {
  return occurrence.split('/').at(-1) ?? '';
}

/** Whether a row is a step of a window, announced or expected. */
export function isStep({ kind, content }: DeadlineRow): boolean {
  return kind === 'window-step' && content.window !== undefined;
}

/**
 * The window among some that a policies' own row is a step of. What a correction has added to a call's measures is not counted
 * with the windows of its year: its rows have the window's own name for a label.
 */
export function windowOf(windows: Window[], { rule, content }: DeadlineRow): Window | undefined {
  const label = content.window?.label;
  const counted = windows.find(({ labels }) => labels.get(rule) === label);
  return counted ?? windows.find(({ window, labels }) => !labels.has(rule) && window === label);
}

/**
 * The window that has the districts' days of a row, where `has` says so: as it stands now, or is expected. For a row that was
 * withdrawn the window counts as it was when the row last stood in it.
 */
export function districtsWindow(
  known: KnownWindows,
  row: DeadlineRow,
  has: (window: Window) => boolean,
): Window | undefined {
  const window = row.content.window?.call ? lastWindow(known, row, has) : expectedFor(known, row);
  return window && has(window) ? window : undefined;
}

function lastWindow(
  { published, now, ever }: KnownWindows,
  row: DeadlineRow,
  has: (window: Window) => boolean,
): Window | undefined {
  const standing = windowOf(now, row);
  const isIn = (window: Window) =>
    window.measures.includes(row.rule) &&
    window.steps.some(({ step, closes }) => step === stepOf(row) && (closes || has(window)));
  if (row.status !== 'withdrawn' || (standing && isIn(standing))) return standing;
  const name = windowOf(ever, row)?.window;
  if (name === undefined) return undefined;
  for (const at of aboutWindow(published, name).toSorted(Temporal.Instant.compare).reverse()) {
    const then = published.filter((each) => Temporal.Instant.compare(publishedAt(each), at) < 0);
    const last = windowsOf(settledBy(then)).find(({ window }) => window === name);
    if (last && isIn(last)) return last;
  }
  return undefined;
}

/** When a notice or a change of a window was published, or took another's place. */
function aboutWindow(published: Announcement[], window: string): Temporal.Instant[] {
  const ids = new Set(published.filter(({ effect }) => isOf(effect, window)).map(({ id }) => id));
  return published
    .filter((each) => ids.has(each.id) || replacedBy(each).some((id) => ids.has(id)))
    .map(publishedAt);
}

/** Whether a window stands in which the city has no last day of a row's step any more: it is withdrawn, and a district's day holds. */
export function leftOpen({ now }: KnownWindows, window: Window, row: DeadlineRow): boolean {
  const isOpen = window.steps.some(({ step, closes }) => step === stepOf(row) && !closes);
  return isOpen && now.includes(window);
}

/** The window that a step is expected in which no call has announced: as it is to be expected on the row's own day, also later. */
function expectedFor({ now }: KnownWindows, { rule, content, dueOn }: DeadlineRow): Window | undefined {
  const label = content.window?.label ?? '';
  const year = (name = '') => name.slice(0, 4);
  const earlier = now.filter(({ labels }) => labels.has(rule) && year(labels.get(rule)) < year(label));
  const expected = dueOn ? expectedWindow(earlier, rule, dueOn.toString()) : undefined;
  return expected?.labels.get(rule) === label ? expected : undefined;
}

/**
 * When what was published touched a district's days for a step of a window, after the notice that announced it: what names
 * both, and what took the place of one that did or of the notice. Without a district, what touched those of any.
 */
export function touches(
  published: Announcement[],
  window: string,
  step: string,
  district?: District,
): Temporal.Instant[] {
  const named = published.filter(({ effect }) => isOf(effect, window));
  const own = named.filter(({ effect }) => isOf(effect, window) && names(effect, step, district));
  if (own.length === 0) return [];
  const ids = new Set(own.map(({ id }) => id));
  // With the notice of the window what changes of it said is gone too.
  const ends = new Set(
    [...own, ...named.filter(({ effect }) => effect.kind === 'window')].map(({ id }) => id),
  );
  const touching = published.filter(
    (each) => ids.has(each.id) || replacedBy(each).some((id) => ends.has(id)),
  );
  const [first] = named.toSorted((a, b) => Temporal.Instant.compare(publishedAt(a), publishedAt(b)));
  return touching.filter(({ id }) => id !== first?.id).map(publishedAt);
}

type OfWindow = EffectOf<'window'> | EffectOf<'window-change'>;

/** Whether an effect is a window's notice or its change; of any window where none is named. */
export function isOf(effect: Effect, window?: string): effect is OfWindow {
  const ofAny = effect.kind === 'window' || effect.kind === 'window-change';
  return ofAny && (window === undefined || effect.window === window);
}

function names({ districts = [] }: OfWindow, step: string, district: District | undefined): boolean {
  return districts.some(
    (each) => each.step === step && (district === undefined || each.district === district),
  );
}

/** When an announcement was published. */
export function publishedAt({ publishedAt, createdAt }: Announcement): Temporal.Instant {
  return publishedAt ?? createdAt;
}
