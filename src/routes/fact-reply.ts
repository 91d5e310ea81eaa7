import type { readFact } from '../cases/facts.ts';

type Row = Awaited<ReturnType<typeof readFact>>;

/** A fact as the API shows it: its newest revision, or the newest of the day asked about. */
export function factReply({ id, kind, revision, recordedAt, body }: Row) {
  return { id, kind, revision, recordedAt: recordedAt.toString(), body };
}
