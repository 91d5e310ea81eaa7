import type { Missing } from '../answers/answer.ts';
import type { Text } from '../answers/source.ts';
import type { Award } from '../benefits/award.ts';
import type { SubsidySchedule } from '../benefits/interest/subsidy.ts';
import { type FactRow, findFact } from '../db/facts.ts';
import { enterprisesOf } from '../db/people.ts';
import type { BenefitAnswer } from '../deadlines/derive/benefits.ts';
import { deriveEnterprise } from '../deadlines/derive/enterprise.ts';
import { markText } from '../words/marks.ts';
import type { Context } from './context.ts';
import { snapshotOf } from './snapshot.ts';
import { type Spoken, spokenLine } from './spoken.ts';

type SpokenMissing = Omit<Missing, 'line'> & Spoken;

/** One of three answers for a measure, of the enterprise or of a project, with all reasons or everything that is missing. */
type MeasureAnswer = {
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

/** Which answers are asked for; all where nothing is said. */
export type AnswersWanted = { projectId?: string; measureId?: string; answer?: MeasureAnswer['answer'] };

/** What can be said of an enterprise today, from its facts: the answer of every money measure, and what is missing for its dates. */
export async function enterpriseAnswers(context: Context, enterpriseId: string, wanted: AnswersWanted = {}) {
  const { facts, circumstances } = await snapshotOf(context, enterpriseId);
  const { benefits, missing } = deriveEnterprise(facts, circumstances);
  const asked = benefits.filter(
    ({ place, projectId }) =>
      (wanted.projectId ?? projectId) === projectId &&
      (wanted.measureId ?? place.measure.id) === place.measure.id,
  );
  const measures = asked.map(measureAnswer).filter(({ answer }) => (wanted.answer ?? answer) === answer);
  return { measures, missing: missing.map(spokenMissing) };
}

function measureAnswer(benefit: BenefitAnswer): MeasureAnswer {
  const { place, projectId, answer } = benefit;
  const subject = {
    policyKey: place.document.key,
    clause: place.clause.no,
    measureId: place.measure.id,
    name: place.measure.name,
    ...(projectId ? { projectId } : {}),
  };
  if (answer.answer === 'not-owed')
    return { ...subject, answer: 'not-owed', reasons: answer.reasons.map(spokenLine) };
  if (answer.answer === 'incomplete')
    return { ...subject, answer: 'incomplete', missing: answer.missing.map(spokenMissing) };
  const claimable = {
    ...subject,
    answer: 'claimable' as const,
    workings: answer.value.workings.map(spokenLine),
  };
  return benefit.kind === 'interest'
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

function spokenMissing({ need, what, line }: Missing): SpokenMissing {
  return { need, what, ...spokenLine(line) };
}

/** The enterprises a person belongs to, as they are registered. */
export async function ownEnterprises({ db }: Context, personId: string): Promise<FactRow[]> {
  const rows: FactRow[] = [];
  for (const id of await enterprisesOf(db, personId)) {
    const row = await findFact(db, id, 'enterprise', id);
    if (row) rows.push(row);
  }
  return rows;
}
