import type { Missing } from '../answers/answer.ts';
import { answerSetBefore, answersNamed } from '../db/answers.ts';
import type { Database } from '../db/connect.ts';
import { type FactRow, findFact } from '../db/facts.ts';
import { enterprisesBefore } from '../db/facts-as-of.ts';
import { enterprisesOf } from '../db/people.ts';
import { deriveEnterprise } from '../deadlines/derive/enterprise.ts';
import { Problem } from '../errors.ts';
import {
  type MeasureAnswer,
  measureAnswer,
  type RecordedAnswer,
  spokenMissing,
  type Told,
  toldIn,
} from './answer-view.ts';
import { momentOf } from './as-of.ts';
import type { Context } from './context.ts';
import { snapshotOf } from './snapshot.ts';

/** Which answers are asked for; all where nothing is said. `asOf`: those given by the end of that day, not derived again. */
export type AnswersWanted = {
  projectId?: string;
  measureId?: string;
  answer?: MeasureAnswer['answer'];
  asOf?: string;
};

/** What can be said of an enterprise today, from its facts: the answer of every money measure, and what is missing for its dates. */
export async function enterpriseAnswers(context: Context, enterpriseId: string, wanted: AnswersWanted = {}) {
  const { before } = momentOf(context, wanted.asOf);
  const { measures, missing } = before
    ? await toldBefore(context.db, enterpriseId, before)
    : await toldNow(context, enterpriseId);
  const asked = measures.filter(
    ({ body, projectId }) =>
      (wanted.projectId ?? projectId) === projectId &&
      (wanted.measureId ?? body.measureId) === body.measureId,
  );
  return {
    measures: asked
      .map(({ body, projectId }) => measureAnswer(body, projectId))
      .filter(({ answer }) => (wanted.answer ?? answer) === answer),
    missing: missing.map(spokenMissing),
  };
}

async function toldNow(context: Context, enterpriseId: string): Promise<Told> {
  const { facts, circumstances } = await snapshotOf(context, enterpriseId);
  return toldIn(deriveEnterprise(facts, circumstances));
}

/** What was recorded last before an instant. Refused where nothing was: that is not the same as nothing missing. */
async function toldBefore(db: Database, enterpriseId: string, before: Temporal.Instant): Promise<Told> {
  const set = await answerSetBefore(db, enterpriseId, before);
  if (!set) throw new Problem('not-found', [nothingRecorded]);
  const named = await answersNamed(db, [...set.measures.map(({ hash }) => hash), ...set.missing]);
  return {
    measures: set.measures.map(({ hash, ...rest }) => ({ body: named.get(hash) as RecordedAnswer, ...rest })),
    missing: set.missing.map((hash) => named.get(hash) as Missing),
  };
}

const nothingRecorded = {
  pointer: 'querystring:/asOf',
  detail: {
    zh: '截至该日没有记录任何答复：企业当时尚未登记，或当时的版本尚不记录答复',
    en: 'no answers had been recorded by the end of this day: the enterprise was not registered yet, or the release of the time did not record them',
  },
};

/** The enterprises a person belongs to, as they are registered, or were by the end of the day `asOf`. */
export async function ownEnterprises(context: Context, personId: string, asOf?: string): Promise<FactRow[]> {
  const { db } = context;
  const { before } = momentOf(context, asOf);
  if (before) return await enterprisesBefore(db, personId, before);
  const rows: FactRow[] = [];
  for (const id of await enterprisesOf(db, personId)) {
    const row = await findFact(db, id, 'enterprise', id);
    if (row) rows.push(row);
  }
  return rows;
}
