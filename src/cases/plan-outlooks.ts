import { randomUUIDv7 } from 'node:crypto';
import { dayOf } from '../clock.ts';
import type { Database } from '../db/connect.ts';
import { addLetters } from '../db/letters.ts';
import { delayOutlooks } from '../db/outlook-letters.ts';
import { outlookSubscriptions } from '../db/reminder-subscriptions.ts';
import { anyRunBefore, runsSince } from '../db/runs.ts';
import { hasRun, recordRun } from '../db/state.ts';
import { outlookDay } from '../deadlines/outlook.ts';
import type { Context } from './context.ts';
import { newLetter } from './letter-slots.ts';
import { type Outlook, type OutlookSpan, together } from './outlooks.ts';
import { planScope } from './plan-run.ts';
import { type OutlookLaw, readOutlookLaw, readOutlooks } from './read-outlooks.ts';
import { wishesOf } from './readers.ts';

const scope = 'outlook';
/** An outlook that could not go out is made up for within its week; after that the next one says it all. */
const week = 7;
/** Enterprises that are read at once. */
const chunk = 200;

/**
 * Once a day, when its reminders are planned: opens the letters of the weekly outlooks that go out today, and of those of the
 * days on which the service stood still. Answers how many; none while another copy still plans the day, for an outlook that
 * is opened before its day's digest would go out beside it.
 */
export async function planOutlooks(
  context: Pick<Context, 'db' | 'clock' | 'calendars' | 'documents'>,
): Promise<number> {
  return await context.db.transaction(async (tx) => {
    const now = context.clock.now();
    const span = await outlookSpan(tx, dayOf(now));
    if (!span || !(await hasRun(tx, planScope, span.to.toString()))) return 0;
    // First: a second copy that found the letters and held them would keep them from the digests the first one sends by now.
    if (!(await recordRun(tx, scope, span.to.toString(), now))) return 0;
    const owed = await owedOutlooks(tx, context, span, withoutLines);
    const opened = await addLetters(
      tx,
      owed.map((each) => ({
        ...newLetter(randomUUIDv7(), addressOf(each), each.slot, now),
        lang: each.lang,
      })),
    );
    // Who has a digest at a later hour of the day reads both at that hour.
    await delayOutlooks(
      tx,
      opened.filter(({ state, attempts }) => state === 'queued' && attempts === 0).map(({ id }) => id),
    );
    return owed.length;
  });
}

/** The days whose outlooks are still to be opened today; undefined where that has been done. */
export async function outlookSpan(db: Database, today: Temporal.PlainDate): Promise<OutlookSpan | undefined> {
  const slot = today.toString();
  if (await hasRun(db, scope, slot)) return undefined;
  const first = today.subtract({ days: week - 1 });
  const [last] = await runsSince(db, scope, first.toString(), 1);
  if (last) return { from: Temporal.PlainDate.from(last.slot).add({ days: 1 }), to: today, on: today };
  return { from: (await anyRunBefore(db, scope, slot)) ? first : today, to: today, on: today };
}

/**
 * The outlooks owed on some days, in the order in which all who take letters do; of each reader and way one. `kept` is what
 * is kept of each: the lines of everybody are a lot to hold at once.
 */
export async function owedOutlooks(
  db: Database,
  context: Pick<Context, 'calendars' | 'documents'>,
  span: OutlookSpan,
  kept: (each: Outlook) => Outlook = (each) => each,
): Promise<Outlook[]> {
  const law = await readOutlookLaw(db, context);
  const enterprises = await enterprisesAsking(db, law, span);
  const found = new Map<string, Outlook>();
  for (let at = 0; at < enterprises.length; at += chunk)
    for (const whole of await readOutlooks(db, law, enterprises.slice(at, at + chunk), span)) {
      const each = kept(whole);
      const known = found.get(keyOf(each));
      found.set(keyOf(each), known ? together(known, each) : each);
    }
  return [...found.values()].toSorted((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
}

async function enterprisesAsking(
  db: Database,
  { calendar }: OutlookLaw,
  { from, to }: OutlookSpan,
): Promise<string[]> {
  const asking = (await outlookSubscriptions(db)).filter((row) =>
    outlookDay(calendar, wishesOf(row), from, to),
  );
  return [...new Set(asking.map(({ enterpriseId }) => enterpriseId))].toSorted();
}

/** Opening a letter asks for none: what it says is read as it goes out. */
function withoutLines(each: Outlook): Outlook {
  return { ...each, lines: [] };
}

function addressOf({ person, channel }: Outlook) {
  return { personId: person.id, channel };
}

function keyOf({ person, channel, slot }: Outlook): string {
  return `${person.id} ${channel} ${slot.kind} ${slot.slot}`;
}
