import type { Source, Text } from '../answers/source.ts';
import type { Line } from '../answers/workings.ts';
import type { Mark } from '../benefits/subsidy.ts';

/** What gets a date here. A new kind needs a ladder and words. */
export type DeadlineKind =
  | 'policy-expires'
  | 'milestone'
  | 'certificate-renewal'
  | 'certificate-expires'
  | 'project-report'
  | 'project-completion'
  | 'project-extension'
  | 'project-acceptance'
  | 'subsidy-year'
  | 'claim';

/** `awaiting`: no date until a window is announced. `withdrawn`: kept under its identity, no longer owed. */
export type Status = 'firm' | 'provisional' | 'expected' | 'awaiting' | 'withdrawn';

/** What is lost if the day is missed. `key` names (measure, project, year), so that it is counted once. */
export type Stake =
  | { kind: 'none' }
  | { kind: 'unknown'; key: string }
  | { kind: 'known'; fen: number; upTo: boolean; key: string };

/** What a deadline is about, for life: never a clause number, never a date. */
export type Identity = { kind: DeadlineKind; subject: string; rule: string; occurrence: string };

/** The days of a deadline, all in Asia/Shanghai and inclusive; all absent while it awaits its window. */
export type Dates = {
  nominalOn?: Temporal.PlainDate;
  dueOn?: Temporal.PlainDate;
  actBy?: Temporal.PlainDate;
  submitBy?: Temporal.PlainDate;
  minute?: number;
};

/** Two ISO days, both inclusive. */
type DayRange = { earliest: string; latest: string };

/** What is stored beside the dates, as JSON. Nothing here may depend on the day it is read. */
export type Content = {
  title: Text;
  stake: Stake;
  sources: Source[];
  workings: Line[];
  marks: Mark[];
  provisional?: { dueOn?: DayRange; actBy?: DayRange };
  disputed?: { on: string; line: Line };
  /** Of a claim that awaits its window: it cannot close before this day. */
  notBefore?: string;
  policyKey?: string;
  projectId?: string;
};

/** What deriving says of one deadline. */
export type Derived = Identity & Dates & { status: Status; content: Content };

/** A deadline as stored: its newest revision. */
export type Stored = Derived & {
  id: string;
  enterpriseId: string | null;
  revision: number;
  dateVersion: number;
  createdAt: Temporal.Instant;
  revisedAt: Temporal.Instant;
  doneAt: Temporal.Instant | null;
};
