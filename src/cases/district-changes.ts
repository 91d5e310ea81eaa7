import type { Source, Text } from '../answers/source.ts';
import { type Announcement, publishedAnnouncements, replacedBy } from '../db/announcements.ts';
import type { Database } from '../db/connect.ts';
import type { DateChange } from '../db/date-changes.ts';
import { type DeadlineRow, deadlinesOf } from '../db/deadlines.ts';
import { titles } from '../deadlines/derive/titles.ts';
import type { PrintedDay, Window } from '../deadlines/window.ts';
import { windowsOf } from '../deadlines/windows.ts';
import { type ClaimStep, claimSteps } from '../facts/claim.ts';
import type { District } from '../facts/district.ts';
import type { AmendedBy } from '../feeds/model.ts';
import { titleInDistrict } from '../words/feed-names.ts';
import { isOf, isStep, knownWindows, publishedAt, stepOf, windowOf } from './district-windows.ts';
import { settledBy } from './law.ts';

/** A change of a date as it is told: of the city's day, which is a revision of its row, or of a district's. */
export type ToldChange = Omit<DateChange, 'revision' | 'content'> & {
  /** Names the change for ever. */
  key: string;
  title: Text;
  sources: Source[];
};

/** A change of a district's day, by an announcement. */
export type DistrictChange = ToldChange & { district: District; announcement: AmendedBy };

/**
 * The changes of districts' own days for the steps of announced windows, newest first. The rows are the city's and have no
 * revision for them, so they are read out of what was published: each announcement by the windows before it and after it.
 */
export async function districtChanges(db: Database): Promise<DistrictChange[]> {
  const published = await publishedAnnouncements(db);
  const names = windowsWithDistricts(published);
  if (names.size === 0) return [];
  const rows = rowsBySteps((await deadlinesOf(db, null)).filter(isStep), knownWindows(published).ever);
  const about = ofWindows(published, names);
  const inTurn = about.toSorted((a, b) => Temporal.Instant.compare(publishedAt(a), publishedAt(b)));
  const told = new Map<string, Told>();
  let before = new Map<string, Window>();
  const changes = inTurn.flatMap((announcement, turn) => {
    const until = new Set(inTurn.slice(0, turn + 1));
    const standing = windowsOf(settledBy(about.filter((each) => until.has(each))));
    const after = new Map(standing.map((window) => [window.window, window]));
    const moves = movesBetween(before, after, told);
    before = after;
    return moves.flatMap((move) =>
      (rows.get(`${move.window.window} ${move.step}`) ?? []).map((row) => changeOf(announcement, row, move)),
    );
  });
  return changes.toReversed();
}

/** By row the newest change that gave a district's step another day or hour than it had. */
export function lastMoves(changes: DistrictChange[], district: District): Map<string, DistrictChange> {
  const moves = changes.filter(
    (each) => each.district === district && each.before && !isOn(each.before, each),
  );
  return new Map(moves.toReversed().map((move) => [move.id, move]));
}

/** Whether two are of one day and hour. */
export function isOn(one: OnDay, other: OnDay): boolean {
  return `${one.dueOn} ${one.minute ?? ''}` === `${other.dueOn} ${other.minute ?? ''}`;
}

type OnDay = { dueOn: Temporal.PlainDate | null; minute?: number | null };

/** A day of a district, as it was told last; it stays where the day was taken away. */
type Told = { day: PrintedDay; gone: boolean };

type Move = { window: Window; step: ClaimStep; district: District; before?: Told | undefined; after: Told };

/** The windows by name in which a district has ever had a day of its own. */
function windowsWithDistricts(published: Announcement[]): Set<string> {
  return new Set(
    published.flatMap(({ effect }) => (isOf(effect) && effect.districts?.length ? [effect.window] : [])),
  );
}

/** What was published of some windows, and what took the place of that; in the same order. */
function ofWindows(published: Announcement[], names: ReadonlySet<string>): Announcement[] {
  const named = published.filter(({ effect }) => isOf(effect) && names.has(effect.window));
  const ids = new Set(named.map(({ id }) => id));
  return published.filter((each) => ids.has(each.id) || replacedBy(each).some((id) => ids.has(id)));
}

/** The policies' own rows by the window and the step they are of. */
function rowsBySteps(rows: DeadlineRow[], ever: Window[]): Map<string, DeadlineRow[]> {
  return Map.groupBy(rows, (row) => `${windowOf(ever, row)?.window} ${stepOf(row)}`);
}

type Windows = ReadonlyMap<string, Window>;

/** What became of districts' days between two states; `told` is what was told of them before, and is brought up to date. */
function movesBetween(before: Windows, after: Windows, told: Map<string, Told>): Move[] {
  const own = [...before.values(), ...after.values()].flatMap((window) =>
    window.districts.map(({ step, district }) => ({ window, step, district })),
  );
  const once = new Map(own.map((each) => [`${each.window.window} ${each.step} ${each.district}`, each]));
  return [...once].flatMap(([key, { window, step, district }]) => {
    const [old, current] = [before.get(window.window), after.get(window.window)];
    const was = told.get(key) ?? standing(dayIn(old, step, district));
    const now = dayIn(current, step, district);
    const next = standing(now) ?? (was && { ...was, gone: true });
    if (!next) return [];
    // Where a district has no day of its own any more, it goes with the city's.
    if (now && !ownDay(current, step, district)) told.delete(key);
    else told.set(key, next);
    return same(was, next) ? [] : [{ window, step, district, before: was, after: next }];
  });
}

function standing(day: PrintedDay | undefined): Told | undefined {
  return day && { day, gone: false };
}

function ownDay(window: Window | undefined, step: ClaimStep, district: District): PrintedDay | undefined {
  return window?.districts.find((each) => each.district === district && each.step === step)?.closes;
}

/** The last day of a step in a district: its own, else the city's. */
function dayIn(window: Window | undefined, step: ClaimStep, district: District): PrintedDay | undefined {
  return ownDay(window, step, district) ?? window?.steps.find((each) => each.step === step)?.closes;
}

function same(one: Told | undefined, other: Told): boolean {
  return one?.gone === other.gone && one.day.on === other.day.on && one.day.minute === other.day.minute;
}

/** In the words of the notices alone: what was told does not change with the row. */
function changeOf(
  announcement: Announcement,
  { id, kind, subject }: DeadlineRow,
  move: Move,
): DistrictChange {
  const { window, step, district, before, after } = move;
  return {
    key: `${id} ${announcement.id} ${district}`,
    id,
    kind,
    subject,
    district,
    title: titleInDistrict(titles.windowStep(window.name, claimSteps[step]), district),
    sources: [after.day.source],
    ...datesOf(after),
    before: before ? datesOf(before) : null,
    recordedAt: publishedAt(announcement),
    announcement: {
      id: announcement.id,
      title: announcement.title,
      announcedOn: announcement.publishedOn,
      moved: true,
    },
  };
}

/** Of a step the days to act and to submit by are not told: only its last day and hour. */
function datesOf({ day, gone }: Told) {
  return {
    status: gone ? ('withdrawn' as const) : ('firm' as const),
    dueOn: Temporal.PlainDate.from(day.on),
    minute: day.minute ?? null,
    actBy: null,
    submitBy: null,
  };
}
