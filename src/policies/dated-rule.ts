import { type Static, Type } from 'typebox';
import { DateRule } from '../dates/rule.ts';
import { Closed, Day, Words } from '../facts/shared.ts';
import { Bilingual, Quote } from './parts.ts';

/** Where a rule stands. `reference` is a document number or an address. */
export const RuleSource = Type.Object(
  {
    title: Bilingual(120),
    reference: Type.Optional(Words(300)),
    clause: Type.Optional(Words(40)),
    quote: Type.Optional(Quote),
  },
  Closed,
);

export type RuleSource = Static<typeof RuleSource>;

/** One worked example of a rule, run as a test. */
const Example = Type.Object(
  {
    anchor: Day,
    dueOn: Day,
    actBy: Type.Optional(Day),
    why: Words(200),
  },
  Closed,
);

/**
 * A date rule with where it stands and how sure that is. `low` confidence gives *expected* dates until an administrator
 * confirms the rule; so does `onceSeen`, which names the one notice a day is known from. `advised` is practice and no rule
 * at all: what it gives is expected whatever is confirmed.
 */
export const DatedRule = Type.Object(
  {
    rule: DateRule,
    source: RuleSource,
    confidence: Type.Enum(['high', 'medium', 'low']),
    onceSeen: Type.Optional(Bilingual(120)),
    advised: Type.Optional(Type.Literal(true)),
    examples: Type.Array(Example, { minItems: 1, maxItems: 5 }),
  },
  Closed,
);
export type DatedRule = Static<typeof DatedRule>;
