import { Type } from 'typebox';
import { Break } from '../dates/calendar.ts';
import { DatedRule } from '../policies/dated-rule.ts';
import { Day, Id, Instant, Optional, Source, Text } from './basic-shapes.ts';

/** How dates, rules and calendars look in the API. */

const Range = Type.Object({ earliest: Day, latest: Day });
const Spoken = { text: Text, source: Optional(Source), assumption: Optional(Type.Unknown()) };

export const Calculated = Type.Object({
  asOf: Day,
  status: Type.Enum(['firm', 'provisional', 'expected']),
  flags: Type.Array(Type.Object({ flag: Type.String(), text: Text })),
  nominalOn: Day,
  dueOn: Day,
  actBy: Day,
  submitBy: Optional(Day),
  minute: Optional(Type.Integer({ minimum: 0, maximum: 1440 })),
  provisional: Optional(Type.Object({ dueOn: Optional(Range), actBy: Optional(Range) })),
  disputed: Optional(Type.Object({ on: Day, ...Spoken })),
  workings: Type.Array(Type.Object(Spoken)),
  sources: Type.Array(Source),
});

export const NamedRule = Type.Object({
  id: Type.String(),
  name: Text,
  /** What the anchor is. */
  anchor: Text,
  ...DatedRule.properties,
});

export const HolidayNotice = Type.Object({
  office: Type.Enum(['government', 'bank']),
  year: Type.Integer(),
  version: Type.Integer(),
  number: Type.String(),
  url: Type.Union([Type.String(), Type.Null()]),
  title: Type.Union([Text, Type.Null()]),
  publishedOn: Day,
  breaks: Type.Array(Break),
  announcementId: Type.Union([Id, Type.Null()]),
  recordedAt: Instant,
});
