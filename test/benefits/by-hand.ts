import type { Loan } from '../../src/facts/loan.ts';

/**
 * Interest by settlement day, worked out day by day: a second, slow way to the same numbers. For loans with the default
 * settlement days and rates of at most six decimals.
 */
export function interestByHand(loan: Loan): Map<string, number> {
  const out = new Map<string, number>();
  let [day, millionths] = [Temporal.PlainDate.from(first(loan)), 0n];
  for (; day.toString() <= loan.maturityOn; day = day.add({ days: 1 })) {
    const last = day.toString() === loan.maturityOn;
    if (!last) millionths += BigInt(balance(loan, day.toString())) * rate(loan, day.toString());
    if (!last && !(day.month % 3 === 0 && day.day === 20)) continue;
    const unit = 1_000_000n * BigInt(loan.dayCount ?? '360');
    out.set(day.toString(), Number((2n * millionths + unit) / (2n * unit)));
    millionths = 0n;
  }
  return out;
}

function first(loan: Loan): string {
  return loan.drawdowns.map(({ on }) => on).sort()[0] ?? loan.maturityOn;
}

function balance(loan: Loan, day: string): number {
  const upTo = (moves: Loan['drawdowns']) =>
    moves.filter(({ on }) => on <= day).map(({ amountFen }) => amountFen);
  const sum = (amounts: number[]) => amounts.reduce((total, amount) => total + amount, 0);
  return Math.max(0, sum(upTo(loan.drawdowns)) - sum(upTo(loan.repayments)));
}

function rate(loan: Loan, day: string): bigint {
  const [latest] = loan.rates.filter(({ from }) => from <= day).sort((a, b) => (a.from > b.from ? -1 : 1));
  return BigInt((latest?.yearly.split('.')[1] ?? '').padEnd(6, '0'));
}
