import type { Lang, Source, Text } from '../answers/source.ts';
import type { Line } from '../answers/workings.ts';
import type { Mark } from '../benefits/interest/subsidy.ts';
import type { DeadlineKind, Flag, InWindow, Stake, Status } from '../deadlines/model.ts';
import type { DistrictDay } from '../deadlines/window.ts';

/** One deadline in a feed. Everything comes from stored rows and nothing from the day of the request. */
export type FeedEvent = {
  /** The deadline's own id, the same for its whole life. */
  id: string;
  kind: DeadlineKind;
  /** 1 at birth, one more for every stored change. */
  revision: number;
  createdAt: Temporal.Instant;
  revisedAt: Temporal.Instant;
  title: Text;
  /** Whose it is, in private feeds: the whole name, and the one told at a glance. */
  enterprise?: { name: string; short: string };
  status: Exclude<Status, 'awaiting'>;
  /** When it was marked as done; no revision, so it moves no stamp. */
  doneAt?: Temporal.Instant;
  /** What must be known of the date besides its status. */
  flags?: Flag[];
  /** By which day it runs past a policy's goal year or validity. */
  marks?: Mark[];
  /** What follows when the day is missed. */
  missed?: Text;
  /** The last day, inclusive, in Asia/Shanghai. */
  dueOn: Temporal.PlainDate;
  /** The printed closing hour as minutes after 00:00 in Asia/Shanghai, 0–1440; absent for a whole day. */
  minute?: number;
  /** Where a window is shown as one event: its first day, inclusive, in Asia/Shanghai; not after `dueOn`. */
  spansFrom?: Temporal.PlainDate;
  actBy?: Temporal.PlainDate;
  /** The year's working days are not announced: `actBy` is the earliest it can be. */
  actByProvisional?: boolean;
  submitBy?: Temporal.PlainDate;
  /** Where the deadline has moved: the day it stood on before, which is the same one where only the hour is another. */
  previousDueOn?: Temporal.PlainDate;
  /** The hour on that day, as minutes of it; absent for a whole day. */
  previousMinute?: number;
  /** The announcement that changed it last, or brought it about. */
  amendedBy?: AmendedBy;
  /** Where a text has a second reading of the last day: the later one. */
  disputedOn?: Temporal.PlainDate;
  /** Of a provisional day: the earliest and the latest it may become, both inclusive. */
  range?: { earliest: Temporal.PlainDate; latest: Temporal.PlainDate };
  /** Other days of districts for the same step, each the last day there. */
  districtDays?: DistrictDay[];
  /** The application window the day belongs to. */
  window?: InWindow;
  stake: Stake;
  sources: Source[];
  /** How the day and the amount come about. */
  workings?: Line[];
  /** Of a day that is cancelled while its deadline goes on without one: how the deadline stands now. */
  undated?: Line[];
  /** Days before `actBy` on whose morning it rings, where the feed has alarms; 0 is that day itself. */
  alarmDays?: number[];
  /** The page a person may open, absolute. */
  url?: string;
  /** Belongs to the demonstration enterprise and says so. */
  demo: boolean;
};

/** An announcement: its title, and the day the authority published it. `moved`: it set the day as it stands now. */
export type AmendedBy = { title: Text; announcedOn?: Temporal.PlainDate; moved?: boolean };

/** A calendar at a URL, in one language. */
export type Feed = {
  name: Text;
  description: Text;
  lang: Lang;
  /** The page for people that belongs to the feed, absolute. */
  url?: string;
  /** Anyone may read it; otherwise its URL is a secret and stands nowhere inside it. */
  public: boolean;
  /** The feed's own absolute URL; written only into a public feed. */
  source?: string;
  /** Whether its events ring, on their `alarmDays`; silent without it. */
  alarms?: boolean;
  /** Events, or tasks (VTODO) for clients that keep them; events without it. */
  form?: 'events' | 'tasks';
  events: FeedEvent[];
};
