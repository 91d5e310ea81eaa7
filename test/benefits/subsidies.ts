import type { Answer } from '../../src/answers/answer.ts';
import { interestSubsidies } from '../../src/benefits/interest/subsidies.ts';
import type { SubsidySchedule } from '../../src/benefits/interest/subsidy.ts';
import { placeOf } from '../../src/benefits/place.ts';
import type { Settled } from '../../src/benefits/settled.ts';
import type { Loan } from '../../src/facts/loan.ts';
import type { Project } from '../../src/facts/project.ts';
import type { EnterpriseFacts, Registered } from '../../src/facts/registered.ts';
import type { Measure } from '../../src/policies/measure.ts';
import type { PolicyDocument } from '../../src/policies/schema.ts';

/** The project that the loans of the cast belong to. */
export const projectId = '018f0000-0000-7000-8000-000000000001';

const registered = <T>(bodies: readonly T[]): Registered<T>[] =>
  bodies.map((body, index) => ({ id: `fact-${index}`, body }));

/** An enterprise with these projects, by their ids and in this order, and whatever else is given. */
export function factsOf(
  projects: Record<string, Project>,
  loans: readonly Loan[],
  more: Partial<EnterpriseFacts> = {},
): EnterpriseFacts {
  return {
    id: 'enterprise',
    recordedOn: Temporal.PlainDate.from('2025-01-02'),
    enterprise: { name: '示例', creditCode: '91310114MA1GT3XR0A' },
    projects: Object.entries(projects).map(([id, body]) => ({ id, body })),
    loans: registered(loans),
    leases: [],
    certificates: [],
    titles: [],
    events: [],
    violations: [],
    grants: [],
    claims: [],
    ...more,
  };
}

/** What announcements have settled, by name. */
export function settling(values: Record<string, string>): Settled {
  const source = { title: { zh: '公告', en: 'Announcement' }, reference: 'A-1' };
  return new Map(Object.entries(values).map(([key, value]) => [key, { value, source }]));
}

type Question = {
  document: PolicyDocument;
  measure: Measure;
  project: Project;
  loans: readonly Loan[];
  today: string;
  settled?: Settled;
  more?: Partial<EnterpriseFacts>;
};

/** The answer for the one project of an enterprise that has no other. */
export function subsidyOf({ document, measure, project, loans, today, ...question }: Question) {
  const { settled = new Map(), more } = question;
  const facts = factsOf({ [projectId]: project }, loans, more);
  const [only] = interestSubsidies(placeOf(document, measure), facts, { today, settled });
  if (!only) throw new Error('no answer');
  return only.answer;
}

/** The schedule of an answer that must have one. */
export function owed(answer: Answer<SubsidySchedule> | undefined): SubsidySchedule {
  if (answer?.answer !== 'owed') throw new Error(JSON.stringify(answer));
  return answer.value;
}
