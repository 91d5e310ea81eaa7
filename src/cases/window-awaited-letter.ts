import { dayOf } from '../clock.ts';
import { countWaiting } from '../db/awaiting.ts';
import type { Database } from '../db/connect.ts';
import type { Person } from '../db/people.ts';
import { type Awaited, awaitedWindows, keyOfSlot } from '../deadlines/windows-awaited.ts';
import { claimStep } from '../deadlines/windows-expected.ts';
import { renderWindowAwaited } from '../letters/window-awaited.ts';
import type { Context } from './context.ts';
import { readLaw } from './law.ts';

/** The window that a letter's slot asks for, while it is still expected and not announced. */
export async function windowStillAwaited(
  tx: Database,
  context: Context,
  slot: string,
): Promise<Awaited | undefined> {
  const today = dayOf(context.clock.now());
  const awaited = awaitedWindows({ ...(await readLaw(tx, context)), today });
  return awaited.find(({ key }) => key === keyOfSlot(slot));
}

/** What an administrator reads while a window is expected and not announced; throws where it is not any more. */
export async function windowAwaitedLetter(
  tx: Database,
  context: Context,
  { lang, name, email }: Person,
  slot: string,
) {
  const awaited = await windowStillAwaited(tx, context, slot);
  const [measure, ...others] = awaited?.measures ?? [];
  const { opens, sources, name: last } = awaited?.window ?? {};
  if (!awaited || !measure || !opens || !last) throw new Error(`no window awaited under ${slot}`);
  const closes = claimStep(awaited.window)?.closes;
  const [source] = sources ?? [];
  return renderWindowAwaited({
    lang,
    recipient: { name, address: email },
    measure: measure.name,
    others: others.length,
    opens: whenOf(opens),
    ...(closes ? { closes: whenOf(closes) } : {}),
    last: { name: last, ...(source ? { source } : {}) },
    enterprises: await countWaiting(
      tx,
      awaited.measures.map(({ id }) => id),
    ),
    links: { service: context.publicUrl },
  });
}

function whenOf({ on, minute }: { on: string; minute?: number }) {
  return { on, ...(minute === undefined ? {} : { minute }) };
}
