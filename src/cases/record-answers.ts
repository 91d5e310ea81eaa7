import type { Database } from '../db/connect.ts';
import type { Derivation } from '../deadlines/derive/enterprise.ts';

/** Records what deriving answered for enterprises. Here nothing is recorded yet. */
export async function recordAnswers(
  _tx: Database,
  _batch: { enterpriseId: string; derivation: Derivation }[],
  _now: Temporal.Instant,
) {}
