import { type Static, Type } from 'typebox';
import { District } from './district.ts';
import { Closed, Words } from './shared.ts';

/** An enterprise as it registers itself. The three places are separate because Jiading's clause 一 asks for all three. */
export const Enterprise = Type.Object(
  {
    name: Words(120),
    creditCode: Type.String({ minLength: 18, maxLength: 18, examples: ['91310114MA1GT3XR0A'] }),
    operatesIn: Type.Optional(District),
    registeredIn: Type.Optional(District),
    taxedIn: Type.Optional(District),
    /** Keys of policies it wants the dates of, wherever it is. */
    follows: Type.Optional(Type.Array(Type.String({ maxLength: 80 }), { maxItems: 50, uniqueItems: true })),
  },
  Closed,
);
export type Enterprise = Static<typeof Enterprise>;
