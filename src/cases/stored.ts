import type { DeadlineRow } from '../db/deadlines.ts';
import type { Dates, DeadlineKind, Stored } from '../deadlines/model.ts';

/** A row as the core knows it: what a column leaves empty is absent. */
export function asStored(row: DeadlineRow): Stored {
  const { nominalOn, dueOn, actBy, submitBy, minute, ...rest } = row;
  return { ...rest, kind: row.kind as DeadlineKind, ...datesOf(row) };
}

/** The days of a row or of one of its revisions. */
export function datesOf(
  row: Pick<DeadlineRow, 'nominalOn' | 'dueOn' | 'actBy' | 'submitBy' | 'minute'>,
): Dates {
  const { nominalOn, dueOn, actBy, submitBy, minute } = row;
  return {
    ...(nominalOn ? { nominalOn } : {}),
    ...(dueOn ? { dueOn } : {}),
    ...(actBy ? { actBy } : {}),
    ...(submitBy ? { submitBy } : {}),
    ...(minute === null ? {} : { minute }),
  };
}

/** A stored range of ISO days as days. */
export function rangeOf({ earliest, latest }: { earliest: string; latest: string }) {
  return { earliest: Temporal.PlainDate.from(earliest), latest: Temporal.PlainDate.from(latest) };
}
