import { publishedAnnouncements } from '../db/announcements.ts';
import type { DeadlineRow } from '../db/deadlines.ts';
import { stepDates } from '../deadlines/derive/window-dates.ts';
import type { Law } from '../deadlines/law.ts';
import type { Window } from '../deadlines/window.ts';
import { type ClaimStep, claimSteps } from '../facts/claim.ts';
import type { District } from '../facts/district.ts';
import { titleInDistrict } from '../words/feed-names.ts';
import type { Context } from './context.ts';
import {
  districtsWindow,
  isStep,
  type KnownWindows,
  knownWindows,
  leftOpen,
  stepOf,
  touches,
  windowOf,
} from './district-windows.ts';
import { readCalendars } from './law.ts';

/** The policies' own rows as one district has them; `own` names those whose day there is not the city's. */
export type DistrictRows = { rows: DeadlineRow[]; own: Set<string> };

/**
 * Puts a district's own days for the steps of windows, announced or expected, in the place of the city's, also where the call
 * was withdrawn: an event ends on the day it stood on. The stored row is the city's and is not revised when a district moves
 * its day, so what was published of the district's days counts as revisions too.
 */
export async function inDistrict(
  context: Pick<Context, 'db' | 'calendars'>,
  rows: DeadlineRow[],
  district: District,
): Promise<DistrictRows> {
  const own = new Set<string>();
  if (!rows.some(isStep)) return { rows, own };
  const known = knownWindows(await publishedAnnouncements(context.db));
  const { calendar } = await readCalendars(context.db, context);
  const placed = rows.map((row) => {
    const stamped = counted(row, known, district);
    const moved = ownDay(stamped, known, district, calendar);
    if (moved) own.add(row.id);
    return moved ?? stamped;
  });
  return { rows: placed, own };
}

/**
 * A row with what was published of districts' days counted as revisions: of one district, or of all where the row is the city's
 * and names them. Nothing is taken off the count, so a calendar's numbers and stamps never go down.
 */
export function counted<R extends DeadlineRow>(
  row: R,
  { published, ever }: KnownWindows,
  district?: District,
): R {
  const name = isStep(row) ? windowOf(ever, row)?.window : undefined;
  if (name === undefined) return row;
  const touched = touches(published, name, stepOf(row), district);
  const revisedAt = touched.reduce(
    (last, each) => (Temporal.Instant.compare(each, last) > 0 ? each : last),
    row.revisedAt,
  );
  return { ...row, revision: row.revision + touched.length, revisedAt };
}

function ownDay(
  row: DeadlineRow,
  known: KnownWindows,
  district: District,
  calendar: Law['calendar'],
): DeadlineRow | undefined {
  if (!isStep(row)) return undefined;
  const step = stepOf(row) as ClaimStep;
  if (!(step in claimSteps)) return undefined;
  const has = ({ districts }: Window) =>
    districts.some((each) => each.district === district && each.step === step);
  const window = districtsWindow(known, row, has);
  const dates = window && stepDates({ calendar }, window, step, district);
  if (!dates) return undefined;
  const { provisional: _, disputed: __, ...content } = row.content;
  return {
    ...row,
    status: row.status === 'withdrawn' && !leftOpen(known, window, row) ? row.status : dates.status,
    nominalOn: dates.nominalOn ?? null,
    dueOn: dates.dueOn ?? null,
    actBy: dates.actBy ?? null,
    submitBy: dates.submitBy ?? null,
    minute: dates.minute ?? null,
    content: {
      ...content,
      ...dates.dating,
      title: titleInDistrict(content.title, district),
      sources: [...dates.sources, ...content.sources.slice(1)],
    },
  };
}
