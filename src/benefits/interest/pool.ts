import type { Loan } from '../../facts/loan.ts';
import { atPayments, type Settlement, settlements } from './counted.ts';
import type { Terms } from './parameters.ts';
import { firstDrawdown } from './settlements.ts';

/** A project whose loans earn the subsidy. `order` is its place in the order of registration; `triggerOn` begins year 1. */
export type Claimant = { projectId: string; order: number; loans: readonly Loan[]; triggerOn?: string };

/** A claimant's loans as the terms read them, and the settlements that count, in order of the day that counts. */
export type Pooled = Claimant & { settlements: readonly Settlement[] };

/** Pools a claimant's loans; what settled before the ISO day `knownOn`, the measure's first known day, does not count. */
export function pool(claimant: Claimant, terms: Terms, knownOn: string | undefined): Pooled {
  const loans = claimant.loans.map((loan) => asRead(loan, terms));
  const counted = loans.flatMap(settlements).filter(({ on }) => knownOn === undefined || on >= knownOn);
  const placed = terms.interestYear === 'payment' ? counted.flatMap(atPayments) : counted;
  return { ...claimant, loans, settlements: placed.sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0)) };
}

/** The loan with the day count of loans that name none, and with penalty interest as interest where it counts. */
export function asRead(loan: Loan, terms: Terms): Loan {
  const { dayCount, penaltyInterest } = terms;
  const readings = known.get(loan) ?? new Map<string, Loan>();
  known.set(loan, readings);
  const name = `${dayCount} ${penaltyInterest}`;
  const read = readings.get(name) ?? readingOf(loan, terms);
  readings.set(name, read);
  return read;
}

/** Many measures read a loan alike, and its settlements are kept under the loan as it is read. */
const known = new WeakMap<Loan, Map<string, Loan>>();

function readingOf(loan: Loan, { dayCount, penaltyInterest }: Terms): Loan {
  const payments =
    penaltyInterest === 'included'
      ? loan.payments.map(({ penaltyFen: _, ...payment }) => payment)
      : loan.payments;
  return { ...loan, dayCount: loan.dayCount ?? dayCount, payments };
}

/** The first drawdown of any of the loans, an ISO day. */
export function drawnOn(loans: readonly Loan[]): string | undefined {
  return loans.flatMap((loan) => firstDrawdown(loan) ?? []).sort()[0];
}

/** The claimant with its first drawdown as the day that begins year 1, unless that was before the measure is known. */
export function fromDrawdown<T extends Claimant>(claimant: T, knownOn = ''): T {
  const drawn = drawnOn(claimant.loans);
  return drawn !== undefined && drawn >= knownOn ? { ...claimant, triggerOn: drawn } : claimant;
}
