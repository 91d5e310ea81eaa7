import { type Static, Type } from 'typebox';
import { Closed, Day, Fen, Words } from './shared.ts';

/**
 * Public money that has been received, under a measure of the catalogue or another programme. `year` is the subsidy year
 * it was for, counted from 1. `matching` says whether the programme asks the district for funds of its own, and how much.
 */
export const Grant = Type.Object(
  {
    programme: Words(200),
    measureId: Type.Optional(Type.String({ maxLength: 80 })),
    projectId: Type.Optional(Type.String({ format: 'uuid' })),
    level: Type.Enum(['town', 'district', 'municipal', 'national']),
    amountFen: Fen,
    receivedOn: Day,
    year: Type.Optional(Type.Integer({ minimum: 1, maximum: 30 })),
    matching: Type.Optional(Type.Object({ asked: Type.Boolean(), amountFen: Type.Optional(Fen) }, Closed)),
  },
  Closed,
);
export type Grant = Static<typeof Grant>;
