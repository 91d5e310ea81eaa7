import { type Static, Type } from 'typebox';
import { Closed, Day } from '../facts/shared.ts';

/** What an announcement does, as data. Closed: each kind of effect is applied in one place. */
export const Effect = Type.Object(
  {
    kind: Type.Literal('extension'),
    policyKey: Type.String({ maxLength: 80 }),
    /** The new last day of validity, inclusive. */
    until: Day,
    /** The day the extension is in force from; without one, the day it was published. */
    inForceFrom: Type.Optional(Day),
  },
  Closed,
);
export type Effect = Static<typeof Effect>;
