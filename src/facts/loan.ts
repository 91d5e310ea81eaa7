import { type Static, Type } from 'typebox';
import { Closed, Day, Fen, Words } from './shared.ts';

/** Money that moved on a day. */
export const Movement = Type.Object({ on: Day, amountFen: Fen }, Closed);

/** Interest actually paid, named by the settlement it pays; `penaltyFen` is the part of it that is penalty interest. */
export const Payment = Type.Object(
  { settlementOn: Day, paidOn: Day, amountFen: Fen, penaltyFen: Type.Optional(Fen) },
  Closed,
);

/** How many drawdowns, repayments or payments a loan can hold. */
export const mostMovements = 500;

/** A bank loan of one project. Settlement days default to the 20th of each quarter's last month and never roll. */
export const Loan = Type.Object(
  {
    projectId: Type.String({ format: 'uuid' }),
    lender: Words(120),
    contractNumber: Type.Optional(Words(60)),
    contractOn: Day,
    principalFen: Fen,
    maturityOn: Day,
    /** Yearly rates as exact decimals (`0.042` is 4.2 %), each from its day on; the first at or before the first drawdown. */
    rates: Type.Array(
      Type.Object(
        { from: Day, yearly: Type.String({ pattern: '^0(\\.[0-9]{1,8})?$', examples: ['0.042'] }) },
        Closed,
      ),
      { minItems: 1, maxItems: 200 },
    ),
    dayCount: Type.Optional(Type.Enum(['360', '365'])),
    settlement: Type.Optional(
      Type.Object(
        {
          months: Type.Array(Type.Integer({ minimum: 1, maximum: 12 }), {
            minItems: 1,
            maxItems: 12,
            uniqueItems: true,
          }),
          day: Type.Integer({ minimum: 1, maximum: 31 }),
        },
        Closed,
      ),
    ),
    drawdowns: Type.Array(Movement, { maxItems: mostMovements }),
    repayments: Type.Array(Movement, { maxItems: mostMovements }),
    payments: Type.Array(Payment, { maxItems: mostMovements }),
  },
  Closed,
);
export type Loan = Static<typeof Loan>;
