import type { Database } from '../db/connect.ts';
import { insertDeadlines, reviseDeadlines } from '../db/deadline-writes.ts';
import type { DeadlineRow } from '../db/deadlines.ts';
import { type DoneMark, recordMarks } from '../db/marks.ts';
import { suppressPlanned } from '../db/suppress-reminders.ts';
import { together } from '../db/together.ts';
import { identityOf } from '../deadlines/reconcile.ts';
import { partsOf } from '../deadlines/stake.ts';
import { type Audited, audit } from './audit.ts';
import {
  type Changes,
  type Decided,
  type Decision,
  decideRows,
  isMoved,
  type Moment,
} from './decide-rows.ts';
import { oweCorrections } from './owe-corrections.ts';
import { touchFeedsShowing } from './touch-feeds.ts';

/** What changes are written with: who caused them (`null`: the day itself), and the announcement where one did. */
export type Writing = Moment & { actor: string | null; announcementId: string | null };

/**
 * Writes what reconciling decided, as it was decided: identities stay, revisions are added, what is planned and unsent
 * under other dates is superseded, and whoever was told another date is owed one correction. However many enterprises
 * there are, each kind of row is written with one statement. The feeds that show them are rendered anew.
 */
export async function applyChanges(tx: Database, changes: Changes[], writing: Writing) {
  const decided = changes.map((each) => decideRows(each, writing));
  await applyDecided(tx, decided, writing);
  await touchFeedsShowing(tx, ownersOf(decided));
}

/** Whose deadlines a decision changes: of enterprises, or with `null` the policies'. */
export function ownersOf(decided: Decided[]): (string | null)[] {
  return decided.filter(({ decisions }) => decisions.length > 0).map(({ enterpriseId }) => enterpriseId);
}

/**
 * Writes what has been decided already; answers the reminders that are owed by it. Whoever calls lets the feeds of
 * `ownersOf` be rendered anew, once its transaction has written everything else.
 */
export async function applyDecided(tx: Database, decided: Decided[], writing: Writing) {
  const { announcementId, now } = writing;
  const all = decided.flatMap(({ decisions }) => decisions);
  const added = all.filter(({ change }) => change.change === 'add');
  const revised = all.filter(({ change }) => change.change !== 'add');
  await insertDeadlines(
    tx,
    added.map(({ next }) => next.row),
    announcementId,
  );
  await reviseDeadlines(
    tx,
    revised.map(({ next }) => next),
    announcementId,
  );
  const marked = [
    ...added.filter(({ next }) => next.row.doneAt !== null),
    ...revised.filter(({ next }) => next.setsDone),
  ];
  await recordMarks(
    tx,
    marked.map(({ next }) => markOf(next.row)),
    now,
  );
  const moved = revised.filter(isMoved).map(({ next }) => next.row);
  // Deadlines before letters, as the day's plan holds them: two who write at once wait for each other in one order.
  await suppressPlanned(
    tx,
    moved.map(({ id }) => id),
    'obsolete',
    now,
  );
  const entries = decided.filter(({ decisions }) => decisions.length > 0);
  const [owed] = await together([
    oweCorrections(
      tx,
      moved.filter(({ content }) => !content.fulfilled),
      writing,
    ),
    audit(
      tx,
      now,
      entries.map((each) => audited(each, writing)),
    ),
  ]);
  return owed;
}

function markOf({ id, doneAt, doneBy }: Pick<DeadlineRow, 'id' | 'doneAt' | 'doneBy'>): DoneMark {
  return { deadlineId: id, doneAt, doneBy };
}

/** One entry for an enterprise and a writing: of each deadline its dates, status and amount before and after. */
function audited({ enterpriseId, decisions }: Decided, { actor, announcementId }: Writing): Audited {
  return {
    actor,
    action: 'deadlines.derived',
    subject: enterpriseId === null ? 'policies' : `enterprise:${enterpriseId}`,
    enterpriseId,
    announcementId,
    payload: { changes: decisions.map(auditedChange) },
  };
}

function auditedChange({ change, next: { row } }: Decision) {
  const before = change.change === 'add' ? undefined : change.before;
  return {
    deadlineId: row.id,
    identity: identityOf(change.after),
    change: change.change,
    revisionBefore: before?.revision ?? 0,
    revision: row.revision,
    ...(before ? { before: saidOf(before) } : {}),
    after: saidOf(change.after),
  };
}

function saidOf({ dueOn, actBy, submitBy, minute, status, content }: Decision['change']['after']) {
  const amounts = partsOf(content.stake).map((part) => ({
    key: part.key,
    ...(part.kind === 'known' ? { fen: part.fen, upTo: part.upTo } : {}),
  }));
  return {
    ...(dueOn ? { dueOn: dueOn.toString() } : {}),
    ...(actBy ? { actBy: actBy.toString() } : {}),
    ...(submitBy ? { submitBy: submitBy.toString() } : {}),
    ...(minute === undefined ? {} : { minute }),
    status,
    ...(amounts.length > 0 ? { amount: amounts } : {}),
  };
}
