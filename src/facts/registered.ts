import type { Source } from '../answers/source.ts';
import type { Certificate } from './certificate.ts';
import type { Claim } from './claim.ts';
import type { Enterprise } from './enterprise.ts';
import type { Event } from './event.ts';
import type { Grant } from './grant.ts';
import type { Lease } from './lease.ts';
import type { Loan } from './loan.ts';
import type { Project } from './project.ts';
import type { Title } from './title.ts';
import type { Violation } from './violation.ts';

/**
 * A fact that stands, and the civil day it was first recorded, where that is known. `ended`: an authority's review has ended
 * a title or certificate before its time; `on` is the last day it is held, whatever its body says.
 */
export type Registered<T> = {
  id: string;
  body: T;
  recordedOn?: Temporal.PlainDate;
  ended?: { on: string; source: Source };
};

/** Everything an enterprise has registered that stands; each list in the order of registration. */
export type EnterpriseFacts = {
  id: string;
  /** The civil day the enterprise was first recorded here. */
  recordedOn: Temporal.PlainDate;
  enterprise: Enterprise;
  projects: Registered<Project>[];
  loans: Registered<Loan>[];
  leases: Registered<Lease>[];
  certificates: Registered<Certificate>[];
  titles: Registered<Title>[];
  events: Registered<Event>[];
  violations: Registered<Violation>[];
  grants: Registered<Grant>[];
  claims: Registered<Claim>[];
};
