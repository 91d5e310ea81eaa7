import { type Static, Type } from 'typebox';
import { changeKinds } from '../facts/event.ts';
import { Closed } from '../facts/shared.ts';
import { DatedRule } from './dated-rule.ts';
import { Bilingual } from './parts.ts';

/**
 * A change that has to be filed within a period of family `period`, counted from the day of the change. `holders`: only who
 * holds a certificate of one of these kinds that is valid on that day; without it, every enterprise.
 */
export const ChangeFiling = Type.Object(
  {
    key: Type.String({ pattern: '^[a-z0-9]+(-[a-z0-9]+)*$', maxLength: 60 }),
    name: Bilingual(80),
    on: Type.Array(Type.Enum([...changeKinds]), { minItems: 1, uniqueItems: true }),
    holders: Type.Optional(Type.Array(Type.String({ maxLength: 40 }), { minItems: 1, maxItems: 10 })),
    due: DatedRule,
    missed: Type.Optional(Bilingual(200)),
  },
  Closed,
);
export type ChangeFiling = Static<typeof ChangeFiling>;
