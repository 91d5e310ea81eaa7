import { publishedAnnouncements } from '../db/announcements.ts';
import type { Database } from '../db/connect.ts';
import type { DeadlineRow } from '../db/deadlines.ts';
import type { DistrictDay, DistrictStep } from '../deadlines/window.ts';
import { counted } from './district-rows.ts';
import { districtsWindow, isStep, type KnownWindows, knownWindows } from './district-windows.ts';

/** The policies' own rows as the whole city has them, and by row the days that districts have set for the step. */
export type CityRows = { rows: DeadlineRow[]; days: Map<string, DistrictDay[]> };

/**
 * The policies' own rows with the days of districts beside them: a row's date is the city's, and whoever reads it may lie in
 * any of them. Since a row then names them all, each time one of them moves counts as a revision.
 */
export async function inCity(db: Database, rows: DeadlineRow[]): Promise<CityRows> {
  if (!rows.some(isStep)) return { rows, days: new Map() };
  const known = knownWindows(await publishedAnnouncements(db));
  const days = rows.flatMap((row) => {
    const own = daysOf(row, known);
    return own.length === 0 ? [] : [[row.id, own] as const];
  });
  return { rows: rows.map((row) => counted(row, known)), days: new Map(days) };
}

function daysOf(row: DeadlineRow, known: KnownWindows): DistrictDay[] {
  if (!isStep(row)) return [];
  const ofStep = ({ step }: DistrictStep) => row.occurrence.endsWith(`/${step}`);
  const window = districtsWindow(known, row, ({ districts }) => districts.some(ofStep));
  return window?.districts.filter(ofStep).map(dayOf) ?? [];
}

function dayOf({ district, closes: { on, minute } }: DistrictStep): DistrictDay {
  return { district, on: Temporal.PlainDate.from(on), ...(minute === undefined ? {} : { minute }) };
}
