/** A letter as it goes on the wire: bytes that were rendered once, and the addresses of its envelope. */
export type Message = {
  /** The letter's own id: the same on every attempt. */
  id: string;
  /** Bare, validated addresses; never taken from the headers. */
  envelope: { from: string; to: string };
  bytes: Uint8Array;
};

/**
 * What the other side answered to one attempt.
 * - `accepted`: the next hop took responsibility (not: it was delivered).
 * - `deferred`: not now; the same bytes may be tried again.
 * - `refused`: not at all; `permanent` where trying again cannot help.
 * - `unknown`: it may have been accepted (the connection was lost after the message's last byte).
 *
 * `blame` says whose fault it is: only `recipient` may ever stop an address; `relay` pauses the channel.
 * `detail` is the server's reply or the error, one line, without secrets.
 */
export type Outcome = {
  outcome: 'accepted' | 'deferred' | 'refused' | 'unknown';
  permanent?: boolean;
  blame: 'recipient' | 'relay' | 'network';
  detail: string;
};

/** A way to reach a person. `post` answers with an outcome and does not throw for what the other side does. */
export type Channel = {
  name: 'mail';
  post(message: Message): Promise<Outcome>;
  /** Lets what is in flight finish, then frees the wire. */
  close(): Promise<void>;
};
