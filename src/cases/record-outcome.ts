import type { Outcome } from '../answers/outcome.ts';
import { dayOf } from '../clock.ts';
import type { Database } from '../db/connect.ts';
import { insertAttempt, settleClaim } from '../db/letters.ts';
import { stopAddress } from '../db/people.ts';
import { itemsOf, settleReminders } from '../db/reminders.ts';
import { audit } from './audit.ts';
import { letterSettled } from './audit-letter.ts';
import type { Claimed } from './claim-letter.ts';
import type { Context } from './context.ts';
import { settleNoticesOf } from './letter-notices.ts';
import { oweCorrections } from './owe-corrections.ts';

/** Minutes before the next try, by tries made; the last one repeats (RFC 5321 §4.5.4.1: at least 30 minutes in the long run). */
const waits = [1, 5, 15, 30, 60, 120, 240];
/** How long after its first try a letter is given up (RFC 5321 §4.5.4.1: four to five days). */
const giveUpAfter = { hours: 96 };
/** A relay's own trouble is nobody's try: ask again soon. */
const relayWait = 5;

/** Records how one attempt ended, and settles the letter and its reminders where it settles them. */
export async function recordOutcome(
  { db, clock }: Pick<Context, 'db' | 'clock'>,
  claimed: Claimed,
  outcome: Outcome,
) {
  await db.transaction((tx) => record(tx, claimed, outcome, clock.now()));
}

async function record(tx: Database, claimed: Claimed, outcome: Outcome, now: Temporal.Instant) {
  const { letterId, attempt } = claimed;
  await insertAttempt(tx, {
    letterId,
    number: attempt,
    event: outcome.outcome,
    detail: outcome.detail,
    at: now,
  });
  if (outcome.outcome === 'accepted') return await settle(tx, claimed, 'sent', null, now);
  const final = outcome.outcome === 'refused' && outcome.permanent === true && outcome.blame === 'recipient';
  if (final) await stop(tx, claimed.personId, now);
  if (final) return await settle(tx, claimed, 'failed', 'bounced', now);
  const late = Temporal.Instant.compare(claimed.firstTriedAt.add(giveUpAfter), now) < 0;
  // A relay that is down is waited for; one that refuses this letter is not.
  const gaveUp = late && (outcome.blame !== 'relay' || outcome.outcome === 'refused');
  if (gaveUp) return await settle(tx, claimed, 'failed', 'gave-up', now);
  const minutes = outcome.blame === 'relay' ? relayWait : (waits[attempt - 1] ?? waits.at(-1) ?? relayWait);
  const state = outcome.outcome === 'unknown' ? 'sending' : 'queued';
  const next = now.add({ minutes });
  await settleClaim(tx, letterId, attempt, { state, nextAttemptAt: next, leaseUntil: next });
}

async function stop(tx: Database, personId: string, now: Temporal.Instant) {
  if (!(await stopAddress(tx, personId, now))) return;
  const payload = { before: { addressStoppedAt: null }, after: { addressStoppedAt: now } };
  await audit(tx, now, [{ actor: null, action: 'address.stopped', subject: `person:${personId}`, payload }]);
}

async function settle(
  tx: Database,
  claimed: Claimed,
  state: 'sent' | 'failed',
  reason: string | null,
  now: Temporal.Instant,
) {
  const fields = { state, reason, settledAt: now, leaseUntil: null };
  const kind = await settleClaim(tx, claimed.letterId, claimed.attempt, fields);
  if (!kind) return;
  const items = await itemsOf(tx, claimed.letterId);
  await audit(tx, now, letterSettled({ ...claimed, kind, state, reason }, items));
  await settleReminders(
    tx,
    items.map(({ reminder }) => reminder.id),
    state,
    reason,
    now,
  );
  await settleNoticesOf(tx, claimed.letterId, state, reason, now);
  if (state === 'failed') return;
  // The bytes were fixed at the first attempt: what moved since then has just been told with its old date.
  const moved = items.filter(({ reminder, deadline }) => reminder.dateVersion !== deadline.dateVersion);
  await oweCorrections(
    tx,
    moved.map(({ deadline }) => deadline),
    { now, today: dayOf(now) },
  );
}
