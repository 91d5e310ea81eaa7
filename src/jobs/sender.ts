import { claimLetter } from '../cases/claim-letter.ts';
import type { Context } from '../cases/context.ts';
import { recordOutcome } from '../cases/record-outcome.ts';
import type { Channel } from '../channels/channel.ts';

/** Letters on the wire at once: as many as the channel has connections, which bounds what a crash may send twice. */
const lanes = 5;

type Batch = { posted: number; unwritten: Error[]; over: boolean };

/**
 * Posts every letter that is due, a few at once; the only place that posts. Begins no further letter when asked to stop, or
 * when the relay takes nothing now: the next look at what is due tries again. Answers how many were posted; throws at the
 * end what could not be written.
 */
export async function sendDue(context: Context, channel: Channel, stopping: () => boolean): Promise<number> {
  const batch: Batch = { posted: 0, unwritten: [], over: false };
  const lane = async () => {
    while (!batch.over && !stopping()) await sendNext(context, channel, batch);
  };
  const ended = await Promise.allSettled(Array.from({ length: lanes }, lane));
  const broken = ended.find(({ status }) => status === 'rejected');
  if (broken?.status === 'rejected') throw broken.reason;
  const { unwritten } = batch;
  if (unwritten.length > 0)
    throw new AggregateError(unwritten, `${unwritten.length} letters cannot be written`);
  return batch.posted;
}

async function sendNext(context: Context, channel: Channel, batch: Batch) {
  const claimed = await claimLetter(context);
  if (claimed === 'none') batch.over = true;
  else if (claimed === 'suppressed') return;
  else if ('unwritten' in claimed) batch.unwritten.push(claimed.unwritten);
  else {
    const bytes = Buffer.from(claimed.message, 'latin1');
    const { letterId: id, envelope } = claimed;
    const outcome = await channel.post({ id, envelope, bytes, at: context.clock.now() });
    // One that is refused has been looked at: the others may fare better.
    if (outcome.outcome === 'deferred' && outcome.blame === 'relay') batch.over = true;
    // It has been posted: an outcome lost to a passing conflict would post it twice.
    await recordOutcome(context, claimed, outcome).catch(() => recordOutcome(context, claimed, outcome));
    batch.posted += 1;
  }
}
