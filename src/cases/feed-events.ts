import { amendmentsOf } from '../db/amendments.ts';
import type { DeadlineRow } from '../db/deadlines.ts';
import { asShown, type EarlierDay, earlierDueDays, type ShownRow } from '../db/earlier-days.ts';
import { rungsOf } from '../deadlines/ladder.ts';
import type { DeadlineKind } from '../deadlines/model.ts';
import type { AmendedBy, FeedEvent } from '../feeds/model.ts';
import { shortName, shortNames } from '../words/enterprise-names.ts';
import type { Context } from './context.ts';
import { asStored, rangeOf } from './stored.ts';

/** The absolute address of a row's page for whoever reads the feed. */
export type PageOf = (row: DeadlineRow) => string;

type Owner = { name: string; demo: boolean };

/** What is told of a row besides itself: the day and hour it stood on before, where it has moved; the announcement that did it; whose it is. */
type Around = {
  previous?: EarlierDay | undefined;
  amendedBy?: AmendedBy | undefined;
  owner?: (Owner & { short?: string | undefined }) | undefined;
  /** Its page for whoever reads the feed; without it only what anyone may look at has one. */
  page?: string | undefined;
};

/**
 * The events of rows; `enterprises` are those whose rows they are, none for the policies' own. Two queries, however many rows,
 * and a third where some have lost their day.
 */
export async function eventsOf(
  context: Pick<Context, 'db' | 'publicUrl'>,
  all: ShownRow[],
  enterprises: ReadonlyMap<string, Owner> = new Map(),
  pageOf?: PageOf,
): Promise<FeedEvent[]> {
  const rows = await asShown(context.db, all);
  const ids = rows.map((row) => row.id);
  const earlier = await earlierDueDays(context.db, ids);
  const amendments = await amendmentsOf(context.db, ids);
  const short = shortNames(new Map([...enterprises].map(([id, { name }]) => [id, name])));
  return rows.flatMap((row) => {
    const owner = enterprises.get(row.enterpriseId ?? '');
    const around: Around = {
      previous: earlier.get(row.id),
      amendedBy: amendments.get(row.id),
      owner: owner && { ...owner, short: short.get(row.enterpriseId ?? '') },
      page: pageOf?.(row),
    };
    return eventOf(context, row, around) ?? [];
  });
}

/** The event of a row as calendars show it; none where it never had a day. */
export function eventOf(
  { publicUrl }: Pick<Context, 'publicUrl'>,
  row: ShownRow,
  { previous, amendedBy, owner, page }: Around = {},
): FeedEvent | undefined {
  const { status, dueOn, content } = row;
  if (status === 'awaiting' || !dueOn) return undefined;
  // Only what anyone may look at has a page without a link of its own.
  const isOpen = row.enterpriseId === null || owner?.demo === true;
  const url = page ?? (isOpen ? `${publicUrl}/deadlines/${row.id}` : undefined);
  const { provisional, disputed, window } = content;
  const days = alarmDays(row);
  return {
    id: row.id,
    kind: row.kind as DeadlineKind,
    revision: row.revision,
    createdAt: row.createdAt,
    revisedAt: row.revisedAt,
    title: content.title,
    ...(owner ? { enterprise: { name: owner.name, short: owner.short ?? shortName(owner.name) } } : {}),
    status,
    ...(row.doneAt ? { doneAt: row.doneAt } : {}),
    dueOn,
    ...(row.minute === null ? {} : { minute: row.minute }),
    ...(row.actBy ? { actBy: row.actBy, actByProvisional: provisional?.actBy !== undefined } : {}),
    ...(row.submitBy ? { submitBy: row.submitBy } : {}),
    ...(previous ? movedFrom(previous, row) : {}),
    ...(amendedBy ? { amendedBy } : {}),
    ...(disputed ? { disputedOn: Temporal.PlainDate.from(disputed.on) } : {}),
    ...(provisional?.dueOn ? { range: rangeOf(provisional.dueOn) } : {}),
    ...(window ? { window } : {}),
    stake: content.stake,
    ...(content.flags ? { flags: content.flags } : {}),
    marks: content.marks,
    ...(content.missed ? { missed: content.missed } : {}),
    sources: content.sources,
    workings: content.workings,
    ...(row.undated ? { undated: row.undated.workings } : {}),
    ...(days.length > 0 ? { alarmDays: days } : {}),
    ...(url === undefined ? {} : { url }),
    demo: owner?.demo ?? false,
  };
}

/** What a row stood on before; nothing where it stands on the very day and hour again. */
function movedFrom(previous: EarlierDay, { dueOn, minute }: DeadlineRow) {
  if (dueOn && previous.dueOn.equals(dueOn) && previous.minute === minute) return {};
  return {
    previousDueOn: previous.dueOn,
    ...(previous.minute === null ? {} : { previousMinute: previous.minute }),
  };
}

const mostAlarms = 5;

/** The last rungs of the kind's own ladder that are counted in days: a calendar is for the weeks before, letters come earlier. */
function alarmDays(row: DeadlineRow): number[] {
  const days = rungsOf(asStored(row)).flatMap(({ rung }) => (/^(?:-\d+|0)$/.test(rung) ? -Number(rung) : []));
  // Minus nought is no day.
  return days.slice(-mostAlarms).map((day) => Math.abs(day));
}
