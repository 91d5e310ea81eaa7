import type { Context } from '../cases/context.ts';
import { isStandstill, troublesNow } from '../cases/troubles.ts';
import type { Outgoing } from '../channels/outgoing/outgoing.ts';
import type { OperatorLog } from './post-office.ts';

/** A monitor that takes no pings is told of so often: it may be down for long. */
const toldEvery = { hours: 1 };

type Settings = {
  /** Whoever has it can speak for the service: in no log. */
  url: string;
  out: Pick<Outgoing, 'get'>;
  log?: Pick<OperatorLog, 'warn'>;
};

/**
 * Pings to an outside monitor, which raises the alarm when they stay away: they do where no look goes well, and where nothing that
 * is owed goes out.
 */
export function heartbeat(context: Pick<Context, 'db' | 'clock'>, { url, out, log }: Settings) {
  const { clock } = context;
  const begun = clock.now();
  let toldAt: Temporal.Instant | undefined;
  let underWay: Promise<void> | undefined;
  const complain = (reply: string) => {
    const now = clock.now();
    if (toldAt && Temporal.Instant.compare(now, toldAt.add(toldEvery)) < 0) return;
    toldAt = now;
    log?.warn({ reply }, 'the heartbeat was not taken');
  };
  const ping = async () => {
    if ((await troublesNow(context, begun)).some(isStandstill)) return;
    const answer = await out.get(url);
    if ('trouble' in answer) complain(`${answer.trouble} ${answer.code}`.trim());
    else if (answer.status < 200 || answer.status > 299) complain(`HTTP ${answer.status}`);
  };
  return {
    /** After a look that went well. Keeps nobody waiting and does not throw; while one ping is under way there is no second. */
    beat: () => {
      underWay ??= ping()
        .catch(({ message }: Error) => complain(message))
        .finally(() => {
          underWay = undefined;
        });
    },
    /** Resolves when no ping is under way. */
    settled: async () => await underWay,
  };
}
