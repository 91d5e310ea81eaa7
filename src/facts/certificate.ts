import { type Static, Type } from 'typebox';
import { Closed, Day, Words } from './shared.ts';

/** A certificate as printed. Its `kind` is a key of the certificate kinds shipped with the service. */
export const Certificate = Type.Object(
  {
    kind: Type.String({ minLength: 1, maxLength: 40 }),
    name: Type.Optional(Words(120)),
    number: Type.Optional(Words(80)),
    issuedOn: Type.Optional(Day),
    /** The last valid day as printed, inclusive. */
    expiresOn: Type.Optional(Day),
  },
  Closed,
);
export type Certificate = Static<typeof Certificate>;
