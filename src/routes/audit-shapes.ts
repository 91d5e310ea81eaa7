import { Type } from 'typebox';
import { Id, Instant, Optional } from './basic-shapes.ts';

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

export const AuditExport = Type.Object({
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
});
