import type { Text } from '../answers/source.ts';
import type { DeadlineKind, Status } from '../deadlines/model.ts';
import type { Total } from '../deadlines/stake.ts';
import type { ToldChange } from '../words/differences.ts';

/** Where a version comes from: shipped with the service, or an announcement. */
export type Origin = { kind: 'catalogue' } | { kind: 'announcement'; id: string; title: Text };

/** A version of a policy by its own days, which are Asia/Shanghai; null where not known. */
export type VersionModel = {
  version: number;
  publishedOn: Temporal.PlainDate | null;
  inForceFrom: Temporal.PlainDate | null;
  knownFrom: Temporal.PlainDate | null;
  recordedAt: Temporal.Instant;
  origin: Origin;
  /** To whom the version before it still applies, in words. */
  transition?: Text;
};

type Change = 'changed' | 'added' | 'removed';

export type MeasureChange = {
  id: string;
  name: Text;
  change: Change;
  elsewhere?: string;
  changes: ToldChange[];
};

/** A clause side by side: its heading, summary and quote are those of the later version, or of the earlier where it is gone. */
export type ClauseChange = {
  no: string;
  change: Change | 'unchanged';
  heading: Text;
  summary: Text;
  quote: string;
  changes: ToldChange[];
  measures: MeasureChange[];
};

export type PolicyDifferenceModel = {
  policyKey: string;
  title: Text;
  from: VersionModel;
  to: VersionModel;
  /** How many clauses are of each kind. */
  counts: Record<Change | 'unchanged', number>;
  head: ToldChange[];
  clauses: ClauseChange[];
};

/** What is known to be at stake; without `fen` no amount is known. */
export type AmountModel = { fen?: number; upTo: boolean };

/** A row under one version. */
export type RowSide = {
  status: Status;
  nominalOn?: Temporal.PlainDate;
  dueOn?: Temporal.PlainDate;
  actBy?: Temporal.PlainDate;
  submitBy?: Temporal.PlainDate;
  minute?: number;
  /** Absent where nothing is at stake. */
  amount?: AmountModel;
};

/** A deadline that differs. `fields` names what does; `before` is absent where it is added, `after` where it is withdrawn. */
export type RowChange = {
  identity: string;
  kind: DeadlineKind;
  title: Text;
  projectId?: string;
  fields: string[];
  before?: RowSide;
  after?: RowSide;
};

export type AmountChangeModel = {
  key: string;
  measure: Text;
  projectId?: string;
  project?: string;
  year: string;
  before?: AmountModel;
  after?: AmountModel;
  deltaFen: number;
};

export type ProjectDifference = {
  projectId: string;
  name: string;
  moved: number;
  added: number;
  withdrawn: number;
  amended: number;
  before: Total;
  after: Total;
};

/** An enterprise's schedule under two versions. */
export type ScheduleDifferenceModel = {
  moved: RowChange[];
  added: RowChange[];
  withdrawn: RowChange[];
  amended: RowChange[];
  unchanged: number;
  money: { before: Total; after: Total; changes: AmountChangeModel[] };
  projects: ProjectDifference[];
};

/** The page that compares two versions, with the example enterprise where it is loaded. */
export type DifferenceModel = {
  difference: PolicyDifferenceModel;
  example?: { enterprise: string; schedule: ScheduleDifferenceModel };
};
