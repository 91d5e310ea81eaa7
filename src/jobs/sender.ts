import type { Outcome } from '../answers/outcome.ts';
import { type Claimed, channelsWithDue, claimLetters } from '../cases/claim-letter.ts';
import type { Context } from '../cases/context.ts';
import { giveBack } from '../cases/give-back.ts';
import { recordOutcomes } from '../cases/record-outcome.ts';
import { isPutOff } from '../cases/retries.ts';
import type { Channel } from '../channels/channel.ts';
import { inGroups } from './in-groups.ts';
import type { PostOffice } from './post-office.ts';

/** Letters on the wire at once: as many as the channel has connections, which bounds what a crash may send twice. */
const lanes = 5;
/** Letters claimed in one transaction; the next are claimed while these are posted. */
const batch = 40;

/** One look at what is due on one channel. */
type Look = {
  claimed: Claimed[];
  posted: number;
  accepted: number;
  unwritten: Error[];
  isOver: boolean;
  /** Why the channel takes nothing now. */
  fault?: string;
};

/**
 * Posts every letter that is due, a few at once on each channel; the only place that posts. Begins no further letter when
 * asked to stop, or on a channel that takes nothing now: what was claimed and not begun is given back. Answers how many were
 * posted; throws at the end what could not be written.
 */
export async function sendDue(
  context: Context,
  office: PostOffice,
  stopping: () => boolean,
): Promise<number> {
  const due = await channelsWithDue(context);
  const ended = await Promise.allSettled(
    office.channels
      .filter(({ name }) => due.has(name))
      .map((channel) => sendOn(context, office, channel, stopping)),
  );
  const broken = ended.find(({ status }) => status === 'rejected');
  if (broken?.status === 'rejected') throw broken.reason;
  const looks = ended.flatMap((each) => (each.status === 'fulfilled' ? [each.value] : []));
  const unwritten = looks.flatMap((look) => look.unwritten);
  if (unwritten.length > 0)
    throw new AggregateError(unwritten, `${unwritten.length} letters cannot be written`);
  return looks.reduce((sum, { posted }) => sum + posted, 0);
}

async function sendOn(
  context: Context,
  office: PostOffice,
  channel: Channel,
  stopping: () => boolean,
): Promise<Look> {
  const look: Look = { claimed: [], posted: 0, accepted: 0, unwritten: [], isOver: false };
  const width = office.allowed(channel.name, lanes, context.clock.now());
  const isDone = () => look.fault !== undefined || stopping();
  const next = supply(context, channel, look, width === 1 ? 1 : batch);
  let onWire = 0;
  const record = inGroups(
    (posted: { claimed: Claimed; outcome: Outcome }[]) => recordOutcomes(context, posted, channel.limit),
    () => onWire,
  );
  const lane = async () => {
    while (!isDone()) {
      const claimed = await next();
      if (!claimed) return;
      // Asked to stop while it was claimed: it has not begun.
      if (isDone()) return void look.claimed.push(claimed);
      onWire += 1;
      const outcome = await post(context, channel, claimed).finally(() => {
        onWire -= 1;
      });
      look.posted += 1;
      if (outcome.outcome === 'accepted') look.accepted += 1;
      // One that is refused has been looked at: the others may fare better.
      if (isPutOff(outcome)) look.fault = outcome.detail;
      await record({ claimed, outcome });
    }
  };
  const ended = await Promise.allSettled(Array.from({ length: width }, lane));
  await giveBack(context, look.claimed.splice(0));
  office.note(channel.name, look, context.clock.now());
  const broken = ended.find(({ status }) => status === 'rejected');
  if (broken?.status === 'rejected') throw broken.reason;
  return look;
}

async function post({ clock, meters }: Context, channel: Channel, claimed: Claimed): Promise<Outcome> {
  const { letterId: id, envelope, bytes } = claimed;
  const secret = claimed.secret === undefined ? {} : { secret: claimed.secret };
  const at = clock.now();
  const outcome = await channel.post({ id, envelope, ...secret, bytes, at });
  meters?.posted(channel.name, outcome.outcome, at.until(clock.now()));
  return outcome;
}

/** The next letter in hand: claims more before the last ones are taken, so that the wire does not wait for the database. */
function supply(context: Context, { name, limit }: Channel, look: Look, most: number) {
  let claiming: Promise<void> | undefined;
  const more = async () => {
    try {
      const wanted = { channel: name, most, ...(limit ? { limit } : {}) };
      const { claimed, suppressed, held, unwritten } = await claimLetters(context, wanted);
      look.claimed.push(...claimed);
      look.unwritten.push(...unwritten);
      look.isOver = claimed.length + suppressed.length + held + unwritten.length === 0;
    } finally {
      claiming = undefined;
    }
  };
  return async (): Promise<Claimed | undefined> => {
    for (;;) {
      if (!look.isOver && !claiming && look.claimed.length * 2 < most) claiming = more();
      const claimed = look.claimed.shift();
      if (claimed || !claiming) return claimed;
      await claiming;
    }
  };
}
