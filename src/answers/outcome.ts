/**
 * What the other side answered to one attempt to post a letter.
 * - `accepted`: the next hop took responsibility (not: it was delivered).
 * - `deferred`: not now; the same bytes may be tried again.
 * - `refused`: not at all; `permanent` where trying again cannot help.
 * - `unknown`: it may have been accepted (the connection was lost after the message's last byte).
 *
 * `blame` says whose fault it is: only `recipient` may ever stop an address. Deferred by the fault of the `relay` means that
 * it takes nothing now: no further letter is begun before the next look at what is due.
 * `detail` is the server's reply or the error, one line, without secrets; of a webhook or robot it begins with a `Trouble`.
 */
export type Outcome = {
  outcome: 'accepted' | 'deferred' | 'refused' | 'unknown';
  permanent?: boolean;
  blame: 'recipient' | 'relay' | 'network';
  detail: string;
  /** The other side asks for this wait before it is called again, by this letter or any other to the same address. */
  retryAfterSeconds?: number;
};
