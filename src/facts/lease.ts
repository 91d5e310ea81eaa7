import { type Static, Type } from 'typebox';
import { Closed, Day, Fen, Words } from './shared.ts';

/** A finance lease (融资租赁) of one project; `equipmentFen` is the equipment investment under its contract. */
export const Lease = Type.Object(
  {
    projectId: Type.String({ format: 'uuid' }),
    lessor: Words(120),
    contractNumber: Type.Optional(Words(60)),
    contractOn: Day,
    equipmentFen: Fen,
    endsOn: Type.Optional(Day),
  },
  Closed,
);
export type Lease = Static<typeof Lease>;
