import { execFile, fork } from 'node:child_process';
import { once } from 'node:events';
import { promisify } from 'node:util';
import { postfixMissing, startPostfix } from '../../../test/support/postfix.ts';

type Took = { day: string; ms: number; sent: number; bareMs: number };

/**
 * How fast digests go out over how fast bare nodemailer sends the same bytes, to a sink; printed beside it the same with
 * DKIM, and to a mail server that queues. Each takes its own days, which are planned; the first of them warms up.
 */
export async function sending(databaseUrl: string, days: string[][]): Promise<number> {
  const [plain = [], signed = [], queued = []] = days;
  const sink = fork(new URL('./sink.ts', import.meta.url));
  const [url] = (await once(sink, 'message')) as [string];
  try {
    const figure = median(await sent(databaseUrl, url, 'plain', plain));
    const withDkim = median(await sent(databaseUrl, url, 'dkim', signed));
    console.log(
      `(c) to a sink ${figure.toFixed(2)} (goal 0.8), signed ${withDkim.toFixed(2)} of bare unsigned`,
    );
    if (!postfixMissing()) console.log(`    to Postfix ${(await toPostfix(databaseUrl, queued)).toFixed(2)}`);
    return figure;
  } finally {
    sink.disconnect();
  }
}

async function toPostfix(databaseUrl: string, days: string[]): Promise<number> {
  const postfix = await startPostfix('bench.example', []);
  try {
    return median(await sent(databaseUrl, postfix.url, 'plain', days));
  } finally {
    postfix.stop();
  }
}

/** For each day but the first, the speed over the bare one. */
async function sent(databaseUrl: string, relay: string, mode: string, days: string[]): Promise<number[]> {
  const script = new URL('./send.ts', import.meta.url).pathname;
  const { stdout } = await promisify(execFile)(process.execPath, [script, databaseUrl, relay, mode, ...days]);
  const all = JSON.parse(stdout) as Took[];
  for (const each of all) console.log(JSON.stringify({ mode, ...each }));
  return all.slice(1).map(({ ms, bareMs }) => bareMs / ms);
}

export function median(values: number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}
