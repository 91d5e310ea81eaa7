import type { Outcome } from '../answers/outcome.ts';
import type { ChannelName } from '../deadlines/way.ts';

/** A letter as it goes on the wire: bytes that were rendered once, and the addresses of its envelope. */
export type Message = {
  /** The letter's own id: the same on every attempt. */
  id: string;
  /** Bare, validated addresses; never taken from the headers. */
  envelope: { from: string; to: string };
  bytes: Uint8Array;
};

/** A way to reach a person. `post` answers with an outcome and does not throw for what the other side does. */
export type Channel = {
  name: ChannelName;
  post(message: Message): Promise<Outcome>;
  /** Lets what is in flight finish, then frees the wire. */
  close(): Promise<void>;
};
