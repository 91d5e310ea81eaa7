import { type Static, Type } from 'typebox';
import { Closed, Day, Fen } from '../facts/shared.ts';

const Scope = Type.Enum(['project', 'loan', 'enterprise']);

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
    rateBasis: Type.Enum(['interest', 'principal-points', 'reference-rate']),
    /** An exact decimal: `0.5` is half of the basis. */
    rate: Type.Optional(Type.String({ pattern: '^[0-9]+(\\.[0-9]{1,8})?$' })),
    annualCapFen: Type.Optional(Fen),
    annualCapScope: Type.Optional(Scope),
    cumulativeCapFen: Type.Optional(Fen),
    cumulativeCapScope: Type.Optional(Scope),
    minimumInvestmentFen: Type.Optional(Fen),
    eligibleContractRange: Type.Optional(DayRange),
    eligibleDrawRange: Type.Optional(DayRange),
    /** Names of the parameters above whose value is our default, not the text's. */
    assumed: Type.Array(Type.String()),
  },
  Closed,
);
export type InterestTerms = Static<typeof InterestTerms>;
