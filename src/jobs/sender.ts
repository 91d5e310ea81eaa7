import { claimLetter } from '../cases/claim-letter.ts';
import type { Context } from '../cases/context.ts';
import { recordOutcome } from '../cases/record-outcome.ts';
import type { Channel } from '../channels/channel.ts';

/** Posts every letter that is due, one after another; the only place that posts. Stops early when asked to. Answers how many were posted; throws at the end what could not be written. */
export async function sendDue(context: Context, channel: Channel, stopping: () => boolean): Promise<number> {
  let posted = 0;
  const unwritten: Error[] = [];
  while (!stopping()) {
    const claimed = await claimLetter(context);
    if (claimed === 'none') break;
    if (claimed === 'suppressed') continue;
    if ('unwritten' in claimed) {
      unwritten.push(claimed.unwritten);
      continue;
    }
    const bytes = Buffer.from(claimed.message, 'latin1');
    const outcome = await channel.post({ id: claimed.letterId, envelope: claimed.envelope, bytes });
    // It has been posted: an outcome lost to a passing conflict would post it twice.
    await recordOutcome(context, claimed, outcome).catch(() => recordOutcome(context, claimed, outcome));
    posted += 1;
  }
  if (unwritten.length > 0)
    throw new AggregateError(unwritten, `${unwritten.length} letters cannot be written`);
  return posted;
}
