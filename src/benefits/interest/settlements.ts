import type { Loan } from '../../facts/loan.ts';

/** Days of interest, both inclusive, and the day the bank settles them. */
export type Period = { from: string; to: string; settledOn: string };

/** Consecutive days, both inclusive, on which balance and rate stand still. `yearly` is absent before the first rate. */
export type Stretch = { from: string; to: string; days: number; balanceFen: number; yearly?: string };

const quarterly = { months: [3, 6, 9, 12], day: 20 };

/** The day of the loan's first drawdown; undefined while nothing is drawn. */
export function firstDrawdown(loan: Loan): string | undefined {
  return loan.drawdowns
    .filter((movement) => movement.amountFen > 0)
    .map((movement) => movement.on)
    .sort()[0];
}

/**
 * The loan's interest periods from its first drawdown to its maturity. A settlement day (default: the 20th of each
 * quarter's last month, which does not roll; in a shorter month its last day) belongs to the period it closes; what is
 * left settles on the maturity day, which itself earns nothing. Empty while nothing is drawn. A loan as registered never
 * changes. Source: design, interest subsidy.
 */
export function settlementPeriods(loan: Loan): readonly Period[] {
  const periods = known.get(loan) ?? periodsOf(loan);
  known.set(loan, periods);
  return periods;
}

/** They are asked for by its days of settlement, its interest and its payments. */
const known = new WeakMap<Loan, readonly Period[]>();

function periodsOf(loan: Loan): Period[] {
  const drawn = firstDrawdown(loan);
  if (drawn === undefined || drawn >= loan.maturityOn) return [];
  const days = settlementDays(loan, drawn);
  const starts = [drawn, ...days.map((day) => plusDays(day, 1))];
  const periods = days.map((day, index) => ({ from: starts[index] ?? drawn, to: day, settledOn: day }));
  const rest = {
    from: starts.at(-1) ?? drawn,
    to: plusDays(loan.maturityOn, -1),
    settledOn: loan.maturityOn,
  };
  return [...periods, rest];
}

/** Settlement days on or after `drawn` and before maturity, in order. */
function settlementDays(loan: Loan, drawn: string): string[] {
  const { months, day } = loan.settlement ?? quarterly;
  const last = Temporal.PlainDate.from(loan.maturityOn).year;
  const days: string[] = [];
  for (let year = Temporal.PlainDate.from(drawn).year; year <= last; year++)
    for (const month of months) days.push(Temporal.PlainDate.from({ year, month, day }).toString());
  return days.filter((on) => on >= drawn && on < loan.maturityOn).sort();
}

/**
 * The period cut wherever the balance or the rate changes. The drawdown day counts and the repayment day does not, so a
 * movement holds from its own day on; a rate holds from its `from` on.
 */
export function stretches(loan: Loan, period: Period): Stretch[] {
  const changes = [...loan.drawdowns, ...loan.repayments].map((movement) => movement.on);
  const cuts = [...changes, ...loan.rates.map((rate) => rate.from)].filter(
    (on) => on > period.from && on <= period.to,
  );
  const starts = [...new Set([period.from, ...cuts])].sort().filter((from) => from <= period.to);
  return starts.map((from, index) => {
    const next = starts[index + 1];
    const to = next === undefined ? period.to : plusDays(next, -1);
    const yearly = rateOn(loan, from);
    return {
      from,
      to,
      days: daysBetween(from, to),
      balanceFen: balanceOn(loan, from),
      ...(yearly && { yearly }),
    };
  });
}

function balanceOn(loan: Loan, on: string): number {
  const sum = (movements: Loan['drawdowns']) =>
    movements.reduce((total, movement) => total + (movement.on <= on ? movement.amountFen : 0), 0);
  return Math.max(0, sum(loan.drawdowns) - sum(loan.repayments));
}

function rateOn(loan: Loan, on: string): string | undefined {
  return loan.rates
    .filter((rate) => rate.from <= on)
    .sort((a, b) => (a.from < b.from ? -1 : 1))
    .at(-1)?.yearly;
}

/** How many days lie from `from` to `to`, both counted. ISO days stand for their first moment in UTC, where all days are as long. */
export function daysBetween(from: string, to: string): number {
  return (Date.parse(to) - Date.parse(from)) / dayMs + 1;
}

const dayMs = 24 * 60 * 60 * 1000;

/** The civil day `days` after `on`; before it where negative. */
export function plusDays(on: string, days: number): string {
  return Temporal.PlainDate.from(on).add({ days }).toString();
}
