import { createHash } from 'node:crypto';
import type { Outcome } from '../answers/outcome.ts';
import { instantAt } from '../clock.ts';
import { channelOf } from '../deadlines/way.ts';
import type { Claimed } from './claim-letter.ts';
import type { Owed } from './letter-items.ts';

/** Minutes before the next try, by tries made; the last one repeats (RFC 5321 §4.5.4.1: at least 30 minutes in the long run). */
const waits = [1, 5, 15, 30, 60, 120, 240];
/** From this wait on it is drawn out by up to a quarter, so that letters put off together do not come back together. */
const drawnOutFrom = 15;
/** How long after its first try a letter is given up (RFC 5321 §4.5.4.1: four to five days). */
const giveUpAfter = { hours: 96 };
/** A channel's own trouble is nobody's try: ask again soon. */
const channelWait = { minutes: 5 };

/** What follows from a try that did not get its letter accepted. */
export type Retry = { next: Temporal.Instant } | { ended: 'bounced' | 'refused' | 'gave-up' | 'too-late' };

/** Whether nobody has judged the letter: the channel takes nothing now, which is no fault of the letter or its reader. */
export function isPutOff({ outcome, blame }: Outcome): boolean {
  return outcome === 'deferred' && blame === 'relay';
}

/** Whether the other side has said for good that it does not take letters for this reader. */
export function isFinal({ outcome, permanent, blame }: Outcome): boolean {
  return outcome === 'refused' && permanent === true && blame === 'recipient';
}

/** When a letter that fails again and again is given up. */
export function givenUpAt({ triedSince }: Pick<Claimed, 'triedSince'>): Temporal.Instant {
  return triedSince.add(giveUpAfter);
}

/**
 * When a letter is tried again, and when not any more: refused for good, tried for four days, or of no use to anybody by
 * then. The wait that the other side asks for is kept.
 */
export function retryOf(
  claimed: Pick<Claimed, 'letterId' | 'kind' | 'channel' | 'tries' | 'triedSince'>,
  outcome: Outcome,
  items: readonly Owed[],
  now: Temporal.Instant,
): Retry {
  if (isFinal(outcome)) return { ended: 'bounced' };
  // Whoever asked for a test is told what came of it.
  if (claimed.kind === 'test') return { ended: 'refused' };
  // A relay's settings may be mended; what a robot or webhook does not take as a message, it never will.
  const isUnfit = outcome.outcome === 'refused' && outcome.permanent && channelOf(claimed.channel) !== 'mail';
  if (isUnfit) return { ended: 'refused' };
  const asked = now.add({ seconds: outcome.retryAfterSeconds ?? 0 });
  // A channel that is down is waited for; one that refuses this letter is not.
  if (isPutOff(outcome)) return { next: later(asked, now.add(channelWait)) };
  const isLate = Temporal.Instant.compare(givenUpAt(claimed), now) < 0;
  if (isLate) return { ended: 'gave-up' };
  // What the relay has against a letter, whoever runs it may mend: not at once.
  const soonest = outcome.blame === 'relay' ? later(asked, now.add(channelWait)) : asked;
  const next = later(soonest, now.add({ seconds: waitAfter(claimed) }));
  const last = lastUse(items);
  if (!last || Temporal.Instant.compare(next, last) <= 0) return { next };
  // Late is better than never: what is left of the last day of use is used.
  const isWorthIt = Temporal.Instant.compare(later(asked, now.add({ minutes: 30 })), last) < 0;
  return isWorthIt ? { next: last } : { ended: 'too-late' };
}

function later(a: Temporal.Instant, b: Temporal.Instant): Temporal.Instant {
  return Temporal.Instant.compare(a, b) < 0 ? b : a;
}

/** Seconds; what they are drawn out by follows from the letter, so that the same letter always waits the same. */
function waitAfter({ letterId, tries }: Pick<Claimed, 'letterId' | 'tries'>): number {
  const minutes = waits[tries - 1] ?? waits.at(-1) ?? drawnOutFrom;
  if (minutes < drawnOutFrom) return minutes * 60;
  const drawn = createHash('sha256').update(`${letterId} ${tries}`).digest().readUInt16BE() / 65_536;
  return Math.round(minutes * 60 * (1 + drawn / 4));
}

/**
 * The last minute at which a letter tells somebody something: at the end of the day after the last of its due days and
 * rungs. Undefined where an item has no day, as a withdrawn one, or where there are no items.
 */
function lastUse(items: readonly Owed[]): Temporal.Instant | undefined {
  if (items.length === 0 || items.some(({ deadline }) => deadline.dueOn === null)) return undefined;
  const days = items.flatMap(({ reminder, deadline }) => [
    deadline.dueOn ?? reminder.rungOn,
    reminder.rungOn,
  ]);
  const last = days.toSorted(Temporal.PlainDate.compare).at(-1);
  return last && instantAt(last.add({ days: 2 }), 0).subtract({ minutes: 1 });
}
