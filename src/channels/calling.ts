import type { ChannelName, Trouble } from '../answers/channels.ts';
import type { Outcome } from '../answers/outcome.ts';
import type { Limit } from '../answers/pace.ts';
import type { Channel, Message } from './channel.ts';
import type { Call, Outgoing, Reply } from './outgoing/outgoing.ts';
import { troubled } from './trouble.ts';

/** How a channel speaks over HTTP. */
export type Caller = {
  name: ChannelName;
  limit?: Limit;
  /** The signed call, or what forbids it. */
  prepare(message: Message): Call | Trouble;
  /** What an answer means. */
  judge(reply: Reply, message: Message): Outcome;
};

/** A channel that makes one call for a letter. */
export function callingChannel({ name, limit, prepare, judge }: Caller, out: Outgoing): Channel {
  const inFlight = new Set<Promise<Outcome>>();
  const attempt = async (message: Message): Promise<Outcome> => {
    const call = prepare(message);
    if (typeof call === 'string') return troubled(call, '');
    const answer = await out.post(call);
    return 'trouble' in answer ? troubled(answer.trouble, answer.code) : judge(answer, message);
  };
  return {
    name,
    ...(limit && { limit }),
    post(message) {
      const posting = attempt(message);
      inFlight.add(posting);
      return posting.finally(() => inFlight.delete(posting));
    },
    async close() {
      await Promise.all(inFlight);
    },
  };
}

/** The header of every call. */
export const json = { 'content-type': 'application/json; charset=utf-8' };
