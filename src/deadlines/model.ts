import type { Source, Text } from '../answers/source.ts';
import type { Line } from '../answers/workings.ts';
import type { Mark } from '../benefits/interest/subsidy.ts';
import type { Transition } from '../policies/transition.ts';

/** What gets a date here. A new kind needs a ladder and words. */
export type DeadlineKind =
  | 'policy-takes-effect'
  | 'policy-expires'
  | 'policy-repealed'
  | 'window-opens'
  | 'window-step'
  | 'milestone'
  | 'certificate-renewal'
  | 'certificate-renewal-opens'
  | 'certificate-audit'
  | 'certificate-expires'
  | 'duty'
  | 'change-filing'
  | 'project-report'
  | 'project-completion'
  | 'project-extension'
  | 'project-acceptance'
  | 'event-filing'
  | 'loan-settlement'
  | 'subsidy-year'
  | 'claim'
  | 'claim-step'
  | 'claim-evidence'
  | 'claim-correction'
  | 'objection';

/** `awaiting`: no date until a window is announced. `withdrawn`: kept under its identity, no longer owed. */
export type Status = 'firm' | 'provisional' | 'expected' | 'awaiting' | 'withdrawn';

/**
 * Money that a day puts at stake. `key` names (measure, project or enterprise, year), so that it is counted once; what
 * follows a `#` names a part of it, such as one settlement. `formula` says how the amount comes about; `lacks`, which days
 * that are not registered decide on it between rules, and `atLeastFen` what all of these give.
 */
export type StakePart =
  | { kind: 'unknown'; key: string; lacks?: Transition['by'][]; atLeastFen?: number }
  | { kind: 'known'; fen: number; upTo: boolean; key: string; formula?: Line };

/** What is lost if the day is missed. */
export type Stake = { kind: 'none' } | StakePart | { kind: 'several'; parts: StakePart[] };

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

/**
 * What a reader must know of a date besides its status. `computed`: no last day is printed, it was counted. `advised`:
 * practice asks for it, no rule. `forecast`: it counts from something that has not taken place. `unconfirmed`: the rule is
 * of low confidence or known from one notice only, and no administrator has confirmed it. `by-notice`: a notice sets the
 * day itself. `last-window`: it repeats the last window of the measure; none is announced.
 */
export type Flag = 'computed' | 'advised' | 'forecast' | 'unconfirmed' | 'by-notice' | 'last-window';

/**
 * The application window a day belongs to. `label` names it for life (`2026`, `2026-2`). `call` is what its notice says,
 * absent while it is only expected; `openEnd` what ends a step that has no last day.
 */
export type InWindow = {
  label: string;
  call?: {
    name: Text;
    announcedOn?: string;
    link?: string;
    contact?: Text;
    materials?: readonly Text[];
    conditions?: readonly Text[];
  };
  openEnd?: Text;
};

/** What is stored beside the dates, as JSON. Nothing here may depend on the day it is read. */
export type Content = {
  title: Text;
  stake: Stake;
  sources: Source[];
  workings: Line[];
  marks: Mark[];
  flags?: Flag[];
  /** What it asks for has been registered as done, on that day where it is known: nothing is left to remind of. */
  fulfilled?: { on?: string };
  provisional?: { dueOn?: DayRange; actBy?: DayRange };
  disputed?: { on: string; line: Line };
  /** What a report or filing is about: `2026`, `2026Q1`, `2026-03`; apart from the day it is due. */
  period?: string;
  /** What follows when it is missed. */
  missed?: Text;
  /** Of a claim: it cannot be made before this day. */
  notBefore?: string;
  window?: InWindow;
  policyKey?: string;
  projectId?: string;
};

/**
 * What deriving says of one deadline. `formerly` are other occurrences it may have been stored under: where a row stands under
 * one of them, it goes on as that.
 */
export type Derived = Identity & Dates & { status: Status; content: Content; formerly?: readonly string[] };

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
