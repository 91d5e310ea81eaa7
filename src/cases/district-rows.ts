import { type Announcement, publishedAnnouncements, replacedBy } from '../db/announcements.ts';
import type { DeadlineRow } from '../db/deadlines.ts';
import { stepDates } from '../deadlines/derive/window-dates.ts';
import type { Effect, EffectOf } from '../deadlines/effect.ts';
import type { Law } from '../deadlines/law.ts';
import type { Window } from '../deadlines/window.ts';
import { windowsOf } from '../deadlines/windows.ts';
import { claimSteps } from '../facts/claim.ts';
import type { District } from '../facts/district.ts';
import { titleInDistrict } from '../words/feed-names.ts';
import type { Context } from './context.ts';
import { readCalendars, settledBy } from './law.ts';

/** The policies' own rows as one district has them; `own` names those whose day there is not the city's. */
export type DistrictRows = { rows: DeadlineRow[]; own: Set<string> };

/**
 * Puts a district's own days for the steps of announced windows in the place of the city's. The stored row is the city's and is
 * not revised when a district moves its day, so what was published of the district's days counts as revisions too. That is never
 * taken off, so a calendar's numbers and stamps never go down.
 */
export async function inDistrict(
  context: Pick<Context, 'db' | 'calendars'>,
  rows: DeadlineRow[],
  district: District,
): Promise<DistrictRows> {
  const own = new Set<string>();
  if (!rows.some(isStep)) return { rows, own };
  const published = await publishedAnnouncements(context.db);
  const settled = settledBy(published);
  const { calendar } = await readCalendars(context.db, context);
  const [now, ever] = [windowsOf(settled), windowsOf({ rulings: settled.published })];
  const placed = rows.map((row) => {
    const name = isStep(row) ? windowOf(ever, row)?.window : undefined;
    if (name === undefined) return row;
    const stamped = counted(row, touches(published, name, district));
    const moved = ownDay(stamped, windowOf(now, row), district, calendar);
    if (moved) own.add(row.id);
    return moved ?? stamped;
  });
  return { rows: placed, own };
}

function isStep({ kind, content }: DeadlineRow): boolean {
  return kind === 'window-step' && content.window !== undefined;
}

function windowOf(windows: Window[], { rule, content }: DeadlineRow): Window | undefined {
  return windows.find(({ labels }) => labels.get(rule) === content.window?.label);
}

/**
 * How often what was published touched a district's days in a window, after the notice that announced it, and when it last did:
 * what names the district, and what took the place of one that did.
 */
function touches(published: Announcement[], window: string, district: District) {
  const named = published.filter(({ effect }) => isOf(effect, window));
  const own = named.filter(({ effect }) => isOf(effect, window) && names(effect, district));
  const ids = new Set(own.map(({ id }) => id));
  const touching = published.filter((each) => ids.has(each.id) || replacedBy(each).some((id) => ids.has(id)));
  const [first] = named.toSorted((a, b) => Temporal.Instant.compare(at(a), at(b)));
  return touching.filter(({ id }) => id !== first?.id).map(at);
}

type OfWindow = EffectOf<'window'> | EffectOf<'window-change'>;

function isOf(effect: Effect, window: string): effect is OfWindow {
  return (effect.kind === 'window' || effect.kind === 'window-change') && effect.window === window;
}

function names({ districts = [] }: OfWindow, district: District): boolean {
  return districts.some((each) => each.district === district);
}

function at({ publishedAt, createdAt }: Announcement): Temporal.Instant {
  return publishedAt ?? createdAt;
}

function counted(row: DeadlineRow, touched: Temporal.Instant[]): DeadlineRow {
  const revisedAt = touched.reduce(
    (last, each) => (Temporal.Instant.compare(each, last) > 0 ? each : last),
    row.revisedAt,
  );
  return { ...row, revision: row.revision + touched.length, revisedAt };
}

function ownDay(
  row: DeadlineRow,
  window: Window | undefined,
  district: District,
  calendar: Law['calendar'],
): DeadlineRow | undefined {
  if (!window || row.status === 'withdrawn' || !row.content.window?.call) return undefined;
  const step = row.occurrence.split('/').at(-1) as keyof typeof claimSteps;
  if (!(step in claimSteps)) return undefined;
  if (!window.districts.some((each) => each.district === district && each.step === step)) return undefined;
  const dates = stepDates({ calendar }, window, step, district);
  if (!dates) return undefined;
  const { provisional: _, disputed: __, ...content } = row.content;
  return {
    ...row,
    status: dates.status,
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
