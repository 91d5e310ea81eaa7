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
    const { row, personId, use } = await behind(db, inside, link);
    const view = await deadlineView(db, row, momentOf({ clock }));
    const path = `/reminders/${link}`;
    if (row.status === 'withdrawn' || !row.actBy) return { ...view, path };
    const standing = await standingOf(db, row, personId);
    if (use === 'reminder-shown') return { ...view, path, shownAlone: true };
    const answers = { path, today: clock.today(), ...(standing ? { standing } : {}), faults };
    return { ...view, path, answers };
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
  | { kind: 'snoozed'; until: string | undefined; reason: string | undefined };

/** Does what a button asks, in the name of the letter's reader; refuses a link that was signed for showing alone. */
export async function answerByLink(context: Context, link: string, pressed: Pressed) {
  const { row, personId, use } = await behind(context.db, context, link);
  if (use === 'reminder-shown')
    throw new Problem('forbidden', [{ pointer: '', detail: answerWords.shownAlone }]);
  const enterpriseId = row.enterpriseId ?? '';
  const via = 'letter' as const;
  if (pressed.kind === 'done') await markDone(context, { personId, enterpriseId }, row.id, via);
  else await respond(context, { personId, enterpriseId, via }, row.id, answerOf(pressed));
}

function answerOf(pressed: Exclude<Pressed, { kind: 'done' }>): Answer {
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

/** A link serves for a time, and as long as its reader belongs to the enterprise. */
async function behind(
  db: Database,
  { secret, clock }: Pick<Context, 'secret' | 'clock'>,
  link: string,
): Promise<{ row: DeadlineRow; personId: string; use: LinkUse }> {
  const read = readReminderLink(secret, link);
  const reminder = read ? await findReminder(db, read.id) : undefined;
  if (!read || !reminder) throw new Problem('not-found');
  const row = await findDeadline(db, reminder.deadlineId);
  if (!row?.enterpriseId || !(await isMember(db, reminder.personId, row.enterpriseId)))
    throw new Problem('not-found');
  const until = read.until ?? reminder.createdAt.add(linkLife);
  if (Temporal.Instant.compare(clock.now(), until) >= 0)
    throw new Problem('gone', [{ pointer: '', detail: answerWords.expired }]);
  return { row, personId: reminder.personId, use: read.use };
}
