import { Type } from 'typebox';
import { Day, Id, Instant, Optional, Text } from './basic-shapes.ts';
import { Listed, Why } from './deadline-shapes.ts';

const Hash = Type.String({ pattern: '^[0-9a-f]{64}$' });
const OrNull = <T extends ReturnType<typeof Type.String>>(shape: T) => Type.Union([shape, Type.Null()]);

export const AuditHead = Type.Object({
  number: Type.Integer({ description: 'of the newest block; 0 while nothing is sealed' }),
  hash: Hash,
  sealedAt: OrNull(Instant),
});

const entry = {
  id: Id,
  at: Instant,
  actor: OrNull(Id),
  action: Type.String(),
  subject: Type.String(),
  enterpriseId: OrNull(Id),
  announcementId: OrNull(Id),
  payload: Type.Unknown({ description: 'before and after; null where it was erased' }),
  payloadHash: Hash,
};
const Place = Type.Union([Type.Integer(), Type.Null()]);

export const AuditEntries = Type.Object({
  items: Type.Array(Type.Object({ ...entry, block: Place, position: Place })),
  next: Optional(Type.String({ description: 'cursor of the next page; absent on the last' })),
});

const exported = {
  format: Type.String(),
  enterpriseId: Id,
  head: Type.Object({ number: Type.Integer(), hash: Hash }),
  genesis: Hash,
  total: Type.Integer(),
  blocks: Type.Array(
    Type.Object({
      number: Type.Integer(),
      previous: Hash,
      entries: Type.Integer(),
      body: Hash,
      hash: Hash,
      sealedAt: Instant,
      leaves: Optional(Type.Array(Hash)),
    }),
  ),
  entries: Type.Array(
    Type.Object({
      ...entry,
      salt: OrNull(Type.String()),
      block: Type.Integer(),
      position: Type.Integer(),
      serial: Type.Integer(),
    }),
  ),
};
export const AuditExport = Type.Object(exported);

/** One row of the ledger; `address` and `reply` are for whoever may see them. */
const Told = Type.Object({
  person: Type.Object({ id: Id, name: Type.String() }),
  channel: Type.String(),
  address: Optional(Type.String()),
  rung: Type.String(),
  rungOn: Day,
  dateVersion: Type.Integer({ description: 'of the day that was told: see `revisions`' }),
  state: Type.Enum(['planned', 'sent', 'suppressed', 'failed']),
  reason: OrNull(Type.String()),
  settledAt: OrNull(Instant),
  letter: Optional(
    Type.Object({
      id: Id,
      kind: Type.String(),
      messageId: Type.String(),
      state: Type.String(),
      settledAt: OrNull(Instant),
      attempts: Type.Array(
        Type.Object({
          number: Type.Integer(),
          event: Type.String(),
          at: Instant,
          reply: Optional(Type.String()),
        }),
      ),
    }),
  ),
});

export const NoticeExport = Type.Object({
  ...exported,
  deadlineId: Id,
  notice: Type.Object({
    deadline: Type.Object({
      kind: Type.String(),
      title: Text,
      status: Type.String(),
      dueOn: OrNull(Day),
    }),
    doneAt: OrNull(Instant),
    revisions: Why.properties.revisions,
    told: Type.Array(Told),
    responses: Type.Array(Listed),
  }),
});
