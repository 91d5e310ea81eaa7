import type { WorkCalendar } from '../dates/calendar.ts';
import type { Certificate } from '../facts/certificate.ts';
import type { Enterprise } from '../facts/enterprise.ts';
import type { Loan } from '../facts/loan.ts';
import type { Project } from '../facts/project.ts';
import type { PolicyVersion } from '../policies/versions.ts';

type Registered<T> = { id: string; body: T };

/** Everything an enterprise has registered that stands. */
export type EnterpriseFacts = {
  id: string;
  enterprise: Enterprise;
  projects: Registered<Project>[];
  loans: Registered<Loan>[];
  certificates: Registered<Certificate>[];
};

/** What deriving is done under: the law as recorded, the working days, and the day it is. */
export type Circumstances = {
  /** Every version of every policy, by key. */
  law: ReadonlyMap<string, PolicyVersion[]>;
  calendar: WorkCalendar;
  today: Temporal.PlainDate;
};
