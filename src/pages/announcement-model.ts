import type { Source, Text } from '../answers/source.ts';
import type { AnnouncementKind } from '../deadlines/effect.ts';
import type { Replacing } from '../words/announcements.ts';

/** A published announcement as anyone may read it; nobody that it names is in it. */
export type AnnouncementModel = {
  id: string;
  kind: AnnouncementKind;
  title: Text;
  source: Source;
  /** The day the authority published it. */
  publishedOn: Temporal.PlainDate;
  /** When it was published here. */
  announcedAt: Temporal.Instant;
  /** What it does, a sentence for each line. */
  lines: Text[];
  policies: { key: string; title: Text }[];
  /** The path of the page that shows the versions of the policy before and after it. */
  differences?: string;
  /** The announcement whose place it takes. */
  replaces?: Other;
  /** The announcement that took its place, and when. */
  replacedBy?: Other & { at: Temporal.Instant };
  /** Of a window: the changes of it that hold, in the order of their papers. */
  changedBy?: Omit<Other, 'how'>[];
};

type Other = { id: string; how: Replacing; title: Text };

/** A part of all announcements, newest first; `next` is the cursor of the part behind it. */
export type AnnouncementsModel = { items: AnnouncementModel[]; next?: string };
