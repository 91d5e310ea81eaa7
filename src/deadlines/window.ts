import type { Source, Text } from '../answers/source.ts';
import type { Line } from '../answers/workings.ts';
import type { ClaimStep } from '../facts/claim.ts';
import type { District } from '../facts/district.ts';

/** A day as a notice prints it, with the notice that holds now; `said` is what has to be known of it: how it moved, a misprint. */
export type PrintedDay = { on: string; minute?: number; source: Source; said: Line[] };

export type WindowStep = { step: ClaimStep; opensOn?: string; closes?: PrintedDay };
export type DistrictStep = { district: District; step: ClaimStep; closes: PrintedDay };

/** The last day in a district, inclusive, and its hour as minutes of the day, Asia/Shanghai. */
export type DistrictDay = { district: District; on: Temporal.PlainDate; minute?: number };

/**
 * A window as it stands: what its notice says, with what later notices put in its place. `labels` name it for life, by
 * measure: the year it opens in by its first notice, and from the second of a measure in that year on a number
 * (`2026`, `2026-2`). `expectedFrom` is there where nothing is announced: the window whose month and day it repeats.
 */
export type Window = {
  window: string;
  name: Text;
  measures: readonly string[];
  labels: ReadonlyMap<string, string>;
  opens?: PrintedDay;
  steps: readonly WindowStep[];
  districts: readonly DistrictStep[];
  openEnd?: { text: Text; source: Source };
  covers?: { from: string; to: string };
  conditions: readonly Text[];
  materials: readonly Text[];
  link?: string;
  contact?: Text;
  once: boolean;
  /** Its own notice first, then those that changed it. */
  sources: readonly Source[];
  /** The day its own notice was published. */
  announcedOn?: string;
  expectedFrom?: Window;
};

/** The name of the `count`th window of a year. */
export function labelOf(year: string | number, count: number): string {
  return count === 1 ? String(year) : `${year}-${count}`;
}

/** Minutes as a sentence takes them; -1 where no hour is printed. */
export function hourOf({ minute = -1 }: { minute?: number | undefined }): number {
  return minute;
}
