import { type Static, Type } from 'typebox';
import { activityKeys } from './activities.ts';
import { District } from './district.ts';
import { Closed, Day, Decisions, Words } from './shared.ts';

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
    /** What it does, all of it; absent where it has not been said. */
    activities: Type.Optional(
      Type.Array(Type.Enum(activityKeys), { minItems: 1, maxItems: 14, uniqueItems: true }),
    ),
    /** The day it first counted as above scale (规模以上) and was taken into the statistics. */
    aboveScaleOn: Type.Optional(Day),
    /** The day its shares were first listed or quoted after the reform into a share company. */
    listedOn: Type.Optional(Day),
    decisions: Type.Optional(Decisions),
    /** Of these everything it has is registered: what is not there does not exist. */
    complete: Type.Optional(
      Type.Array(Type.Enum(['projects', 'loans', 'leases', 'certificates', 'titles']), {
        maxItems: 5,
        uniqueItems: true,
      }),
    ),
    /** Ids of measures it wants to be told about, whatever is still missing. */
    followsMeasures: Type.Optional(
      Type.Array(Type.String({ maxLength: 80 }), { maxItems: 100, uniqueItems: true }),
    ),
    /** Keys of policies it wants the dates of, wherever it is. */
    follows: Type.Optional(Type.Array(Type.String({ maxLength: 80 }), { maxItems: 50, uniqueItems: true })),
  },
  Closed,
);
export type Enterprise = Static<typeof Enterprise>;
