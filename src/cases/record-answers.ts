import { createHash } from 'node:crypto';
import { canonical } from '../answers/canonical.ts';
import {
  type AnswerSetRow,
  insertAnswerSets,
  keepAnswers,
  keptAnswers,
  newestAnswerSets,
} from '../db/answers.ts';
import type { Database } from '../db/connect.ts';
import type { Derivation } from '../deadlines/derive/enterprise.ts';
import { toldIn } from './answer-view.ts';

/** What was derived of one enterprise. */
export type Answered = { enterpriseId: string; derivation: Pick<Derivation, 'benefits' | 'missing'> };

/**
 * Records what enterprises are answered, in the transaction that writes their dates: a set for each whose answers differ
 * from the newest set, and each answer once, whoever is given it. Where nothing differs nothing is written.
 */
export async function recordAnswers(tx: Database, batch: Answered[], now: Temporal.Instant) {
  const newest = await newestAnswerSets(
    tx,
    batch.map(({ enterpriseId }) => enterpriseId),
  );
  const bodies = new Map<string, unknown>();
  const sets: AnswerSetRow[] = [];
  for (const { enterpriseId, derivation } of batch) {
    const told = toldIn(derivation);
    // As it was put together: the same program puts the same answers together in the same way.
    const fingerprint = sha256(JSON.stringify(told));
    const before = newest.get(enterpriseId);
    if (before?.fingerprint === fingerprint) continue;
    const name = (body: unknown) => {
      const hash = nameOf(body);
      bodies.set(hash, body);
      return hash;
    };
    sets.push({
      enterpriseId,
      revision: (before?.revision ?? 0) + 1,
      measures: told.measures.map(({ body, ...rest }) => ({ hash: name(body), ...rest })),
      missing: told.missing.map(name),
      fingerprint,
      recordedAt: now,
    });
  }
  const kept = await keptAnswers(tx, [...bodies.keys()]);
  const added = [...bodies].filter(([hash]) => !kept.has(hash));
  await keepAnswers(
    tx,
    added.map(([hash, body]) => ({ hash, body })),
  );
  await insertAnswerSets(tx, sets);
}

/** The name of an answer: SHA-256 of its canonical text. */
function nameOf(body: unknown): string {
  return sha256(canonical(body));
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
