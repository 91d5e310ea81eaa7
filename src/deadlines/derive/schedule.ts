import type { Answer } from '../../answers/answer.ts';
import type { Source } from '../../answers/source.ts';
import { lines } from '../../answers/workings.ts';
import { interestSubsidy } from '../../benefits/interest-subsidy.ts';
import type { Reading, SubsidySchedule, SubsidyYear } from '../../benefits/subsidy.ts';
import type { Measure } from '../../policies/measure.ts';
import type { PolicyDocument } from '../../policies/schema.ts';
import { sourceOf } from '../../policies/sources.ts';
import type { Circumstances, EnterpriseFacts } from '../facts.ts';
import type { Derived, Stake } from '../model.ts';
import type { DeadlinesSentences } from '../sentences.ts';
import { atBank } from './banks.ts';
import { located } from './concern.ts';
import { dated } from './dated.ts';
import { newestPublished } from './policy.ts';
import { titles } from './titles.ts';

const line = lines<DeadlinesSentences>();
type Project = EnterpriseFacts['projects'][number];
type Subject = { document: PolicyDocument; clause: string; measure: Measure; project: Project };

/** What one interest-subsidy measure means for one project. */
export type SubsidyAnswer = {
  policyKey: string;
  measureId: string;
  projectId: string;
  answer: Answer<SubsidySchedule>;
};

/** Every interest subsidy of the law for every project: the answers, and the deadlines of those that are claimable. */
export function deriveSubsidies(facts: EnterpriseFacts, circumstances: Circumstances) {
  const answers: SubsidyAnswer[] = [];
  const deadlines: Derived[] = [];
  for (const subject of subjects(facts, circumstances)) {
    const { document, measure, project } = subject;
    const loans = facts.loans.filter((loan) => loan.body.projectId === project.id).map((loan) => loan.body);
    const today = circumstances.today.toString();
    const subsidy = interestSubsidy({ document, measure, project: project.body, loans, today });
    const answer = guarded(located(facts.enterprise, document), subsidy);
    answers.push({ policyKey: document.key, measureId: measure.id, projectId: project.id, answer });
    if (answer.answer === 'owed') deadlines.push(...scheduleDeadlines(subject, answer.value, circumstances));
  }
  return { answers, deadlines };
}

function subjects({ projects }: EnterpriseFacts, { policies, today }: Circumstances): Subject[] {
  const documents = [...policies.values()].flatMap(
    (versions) => newestPublished(versions, today)?.document ?? [],
  );
  return documents.flatMap((document) =>
    document.clauses.flatMap(({ no, measures }) =>
      measures
        .filter(({ interest }) => interest !== undefined)
        .flatMap((measure) => projects.map((project) => ({ document, clause: no, measure, project }))),
    ),
  );
}

/** A guard's answer and the measure's own as one: all reasons of both, else all that either still misses. */
function guarded<T>(guard: Answer<true>, own: Answer<T>): Answer<T> {
  const both = [guard, own];
  const reasons = both.flatMap((each) => (each.answer === 'not-owed' ? each.reasons : []));
  if (reasons.length > 0) return { answer: 'not-owed', reasons };
  const missing = both.flatMap((each) => (each.answer === 'incomplete' ? each.missing : []));
  return missing.length > 0 ? { answer: 'incomplete', missing } : own;
}

/** Each year of each reading closes; one claim per year awaits its window. The money of a year is the same money in all of them. */
function scheduleDeadlines(
  subject: Subject,
  schedule: SubsidySchedule,
  circumstances: Circumstances,
): Derived[] {
  // A loan repaid early leaves years without interest: nothing ends with them and nothing is claimed for them.
  const earning = schedule.readings.map(({ years, ...reading }) => ({
    ...reading,
    years: years.filter(({ interestFen }) => interestFen > 0),
  }));
  const years = earning.flatMap((reading) =>
    reading.years.map((year) => yearCloses(subject, reading, year, schedule, circumstances)),
  );
  const indices = new Set(earning.flatMap((reading) => reading.years.map(({ index }) => index)));
  const claims = [...indices].sort((a, b) => a - b).map((index) => claim(subject, index, schedule));
  return [...years, ...claims];
}

function yearCloses(
  subject: Subject,
  { basis }: Reading,
  year: SubsidyYear,
  schedule: SubsidySchedule,
  law: Circumstances,
): Derived {
  const { measure, project } = subject;
  const on = Temporal.PlainDate.from(year.to);
  const ends = line('deadlines.year-ends', { label: year.label, on: year.to }, { source: sourceIn(subject) });
  const { dating, ...dates } = dated(atBank(law, on, ends));
  const workings = [...schedule.workings, ...year.workings, ...year.warnings, ...dating.workings];
  return {
    kind: 'subsidy-year',
    subject: `project:${project.id}`,
    rule: measure.id,
    occurrence: `${basis}/${year.index}`,
    ...dates,
    content: {
      ...common(subject),
      ...dating,
      title: titles.subsidyYear(project.body.name, year.index, year.label),
      stake: stakeOf(subject, year.index, year.subsidyFen),
      workings,
      marks: year.marks,
    },
  };
}

function claim(subject: Subject, index: number, schedule: SubsidySchedule): Derived {
  const source = sourceIn(subject);
  const { measure, project } = subject;
  const same = schedule.readings.flatMap((reading) => reading.years.filter((year) => year.index === index));
  const notBefore =
    same.map((year) => Temporal.PlainDate.from(year.to).add({ days: 1 }).toString()).sort()[0] ?? '';
  // To plan with: the reading that gives less, with its own workings.
  const least = same.toSorted((a, b) => a.subsidyFen - b.subsidyFen)[0];
  const awaits = line('deadlines.awaits-window', { notBefore }, { source });
  return {
    kind: 'claim',
    subject: `project:${project.id}`,
    rule: measure.id,
    occurrence: `year${index}`,
    status: 'awaiting',
    content: {
      ...common(subject),
      title: titles.claim(project.body.name, index),
      stake: stakeOf(subject, index, least?.subsidyFen ?? 0),
      workings: [awaits, ...schedule.workings, ...(least?.workings ?? [])],
      marks: same[0]?.marks.filter((mark) => mark.by === 'claim') ?? [],
      notBefore,
    },
  };
}

function common(subject: Subject) {
  return { sources: [sourceIn(subject)], policyKey: subject.document.key, projectId: subject.project.id };
}

function sourceIn({ document, clause, measure }: Subject): Source {
  return sourceOf(document, clause, measure.quote);
}

function stakeOf({ measure, project }: Subject, index: number, fen: number): Stake {
  return { kind: 'known', fen, upTo: true, key: `${measure.id}/${project.id}/${index}` };
}
