import type { Source } from '../../answers/source.ts';
import type { Line } from '../../answers/workings.ts';
import type { Fen } from '../../money/rate.ts';
import type { InterestTerms } from '../../policies/interest-terms.ts';

/** How interest is put into subsidy years, or into the shorter periods that stand for them. */
export type Basis = InterestTerms['periodBasis'];

/**
 * A mark that never drops a date: the subsidy year ends (`last-day`), or can be claimed at the earliest (`claim`: the day
 * after it ends, while no window is announced), on a day past the policy's stated goal year or its expiry. Of a window that
 * opens before that and closes after it, `closing`. `on` is that day.
 */
export type Mark = {
  mark: 'past-goal-year' | 'past-expiry';
  by: 'last-day' | 'claim' | 'closing';
  on: string;
  source: Source;
};

/** What has become of a year's claim: `lost` once it was refused or closed unclaimed. */
export type Standing = 'open' | 'granted' | 'lost';

/**
 * One subsidy year; `from` and `to` are both inclusive, `index` starts at 1, `label` is `2025`, `2025H1` or
 * `2025-03-15/2026-03-14`. With half-years and bank quarters each of them is a `SubsidyYear`.
 */
export type SubsidyYear = {
  index: number;
  label: string;
  from: string;
  to: string;
  /** Interest counted in the year, by settlement day. */
  interestFen: Fen;
  /** Of it, what registered payments have paid. */
  paidFen: Fen;
  /** The estimate for the year, after rate and caps, floored to the fen. */
  subsidyFen: Fen;
  /** The same formula on registered paid interest only: more cannot be claimed yet. */
  claimableFen: Fen;
  standing: Standing;
  grantedFen?: Fen;
  /** What the year counts as in the total and against caps: as granted, nothing where lost, else the estimate. */
  countsFen: Fen;
  marks: Mark[];
  warnings: Line[];
  workings: Line[];
};

/** The schedule under one reading of an unsettled text. */
export type Reading = { basis: Basis; years: SubsidyYear[]; totalFen: Fen };

/**
 * The years of an interest subsidy for one measure and one project over all its loans. An estimate subject to approval.
 * `settled` says that the basis and the first year are fixed; otherwise calendar-years and loan-years are both computed,
 * the default first. `atLeastFen` is the lowest total of the readings, the amount to plan with.
 */
export type SubsidySchedule = {
  measureId: string;
  settled: boolean;
  readings: Reading[];
  atLeastFen: Fen;
  workings: Line[];
};
