import t from 'tap';
import { gcra, type Limit, paused } from '../../src/answers/pace.ts';
import { dingtalkChannel } from '../../src/channels/dingtalk/dingtalk.ts';
import { feishuChannel } from '../../src/channels/feishu/feishu.ts';
import { outgoing } from '../../src/channels/outgoing/outgoing.ts';
import { webhookChannel } from '../../src/channels/webhook/webhook.ts';
import { wecomChannel } from '../../src/channels/wecom/wecom.ts';

const start = Temporal.Instant.from('2025-12-01T01:00:00Z');
const after = (seconds: number) => start.add({ milliseconds: seconds * 1000 });

/** Milliseconds at which messages go where as many as possible are wanted for some minutes. */
function passes(limit: Limit, minutes: number): number[] {
  const times: number[] = [];
  let now = start;
  let tat: Temporal.Instant | undefined;
  while (start.until(now).total('minutes') < minutes) {
    const turn = gcra(tat, now, limit);
    if ('waitUntil' in turn) now = turn.waitUntil;
    else {
      times.push(now.epochMilliseconds);
      tat = turn.tat;
    }
  }
  return times;
}

/** The most that fall into any window of so many milliseconds, its ends included. */
function most(times: number[], window: number): number {
  return Math.max(
    ...times.map((from) => times.filter((time) => time >= from && time <= from + window).length),
  );
}

t.test('a burst goes at once, the next waits for its place', async (t) => {
  const limit = { perMinute: 20, burst: 2 };
  const first = gcra(undefined, start, limit) as { tat: Temporal.Instant };
  t.equal(first.tat.toString(), after(3).toString());
  const second = gcra(first.tat, start, limit) as { tat: Temporal.Instant };
  t.equal(second.tat.toString(), after(6).toString());
  const third = gcra(second.tat, after(2), limit) as { waitUntil: Temporal.Instant };
  t.equal(third.waitUntil.toString(), after(3).toString());
  t.ok('tat' in gcra(second.tat, third.waitUntil, limit), 'and then goes');
});

t.test('a long silence saves up no more than the burst', async (t) => {
  const limit = { perMinute: 60, burst: 1 };
  const turn = gcra(after(1), after(3600), limit) as { tat: Temporal.Instant };
  t.equal(turn.tat.toString(), after(3601).toString());
});

t.test('each robot stays under what its vendor takes, however much is wanted', async (t) => {
  const out = outgoing({ allow: [] });
  const fastest = (limit: Limit | undefined) => passes(limit ?? { perMinute: 1e6, burst: 1e6 }, 3);
  t.ok(most(fastest(wecomChannel(out).limit), 60_000) <= 20);
  t.ok(most(fastest(dingtalkChannel(out).limit), 60_000) <= 20);
  const feishu = fastest(feishuChannel(out).limit);
  t.ok(most(feishu, 60_000) <= 100);
  t.ok(most(feishu, 1000) <= 5);
  t.ok(feishu.length > 200, 'and not far under it');
  t.equal(webhookChannel(out).limit, undefined);
});

t.test('a wait that was asked for holds back everything for that long', async (t) => {
  const limit = { perMinute: 20, burst: 3 };
  const tat = paused(after(1), start, 600, limit);
  t.ok('waitUntil' in gcra(tat, after(599), limit));
  t.equal(
    (gcra(tat, start, limit) as { waitUntil: Temporal.Instant }).waitUntil.toString(),
    after(600).toString(),
  );
  t.ok('tat' in gcra(tat, after(600), limit));
  t.equal(paused(after(9000), start, 1, limit).toString(), after(9000).toString(), 'a longer one stays');
});
