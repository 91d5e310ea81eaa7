import { sameValue } from '../answers/canonical.ts';
import type { Dates, DeadlineKind, Derived, Identity, Status, Stored } from './model.ts';
import { isOnceClaim, underKeptNames } from './once-names.ts';

/** What deriving changes of what is stored; the unchanged are only counted. */
export type Change =
  | { change: 'add'; after: Derived }
  | { change: 'move' | 'amend' | 'withdraw'; before: Stored; after: Derived };

/** A deadline's identity as one text. */
export function identityOf({ kind, subject, rule, occurrence }: Identity): string {
  return [kind, subject, rule, occurrence].join('|');
}

/** Firm, expected and provisional on the same day tell a person the same date, once it has become firm. */
function sameStatus(before: Status, after: Status): boolean {
  return before === after || (after === 'firm' && (before === 'expected' || before === 'provisional'));
}

const dateFields = ['dueOn', 'actBy', 'submitBy', 'minute'] as const;

/** Whether a person who knows `before` knows `after`: actBy, dueOn, submitBy, hour and status as design section 9 counts them. */
export function sameDates(before: Dates & { status: Status }, after: Dates & { status: Status }): boolean {
  return (
    dateFields.every((field) => sameDay(before[field], after[field])) &&
    sameStatus(before.status, after.status)
  );
}

type Day = Temporal.PlainDate | number | undefined;

/** Whether two days, or two minutes of a day, are the same; none is as good as none. */
function sameDay(one: Day, other: Day): boolean {
  if (one === other) return true;
  if (typeof one !== 'object' || typeof other !== 'object') return false;
  return one.equals(other);
}

function sameContent(before: Derived, after: Derived): boolean {
  return (
    before.status === after.status &&
    sameDay(before.nominalOn, after.nominalOn) &&
    sameValue(before.content, after.content)
  );
}

const recurring: DeadlineKind[] = [
  'duty',
  'loan-settlement',
  'window-opens',
  'window-step',
  'policy-takes-effect',
];

/**
 * Stored × derived → what to add, move (dates), amend (anything else) and withdraw. Nothing is ever deleted. What recurs is
 * derived from today on: a row of it that has gone by is history and stays as it was stored, and so does a missed window of what
 * is claimed once.
 */
export function reconcile(stored: Stored[], derived: Derived[], today: Temporal.PlainDate): Change[] {
  const byIdentity = new Map(stored.map((row) => [identityOf(row), row]));
  const changes: Change[] = [];
  for (const after of underKeptNames(stored, underFormerNames(stored, derived), today)) {
    const name = identityOf(after);
    const before = byIdentity.get(name);
    byIdentity.delete(name);
    if (!before) changes.push({ change: 'add', after });
    else if (isDoneFor(before, after)) continue;
    else if (!sameDates(before, after))
      changes.push({ change: isOver(before, after, today) ? 'amend' : 'move', before, after });
    else if (!sameContent(before, after)) changes.push({ change: 'amend', before, after });
  }
  for (const before of byIdentity.values()) {
    if (before.status !== 'withdrawn' && !isHistory(before, today)) {
      changes.push({ change: 'withdraw', before, after: { ...before, status: 'withdrawn' } });
    }
  }
  return changes;
}

/** Derived rows under the former name that a stored one of theirs stands under, where none stands under the present one. */
function underFormerNames(stored: readonly Stored[], derived: readonly Derived[]): Derived[] {
  if (!derived.some(({ formerly }) => formerly)) return [...derived];
  const standing = new Set(stored.filter(({ status }) => status !== 'withdrawn').map(identityOf));
  return derived.map(({ formerly = [], ...row }) => {
    const [occurrence = row.occurrence] = [row.occurrence, ...formerly].filter((name) =>
      standing.has(identityOf({ ...row, occurrence: name })),
    );
    return { ...row, occurrence };
  });
}

/** What was done in its window stays as it is until another window is announced. */
function isDoneFor(before: Stored, after: Derived): boolean {
  const unannounced = after.status === 'expected' || after.status === 'awaiting';
  return before.kind === 'claim' && before.status === 'firm' && before.doneAt !== null && unannounced;
}

/** From one day gone by to another: recorded, but nobody is told anew what is over. */
function isOver(before: Stored, after: Derived, today: Temporal.PlainDate): boolean {
  const past = ({ dueOn }: Dates) => dueOn !== undefined && Temporal.PlainDate.compare(dueOn, today) < 0;
  return past(before) && past(after) && before.status !== 'withdrawn';
}

function isHistory(row: Stored, today: Temporal.PlainDate): boolean {
  const { kind, dueOn } = row;
  const recurs = recurring.includes(kind) || isOnceClaim(row);
  return recurs && dueOn !== undefined && Temporal.PlainDate.compare(dueOn, today) < 0;
}
