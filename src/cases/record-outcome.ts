import type { Outcome } from '../answers/outcome.ts';
import type { Limit } from '../answers/pace.ts';
import { dayOf } from '../clock.ts';
import { settleNoticesIn } from '../db/announcement-notices.ts';
import type { Database } from '../db/connect.ts';
import { type ClaimEnd, endClaims, insertAttempts, wasTakenSince } from '../db/letter-queue.ts';
import { itemsOf, settleReminders } from '../db/reminders.ts';
import type { AttemptEvent, LetterKind } from '../db/schema/letters.ts';
import { together } from '../db/together.ts';
import { channelOf, endpointOf } from '../deadlines/way.ts';
import { audit } from './audit.ts';
import { letterSettled } from './audit-letter.ts';
import type { Claimed } from './claim-letter.ts';
import { confirmByTest } from './confirm-endpoint.ts';
import type { Context } from './context.ts';
import type { Owed } from './letter-items.ts';
import type { Meters } from './meters.ts';
import { oweCorrections } from './owe-corrections.ts';
import { oweByMail } from './owe-elsewhere.ts';
import { type Failing, owePressing } from './owe-pressing.ts';
import { holdPace } from './pacing.ts';
import { isFinal, isPutOff, retryOf } from './retries.ts';
import { stopAddressFor } from './stop-address.ts';

/** A letter that was posted, and what came of it. */
export type Posted = { claimed: Claimed; outcome: Outcome };

type Ending = Posted & { end: ClaimEnd; items: Owed[] };

/**
 * Records how attempts ended, all in one transaction, and settles the letters and what they carry where that settles them.
 * A letter that has been claimed anew since is left to who has it.
 */
export async function recordOutcomes(
  { db, clock, meters, calendars }: Pick<Context, 'db' | 'clock' | 'meters' | 'calendars'>,
  posted: Posted[],
  limit?: Limit,
) {
  const settled = await db.transaction(async (tx) => {
    const now = clock.now();
    const { settled, failing } = await record(tx, posted, now);
    await owePressing(tx, { calendars }, failing, now);
    for (const { claimed, outcome } of posted)
      if (outcome.retryAfterSeconds !== undefined)
        await holdPace(tx, claimed.pace, now, outcome.retryAfterSeconds, limit);
    return settled;
  });
  if (meters) count(meters, posted, settled);
}

/** Only what is on the record is counted. */
function count(meters: Meters, posted: Posted[], settled: Ending[]) {
  for (const { claimed, outcome } of posted) meters.tried(claimed, eventOf(outcome), claimed.tries > 1);
  for (const { claimed, end } of settled) {
    const isSent = end.state === 'sent';
    meters.ended(
      claimed,
      isSent ? 'sent' : 'failed',
      isSent && end.settledAt ? claimed.dueAt.until(end.settledAt) : undefined,
    );
  }
}

function eventOf(outcome: Outcome): AttemptEvent {
  return isPutOff(outcome) ? 'put-off' : outcome.outcome;
}

/** Answers the letters that ended by it, and those that are tried again. */
async function record(
  tx: Database,
  posted: Posted[],
  now: Temporal.Instant,
): Promise<{ settled: Ending[]; failing: Failing[] }> {
  const [items] = await together([
    itemsOf(
      tx,
      posted.map(({ claimed }) => claimed.letterId),
    ),
    insertAttempts(
      tx,
      posted.map(({ claimed, outcome }) => ({
        letterId: claimed.letterId,
        number: claimed.attempt,
        event: eventOf(outcome),
        detail: outcome.detail,
        at: now,
      })),
    ),
  ]);
  const endings = posted.map((each): Ending => {
    const own = items.get(each.claimed.letterId) ?? [];
    return { ...each, items: own, end: endOf(each, own, now) };
  });
  for (const { claimed, outcome, end } of endings)
    if (await isWayToBlame(tx, claimed, outcome, end)) await stop(tx, claimed, outcome, now);
    else if (claimed.kind === 'test' && end.state === 'sent') await confirmByTest(tx, claimed, now);
  const kinds = await endClaims(
    tx,
    endings.map(({ end }) => end),
  );
  const ended = Map.groupBy(
    endings.filter(({ end }) => kinds.has(end.id)),
    ({ end }) => end.settledAt !== null,
  );
  const settled = ended.get(true) ?? [];
  await settle(tx, settled, kinds, now);
  // Where the channel takes nothing now, nobody has judged the letter.
  const judged = (ended.get(false) ?? []).filter(({ outcome }) => !isPutOff(outcome));
  const failing = judged.map(({ claimed, items: own, end }) => ({
    ...claimed,
    items: own,
    next: end.nextAttemptAt,
  }));
  return { settled, failing };
}

/**
 * Refused for good, or, of a robot or webhook, silent for as long as a letter is tried: whatever the fault, its owner has to
 * know that nothing arrives there. One that took another letter meanwhile is at work. A test stops nothing.
 */
async function isWayToBlame(
  tx: Database,
  { kind, channel, triedSince }: Claimed,
  outcome: Outcome,
  { reason }: ClaimEnd,
): Promise<boolean> {
  if (kind === 'test') return false;
  if (isFinal(outcome)) return true;
  if (channelOf(channel) === 'mail' || (reason !== 'gave-up' && reason !== 'too-late')) return false;
  return !(await wasTakenSince(tx, channel, triedSince));
}

async function stop(tx: Database, claimed: Claimed, { detail }: Outcome, now: Temporal.Instant) {
  const isMail = channelOf(claimed.channel) === 'mail';
  const address = isMail ? claimed.envelope.to : endpointOf(claimed.channel);
  if (address) await stopAddressFor(tx, { address, reason: isMail ? 'bounced' : 'gone', detail }, now);
}

function endOf({ claimed, outcome }: Posted, items: Owed[], now: Temporal.Instant): ClaimEnd {
  const claim = { id: claimed.letterId, attempts: claimed.attempt };
  const over = { ...claim, settledAt: now, leaseUntil: null, nextAttemptAt: null };
  if (outcome.outcome === 'accepted') return { ...over, state: 'sent', reason: null };
  const retry = retryOf(claimed, outcome, items, now);
  if ('ended' in retry) return { ...over, state: 'failed', reason: retry.ended };
  const state = outcome.outcome === 'unknown' ? 'sending' : 'queued';
  const next = { nextAttemptAt: retry.next, leaseUntil: retry.next };
  return { ...claim, ...next, state, reason: null, settledAt: null };
}

function stateOf({ state }: ClaimEnd): 'sent' | 'failed' {
  return state === 'sent' ? 'sent' : 'failed';
}

/** What settled letters carry ends as they do. */
async function settle(
  tx: Database,
  endings: Ending[],
  kinds: ReadonlyMap<string, LetterKind>,
  now: Temporal.Instant,
) {
  const audited = audit(
    tx,
    now,
    endings.flatMap(({ claimed: { letterId, personId }, end, items }) =>
      letterSettled(
        { letterId, personId, kind: kinds.get(letterId) ?? '', state: stateOf(end), reason: end.reason },
        items,
      ),
    ),
  );
  const alike = Map.groupBy(endings, ({ end }) => `${end.state} ${end.reason}`);
  const carried = [...alike.values()].flatMap((group) => {
    const [{ end }] = group as [Ending];
    const reminders = group.flatMap(({ items }) => items.map(({ reminder }) => reminder.id));
    const letters = group.map(({ end: { id } }) => id);
    return [
      settleReminders(tx, reminders, stateOf(end), end.reason, now),
      settleNoticesIn(tx, letters, stateOf(end), end.reason, now),
    ];
  });
  await together([audited, ...carried]);
  // What another way did not take goes by the account's own address: a fault of the wire is not to cost anybody a day.
  const lost = endings.filter(({ claimed, end }) => end.state === 'failed' && claimed.channel !== 'mail');
  await oweByMail(
    tx,
    lost.flatMap(({ items }) => items),
    now,
  );
  // The bytes were fixed at the first attempt: what moved since then has just been told with its old date.
  const sent = endings.filter(({ end }) => end.state === 'sent').flatMap(({ items }) => items);
  const moved = sent.filter(({ reminder, deadline }) => reminder.dateVersion !== deadline.dateVersion);
  await oweCorrections(
    tx,
    moved.map(({ deadline }) => deadline),
    { now, today: dayOf(now) },
  );
}
