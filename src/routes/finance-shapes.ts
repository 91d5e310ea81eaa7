import { Type } from 'typebox';
import { Id, Optional, Source, Text } from './basic-shapes.ts';

/** Fen by calendar year; a `year` of null is what no window has been announced for. */
const Years = Type.Array(
  Type.Object({
    year: Type.Union([Type.Integer(), Type.Null()]),
    text: Text,
    expectedFen: Type.Integer(),
    upTo: Type.Boolean(),
    claimedFen: Type.Integer(),
    grantedFen: Type.Integer(),
    receivedFen: Type.Integer(),
  }),
);

/** Public money in all, and by measure (or programme) and project. */
export const Finance = Type.Object({
  total: Years,
  parts: Type.Array(
    Type.Object({
      measureId: Optional(Type.String()),
      programme: Optional(Type.String()),
      projectId: Optional(Id),
      rows: Years,
      workings: Type.Array(Type.Object({ text: Text, source: Optional(Source) })),
    }),
  ),
});
