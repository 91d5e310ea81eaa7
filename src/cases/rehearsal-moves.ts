import type { Database } from '../db/connect.ts';
import type { DeadlineRow } from '../db/deadlines.ts';
import { cancelledOn, type LastDated, lastDated, type ShownRow } from '../db/earlier-days.ts';
import { publicFeedKinds } from '../db/feeds.ts';
import type { Reminder } from '../db/reminders.ts';
import type { Dates, DeadlineKind, Stake, Status, Stored } from '../deadlines/model.ts';
import type { Change } from '../deadlines/reconcile.ts';
import { totalOf } from '../deadlines/stake.ts';
import { eventData } from '../feeds/event.ts';
import type { Move } from '../pages/rehearsal-model.ts';
import type { Announced } from './announced.ts';
import type { Context } from './context.ts';
import { type Decision, dateColumns } from './decide-rows.ts';
import { counted } from './district-rows.ts';
import { eventOf } from './feed-events.ts';
import type { WindowsWith } from './windows-with.ts';

/** The newest row before a change; none where it adds one. */
function beforeOf(change: Change): Stored | undefined {
  return change.change === 'add' ? undefined : change.before;
}

type Row = { status: Status; content: { stake: Stake } };

/** What is withdrawn puts nothing at stake. */
function stakeIn(row: Row | undefined): Stake {
  return row === undefined || row.status === 'withdrawn' ? { kind: 'none' } : row.content.stake;
}

/** What deadlines that have no day said while they had one, by their ids. */
export type Undated = ReadonlyMap<string, LastDated>;

/** Reads that of what changes; before any of it is written. */
export function undatedIn(tx: Database, decisions: Decision[]): Promise<Undated> {
  const without = decisions.flatMap(({ change }) => beforeOf(change) ?? []).filter(({ dueOn }) => !dueOn);
  return lastDated(
    tx,
    without.map(({ id }) => id),
  );
}

/** A row before and after a change as the feeds show it, those of its enterprise or the public ones; none where they do not. */
export function inFeeds({ change, next: { row } }: Decision, undated: Undated) {
  const stored = beforeOf(change) as (Stored & DeadlineRow) | undefined;
  const before = stored && { ...stored, ...dateColumns(stored) };
  const last = before?.dueOn ? lastOf(before) : undated.get(row.id);
  return { before: before && shown(before, last), after: shown(row, last) };
}

function lastOf({ nominalOn, dueOn, actBy, submitBy, minute, content }: DeadlineRow): LastDated {
  return { nominalOn, dueOn, actBy, submitBy, minute, content };
}

function shown(row: DeadlineRow, last: LastDated | undefined): ShownRow | undefined {
  const isCarried = row.enterpriseId !== null || publicFeedKinds.includes(row.kind as DeadlineKind);
  if (!isCarried || row.leftFeedsAt) return undefined;
  if (row.dueOn) return row;
  return last && cancelledOn(row, last);
}

/**
 * One deadline that changes, as a person reads of it. `owed` is what the ledger owes because of the changes, by deadline, and
 * `undated` as `undatedIn` read it.
 */
export function moveOf(
  context: Pick<Context, 'publicUrl'>,
  { enterpriseId, facts }: Announced,
  decision: Decision,
  {
    owed,
    undated,
    windows,
  }: { owed: ReadonlyMap<string, Reminder[]>; undated: Undated; windows: WindowsWith },
): Move {
  const { change, next } = decision;
  const before = beforeOf(change);
  const { content, status } = change.after;
  const { projectId } = content;
  const project = facts?.projects.find(({ id }) => id === projectId)?.body.name;
  const corrections = owed.get(next.row.id)?.filter(({ rung }) => rung === 'correction') ?? [];
  const people = corrections.map(({ personId }) => personId);
  return {
    ...(before ? { deadlineId: before.id } : {}),
    enterpriseId,
    ...(facts ? { enterprise: facts.enterprise.name } : {}),
    ...(projectId ? { projectId } : {}),
    ...(project ? { project } : {}),
    title: content.title,
    change: change.change,
    ...datesOf(before, change.after),
    ...(before ? { statusFrom: before.status } : {}),
    statusTo: status,
    ...stakesOf(before, change.after),
    corrections: people.length > 0 ? [{ channel: 'mail', people: people.sort() }] : [],
    ...eventAfter(context, decision, { undated, windows }),
  };
}

/** The days and the hour before and after, where there are any; what is withdrawn keeps none. */
function datesOf(before: Stored | undefined, after: Change['after']) {
  const now: Partial<Dates> = after.status === 'withdrawn' ? {} : after;
  return {
    ...given('from', before?.dueOn?.toString()),
    ...given('to', now.dueOn?.toString()),
    ...given('actByFrom', before?.actBy?.toString()),
    ...given('actByTo', now.actBy?.toString()),
    ...given('submitByFrom', before?.submitBy?.toString()),
    ...given('submitByTo', now.submitBy?.toString()),
    ...given('minuteFrom', before?.minute),
    ...given('minuteTo', now.minute),
  };
}

function given<K extends string, V>(key: K, value: V | undefined) {
  return (value === undefined ? {} : { [key]: value }) as { [P in K]?: V };
}

function stakesOf(before: Row | undefined, after: Row): Pick<Move, 'stakeFromFen' | 'stakeToFen'> {
  const [from, to] = [knownFen(before), knownFen(after)];
  return from === to ? {} : { ...given('stakeFromFen', from), ...given('stakeToFen', to) };
}

/** The known money of one row, in fen. */
function knownFen(row: Row | undefined): number | undefined {
  const stake = stakeIn(row);
  const { fen, unknown } = totalOf([stake]);
  return stake.kind === 'none' || (fen === 0 && unknown > 0) ? undefined : fen;
}

/** The event as the calendars will show it. */
function eventAfter(
  context: Pick<Context, 'publicUrl'>,
  decision: Decision,
  { undated, windows }: { undated: Undated; windows: WindowsWith },
): Pick<Move, 'event'> {
  const { after } = inFeeds(decision, undated);
  const shown = after?.enterpriseId === null ? counted(after, windows.after) : after;
  const event = shown && eventOf(context, shown);
  if (!event) return {};
  const { id, sequence, status, start } = eventData(event, 'zh');
  const uid = decision.change.change === 'add' ? {} : { uid: String(id) };
  return { event: { ...uid, sequence: Number(sequence), status: String(status), start: String(start) } };
}
