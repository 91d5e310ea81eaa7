import type { Lang, Source, Text } from '../answers/source.ts';
import type { Flag, InWindow, Stake, Status } from '../deadlines/model.ts';
import type { District } from '../facts/district.ts';

/** One deadline in a feed. Everything comes from stored rows and nothing from the day of the request. */
export type FeedEvent = {
  /** The deadline's own id, the same for its whole life. */
  id: string;
  /** 1 at birth, one more for every stored change. */
  revision: number;
  createdAt: Temporal.Instant;
  revisedAt: Temporal.Instant;
  title: Text;
  /** The enterprise's own name, in private feeds. */
  enterprise?: string;
  status: Exclude<Status, 'awaiting'>;
  /** From this day something can be done; without it, by this day something is due or ends. */
  opens?: boolean;
  /** What must be known of the date besides its status. */
  flags?: Flag[];
  /** What follows when the day is missed. */
  missed?: Text;
  /** The last day, inclusive, in Asia/Shanghai. */
  dueOn: Temporal.PlainDate;
  /** Where a window is shown as one event: its first day, inclusive. */
  spansFrom?: Temporal.PlainDate;
  /** The printed closing hour as minutes after 00:00 in Asia/Shanghai, 0–1440; absent for a whole day. */
  minute?: number;
  actBy?: Temporal.PlainDate;
  /** The year's working days are not announced: `actBy` is the earliest it can be. */
  actByProvisional?: boolean;
  submitBy?: Temporal.PlainDate;
  /** Where the deadline has moved: the day it stood on before. */
  previousDueOn?: Temporal.PlainDate;
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
  category: Text;
  /** The page a person may open, absolute. */
  url?: string;
  /** Belongs to the demonstration enterprise and says so. */
  demo: boolean;
};

/** The last day in a district, inclusive, and its hour as minutes of the day, Asia/Shanghai. */
export type DistrictDay = { district: District; on: Temporal.PlainDate; minute?: number };

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
  /** Whether its events ring; without it, they do not. */
  alarms?: boolean;
  /** Events, which is also meant where it is absent, or tasks. */
  form?: 'events' | 'tasks';
  events: FeedEvent[];
};
