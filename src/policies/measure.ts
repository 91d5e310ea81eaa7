import { type Static, type TSchema, Type } from 'typebox';
import { Project } from '../facts/project.ts';
import { Closed, Fen } from '../facts/shared.ts';
import { InterestTerms } from './interest-terms.ts';
import { Bilingual, OpenQuestion, Quote, Slug } from './parts.ts';

/** What a measure is. Only the money kinds (`subsidy-rate` to `voucher-or-in-kind`) carry rates, caps or amounts. */
const MeasureKind = Type.Enum([
  'subsidy-rate',
  'reward-fixed',
  'reward-up-to',
  'interest-subsidy',
  'lease-subsidy',
  'per-unit',
  'voucher-or-in-kind',
  'service-or-facilitation',
  'regulatory-relief',
  'target',
]);

/** `required` must hold; `priority` (优先) says who comes first, and the text does not say what becomes of the others. */
const Force = Type.Enum(['required', 'priority']);

const condition = <F extends string, O extends string, V extends TSchema>(fact: F, op: O, value: V) =>
  Type.Object(
    {
      fact: Type.Literal(fact),
      op: Type.Literal(op),
      value,
      force: Force,
      text: Bilingual(200),
      quote: Quote,
    },
    Closed,
  );

/**
 * A condition that registered facts can be tested against. `at-least` includes the value itself (以上);
 * an amount is in fen. What no registered fact can answer stays in the measure's `conditionsText`.
 */
export const Condition = Type.Union([
  condition('project.nature', 'is', Project.properties.nature),
  condition('project.investmentFen', 'at-least', Fen),
  condition('loan.exists', 'is', Type.Literal(true)),
]);
export type Condition = Static<typeof Condition>;

/** A number to be reached that no registered fact holds yet (a grade, a count of flights). */
const Threshold = Type.Object(
  {
    metric: Bilingual(80),
    op: Type.Enum(['=', '>=', '>', '<=', '<']),
    value: Type.Union([Type.Number(), Type.String({ maxLength: 20 })]),
    unit: Bilingual(60),
    quote: Quote,
  },
  Closed,
);

const Tier = Type.Object(
  { level: Type.Enum(['district', 'municipal', 'national']), amountFen: Fen, quote: Quote },
  Closed,
);

/** A number a government set itself. An operator `reach` comes from 达到; `~` from 约 or 左右; no value is a quality. */
export const Target = Type.Object(
  {
    op: Type.Enum(['reach', '=', '>=', '>', '<=', '~', 'range']),
    value: Type.Optional(
      Type.Union([Type.Number(), Type.Array(Type.Number(), { minItems: 2, maxItems: 2 })]),
    ),
    unit: Bilingual(60),
    period: Type.Optional(Type.Enum(['year'])),
    baseline: Type.Optional(Bilingual(200)),
    quote: Quote,
  },
  Closed,
);
export type Target = Static<typeof Target>;

/**
 * An act that must come some time before an event of the enterprise's own. Without `amount` the text does not say how
 * long before, and the date is incomplete until an announcement says so (`openQuestion` names it).
 */
const Lead = Type.Object(
  {
    slug: Slug,
    act: Bilingual(80),
    event: Bilingual(80),
    amount: Type.Optional(Type.Integer({ minimum: 0, maximum: 3660 })),
    unit: Type.Optional(Type.Enum(['calendar-day', 'working-day', 'month'])),
    openQuestion: Type.Optional(Slug),
    quote: Quote,
  },
  Closed,
);

/** How much a money measure gives, exactly as its clause says; what the clause leaves out is left out here. */
const numbers = {
  /** An exact decimal of `rateBase`: `0.5` is 50 %. */
  rate: Type.Optional(Type.String({ pattern: '^(0(\\.[0-9]{1,8})?|1)$', examples: ['0.5'] })),
  rateQualifier: Type.Optional(Type.Enum(['flat', 'up-to'])),
  rateBase: Type.Optional(Bilingual(120)),
  /** The ceiling, or the amount itself where `capQualifier` is `exact`; of the highest tier where there are tiers. */
  capFen: Type.Optional(Fen),
  capQualifier: Type.Optional(Type.Enum(['exact', 'maximum', 'in-principle'])),
  capScope: Type.Optional(Bilingual(160)),
  /** Whether the text itself says what the cap is counted over; otherwise `capScope` is our reading. */
  capScopeStated: Type.Optional(Type.Boolean()),
  years: Type.Optional(Type.Integer({ minimum: 1, maximum: 30 })),
  yearsQualifier: Type.Optional(Type.Enum(['consecutive', 'generally-at-most'])),
  perUnit: Type.Optional(Type.Object({ amountFen: Fen, unit: Bilingual(60), quote: Quote }, Closed)),
  tiers: Type.Optional(Type.Array(Tier, { minItems: 1, maxItems: 10 })),
};

/** One benefit, duty, target or service of a clause. */
export const Measure = Type.Object(
  {
    id: Slug,
    kind: MeasureKind,
    name: Bilingual(80),
    conditionsText: Bilingual(500),
    /** Where it holds, if the measure itself says something the document's rule does not. */
    regionText: Type.Optional(Bilingual(160)),
    ...numbers,
    amountIsExact: Type.Boolean(),
    thresholds: Type.Optional(Type.Array(Threshold, { minItems: 1, maxItems: 10 })),
    target: Type.Optional(Target),
    conditions: Type.Optional(Type.Array(Condition, { minItems: 1, maxItems: 10 })),
    interest: Type.Optional(InterestTerms),
    lead: Type.Optional(Lead),
    combining: Type.Optional(Bilingual(400)),
    notes: Type.Optional(Bilingual(500)),
    openQuestions: Type.Optional(Type.Array(OpenQuestion, { minItems: 1, maxItems: 10 })),
    quote: Quote,
  },
  Closed,
);
export type Measure = Static<typeof Measure>;
