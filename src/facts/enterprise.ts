import { type Static, Type } from 'typebox';
import { District } from './district.ts';
import { Closed, Day, Words } from './shared.ts';

/** How often a tax is filed, from a day on; the newest at or before a period's first day holds for it. */
const TaxPeriods = Type.Array(Type.Object({ from: Day, every: Type.Enum(['month', 'quarter']) }, Closed), {
  minItems: 1,
  maxItems: 20,
});

/** An enterprise as it registers itself. The three places are separate because Jiading's clause 一 asks for all three. */
export const Enterprise = Type.Object(
  {
    name: Words(120),
    creditCode: Type.String({ minLength: 18, maxLength: 18, examples: ['91310114MA1GT3XR0A'] }),
    operatesIn: Type.Optional(District),
    registeredIn: Type.Optional(District),
    taxedIn: Type.Optional(District),
    /** The day of its first registration as a market entity. */
    establishedOn: Type.Optional(Day),
    /** The taxes it files for, each by its period: value added tax, and prepaid enterprise income tax. */
    taxes: Type.Optional(
      Type.Object({ vat: Type.Optional(TaxPeriods), incomeTax: Type.Optional(TaxPeriods) }, Closed),
    ),
    /** Keys of policies it wants the dates of, wherever it is. */
    follows: Type.Optional(Type.Array(Type.String({ maxLength: 80 }), { maxItems: 50, uniqueItems: true })),
  },
  Closed,
);
export type Enterprise = Static<typeof Enterprise>;
