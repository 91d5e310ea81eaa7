import { type Static, Type } from 'typebox';
import { Every } from '../dates/recurrence.ts';
import { Closed } from '../facts/shared.ts';
import { DatedRule, RuleSource } from './dated-rule.ts';
import { Bilingual } from './parts.ts';

/**
 * Who a duty applies to, never wider than its source. `enterprises`: every enterprise that existed in the period reported
 * on. `holders`: who holds a valid certificate of one of the kinds on the duty's day. `taxpayers`: who has registered that
 * it files this tax by this period.
 */
const Applies = Type.Union([
  Type.Object({ to: Type.Literal('enterprises') }, Closed),
  Type.Object(
    {
      to: Type.Literal('holders'),
      of: Type.Array(Type.String({ maxLength: 40 }), { minItems: 1, maxItems: 10 }),
    },
    Closed,
  ),
  Type.Object(
    {
      to: Type.Literal('taxpayers'),
      tax: Type.Enum(['vat', 'incomeTax']),
      every: Type.Union([Type.Literal('any'), Every]),
    },
    Closed,
  ),
]);

/** A report or filing that comes back. Without `due` only the period's own notice sets a day: until then it awaits one. */
export const Duty = Type.Object(
  {
    key: Type.String({ pattern: '^[a-z0-9]+(-[a-z0-9]+)*$', maxLength: 60 }),
    name: Bilingual(80),
    every: Every,
    applies: Applies,
    /** Of family `duty` or `tax`, with the same `every`. */
    due: Type.Optional(DatedRule),
    /** The first day of filing, counted as a duty's day is. */
    opens: Type.Optional(
      Type.Object(
        {
          monthsAfter: Type.Integer({ minimum: 0, maximum: 24 }),
          day: Type.Integer({ minimum: 1, maximum: 31 }),
        },
        Closed,
      ),
    ),
    source: RuleSource,
    /** What follows when it is missed. */
    missed: Type.Optional(Bilingual(200)),
    notes: Type.Optional(Type.Array(Bilingual(400), { minItems: 1, maxItems: 6 })),
  },
  Closed,
);
export type Duty = Static<typeof Duty>;
