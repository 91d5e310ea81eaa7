import type { Lang, Source, Text } from '../answers/source.ts';
import type { Flag, InWindow, Stake, Status } from '../deadlines/model.ts';
import type { Nature } from '../words/standing.ts';
import type { AnnouncementItem } from './announcement.ts';
import type { Outlook } from './outlook.ts';

/** What a letter says, complete: rendering it needs no clock and no further look-up. */
export type LetterModel = {
  /** An announcement's letter carries the corrections of what it moved. */
  kind: 'digest' | 'correction' | 'announcement';
  lang: Lang;
  recipient: { name: string; address: string };
  /** The civil day (Asia/Shanghai) on which the letter is read first; every "days left" counts from it. */
  on: Temporal.PlainDate;
  /** At least one; in any order. Those of a correction and of an announcement each carry `changed`. */
  items: LetterItem[];
  /** Told after the items, of an announcement's letter before them, in this order. */
  announcements?: AnnouncementItem[];
  /** Told at the end of a digest. */
  outlook?: Outlook;
  /** `https` (or the service's own `http`) addresses; nothing is changed by following one. */
  links: { service?: string; calendar?: string; manage?: string; unsubscribe?: string };
};

/** One deadline as one person is told of it. */
export type LetterItem = {
  deadlineId: string;
  title: Text;
  /** Name of the enterprise as registered; absent for a policy followed without one. */
  enterprise?: string;
  /** Belongs to the demonstration enterprise: marked 示例 wherever it is named. */
  demo: boolean;
  status: Status;
  /** Absent while a claim awaits its window, and once the deadline is withdrawn. */
  dates?: ItemDates;
  /** Several items may carry the same money, under one `key`. */
  stake: Stake;
  /** What the day is; without it, something is due. */
  nature?: Nature;
  /** What must be known of the date besides its status. */
  flags?: Flag[];
  /** What follows when the day is missed. */
  missed?: Text;
  /** The application window the day belongs to. */
  window?: InWindow;
  /** What to do, where the title does not say it. */
  advice?: Text;
  /** The clauses that put this date on the enterprise, each with its quote; the first is the main one. */
  why: Source[];
  /** Told because this person, by name, has not answered. */
  insteadOf?: string;
  /** Handed over or back by this person, by name; `lapsed`: that one is not reached any more. */
  handing?: { kind: 'handed-over' | 'given-back' | 'lapsed'; name: string };
  /** What the reader was told before, where that was something else. */
  changed?: Change;
  /**
   * `done` and `snooze` lead to the buttons on the page behind `details`: a link changes nothing. `calendar` is for programs;
   * `subscribe` is its page, since a person who presses the address itself gets a file that is never updated.
   */
  links: { details?: string; done?: string; snooze?: string; calendar?: string; subscribe?: string };
};

export type ItemDates = StatedDates & {
  /** It is the last day, and its printed hour has gone by. */
  closed?: boolean;
  /** The working-day calendar of that year is not announced: `actBy` may move (then the earliest possible is given). */
  actByProvisional: boolean;
  /** Calendar days from the letter's day to `dueOn`; negative when overdue. */
  daysLeft: number;
  /** Working days in (letter's day, dueOn]; absent when overdue or the calendar is not known that far. */
  workingDaysLeft?: number;
};

/** The dates a person is told: `dueOn` the last day, `minute` 0–1440 Asia/Shanghai where an hour is printed. */
export type StatedDates = {
  dueOn: Temporal.PlainDate;
  minute?: number;
  actBy: Temporal.PlainDate;
  /** Window steps and claims only. */
  submitBy?: Temporal.PlainDate;
};

/** From what a person was told last to what the item says now, and why. */
export type Change = {
  from: { status: Status; dates?: StatedDates };
  /** One sentence without a full stop: `青浦区公布了…`. */
  why: Text;
  /** The announcement that moved it. */
  source?: Source;
};
