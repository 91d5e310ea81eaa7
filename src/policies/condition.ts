import { type Static, type TProperties, Type } from 'typebox';
import { activityKeys } from '../facts/activities.ts';
import { District } from '../facts/district.ts';
import { natureKeys } from '../facts/natures.ts';
import { Costs, Quantities } from '../facts/project.ts';
import { Closed, Fen } from '../facts/shared.ts';
import { Rank, titleKeys } from '../facts/title.ts';
import { Bilingual, ClauseNo, Quote, Slug } from './parts.ts';

/**
 * `required` must hold. `priority` (优先) says who comes first, `in-principle` (原则上) allows exceptions, `unclear` is
 * not plainly a condition: what they mean for whoever does not meet them is the open `question`, which an administrator may
 * settle as `required` or `not-required`. `condition-or-base` may be a condition or a rule for computing the base: that is a
 * question for those who meet it, too.
 */
const Force = Type.Enum(['required', 'priority', 'in-principle', 'unclear', 'condition-or-base']);

const condition = <T extends string, P extends TProperties>(test: T, properties: P) =>
  Type.Object(
    {
      test: Type.Literal(test),
      ...properties,
      force: Force,
      /** The open question that stands for it where it is not simply required. */
      question: Type.Optional(Slug),
      text: Bilingual(200),
      quote: Quote,
    },
    Closed,
  );

const some = <K extends string>(keys: readonly K[]) =>
  Type.Array(Type.Enum([...keys]), { minItems: 1, maxItems: 20, uniqueItems: true });

/** A planned total, or one of the project's costs. */
export const AmountKey = Type.Enum([
  'investment',
  ...(Object.keys(Costs.properties) as (keyof typeof Costs.properties)[]),
]);
export type AmountKey = Static<typeof AmountKey>;
export const QuantityName = Type.Enum(
  Object.keys(Quantities.properties) as (keyof typeof Quantities.properties)[],
);
const Decimal = Type.String({ pattern: '^(0(\\.[0-9]{1,8})?|1)$' });

/** A title or certificate; of a certificate at least that level or grade, and of that edition. */
const Holding = Type.Union([
  Type.Object({ title: Type.Enum(titleKeys) }, Closed),
  Type.Object(
    {
      certificate: Type.String({ maxLength: 40 }),
      level: Type.Optional(Type.Integer({ minimum: 1, maximum: 9 })),
      grade: Type.Optional(Type.Enum(['A', 'AA', 'AAA'])),
      edition: Type.Optional(Type.String({ maxLength: 20 })),
    },
    Closed,
  ),
]);

/**
 * A condition that registered facts can be tested against, as data. Amounts are in fen; `atLeast` includes the value
 * itself (以上). What no fact can answer stays in the measure's `conditionsText`, or is a `question` to the authority.
 */
export const Condition = Type.Union([
  /** The enterprise does one of these. */
  condition('activity', { any: some(activityKeys) }),
  /** The project is one of these. */
  condition('nature', { any: some(natureKeys) }),
  condition('amount', { of: AmountKey, atLeastFen: Fen }),
  /** One amount is at least such a share of another. */
  condition('share', { of: AmountKey, in: AmountKey, atLeast: Decimal }),
  /** Without a number the text asks for one and does not give it: a reading is missing. */
  condition('quantity', { of: QuantityName, atLeast: Type.Optional(Type.Integer({ minimum: 0 })) }),
  /**
   * One of these is held on the day tested, by the enterprise or for the project, at one of the ranks. `first`: it is the
   * first of its kind. `fresh` (新获评): it was given while the policy was in force.
   */
  condition('held', {
    any: Type.Array(Holding, { minItems: 1, maxItems: 8 }),
    by: Type.Enum(['enterprise', 'project']),
    ranks: Type.Optional(Type.Array(Rank, { minItems: 1, maxItems: 3, uniqueItems: true })),
    first: Type.Optional(Type.Literal(true)),
    fresh: Type.Optional(Type.Literal(true)),
  }),
  /** Something happened to the enterprise, while the policy was in force. */
  condition('happened', { what: Type.Enum(['listedOn', 'aboveScaleOn']) }),
  condition('loan', {}),
  condition('lease', {}),
  /** The project is paid for by a loan, a lease or the like. */
  condition('financing', {}),
  /** The project is an event of such a reach, held in the district. */
  condition('event', { reach: some(['international', 'national', 'other'] as const), heldIn: District }),
  /** The project's own contract or agreement is signed. */
  condition('signed', {}),
  /** The event was filed before it began. */
  condition('filed-before', {}),
  /** The benefit has not been received before (一次性). */
  condition('once', { per: Type.Enum(['enterprise', 'project']) }),
  /** No serious violation in the calendar year before the one applied in. */
  condition('no-violation-last-year', {}),
  /** In normal operation and good credit: what is registered as serious in the same year is a question to the authority. */
  condition('good-standing', {}),
  /** No earlier project with public money is still to be accepted. */
  condition('nothing-to-accept', {}),
  /** Only the authority can say: what it has decided on the `question` is registered, or settled for everybody. */
  condition('authority', {}),
]);
export type Condition = Static<typeof Condition>;
export type ConditionOf<T extends Condition['test']> = Extract<Condition, { test: T }>;

/** A condition of the document as a whole, and the clause that sets it. */
export const GeneralCondition = Type.Object({ clause: ClauseNo, condition: Condition }, Closed);
