import { dayOf } from '../clock.ts';
import type { Database } from '../db/connect.ts';
import { insertReminders, type Reminder } from '../db/reminders.ts';
import { reopenTurnedOff } from '../db/turned-off.ts';
import { isSilenced, type Response } from '../deadlines/plan.ts';
import type { Way } from '../deadlines/way.ts';
import { isGivenBack, isHandedOver } from './handed-rungs.ts';
import type { Owed } from './letter-items.ts';
import { ledgerRow, undelivered, waysLeft } from './owe-corrections.ts';
import { goneFor } from './owed-letters.ts';
import { responseKey } from './plan-rows.ts';
import { readResponses } from './read-surroundings.ts';

/**
 * Owes anew, by a way that is left, reminders whose way is taken away or left, as far as they still hold: they wait for a
 * letter, which goes at once. What the person is owed or was told by that way already is not owed twice, and whoever has
 * turned all reminders of the enterprise off is owed nothing.
 */
export async function oweElsewhere(
  tx: Database,
  items: readonly Owed[],
  now: Temporal.Instant,
  way: Way = 'mail',
) {
  await write(tx, anew(await stillOwed(tx, items, way), way, null, now));
}

/** The same by mail, of what another way has not delivered; the ledger says so. */
export async function oweByMail(tx: Database, items: readonly Owed[], now: Temporal.Instant) {
  await write(tx, anew(await owedByMail(tx, items, now), 'mail', undelivered, now));
}

/** Also where that way was turned off before, in favour of the one that has not delivered. */
async function write(tx: Database, rows: Reminder[]) {
  await reopenTurnedOff(tx, rows);
  await insertReminders(tx, rows);
}

/** Of what another way has not delivered, that which mail tells in its place: not what its reader has answered meanwhile. */
export async function owedByMail(
  db: Database,
  items: readonly Owed[],
  now: Temporal.Instant,
): Promise<Owed[]> {
  const owed = await stillOwed(db, items, 'mail');
  const responses = await readResponses(
    db,
    owed.map(({ deadline }) => deadline.id),
  );
  return owed.filter((item) => !isAnswered(item, responses, dayOf(now)));
}

async function stillOwed(db: Database, items: readonly Owed[], way: Way): Promise<Owed[]> {
  const due = items.filter((item) => item.reminder.channel !== way && goneFor(item) === undefined);
  if (due.length === 0) return [];
  const ways = await waysLeft(
    db,
    due.map(({ deadline }) => deadline.enterpriseId),
  );
  return due.filter(({ reminder, deadline }) => ways(reminder.personId, deadline.enterpriseId).length > 0);
}

function anew(items: Owed[], channel: Way, reason: string | null, now: Temporal.Instant) {
  return items.map(({ reminder, deadline }) => {
    const { personId, rung, rungOn, insteadOf, toldVersion } = reminder;
    return {
      ...ledgerRow(deadline, { personId, channel }, now)(rung, rungOn),
      insteadOf,
      toldVersion,
      reason,
    };
  });
}

/** Whether its reader, or the one whose silence it is about, has answered so that it would not be sent today. */
function isAnswered(
  { reminder, deadline }: Owed,
  responses: ReadonlyMap<string, Response>,
  today: Temporal.PlainDate,
): boolean {
  const { rung, rungOn: on, personId, insteadOf, dateVersion } = reminder;
  if (rung === 'correction' || isHandedOver(rung) || isGivenBack(rung)) return false;
  const by = (id: string) => responses.get(responseKey(deadline.id, dateVersion, id));
  const isSecond = insteadOf !== null && rung.startsWith('second/');
  const [own, silent] = [by(personId), isSecond ? by(insteadOf) : undefined];
  const isBack = silent?.kind === 'snoozed' && Temporal.PlainDate.compare(silent.until, today) < 0;
  if (silent && !isBack) return true;
  return own !== undefined && isSilenced(own, { rung: rung.replace('second/', ''), on, goesOn: today });
}

/** Whether the day's plan, which looks again when a way is taken away, does not plan a reminder by the way that is left. */
export function isOutsidePlan({ reminder }: Owed): boolean {
  return reminder.rung === 'correction' || reminder.insteadOf !== null;
}
