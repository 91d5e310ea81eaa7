import { lines } from '../../answers/workings.ts';
import type { Reading, SubsidySchedule, SubsidyYear } from '../../benefits/interest/subsidy.ts';
import type { Place } from '../../benefits/place.ts';
import type { Project } from '../../facts/project.ts';
import type { EnterpriseFacts, Registered } from '../../facts/registered.ts';
import type { Circumstances } from '../facts.ts';
import type { Derived, Stake } from '../model.ts';
import type { DeadlinesSentences } from '../sentences.ts';
import { stakeKey } from '../stake.ts';
import { atBank } from './banks.ts';
import { claimDating } from './claim-dating.ts';
import { claimed } from './claimed.ts';
import { dated } from './dated.ts';
import { claimMarks } from './past-marks.ts';
import { titles } from './titles.ts';
import { type ForClaim, windowsForYears } from './window-claims.ts';

const line = lines<DeadlinesSentences>();
type Subject = { place: Place; project: Registered<Project>; facts: EnterpriseFacts };

/**
 * Each year of each reading closes; one claim per year is made in its window or awaits it, unless the bank applies. The money
 * of a year is the same money in all of them.
 */
export function scheduleDeadlines(
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
  // What the bank applies for is claimed by nobody here, and no window is waited for.
  if (subject.place.measure.applied === 'bank') return years;
  const ends = endsOf(earning);
  const { place, project, facts } = subject;
  const claimedFor = { measureId: place.measure.id, projectId: project.id };
  const windows = windowsForYears(claimedFor, ends, facts, circumstances);
  const claims = [...ends.keys()].map((index) =>
    claim(subject, index, schedule, { circumstances, window: windows.get(index) }),
  );
  return [...years, ...claims];
}

/** The last day of each year that earns, in their order: by the first reading, which is the default one, that has it. */
function endsOf(readings: Reading[]): Map<number, string> {
  const ends = readings
    .toReversed()
    .flatMap(({ years }) => years.map(({ index, to }) => [index, to] as const));
  return new Map([...new Map(ends)].sort(([a], [b]) => a - b));
}

function yearCloses(
  subject: Subject,
  { basis }: Reading,
  year: SubsidyYear,
  schedule: SubsidySchedule,
  law: Circumstances,
): Derived {
  const { project, place } = subject;
  const on = Temporal.PlainDate.from(year.to);
  const ends = line('deadlines.year-ends', { label: year.label, on: year.to }, { source: place.source });
  const { dating, ...dates } = dated(atBank(law, on, ends));
  const workings = [...schedule.workings, ...year.workings, ...year.warnings, ...dating.workings];
  return {
    kind: 'subsidy-year',
    subject: `project:${project.id}`,
    rule: place.measure.id,
    occurrence: `${basis}/${year.index}`,
    ...dates,
    content: {
      ...common(subject),
      ...dating,
      title: titles.subsidyYear(project.body.name, year.index, year.label),
      stake: stakeOf(subject, year),
      workings,
      marks: year.marks,
    },
  };
}

type Making = { circumstances: Circumstances; window: ForClaim | undefined };

function claim(
  subject: Subject,
  index: number,
  schedule: SubsidySchedule,
  { circumstances, window }: Making,
): Derived {
  const { project, place, facts } = subject;
  const { source, measure } = place;
  const same = schedule.readings.flatMap((reading) => reading.years.filter((year) => year.index === index));
  const notBefore =
    same.map((year) => Temporal.PlainDate.from(year.to).add({ days: 1 }).toString()).sort()[0] ?? '';
  const opens = opensAfter(window, notBefore);
  // To plan with: the reading that gives less, with its own workings.
  const least = same.toSorted((a, b) => a.subsidyFen - b.subsidyFen)[0];
  const awaits = line('deadlines.awaits-window', { notBefore }, { source });
  const claimedFor = { measureId: measure.id, projectId: project.id, year: index };
  const made = claimDating(claimedFor, window, { facts, law: circumstances, awaits });
  const ending = { document: place.document, clause: place.clause.no };
  const marks = opens
    ? claimMarks(ending, opens, circumstances)
    : (same[0]?.marks.filter((mark) => mark.by === 'claim') ?? []);
  const closes = made.dates.dueOn?.toString();
  const closingMarks = closes ? claimMarks(ending, closes, circumstances, 'closing') : [];
  return {
    kind: 'claim',
    subject: `project:${project.id}`,
    rule: measure.id,
    occurrence: `year${index}`,
    ...made.dates,
    content: {
      ...common(subject),
      ...made.content,
      sources: [source, ...made.sources],
      title: titles.claim(project.body.name, index),
      stake: least ? stakeOf(subject, least) : { kind: 'none' },
      workings: [...made.workings, ...schedule.workings, ...(least?.workings ?? [])],
      marks: marks.length > 0 ? marks : closingMarks,
      notBefore: opens ?? notBefore,
      ...claimed(facts, measure.id, project.id, index),
    },
  };
}

/** The first day of an announced window where that comes after the year; the last year's does not bind this one. */
function opensAfter(found: ForClaim | undefined, notBefore: string): string | undefined {
  if (!found || found.window.expectedFrom) return undefined;
  const on = found.window.opens?.on;
  return on !== undefined && on > notBefore ? on : undefined;
}

function common({ place, project }: Subject) {
  return { sources: [place.source], policyKey: place.document.key, projectId: project.id };
}

/** Lines that say what a year gives: its share, or what a cap leaves of it. */
const formulas = [
  'benefits.year-share',
  'benefits.points-share',
  'benefits.reference-share',
  'benefits.total-share',
  'benefits.cut-by-annual-cap',
  'benefits.cut-by-cumulative-cap',
];

/** What is still to be had for a year: nothing of one that was lost, and of one that was granted what it was granted. */
function stakeOf({ place, project }: Subject, { index, countsFen, standing, workings }: SubsidyYear): Stake {
  if (standing === 'lost') return { kind: 'none' };
  const formula = workings.findLast(({ say }) => formulas.includes(say));
  const key = stakeKey(place.measure.id, project.id, index);
  return { kind: 'known', fen: countsFen, upTo: true, key, ...(formula ? { formula } : {}) };
}
