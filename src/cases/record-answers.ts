import { canonical } from '../answers/canonical.ts';
import { hashOf, sha256 } from '../answers/hash.ts';
import {
  type AnswerSetRow,
  insertAnswerSets,
  keepAnswers,
  keptAnswers,
  newestAnswerSets,
  newestFingerprints,
} from '../db/answers.ts';
import type { Database } from '../db/connect.ts';
import type { Derivation } from '../deadlines/derive/enterprise.ts';
import { type Told, toldIn } from './answer-view.ts';

/** What was derived of one enterprise. */
export type Answered = { enterpriseId: string; derivation: Pick<Derivation, 'benefits' | 'missing'> };

/**
 * Records what enterprises are answered, in the transaction that writes their dates: a set for each whose answers differ
 * from the newest set, and each answer once, whoever is given it. Where nothing differs nothing is written.
 */
export async function recordAnswers(tx: Database, batch: Answered[], now: Temporal.Instant) {
  const changed = await changedSince(tx, batch);
  const newest = await newestAnswerSets(
    tx,
    changed.map(({ enterpriseId }) => enterpriseId),
  );
  const bodies = new Map<string, unknown>();
  const sets: AnswerSetRow[] = [];
  for (const { enterpriseId, told, fingerprint } of changed) {
    const before = newest.get(enterpriseId);
    const named = namesIn(told, bodies);
    if (before && sameNames(before, named)) continue;
    const revision = (before?.revision ?? 0) + 1;
    sets.push({ enterpriseId, revision, ...named, fingerprint, recordedAt: now });
  }
  const kept = await keptAnswers(tx, [...bodies.keys()]);
  const added = [...bodies].filter(([hash]) => !kept.has(hash));
  await keepAnswers(
    tx,
    added.map(([hash, body]) => ({ hash, body })),
  );
  await insertAnswerSets(tx, sets);
}

/** Those whose answers were put together otherwise than when they were last recorded: to name every answer takes longer. */
async function changedSince(tx: Database, batch: Answered[]) {
  const ids = batch.map(({ enterpriseId }) => enterpriseId);
  const fingerprints = await newestFingerprints(tx, ids);
  return batch.flatMap(({ enterpriseId, derivation }) => {
    const told = toldIn(derivation);
    const fingerprint = sha256(JSON.stringify(told));
    return fingerprints.get(enterpriseId) === fingerprint ? [] : [{ enterpriseId, told, fingerprint }];
  });
}

type Named = Pick<AnswerSetRow, 'measures' | 'missing'>;

/** The names of the answers in their order; `bodies` takes each answer under its name. */
function namesIn({ measures, missing }: Told, bodies: Map<string, unknown>): Named {
  const name = (body: unknown) => {
    const hash = hashOf(body);
    bodies.set(hash, body);
    return hash;
  };
  return {
    measures: measures.map(({ body, ...rest }) => ({ hash: name(body), ...rest })),
    missing: missing.map(name),
  };
}

/** Whether it is the same answers, only put together in another order, as by another release. */
function sameNames(before: Named, after: Named): boolean {
  const [one, other] = [before, after].map(({ measures, missing }) => canonical({ measures, missing }));
  return one === other;
}
