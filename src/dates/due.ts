import type { Line } from '../answers/workings.ts';

/** Civil days, both ends inclusive. */
export type Range = { earliest: Temporal.PlainDate; latest: Temporal.PlainDate };

/** What every date rule answers. All days are civil days in Asia/Shanghai. */
export type Due = {
  /** Before any move. */
  nominalOn: Temporal.PlainDate;
  /** The last day we state (for an opening edge: the first day); where it is provisional, the safe end of its range. */
  dueOn: Temporal.PlainDate;
  /**
   * The last working day on or before `dueOn`; where the answer is provisional, one that is sure to be early enough. Of an
   * opening edge, that edge itself.
   */
  actBy: Temporal.PlainDate;
  /** Filings only: leaves working days for an incomplete file to come back. */
  submitBy?: Temporal.PlainDate;
  /** 0..1440, only where an hour is printed. */
  minute?: number;
  /** Present where a working-day calendar is not announced and the day may still move. */
  provisional?: { dueOn?: Range; actBy?: Range };
  /** The later reading of the last day, where there are two. */
  disputed?: { on: Temporal.PlainDate; line: Line };
  workings: Line[];
};
