import { type Static, Type } from 'typebox';
import { Closed, Fen } from '../facts/shared.ts';
import { AmountKey, Condition, QuantityName } from './condition.ts';
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

/** A number of a measure without money; a money measure has it in its conditions. */
const Threshold = Type.Object(
  {
    metric: Bilingual(80),
    op: Type.Enum(['=', '>=', '>', '<=', '<']),
    /** Absent where the text speaks of a number without giving it. */
    value: Type.Optional(Type.Union([Type.Number(), Type.String({ maxLength: 20 })])),
    unit: Bilingual(60),
    quote: Quote,
  },
  Closed,
);

const Tier = Type.Object(
  { level: Type.Enum(['district', 'municipal', 'national']), amountFen: Fen, quote: Quote },
  Closed,
);

/** A number a government set itself. An operator `reach` comes from 达到, `increase-by` from 提高; `~` from 约 or 左右; no value is a quality. */
export const Target = Type.Object(
  {
    op: Type.Enum(['reach', 'increase-by', '=', '>=', '>', '<=', '~', 'range']),
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
  /** The registered amount that `rateBase` names; absent where the text names none, and for interest. */
  base: Type.Optional(Type.Union([AmountKey, Type.Literal('lease')])),
  /** The ceiling, or the amount itself where `capQualifier` is `exact`; of the highest tier where there are tiers. */
  capFen: Type.Optional(Fen),
  capQualifier: Type.Optional(Type.Enum(['exact', 'maximum', 'in-principle'])),
  capScope: Type.Optional(Bilingual(160)),
  /** Whether the text itself says what the cap is counted over; otherwise `capScope` is our reading. */
  capScopeStated: Type.Optional(Type.Boolean()),
  /** The cap is one for all projects of the enterprise, in all or in each calendar year; otherwise for each subject. */
  capShared: Type.Optional(Type.Enum(['enterprise', 'enterprise-year'])),
  years: Type.Optional(Type.Integer({ minimum: 1, maximum: 30 })),
  yearsQualifier: Type.Optional(Type.Enum(['consecutive', 'generally-at-most', 'at-most'])),
  /** So much for each of `unit`; `of` is the registered quantity that counts them, absent where a project is one unit. */
  perUnit: Type.Optional(
    Type.Object(
      { amountFen: Fen, of: Type.Optional(QuantityName), unit: Bilingual(60), quote: Quote },
      Closed,
    ),
  ),
  tiers: Type.Optional(Type.Array(Tier, { minItems: 1, maxItems: 10 })),
  /** Other rules that give the amount, as far as the text names them; or that it names none. */
  deferredTo: Type.Optional(Bilingual(200)),
};

/** One benefit, duty, target or service of a clause. */
export const Measure = Type.Object(
  {
    id: Slug,
    kind: MeasureKind,
    /** Whom a money measure is claimed for: the enterprise itself, or each of its projects. */
    subject: Type.Optional(Type.Enum(['enterprise', 'project'])),
    /** By whom it is applied for, where not by the enterprise: then no claim and no window is expected (免申即享). */
    applied: Type.Optional(Type.Literal('bank')),
    name: Bilingual(80),
    conditionsText: Bilingual(500),
    /** Where it holds, if the measure itself says something the document's rule does not. */
    regionText: Type.Optional(Bilingual(160)),
    ...numbers,
    amountIsExact: Type.Boolean(),
    thresholds: Type.Optional(Type.Array(Threshold, { minItems: 1, maxItems: 10 })),
    target: Type.Optional(Target),
    conditions: Type.Optional(Type.Array(Condition, { minItems: 1, maxItems: 12 })),
    interest: Type.Optional(InterestTerms),
    lead: Type.Optional(Lead),
    combining: Type.Optional(Bilingual(400)),
    /** Support that the clause expressly adds to (在…基础上): both are paid. */
    onTopOf: Type.Optional(Bilingual(120)),
    /** Measures that look like the same money under another name: of these one is counted. */
    sameAs: Type.Optional(Type.Array(Slug, { minItems: 1, maxItems: 5 })),
    /** Measures whose headline this one looks like: it is not counted beside them. */
    headlineOf: Type.Optional(Type.Array(Slug, { minItems: 1, maxItems: 5 })),
    notes: Type.Optional(Bilingual(500)),
    openQuestions: Type.Optional(Type.Array(OpenQuestion, { minItems: 1, maxItems: 10 })),
    quote: Quote,
  },
  Closed,
);
export type Measure = Static<typeof Measure>;
