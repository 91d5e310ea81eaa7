import type { Answer, Missing } from '../answers/answer.ts';
import { inOrder } from '../answers/canonical.ts';
import type { Text } from '../answers/source.ts';
import type { Award } from '../benefits/award.ts';
import type { SubsidySchedule } from '../benefits/interest/subsidy.ts';
import type { BenefitAnswer } from '../deadlines/derive/benefits.ts';
import type { Derivation } from '../deadlines/derive/enterprise.ts';
import { markText } from '../words/marks.ts';
import { type Spoken, spokenLine } from './spoken.ts';

/** The answer of a money measure as it is kept: the lines of its workings, not yet spoken, and where the measure stands. */
export type RecordedAnswer = { policyKey: string; clause: string; measureId: string; name: Text } & (
  | { kind: 'award'; answer: Answer<Award> }
  | { kind: 'interest'; answer: Answer<SubsidySchedule> }
);

/** What is kept of an answer: everything that is said of it but whose it is. */
function recordedAnswer({ place, projectId: _, ...answered }: BenefitAnswer): RecordedAnswer {
  const { document, clause, measure } = place;
  return {
    policyKey: document.key,
    clause: clause.no,
    measureId: measure.id,
    name: measure.name,
    ...answered,
  };
}

/** Everything an enterprise is answered: the answer of every money measure, and what is missing for its dates. */
export type Told = { measures: { body: RecordedAnswer; projectId?: string }[]; missing: Missing[] };

/** What a derivation answers. Whose an answer is stands beside it, so that the same answer about several projects is one. */
export function toldIn({ benefits, missing }: Pick<Derivation, 'benefits' | 'missing'>): Told {
  const measures = benefits.map((benefit) => ({
    body: recordedAnswer(benefit),
    ...(benefit.projectId ? { projectId: benefit.projectId } : {}),
  }));
  return { measures, missing };
}

type SpokenMissing = Omit<Missing, 'line'> & Spoken;

/** One of three answers for a measure, of the enterprise or of a project, with all reasons or everything that is missing. */
export type MeasureAnswer = {
  policyKey: string;
  clause: string;
  measureId: string;
  name: Text;
  projectId?: string;
} & (
  | ({ answer: 'claimable'; amountFen: number; upTo: boolean; workings: Spoken[] } & Partial<
      ScheduleAnswer & AwardAnswer
    >)
  | { answer: 'not-owed'; reasons: Spoken[] }
  | { answer: 'incomplete'; missing: SpokenMissing[] }
);

type ScheduleAnswer = { atLeastFen: number; settled: boolean; readings: ReturnType<typeof spokenReading>[] };
type AwardAnswer = {
  formula: Spoken;
  alternatives: (Omit<Award['readings'][number], 'line'> & Spoken)[];
};

/** An answer as it is told: the same bytes whether it has just been derived or was kept. */
export function measureAnswer(answered: RecordedAnswer, projectId?: string): MeasureAnswer {
  const recorded = inOrder(answered);
  const { policyKey, clause, measureId, name, answer } = recorded;
  const subject = { policyKey, clause, measureId, name, ...(projectId ? { projectId } : {}) };
  if (answer.answer === 'not-owed')
    return { ...subject, answer: 'not-owed', reasons: answer.reasons.map(spokenLine) };
  if (answer.answer === 'incomplete')
    return { ...subject, answer: 'incomplete', missing: answer.missing.map(spokenMissing) };
  const claimable = {
    ...subject,
    answer: 'claimable' as const,
    workings: answer.value.workings.map(spokenLine),
  };
  return recorded.kind === 'interest'
    ? { ...claimable, ...scheduleAnswer(answer.value as SubsidySchedule) }
    : { ...claimable, ...awardAnswer(answer.value as Award) };
}

function scheduleAnswer({ atLeastFen, readings, settled }: SubsidySchedule) {
  return { amountFen: atLeastFen, upTo: true, atLeastFen, readings: readings.map(spokenReading), settled };
}

function awardAnswer({ fen, upTo, formula, readings }: Award) {
  const alternatives = readings.map(({ line, ...reading }) => ({ ...reading, ...spokenLine(line) }));
  return { amountFen: fen, upTo, formula: spokenLine(formula), alternatives };
}

function spokenReading({ years, ...reading }: SubsidySchedule['readings'][number]) {
  const spokenYears = years.map(({ marks, warnings, workings, ...year }) => ({
    ...year,
    marks: marks.map(markText),
    warnings: warnings.map(spokenLine),
    workings: workings.map(spokenLine),
  }));
  return { ...reading, years: spokenYears };
}

/** What is missing, as it is told: the same bytes whether it has just been derived or was kept. */
export function spokenMissing(missing: Missing): SpokenMissing {
  const { need, what, line } = inOrder(missing);
  return { need, what, ...spokenLine(line) };
}
