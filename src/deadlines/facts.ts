import type { Certificate } from '../facts/certificate.ts';
import type { Enterprise } from '../facts/enterprise.ts';
import type { Event } from '../facts/event.ts';
import type { Loan } from '../facts/loan.ts';
import type { Project } from '../facts/project.ts';
import type { Law } from './law.ts';

/** A fact that stands, and the civil day it was first recorded, where that is known. */
export type Registered<T> = { id: string; body: T; recordedOn?: Temporal.PlainDate };

/** Everything an enterprise has registered that stands. */
export type EnterpriseFacts = {
  id: string;
  /** The civil day the enterprise was first recorded here. */
  recordedOn: Temporal.PlainDate;
  enterprise: Enterprise;
  projects: Registered<Project>[];
  loans: Registered<Loan>[];
  certificates: Registered<Certificate>[];
  events: Registered<Event>[];
};

/** What deriving is done under: the law as recorded, and the civil day it is. */
export type Circumstances = Law & { today: Temporal.PlainDate };
