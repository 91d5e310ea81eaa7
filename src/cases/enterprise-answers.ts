import type { Missing } from '../answers/answer.ts';
import type { SubsidySchedule } from '../benefits/subsidy.ts';
import { type FactRow, findFact } from '../db/facts.ts';
import { enterprisesOf } from '../db/people.ts';
import type { SubsidyAnswer } from '../deadlines/derive/subsidy.ts';
import { markText } from '../words/marks.ts';
import type { Context } from './context.ts';
import { derivation } from './derive-enterprise.ts';
import { readLaw } from './law.ts';
import { type Spoken, spokenLine } from './spoken.ts';

type SpokenMissing = Omit<Missing, 'line'> & Spoken;

/** One of three answers for a measure and a project, with all reasons or everything that is missing. */
type MeasureAnswer = { policyKey: string; measureId: string; projectId: string } & (
  | {
      answer: 'claimable';
      atLeastFen: number;
      readings: ReturnType<typeof spokenReading>[];
      settled: boolean;
      workings: Spoken[];
    }
  | { answer: 'not-owed'; reasons: Spoken[] }
  | { answer: 'incomplete'; missing: SpokenMissing[] }
);

/** What can be said of an enterprise today, from its facts: every measure's answer for every project, and what is missing for its dates. */
export async function enterpriseAnswers(context: Context, enterpriseId: string) {
  const { subsidies, missing } = await derivation(context.db, enterpriseId, {
    ...(await readLaw(context.db, context)),
    today: context.clock.today(),
  });
  return { measures: subsidies.map(measureAnswer), missing: missing.map(spokenMissing) };
}

function measureAnswer({ answer, ...subject }: SubsidyAnswer): MeasureAnswer {
  switch (answer.answer) {
    case 'owed': {
      const { atLeastFen, readings, settled, workings } = answer.value;
      return {
        ...subject,
        answer: 'claimable',
        atLeastFen,
        readings: readings.map(spokenReading),
        settled,
        workings: workings.map(spokenLine),
      };
    }
    case 'not-owed':
      return { ...subject, answer: 'not-owed', reasons: answer.reasons.map(spokenLine) };
    case 'incomplete':
      return { ...subject, answer: 'incomplete', missing: answer.missing.map(spokenMissing) };
  }
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
