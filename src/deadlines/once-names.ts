import type { Derived, Identity, Stored } from './model.ts';

/** The name of a claim that is made once while no window of its measure is known. */
export const unplaced = 'once';
const application = '/application';
const afterwards = '/next';

/** The name of the application in a window, by the window's label. */
export function applicationIn(label: string): string {
  return `${label}${application}`;
}

/** The name of what is to come after a window with nothing announced or to be expected. */
export function nextAfter(label: string): string {
  return `${label}${afterwards}`;
}

/** Whether a row is the claim of a measure that is given once: one row for each window. */
export function isOnceClaim({ kind, occurrence }: Identity): boolean {
  return (
    kind === 'claim' &&
    (occurrence === unplaced || occurrence.endsWith(application) || occurrence.endsWith(afterwards))
  );
}

/**
 * Derived rows under the names that stored ones have already: a claim that awaited its window and is given one goes on as the
 * same row, and so does one that has to wait again, because its window was taken back before it closed; afterwards the row is
 * history, and what waits is another. A claim that a person has marked done looks out for no window that is not announced.
 * Everything else as derived.
 */
export function underKeptNames(
  stored: readonly Stored[],
  derived: readonly Derived[],
  today: Temporal.PlainDate,
): Derived[] {
  const kept = Map.groupBy(stored.filter(isOnceClaim), groupOf);
  if (kept.size === 0) return [...derived];
  const renamed = new Map<Derived, Derived>();
  const left = new Set<Derived>();
  for (const [group, rows] of Map.groupBy(derived.filter(isOnceClaim), groupOf)) {
    const own = kept.get(group) ?? [];
    const pairs = pair(own, rows, today);
    const done = doneLast(own, pairs);
    for (const row of rows) {
      const before = pairs.get(row);
      const occurrence = before?.occurrence ?? freeName(row.occurrence, own);
      if (occurrence !== row.occurrence) renamed.set(row, { ...row, occurrence });
      if (done && before !== done && isUnannounced(row)) left.add(row);
    }
  }
  return derived.filter((row) => !left.has(row)).map((row) => renamed.get(row) ?? row);
}

function groupOf({ subject, rule }: Identity): string {
  return `${subject} ${rule}`;
}

type Fits = (row: Derived, before: Stored) => boolean;

/** Which stored row each derived one goes on as: that of its name, else of its window, else one that waits for a window. */
function pair(
  stored: readonly Stored[],
  derived: readonly Derived[],
  today: Temporal.PlainDate,
): Map<Derived, Stored> {
  const pairs = new Map<Derived, Stored>();
  const free = new Set(stored);
  const rules: Fits[] = [
    (row, before) => before.occurrence === row.occurrence && !(isWaiting(row) && isOver(before, today)),
    (row, before) => hasWindow(row) && labelOf(before) === labelOf(row),
    (row, before) => hasWindow(row) && !hasWindow(before) && before.status !== 'withdrawn',
    (row, before) => !hasWindow(row) && before.status !== 'withdrawn' && !isPast(before, today),
  ];
  for (const fits of rules)
    for (const row of derived) {
      const before = pairs.has(row) ? undefined : [...free].findLast((each) => fits(row, each));
      if (!before) continue;
      pairs.set(row, before);
      free.delete(before);
    }
  return pairs;
}

/** The name of a row that goes on as none that stands: its own, else as what comes after the row that has it. */
function freeName(name: string, stored: readonly Stored[]): string {
  const holder = stored.find(({ occurrence }) => occurrence === name);
  if (!holder) return name;
  const standing = stored.filter(({ status }) => status !== 'withdrawn');
  const taken = new Set(standing.map(({ occurrence }) => occurrence));
  let next = nextAfter(labelOf(holder) ?? name);
  while (taken.has(next)) next = nextAfter(next);
  return next;
}

/** Whether a row is only what is to come: no window, nothing applied for. */
function isWaiting(row: Derived): boolean {
  const { status, occurrence, content } = row;
  const isPlaced = hasWindow(row) || occurrence.endsWith(application);
  return status === 'awaiting' && !isPlaced && content.fulfilled === undefined;
}

/** Whether a stored row is that of a window that has gone by. */
function isOver(before: Stored, today: Temporal.PlainDate): boolean {
  return hasWindow(before) && before.status !== 'withdrawn' && isPast(before, today);
}

function labelOf({ content }: Derived): string | undefined {
  return content.window?.label;
}

function hasWindow(row: Derived): boolean {
  return labelOf(row) !== undefined;
}

/** Whether the day of a row lies before today. */
function isPast({ dueOn }: Derived, today: Temporal.PlainDate): boolean {
  return dueOn !== undefined && Temporal.PlainDate.compare(dueOn, today) < 0;
}

/** The row that a person has marked done, where it is the newest that has been announced; what a fact shows to be done says more itself. */
function doneLast(stored: readonly Stored[], pairs: ReadonlyMap<Derived, Stored>): Stored | undefined {
  const announced = stored.filter(({ status, dueOn }) => status === 'firm' && dueOn !== undefined);
  const [newest] = announced.toSorted((a, b) => (String(a.dueOn) < String(b.dueOn) ? 1 : -1));
  const now = [...pairs].find(([, before]) => before === newest)?.[0] ?? newest;
  return newest && newest.doneAt !== null && !now?.content.fulfilled ? newest : undefined;
}

function isUnannounced({ status }: Derived): boolean {
  return status === 'expected' || status === 'awaiting';
}
