import { type Static, Type } from 'typebox';
import { Closed, Day, Fen } from '../facts/shared.ts';
import { Bilingual, Slug } from './parts.ts';

const Scope = Type.Enum(['project', 'loan', 'enterprise']);

const MonthDay = Type.String({ pattern: '^(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$' });
const Decimal = Type.String({ pattern: '^[0-9]+(\\.[0-9]{1,8})?$' });

/** A range of days, both ends inclusive; an end left out is open. */
const DayRange = Type.Object({ from: Type.Optional(Day), to: Type.Optional(Day) }, Closed);

/**
 * The parameters of an interest subsidy. What a clause does not say is left out here when it stays a question, and
 * named in `assumed` when a default stands in for it.
 */
export const InterestTerms = Type.Object(
  {
    trigger: Type.Enum(['first-drawdown', 'supplier-payment', 'contract', 'approval', 'completion']),
    periodBasis: Type.Enum(['calendar-year', 'loan-year', 'fixed-window', 'half-year', 'bank-quarter']),
    periodScope: Scope,
    years: Type.Optional(Type.Integer({ minimum: 1, maximum: 30 })),
    consecutive: Type.Optional(Type.Boolean()),
    /** The share is of all interest of the project (利息总额), however many years it runs: then there are no `years`. */
    total: Type.Optional(Type.Literal(true)),
    /** Of basis `fixed-window`: yearly from one day of the year to another (`MM-DD`), both inclusive. */
    fixedWindow: Type.Optional(Type.Object({ from: MonthDay, to: MonthDay }, Closed)),
    rateBasis: Type.Enum(['interest', 'principal-points', 'reference-rate']),
    /** Of basis `reference-rate`: the rate the share is of, as an exact yearly decimal. */
    referenceRate: Type.Optional(Type.Object({ name: Bilingual(80), yearly: Decimal }, Closed)),
    /** An exact decimal: `0.5` is half of the basis; of `principal-points`, yearly points of principal (`0.01` is 1 point). */
    rate: Type.Optional(Decimal),
    annualCapFen: Type.Optional(Fen),
    annualCapScope: Type.Optional(Scope),
    cumulativeCapFen: Type.Optional(Fen),
    cumulativeCapScope: Type.Optional(Scope),
    minimumInvestmentFen: Type.Optional(Fen),
    /** Of one loan. */
    minimumPrincipalFen: Type.Optional(Fen),
    /** Of all loans of the enterprise together; what more than that gets is a question. */
    maximumPrincipalFen: Type.Optional(Fen),
    /** Of one subsidy year: a year with less interest gets nothing. */
    minimumInterestFen: Type.Optional(Fen),
    eligibleContractRange: Type.Optional(DayRange),
    eligibleDrawRange: Type.Optional(DayRange),
    /** Ids of measures that the same project cannot take as well. */
    exclusiveWith: Type.Optional(Type.Array(Slug, { minItems: 1, maxItems: 10 })),
    /** What a claim has to prove, as the text names it. */
    evidence: Type.Optional(Type.Array(Bilingual(120), { minItems: 1, maxItems: 20 })),
    /** Names of the parameters above whose value is our default, not the text's. */
    assumed: Type.Array(Type.String()),
  },
  Closed,
);
export type InterestTerms = Static<typeof InterestTerms>;
