import type { Text } from '../answers/source.ts';
import type { Database } from '../db/connect.ts';
import { type DeadlineRow, findDeadline } from '../db/deadlines.ts';
import { isMember } from '../db/people.ts';
import { findReminder } from '../db/reminders.ts';
import { Problem } from '../errors.ts';
import type { AnswerForms, DeadlineModel } from '../pages/model.ts';
import { answerWords } from '../words/reminders.ts';
import { momentOf } from './as-of.ts';
import type { Context } from './context.ts';
import { deadlineView } from './deadline-view.ts';
import { handOver } from './hand-over.ts';
import { handingForm } from './handing-form.ts';
import { linkLife } from './letter-items.ts';
import { markDone } from './mark-done.ts';
import { responseKey } from './plan-rows.ts';
import { readResponses } from './read-surroundings.ts';
import { type Answer, respond } from './respond.ts';
import { inSnapshot } from './snapshot.ts';
import { type LinkUse, readReminderLink } from './tokens.ts';

/**
 * The deadline behind a letter's signed link, with what its reader can do about it, where the link was not given to a group;
 * looking changes nothing.
 */
export async function linkedDeadline(
  context: Context,
  link: string,
  faults: Text[] = [],
): Promise<DeadlineModel> {
  return await inSnapshot(context, async (inside) => {
    const { db, clock } = inside;
    const { row, enterpriseId, personId, use } = await behindLink(db, inside, link);
    const view = await deadlineView(db, row, momentOf({ clock }));
    const path = `/reminders/${link}`;
    const shown = { ...view, path, ...(row.dueOn ? { file: `${path}/deadline.ics` } : {}) };
    if (row.status === 'withdrawn' || !row.actBy) return shown;
    const standing = await standingOf(db, row, personId);
    if (use === 'reminder-shown') return { ...shown, shownAlone: answerWords.shownAlone };
    const handing = await handingForm(db, { id: row.id, enterpriseId }, personId);
    const answers = { path, today: clock.today(), ...(standing ? { standing } : {}), handing, faults };
    return { ...shown, answers };
  });
}

async function standingOf(
  db: Database,
  row: DeadlineRow,
  personId: string,
): Promise<AnswerForms['standing']> {
  const responses = await readResponses(db, [row.id]);
  const found = responses.get(responseKey(row.id, row.dateVersion, personId));
  if (found?.kind === 'snoozed') return { kind: 'snoozed', until: found.until };
  return found && { kind: 'acknowledged' };
}

/** What a form on that page asks for; the day of a snooze is as it was written. */
export type Pressed =
  | { kind: 'done' }
  | { kind: 'acknowledged' }
  | { kind: 'resumed' }
  | { kind: 'handed-over'; to: string | undefined }
  | { kind: 'taken-back' }
  | { kind: 'given-back' }
  | { kind: 'snoozed'; until: string | undefined; reason: string | undefined };

/** Does what a button asks, in the name of the letter's reader; refuses a link that was signed for showing alone. */
export async function answerByLink(context: Context, link: string, pressed: Pressed) {
  const { row, enterpriseId, personId, use } = await behindLink(context.db, context, link);
  if (use === 'reminder-shown')
    throw new Problem('forbidden', [{ pointer: '', detail: answerWords.shownAlone }]);
  const who = { personId, enterpriseId, via: 'letter' as const };
  switch (pressed.kind) {
    case 'done':
      return void (await markDone(context, who, row.id, who.via));
    case 'handed-over':
      return void (await handOver(context, who, row.id, {
        kind: pressed.kind,
        toPersonId: pressed.to ?? '',
      }));
    case 'taken-back':
    case 'given-back':
      return void (await handOver(context, who, row.id, pressed));
    default:
      return void (await respond(context, who, row.id, answerOf(pressed)));
  }
}

function answerOf(pressed: Extract<Pressed, { kind: Answer['kind'] }>): Answer {
  if (pressed.kind !== 'snoozed') return pressed;
  const until = dayFrom(pressed.until ?? '');
  if (!until) throw new Problem('unprocessable', [{ pointer: '/until', detail: answerWords.noDay }]);
  return { kind: 'snoozed', until, ...(pressed.reason ? { reason: pressed.reason } : {}) };
}

function dayFrom(text: string): Temporal.PlainDate | undefined {
  if (!/^(?:19|20|21)\d\d-\d\d-\d\d$/.test(text)) return undefined;
  try {
    return Temporal.PlainDate.from(text);
  } catch {
    return undefined;
  }
}

/** What a reminder's link names, in whose name. A link serves for a time, and as long as its reader belongs to the enterprise. */
export async function behindLink(
  db: Database,
  { secret, clock }: Pick<Context, 'secret' | 'clock'>,
  link: string,
): Promise<{ row: DeadlineRow; enterpriseId: string; personId: string; use: LinkUse }> {
  const read = readReminderLink(secret, link);
  const reminder = read ? await findReminder(db, read.id) : undefined;
  if (!read || !reminder) throw new Problem('not-found');
  const row = await findDeadline(db, reminder.deadlineId);
  if (!row?.enterpriseId || !(await isMember(db, reminder.personId, row.enterpriseId)))
    throw new Problem('not-found');
  const until = read.until ?? reminder.createdAt.add(linkLife);
  if (Temporal.Instant.compare(clock.now(), until) >= 0)
    throw new Problem('gone', [{ pointer: '', detail: answerWords.expired }]);
  return { row, enterpriseId: row.enterpriseId, personId: reminder.personId, use: read.use };
}
