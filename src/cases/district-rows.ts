import { publishedAnnouncements } from '../db/announcements.ts';
import type { DeadlineRow } from '../db/deadlines.ts';
import { stepDates } from '../deadlines/derive/window-dates.ts';
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
 * not revised when a district moves its day, so what may stand on a district's day counts the published announcements of its
 * window as revisions too: those are never taken off, so a calendar's numbers and stamps never go down.
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
    const stamped = counted(row, aboutWindow(published, name));
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

type Published = Awaited<ReturnType<typeof publishedAnnouncements>>[number];

/** What was published of a window: its notice, its changes and corrections, and what took one of them back. */
function aboutWindow(published: Published[], window: string): Published[] {
  const named = published.filter(
    ({ effect }) => (effect.kind === 'window' || effect.kind === 'window-change') && effect.window === window,
  );
  const ids = new Set(named.map(({ id }) => id));
  const taken = published.filter(
    ({ effect }) => effect.kind === 'withdrawal' && ids.has(effect.announcementId),
  );
  return [...named, ...taken];
}

function counted(row: DeadlineRow, about: Published[]): DeadlineRow {
  const newest = about
    .flatMap(({ publishedAt }) => publishedAt ?? [])
    .reduce((last, at) => (Temporal.Instant.compare(at, last) > 0 ? at : last), row.revisedAt);
  return { ...row, revision: row.revision + Math.max(0, about.length - 1), revisedAt: newest };
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
