import { randomUUID } from 'node:crypto';
import type { Channel } from '../channels/channel.ts';
import { withoutAddresses } from '../letters/safe.ts';

type ChannelName = Channel['name'];

/** Where whoever runs the service is told of what the sender meets. */
export type OperatorLog = {
  info(data: object, text: string): void;
  warn(data: object, text: string): void;
};

/** How one channel fares, in the looks at what is due. */
type Health = { faults: number; waitsUntil?: Temporal.Instant };

/** After so many looks in a row in which a channel took nothing at all, it waits. */
const patience = 3;
/** Minutes of the first wait; each further one is twice as long, up to the longest. */
const wait = { first: 5, longest: 60 };

/** The channels letters go out by, and how each fares: one for the process. */
export class PostOffice {
  readonly channels: readonly Channel[];
  /** Given when there is one: the post office is there before the service listens. */
  log: OperatorLog | undefined;
  /** What tells this copy of the service from others, in what they take in turns. */
  readonly copy = randomUUID();
  readonly #health = new Map<ChannelName, Health>();

  constructor(channels: readonly Channel[], log?: OperatorLog) {
    this.channels = channels;
    this.log = log;
  }

  /** How many letters a channel may have on the wire: none while it waits, one to see whether the wait has helped. */
  allowed(name: ChannelName, most: number, now: Temporal.Instant): number {
    const { faults = 0, waitsUntil } = this.#health.get(name) ?? {};
    if (waitsUntil && Temporal.Instant.compare(now, waitsUntil) < 0) return 0;
    return faults >= patience ? 1 : most;
  }

  /** Notes how a channel fared in one look; nothing where nothing was posted. */
  note(name: ChannelName, look: { accepted: number; fault?: string }, now: Temporal.Instant) {
    if (look.accepted > 0) this.#health.delete(name);
    if (look.accepted > 0 || look.fault === undefined) return;
    const faults = (this.#health.get(name)?.faults ?? 0) + 1;
    const minutes = Math.min(wait.first * 2 ** Math.max(faults - patience, 0), wait.longest);
    const waitsUntil = now.add({ minutes });
    this.#health.set(name, faults < patience ? { faults } : { faults, waitsUntil });
    const data = { channel: name, faults, reply: withoutAddresses(look.fault) };
    if (faults < patience) this.log?.info(data, 'a channel takes no letters; the next look tries again');
    else this.log?.warn({ ...data, waitsUntil }, 'a channel takes no letters: it waits, and they with it');
  }

  /** Channels that wait at an instant. */
  waiting(now: Temporal.Instant): ChannelName[] {
    return this.channels.map(({ name }) => name).filter((name) => this.allowed(name, 1, now) === 0);
  }

  async close() {
    await Promise.all(this.channels.map((channel) => channel.close()));
  }
}
