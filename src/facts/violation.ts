import { type Static, Type } from 'typebox';
import { Closed, Day, Words } from './shared.ts';

/**
 * A violation of law or discipline, or another dishonest act: the day of the act, and that of the decision about it where
 * there is one. `serious` is what the authority has held; absent where it has not said.
 */
export const Violation = Type.Object(
  {
    on: Day,
    decidedOn: Type.Optional(Day),
    serious: Type.Optional(Type.Boolean()),
    about: Words(200),
  },
  Closed,
);
export type Violation = Static<typeof Violation>;
