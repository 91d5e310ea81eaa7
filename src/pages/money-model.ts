import type { Source, Text } from '../answers/source.ts';
import type { Stake } from '../deadlines/model.ts';
import type { Total } from '../deadlines/stake.ts';
import type { SpokenLine } from './model.ts';

/** A measure by its name and its own words, for the enterprise or, with `project`, for the project of that name. */
type Subject = { measure: Text; source: Source; project?: string };

/** Money in fen; `upTo`: a ceiling, or computed with one. */
type Amount = { fen: number; upTo: boolean };

/** A deadline that has a page of its own at `path`, which names no language. */
type Dated = { on: Temporal.PlainDate; title: Text; path: string };

/** How the amount to plan with comes about: one sentence, the readings of the text, or the years of an interest subsidy. */
export type Computation =
  | { kind: 'formula'; formula: Text }
  | { kind: 'readings'; formula: Text; readings: { fen: number; text: Text }[] }
  | { kind: 'years'; readings: YearsReading[] };

/** Years of an interest subsidy put together in one way. */
export type YearsReading = {
  basis: Text;
  totalFen: number;
  years: { label: string; fen: number; text?: Text }[];
};

/** What can be claimed; `window`: none is announced, and it cannot close before `notBefore` where that is known. */
export type ClaimableRow = Subject &
  Amount & {
    computation: Computation;
    /** Where a claim that was begun stands. */
    standing?: Text;
    next?: Dated;
    window?: { notBefore?: Temporal.PlainDate };
    /** The window of a claim that was not handed in closed on this day. */
    closedOn?: Temporal.PlainDate;
    /** The policy's last day. */
    until?: Temporal.PlainDate;
  };

export type IncompleteRow = Subject & {
  toRegister: Text[];
  toSettle: Text[];
  ask: Text;
  /** The text's ceiling, no estimate; of a year where `yearly`. */
  ceiling?: { fen: number; yearly: boolean };
};

/** What is not owed, for all projects it is not owed for the same reasons. */
export type NotOwedRow = { measure: Text; source: Source; projects: string[]; reasons: SpokenLine[] };

type FinanceLine = {
  year: Text;
  expectedFen: number;
  upTo: boolean;
  claimedFen: number;
  grantedFen: number;
  receivedFen: number;
};

/** What runs past the last day, or goal year, of one policy. */
export type CliffView = {
  policy: Text;
  rows: (Dated & {
    by: 'last-day' | 'claim' | 'due';
    past: 'past-expiry' | 'past-goal-year';
    lastDay: Temporal.PlainDate;
    stake: Stake;
  })[];
  total: Total;
  says: SpokenLine[];
};

/** How two benefits for one subject stand to each other. */
export type CombinationView = {
  kind: 'on-top' | 'rule' | 'question' | 'same-money' | 'not-regulated';
  measure: Text;
  /** Another measure, or money that was `received`. */
  beside: { name: Text; received?: number };
  lines: SpokenLine[];
  ask: Text;
};

/** The money of the one enterprise everyone may look into. */
export type MoneyModel = {
  enterprise: string;
  today: Temporal.PlainDate;
  claimable: ClaimableRow[];
  /** Of what can be claimed, each sum once. */
  total: Amount & { leftOut: { measure: Text; text: Text }[]; workings: SpokenLine[] };
  incomplete: IncompleteRow[];
  /** `notOwedCount` counts every measure for every project; the rows put equal reasons together. */
  notOwedCount: number;
  notOwed: { policy: Text; rows: NotOwedRow[] }[];
  finance: FinanceLine[];
  cliff: { policies: CliffView[]; total: Total };
  /** By project; those of the enterprise as a whole have none. */
  combinations: { project?: string; rows: CombinationView[] }[];
};
