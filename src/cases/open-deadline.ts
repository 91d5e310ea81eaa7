import type { Database } from '../db/connect.ts';
import { type DeadlineRow, findDeadline } from '../db/deadlines.ts';
import { demoEnterpriseId } from '../db/facts.ts';
import { isMember } from '../db/people.ts';
import { findReminder } from '../db/reminders.ts';
import { Problem } from '../errors.ts';
import type { DeadlineModel } from '../pages/model.ts';
import { momentOf } from './as-of.ts';
import type { Context } from './context.ts';
import { deadlineView } from './deadline-view.ts';
import { markDone } from './mark-done.ts';
import { inSnapshot } from './snapshot.ts';
import { readReminderLink } from './tokens.ts';

/** A deadline everyone may look at: a policy's own, or the demonstration enterprise's. Any other does not exist here. */
export function openDeadline(context: Context, id: string): Promise<DeadlineModel> {
  return inSnapshot(context, async ({ db, clock }) => {
    const row = await findDeadline(db, id);
    const open = row && (row.enterpriseId === null || row.enterpriseId === (await demoEnterpriseId(db)));
    if (!open) throw new Problem('not-found');
    return await deadlineView(db, row, momentOf({ clock }));
  });
}

/** The deadline behind a letter's signed link, with the form that marks it done. */
export async function linkedDeadline(context: Context, link: string): Promise<DeadlineModel> {
  const view = await inSnapshot(context, async ({ db, clock, secret }) => {
    const { row } = await behind(db, secret, link);
    return await deadlineView(db, row, momentOf({ clock }));
  });
  const path = `/reminders/${link}`;
  return { ...view, path, done: { action: `${path}/done` } };
}

/** Marks the deadline behind a letter's link as done, in the name of the letter's reader. */
export async function doneByLink(context: Context, link: string) {
  const { row, personId } = await behind(context.db, context.secret, link);
  await markDone(context, { personId, enterpriseId: row.enterpriseId ?? '' }, row.id);
}

/** A link serves as long as its reader belongs to the enterprise. */
async function behind(
  db: Database,
  secret: string,
  link: string,
): Promise<{ row: DeadlineRow; personId: string }> {
  const reminderId = readReminderLink(secret, link);
  const reminder = reminderId ? await findReminder(db, reminderId) : undefined;
  if (!reminder) throw new Problem('not-found');
  const row = await findDeadline(db, reminder.deadlineId);
  if (!row?.enterpriseId || !(await isMember(db, reminder.personId, row.enterpriseId)))
    throw new Problem('not-found');
  return { row, personId: reminder.personId };
}
