import { publicFeedKinds } from '../db/feeds.ts';
import type { Reminder } from '../db/reminders.ts';
import type { Dates, Stake, Status, Stored } from '../deadlines/model.ts';
import type { Change } from '../deadlines/reconcile.ts';
import { totalOf } from '../deadlines/stake.ts';
import { eventData } from '../feeds/event.ts';
import type { Move } from '../pages/rehearsal-model.ts';
import type { Announced } from './announced.ts';
import type { Context } from './context.ts';
import type { Decision } from './decide-rows.ts';
import { eventOf } from './feed-events.ts';
import { asStored } from './stored.ts';

/** The newest row before a change; none where it adds one. */
export function beforeOf(change: Change): Stored | undefined {
  return change.change === 'add' ? undefined : change.before;
}

type Row = { status: Status; content: { stake: Stake } };

/** What is withdrawn puts nothing at stake. */
function stakeIn(row: Row | undefined): Stake {
  return row === undefined || row.status === 'withdrawn' ? { kind: 'none' } : row.content.stake;
}

/** Whether a feed carries a row: that of its enterprise, or for the policies' own rows the public ones. */
export function isInFeeds(row: Stored & { leftFeedsAt?: Temporal.Instant | null }): boolean {
  const carried = row.enterpriseId !== null || publicFeedKinds.includes(row.kind);
  return carried && row.dueOn !== undefined && row.status !== 'awaiting' && !row.leftFeedsAt;
}

/** One deadline that changes, as a person reads of it. `owed` is what the ledger owes because of it. */
export function moveOf(
  context: Pick<Context, 'publicUrl'>,
  { enterpriseId, facts }: Announced,
  decision: Decision,
  owed: Reminder[],
): Move {
  const { change, next } = decision;
  const before = beforeOf(change);
  const { content, status } = change.after;
  const { projectId } = content;
  const project = facts?.projects.find(({ id }) => id === projectId)?.body.name;
  const people = owed.filter(({ rung }) => rung === 'correction').map(({ personId }) => personId);
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
    ...(isInFeeds(asStored(next.row)) ? eventAfter(context, decision) : {}),
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
function eventAfter(context: Pick<Context, 'publicUrl'>, { change, next }: Decision): Pick<Move, 'event'> {
  const event = eventOf(context, next.row);
  if (!event) return {};
  const { id, sequence, status, start } = eventData(event, 'zh');
  const uid = change.change === 'add' ? {} : { uid: String(id) };
  return { event: { ...uid, sequence: Number(sequence), status: String(status), start: String(start) } };
}
