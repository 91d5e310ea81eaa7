import { Type } from 'typebox';
import { Day, Id, Instant, Optional, Source, Text } from './basic-shapes.ts';

/** How a deadline, and everything behind it, looks in the API. */

/** One sum: `key` names the measure, the project or enterprise, and the year; the same key is the same money. */
const StakePart = Type.Object({
  kind: Type.Enum(['unknown', 'known']),
  key: Type.String(),
  fen: Optional(Type.Integer()),
  upTo: Optional(Type.Boolean()),
  formula: Optional(Text),
  atLeastFen: Optional(
    Type.Integer({ description: 'of an unknown amount: what every rule that may apply gives' }),
  ),
});

/** What is lost if the day is missed: `fen` is all that is known, each key once, `unknown` how many amounts are not. */
const Stake = Type.Object({
  kind: Type.Enum(['none', 'unknown', 'known']),
  fen: Optional(Type.Integer()),
  upTo: Optional(Type.Boolean()),
  unknown: Type.Integer(),
  parts: Type.Array(StakePart),
});

/** The application window a day belongs to; `call` is what its notice says, absent while it is only expected. */
const InWindow = Type.Object({
  label: Type.String(),
  call: Optional(
    Type.Object({
      name: Text,
      announcedOn: Optional(Day),
      link: Optional(Type.String()),
      contact: Optional(Text),
      materials: Optional(Type.Array(Text)),
      conditions: Optional(Type.Array(Text)),
    }),
  ),
  openEnd: Optional(Text),
});

export const Deadline = Type.Object({
  id: Id,
  kind: Type.String(),
  title: Text,
  enterprise: Optional(Type.String()),
  demo: Type.Boolean(),
  status: Type.Enum(['firm', 'provisional', 'expected', 'awaiting', 'withdrawn']),
  revision: Type.Integer(),
  nominalOn: Optional(Day),
  dueOn: Optional(Day),
  actBy: Optional(Day),
  submitBy: Optional(Day),
  minute: Optional(Type.Integer({ minimum: 0, maximum: 1440 })),
  previousDueOn: Optional(Day),
  previousMinute: Optional(Type.Integer({ minimum: 0, maximum: 1440 })),
  disputedOn: Optional(Day),
  actByProvisional: Type.Boolean(),
  range: Optional(Type.Object({ earliest: Day, latest: Day })),
  notBefore: Optional(Day),
  daysLeft: Optional(Type.Integer()),
  doneAt: Optional(Instant),
  period: Optional(Type.Object({ label: Type.String(), text: Text })),
  missed: Optional(Text),
  window: Optional(InWindow),
  stake: Stake,
  marks: Type.Array(Text),
  workings: Type.Array(Type.Object({ text: Text, source: Optional(Source), assumption: Optional(Text) })),
  sources: Type.Array(Source),
});

export const Why = Type.Object({
  deadline: Deadline,
  schedule: Type.Array(Deadline),
  revisions: Type.Array(
    Type.Object({
      revision: Type.Integer(),
      dateVersion: Type.Integer(),
      status: Type.String(),
      dueOn: Type.Union([Day, Type.Null()]),
      recordedAt: Instant,
    }),
  ),
  ledger: Type.Array(
    Type.Object({
      rung: Type.String(),
      rungOn: Day,
      to: Type.String(),
      state: Type.Enum(['planned', 'sent', 'suppressed', 'failed']),
      reason: Type.Union([Type.String(), Type.Null()]),
      sentAt: Type.Union([Instant, Type.Null()]),
    }),
  ),
});

const None = Type.Null();
const ToldPerson = Type.Object({ id: Id, name: Type.String(), address: Optional(Type.String()) });

/** Why somebody was, or was not, reminded; `address` and `attempts` are for whoever runs the service. */
export const WhyReminded = Type.Object({
  rows: Type.Array(
    Type.Object({
      person: ToldPerson,
      channel: Type.String(),
      rung: Type.String(),
      rungOn: Day,
      dateVersion: Type.Integer(),
      state: Type.Enum(['planned', 'sent', 'suppressed', 'failed']),
      reason: Type.Union([Type.String(), None]),
      words: Text,
      mergedInto: Optional(Type.Object({ rung: Type.String(), letterId: Type.Union([Id, None]) })),
      letter: Optional(
        Type.Object({
          id: Id,
          kind: Type.String(),
          state: Type.String(),
          goesAt: Instant,
          sentAt: Type.Union([Instant, None]),
        }),
      ),
      attempts: Optional(
        Type.Array(
          Type.Object({
            number: Type.Integer(),
            event: Type.String(),
            detail: Type.String(),
            at: Instant,
          }),
        ),
      ),
    }),
  ),
  readers: Type.Array(
    Type.Object({
      person: ToldPerson,
      channel: Type.String(),
      words: Text,
      next: Optional(
        Type.Object({
          rung: Type.String(),
          rungOn: Day,
          letter: Type.Object({ kind: Type.String(), on: Day, dueAt: Instant }),
        }),
      ),
    }),
  ),
});

/** What a member answered to a deadline. */
export const Response = Type.Object({
  id: Id,
  deadlineId: Id,
  personId: Id,
  dateVersion: Type.Integer(),
  kind: Type.Enum(['acknowledged', 'snoozed', 'resumed']),
  until: Type.Union([Day, Type.Null()]),
  reason: Type.Union([Type.String(), Type.Null()]),
  via: Type.Enum(['letter', 'api']),
  at: Instant,
});
export const Listed = Type.Object({ ...Response.properties, name: Type.String(), holds: Type.Boolean() });
