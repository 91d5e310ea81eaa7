import { publishedAnnouncements } from '../db/announcements.ts';
import type { Database } from '../db/connect.ts';
import type { DeadlineRow } from '../db/deadlines.ts';
import type { DistrictDay, DistrictStep } from '../deadlines/window.ts';
import type { FeedEvent } from '../feeds/model.ts';
import { counted } from './district-rows.ts';
import {
  districtsWindow,
  isStep,
  type KnownWindows,
  knownWindows,
  leftOpen,
  stepOf,
} from './district-windows.ts';

/**
 * The policies' own rows as the whole city has them, and by row the days that districts have set for the step; `gone` are the
 * rows whose call was withdrawn, and those days with it.
 */
export type CityRows = { rows: DeadlineRow[]; days: Map<string, DistrictDay[]>; gone: Set<string> };

/**
 * The policies' own rows with the days of districts beside them: a row's date is the city's, and whoever reads it may lie in
 * any of them. Since a row then names them all, each time one of them moves counts as a revision.
 */
export async function inCity(db: Database, rows: DeadlineRow[]): Promise<CityRows> {
  const [days, gone] = [new Map<string, DistrictDay[]>(), new Set<string>()];
  if (!rows.some(isStep)) return { rows, days, gone };
  const known = knownWindows(await publishedAnnouncements(db));
  for (const row of rows) {
    const own = daysOf(row, known);
    if (own.days.length > 0) days.set(row.id, own.days);
    if (own.gone) gone.add(row.id);
  }
  return { rows: rows.map((row) => counted(row, known)), days, gone };
}

/** An event of the city's with the districts' days that stand beside it. */
export function withDistricts(event: FeedEvent, { days, gone }: CityRows): FeedEvent {
  const own = gone.has(event.id) ? undefined : days.get(event.id);
  return own ? { ...event, districtDays: own } : event;
}

function daysOf(row: DeadlineRow, known: KnownWindows): { days: DistrictDay[]; gone: boolean } {
  const ofStep = ({ step }: DistrictStep) => step === stepOf(row);
  const window = isStep(row)
    ? districtsWindow(known, row, ({ districts }) => districts.some(ofStep))
    : undefined;
  return {
    days: window?.districts.filter(ofStep).map(dayOf) ?? [],
    gone: row.status === 'withdrawn' && !(window && leftOpen(known, window, row)),
  };
}

function dayOf({ district, closes: { on, minute } }: DistrictStep): DistrictDay {
  return { district, on: Temporal.PlainDate.from(on), ...(minute === undefined ? {} : { minute }) };
}
