import type { Source, Text } from '../answers/source.ts';
import type { DeadlineKind, InWindow, Stake, Status } from '../deadlines/model.ts';
import type { DistrictDay } from '../deadlines/window.ts';
import type { HandingForm } from './handing-forms.ts';
import type { ReachModel } from './reach.ts';

/** What became of a letter; `sending` stays where it was handed over and no answer has come back. */
export type LetterState = 'queued' | 'sending' | 'sent' | 'suppressed' | 'failed';

/** One policy on the time line. All days are inclusive and in Asia/Shanghai. */
export type PolicyRow = {
  key: string;
  title: Text;
  /** The document prints no title; ours is taken from its contents. */
  titleInferred: boolean;
  level: 'national' | 'municipal' | 'district';
  region: Text;
  inForceFrom?: Temporal.PlainDate;
  /** Where the first day is not known: the earliest day on which the document is known to exist. */
  knownFrom?: Temporal.PlainDate;
  /** The last valid day; absent for a document that only sets goals or whose end is open. */
  until?: Temporal.PlainDate;
  /** What ends it, where that has no day yet. */
  openEnd?: Text;
  /** The last valid day by the other reading. */
  disputedUntil?: Temporal.PlainDate;
  /** The last valid day before an announcement moved it. */
  previousUntil?: Temporal.PlainDate;
  /** `until` lies before `today`. */
  lapsed: boolean;
  /** Days its goals are set for, in ascending order. */
  goals: Temporal.PlainDate[];
  /** Where its own calendar is subscribed to, as a path without a language. */
  subscribePath: string;
  /** The document's words for its validity or its goal. */
  quote?: string;
  openQuestionCount: number;
};

/** A dated deadline in a list. */
export type DeadlineRow = {
  id: string;
  title: Text;
  status: Status;
  dueOn?: Temporal.PlainDate;
  actBy?: Temporal.PlainDate;
  /** Minutes after 00:00 in Asia/Shanghai, 0–1440. */
  minute?: number;
  /** Calendar days from `today` to `dueOn`; negative when past. */
  daysLeft?: number;
  stake: Stake;
  /** What must be known of the date besides its status. */
  marks?: Text[];
  /** Open for applications without a last day: what ends it. */
  openEnd?: Text;
  /** The words it rests on. */
  quote?: string;
};

export type LetterRow = { id: string; subject: string; sentAt?: Temporal.Instant; state: LetterState };

/** The one enterprise everyone may look into. */
export type Demonstration = {
  enterprise: string;
  members: ReachModel;
  /** Due within 90 days of `today`, in ascending order. */
  next90: DeadlineRow[];
  /** Claims whose application window is not announced. */
  awaiting: DeadlineRow[];
  /** Newest first. */
  letters: LetterRow[];
};

export type HomeModel = {
  today: Temporal.PlainDate;
  policies: PolicyRow[];
  demo?: Demonstration;
  /** The address of the calendar of all policies in each language, absolute. */
  feed: Text;
};

/** A line of workings, already spoken, with the source or the assumption it rests on. */
export type SpokenLine = { text: Text; source?: Source; assumption?: Text };

/** One deadline of a policy or of the demonstration enterprise. */
export type DeadlineModel = {
  id: string;
  kind: DeadlineKind;
  title: Text;
  /** Whose it is; absent for a policy's own deadline. */
  enterprise?: string;
  demo: boolean;
  status: Status;
  revision: number;
  nominalOn?: Temporal.PlainDate;
  dueOn?: Temporal.PlainDate;
  previousDueOn?: Temporal.PlainDate;
  /** Its hour, as minutes of the day; absent for a whole day. */
  previousMinute?: number;
  disputedOn?: Temporal.PlainDate;
  actBy?: Temporal.PlainDate;
  /** The year's working days are not announced: `actBy` is the earliest it can be. */
  actByProvisional: boolean;
  /** Of a provisional day: the earliest and the latest it may become, both inclusive. */
  range?: { earliest: Temporal.PlainDate; latest: Temporal.PlainDate };
  /** Of a claim: it cannot be made before this day. */
  notBefore?: Temporal.PlainDate;
  submitBy?: Temporal.PlainDate;
  minute?: number;
  daysLeft?: number;
  doneAt?: Temporal.Instant;
  /** What a report or filing is about, as a label (`2026Q1`) and in words. */
  period?: { label: string; text: Text };
  /** What follows when the day is missed. */
  missed?: Text;
  /** The application window the day belongs to. */
  window?: InWindow;
  /** Of a policy's own step of a window, whose date is the city's: the days of districts. */
  districtDays?: DistrictDay[];
  stake: Stake;
  /** Marks that do not drop a date, such as "past its stated goal year", and what must be known of it besides its status. */
  marks: Text[];
  workings: SpokenLine[];
  sources: Source[];
  /** The page's own path without a language, where it is not the deadline's public one. */
  path?: string;
  /** For a reader who may answer: where the forms go, and what that reader has answered. */
  answers?: AnswerForms;
  /** Reached by a link that only shows: why there is no form. */
  shownAlone?: Text;
  /** Where its one event is given as a file, as a path without a language; absent while it has no day. */
  file?: string;
};

/** What a reader can do about a deadline on the page behind a letter's link. */
export type AnswerForms = {
  /** The path without a language that the last part of each form's address follows. */
  path: string;
  today: Temporal.PlainDate;
  /** What this reader answered to the date as it stands. */
  standing?: { kind: 'acknowledged' } | { kind: 'snoozed'; until: Temporal.PlainDate };
  handing: HandingForm;
  /** What was wrong with what was just sent; nothing was changed. */
  faults?: Text[];
};

/** One letter of the demonstration enterprise as it was posted. */
export type LetterModel = {
  id: string;
  subject: string;
  to: string;
  sentAt?: Temporal.Instant;
  state: LetterState;
  /** The HTML part as posted, whole document; shown in a frame that may run nothing. */
  html: string;
  /** The plain-text part as posted. */
  text: string;
};

/** A page that says why there is nothing to show. */
export type ProblemModel = { status: number; title: Text; detail: Text };
