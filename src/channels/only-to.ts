import type { Outcome } from '../answers/outcome.ts';
import type { Channel } from './channel.ts';
import { troubled } from './trouble.ts';

/**
 * A mail channel whose letters all go to one address, whoever they are for: the envelope leads there, the bytes are those its
 * reader would be sent. What that mailbox answers is said of no reader, so it never stops one's address: the channel waits.
 */
export function onlyTo(channel: Channel, address: string): Channel {
  return {
    ...channel,
    async post(message) {
      const envelope = { ...message.envelope, to: address };
      return redirected(await channel.post({ ...message, envelope }));
    },
  };
}

/** The record of an attempt says that its letter did not go where the ledger says. */
function redirected(outcome: Outcome): Outcome {
  const detail = `${outcome.detail} [MAIL_ONLY_TO]`;
  if (outcome.blame !== 'recipient') return { ...outcome, detail };
  return { outcome: 'deferred', blame: 'relay', detail };
}

/** A channel that takes nothing and stops no address: robots and webhooks stand where real people read. */
export function keptBack(channel: Channel): Channel {
  return { ...channel, post: async () => troubled('kept-back', '') };
}
