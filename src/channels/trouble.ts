import type { Trouble } from '../answers/channels.ts';
import type { Outcome } from '../answers/outcome.ts';
import { oneLine } from './mail/outcome.ts';

type Meaning = Omit<Outcome, 'detail' | 'retryAfterSeconds'>;

/** Whoever owns the address has to do something: it is stopped, and they are told. */
const stopped: Meaning = { outcome: 'refused', permanent: true, blame: 'recipient' };
/** Later, and nobody's address is to blame. */
const later: Meaning = { outcome: 'deferred', blame: 'network' };
/** Later; where it goes on like this, the address is. */
const failing: Meaning = { outcome: 'deferred', blame: 'recipient' };
/** The same bytes will not be taken, and another letter may be. */
const unfit: Meaning = { outcome: 'refused', permanent: true, blame: 'relay' };
const unknown: Meaning = { outcome: 'unknown', blame: 'network' };

const meanings: Record<Trouble, Meaning> = {
  'bad-address': stopped,
  'bad-secret': stopped,
  'not-https': stopped,
  'private-address': stopped,
  // What a name is looked up to changes, and some networks answer every name with an address of their own.
  'private-name': later,
  'no-name': later,
  'no-answer': later,
  certificate: later,
  // By the operator, of every address: another way has to tell it.
  'kept-back': unfit,
  lost: unknown,
  unreadable: unknown,
  signature: stopped,
  clock: { outcome: 'deferred', permanent: true, blame: 'relay' },
  keyword: stopped,
  ip: stopped,
  security: stopped,
  removed: stopped,
  gone: stopped,
  'too-fast': later,
  busy: later,
  'too-long': unfit,
  content: unfit,
  redirect: failing,
  failed: failing,
  other: failing,
};

/** The outcome of an attempt that met a trouble; `said` is a status, a code or a short error text, without secrets. */
export function troubled(trouble: Trouble, said: string, retryAfterSeconds?: number): Outcome {
  return {
    ...meanings[trouble],
    detail: said ? `${trouble}: ${oneLine(said)}` : trouble,
    ...(retryAfterSeconds !== undefined && { retryAfterSeconds }),
  };
}

/** The outcome by status alone, where it is not a success. */
export function troubledStatus(status: number, retryAfterSeconds?: number): Outcome {
  return troubled(troubleOf(status), `HTTP ${status}`, retryAfterSeconds);
}

function troubleOf(status: number): Trouble {
  if (status >= 300 && status < 400) return 'redirect';
  if (status === 413) return 'too-long';
  if (status === 429) return 'too-fast';
  return status === 502 || status === 503 || status === 504 ? 'busy' : 'failed';
}

const longestWait = 86_400;

/** The wait of a `Retry-After` (RFC 9110 10.2.3) in seconds, at most a day; nothing where it is absent or unreadable. */
export function waitOf(retryAfter: string | undefined, at: Temporal.Instant): number | undefined {
  const value = retryAfter?.trim() ?? '';
  const seconds = /^\d+$/.test(value) ? Number(value) : (Date.parse(value) - at.epochMilliseconds) / 1000;
  return Number.isNaN(seconds) ? undefined : Math.min(Math.max(Math.ceil(seconds), 0), longestWait);
}
