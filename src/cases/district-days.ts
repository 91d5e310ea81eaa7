import { publishedAnnouncements } from '../db/announcements.ts';
import type { Database } from '../db/connect.ts';
import type { DeadlineRow } from '../db/deadlines.ts';
import type { DistrictStep } from '../deadlines/window.ts';
import { windowsOf } from '../deadlines/windows.ts';
import type { DistrictDay } from '../feeds/model.ts';
import { settledBy } from './law.ts';

/**
 * The days that districts have set for the steps of announced windows, by the policies' own row of the step: its date is the
 * city's, and whoever reads a public calendar may lie in any of them.
 */
export async function districtDays(db: Database, rows: DeadlineRow[]): Promise<Map<string, DistrictDay[]>> {
  const steps = rows.filter(({ kind, content }) => kind === 'window-step' && content.window?.call);
  if (steps.length === 0) return new Map();
  const windows = windowsOf(settledBy(await publishedAnnouncements(db)));
  return new Map(
    steps.flatMap((row) => {
      const window = windows.find(({ labels }) => labels.get(row.rule) === row.content.window?.label);
      const days = window?.districts.filter(({ step }) => row.occurrence.endsWith(`/${step}`)) ?? [];
      return days.length === 0 ? [] : [[row.id, days.map(dayOf)] as const];
    }),
  );
}

function dayOf({ district, closes: { on, minute } }: DistrictStep): DistrictDay {
  return { district, on: Temporal.PlainDate.from(on), ...(minute === undefined ? {} : { minute }) };
}
