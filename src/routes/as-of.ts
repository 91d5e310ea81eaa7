import { Type } from 'typebox';
import { Closed, Day } from '../facts/shared.ts';

/** The day whose knowledge is asked for, not after today: what was recorded before its end in Asia/Shanghai. Without it, today's. */
export const AsOf = Type.Object({ asOf: Type.Optional(Day) }, Closed);
