import { Counter, Histogram, Registry } from 'prom-client';
import type { ChannelName } from '../answers/channels.ts';
import type { AttemptEvent, LetterKind } from '../db/schema/letters.ts';
import { channelOf, type Way } from '../deadlines/way.ts';

/** A letter as it is counted: the way it goes, without whose it is. */
type Counted = { channel: Way; kind: LetterKind };

const minute = 60;
const hour = 60 * minute;

/**
 * What this copy of the service counts while it sends, from its start on. It knows no address and no person: labels are
 * channels, kinds and outcomes, each of a closed list.
 */
export class Meters {
  readonly registry = new Registry();
  readonly #tries = new Counter({
    name: 'qixian_letter_tries_total',
    help: 'Tries to post a letter, by what each came to, since this copy started',
    labelNames: ['channel', 'kind', 'outcome'],
    registers: [this.registry],
  });
  readonly #retries = new Counter({
    name: 'qixian_letter_retries_total',
    help: 'Tries of letters that had been tried before, since this copy started',
    labelNames: ['channel'],
    registers: [this.registry],
  });
  readonly #ended = new Counter({
    name: 'qixian_letters_total',
    help: 'Letters that ended at the sender, by how: sent, suppressed or failed, tests left out, since this copy started',
    labelNames: ['channel', 'kind', 'outcome'],
    registers: [this.registry],
  });
  readonly #delay = new Histogram({
    name: 'qixian_letter_delay_seconds',
    help: 'From when a letter was due (of one tried before: from its first try) until it was accepted',
    labelNames: ['channel'],
    buckets: [1, 10, minute, 5 * minute, 15 * minute, hour, 4 * hour, 24 * hour, 96 * hour],
    registers: [this.registry],
  });
  readonly #post = new Histogram({
    name: 'qixian_post_duration_seconds',
    help: 'How long one post took on the wire: SMTP, or the call to a webhook or robot',
    labelNames: ['channel', 'outcome'],
    buckets: [0.01, 0.05, 0.1, 0.5, 1, 5, 15, minute, 10 * minute],
    registers: [this.registry],
  });

  /** One post has come back from the wire. */
  posted(channel: ChannelName, outcome: string, took: Temporal.Duration) {
    this.#post.observe({ channel, outcome }, took.total('seconds'));
  }

  /** A try was recorded; `isAgain` where the letter had been tried before. */
  tried({ channel, kind }: Counted, outcome: AttemptEvent, isAgain: boolean) {
    this.#tries.inc({ channel: channelOf(channel), kind, outcome });
    if (isAgain) this.#retries.inc({ channel: channelOf(channel) });
  }

  /** A letter ended; `late` is how long after it was due it was accepted. Tests are not counted: whoever asked is told. */
  ended({ channel, kind }: Counted, outcome: 'sent' | 'suppressed' | 'failed', late?: Temporal.Duration) {
    if (kind === 'test') return;
    this.#ended.inc({ channel: channelOf(channel), kind, outcome });
    if (late) this.#delay.observe({ channel: channelOf(channel) }, Math.max(0, late.total('seconds')));
  }
}
