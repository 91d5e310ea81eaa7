import type { ChannelName } from '../answers/channels.ts';
import type { Outcome } from '../answers/outcome.ts';
import type { Limit } from '../answers/pace.ts';

/** A letter as it goes on the wire: bytes that were rendered once, and where they go. */
export type Message = {
  /** The letter's own id: the same on every attempt. */
  id: string;
  /** Validated and never taken from the bytes. `to`: a bare mail address, or the URL of a webhook or robot; `from`: of mail. */
  envelope: { from?: string; to: string };
  /** What a webhook or robot is signed with; a webhook's may be two with a space between while it is exchanged. */
  secret?: string;
  bytes: Uint8Array;
  /** When this attempt is made: signatures carry it. */
  at: Temporal.Instant;
};

/** A way to reach a person. `post` answers with an outcome and does not throw for what the other side does. */
export type Channel = {
  name: ChannelName;
  /** How fast one address takes messages; absent where it says so itself. */
  limit?: Limit;
  post(message: Message): Promise<Outcome>;
  /** Lets what is in flight finish, then frees the wire. */
  close(): Promise<void>;
};
