import { Type } from 'typebox';
import { Day, Id, Instant, Optional, Text } from './basic-shapes.ts';

/** How two versions of a policy, and a schedule under them, look beside each other in the API. */

export const PolicyKey = Type.String({ maxLength: 80, pattern: '^[a-z0-9-]+$' });
export const KeyParams = Type.Object({ key: PolicyKey });

/** The number of a version, in digits as an address has it. */
export const VersionNumber = Type.String({ pattern: '^[1-9][0-9]{0,5}$', examples: ['1'] });

const Nullable = (Value: typeof Day) => Type.Union([Value, Type.Null()]);

const Version = Type.Object({
  version: Type.Integer(),
  publishedOn: Nullable(Day),
  inForceFrom: Nullable(Day),
  knownFrom: Nullable(Day),
  recordedAt: Instant,
  origin: Type.Object({
    kind: Type.Enum(['catalogue', 'announcement']),
    id: Optional(Id),
    title: Optional(Text),
  }),
  transition: Optional(Text),
});

/** A stretch of text; `number` marks a number that the other text does not have at this place. */
const Piece = Type.Object({
  kind: Type.Enum(['same', 'removed', 'added']),
  text: Type.String(),
  number: Optional(Type.Literal(true)),
});

/** One field that differs, in words; of a list one item. */
const Change = Type.Object({
  field: Type.String({ examples: ['rate', 'interest.cumulativeCapFen'] }),
  name: Text,
  item: Optional(Type.String()),
  before: Optional(Text),
  after: Optional(Text),
  pieces: Optional(Type.Object({ zh: Type.Array(Piece), en: Type.Array(Piece) })),
  reordered: Optional(Type.Literal(true)),
  onlyDetails: Optional(
    Type.Literal(true, { description: 'the words are the same: what differs is in the data behind them' }),
  ),
});
const changed = ['changed', 'added', 'removed'] as const;

export const PolicyDifference = Type.Object({
  policyKey: Type.String(),
  title: Text,
  from: Version,
  to: Version,
  counts: Type.Object({
    unchanged: Type.Integer(),
    changed: Type.Integer(),
    added: Type.Integer(),
    removed: Type.Integer(),
  }),
  head: Type.Array(Change),
  clauses: Type.Array(
    Type.Object({
      no: Type.String(),
      change: Type.Enum([...changed, 'unchanged']),
      heading: Text,
      summary: Text,
      quote: Type.String(),
      changes: Type.Array(Change),
      measures: Type.Array(
        Type.Object({
          id: Type.String(),
          name: Text,
          change: Type.Enum([...changed]),
          elsewhere: Optional(
            Type.String({ description: 'the clause in which the other version has the measure' }),
          ),
          changes: Type.Array(Change),
        }),
      ),
    }),
  ),
});

const Amount = Type.Object({ fen: Optional(Type.Integer()), upTo: Type.Boolean() });
const Total = Type.Object({ fen: Type.Integer(), upTo: Type.Boolean(), unknown: Type.Integer() });
const Side = Type.Object({
  status: Type.Enum(['firm', 'provisional', 'expected', 'awaiting', 'withdrawn']),
  nominalOn: Optional(Day),
  dueOn: Optional(Day),
  actBy: Optional(Day),
  submitBy: Optional(Day),
  minute: Optional(Type.Integer({ minimum: 0, maximum: 1440 })),
  amount: Optional(Amount),
});
const Row = Type.Object({
  identity: Type.String({ description: 'kind|subject|rule|occurrence, for life' }),
  kind: Type.String(),
  title: Text,
  projectId: Optional(Id),
  fields: Type.Array(Type.String(), { description: 'what differs; nothing where it comes or goes' }),
  before: Optional(Side),
  after: Optional(Side),
});
const Rows = Type.Array(Row);

/** An operation of RFC 6902 on `schedule`, the object of all rows by identity. */
const Operation = Type.Object({
  op: Type.Enum(['add', 'remove', 'replace']),
  path: Type.String({ format: 'json-pointer' }),
  value: Optional(Type.Unknown()),
});

export const ScheduleDifference = Type.Object({
  policyKey: Type.String(),
  from: Type.Integer(),
  to: Type.Integer(),
  today: Day,
  moved: Rows,
  added: Rows,
  withdrawn: Rows,
  amended: Rows,
  unchanged: Type.Integer(),
  money: Type.Object({
    before: Total,
    after: Total,
    changes: Type.Array(
      Type.Object({
        key: Type.String(),
        measure: Text,
        projectId: Optional(Id),
        project: Optional(Type.String()),
        year: Type.String(),
        before: Optional(Amount),
        after: Optional(Amount),
        deltaFen: Type.Integer({ description: 'what is absent or unknown counts as nothing' }),
      }),
    ),
  }),
  projects: Type.Array(
    Type.Object({
      projectId: Id,
      name: Type.String(),
      moved: Type.Integer(),
      added: Type.Integer(),
      withdrawn: Type.Integer(),
      amended: Type.Integer(),
      before: Total,
      after: Total,
    }),
  ),
  patch: Type.Array(Operation),
  schedule: Optional(Type.Record(Type.String(), Type.Unknown())),
});
