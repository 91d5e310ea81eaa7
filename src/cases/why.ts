import type { Database } from '../db/connect.ts';
import { type DeadlineRow, deadlinesOf, findDeadline, revisionsOf } from '../db/deadlines.ts';
import { enterpriseIds } from '../db/facts.ts';
import { ledgerOf } from '../db/reminders.ts';
import { Problem } from '../errors.ts';
import type { DeadlineModel } from '../pages/model.ts';
import type { Context } from './context.ts';
import { deadlineView } from './deadline-view.ts';

/** Everything behind one deadline: itself, those that belong with it, its history, and who was reminded and who was not. */
export type Why = {
  deadline: DeadlineModel;
  /** The deadlines of the same schedule, itself included, by due day. */
  schedule: DeadlineModel[];
  revisions: {
    revision: number;
    dateVersion: number;
    status: string;
    dueOn: string | null;
    recordedAt: Temporal.Instant;
  }[];
  ledger: {
    rung: string;
    rungOn: string;
    to: string;
    state: string;
    reason: string | null;
    sentAt: Temporal.Instant | null;
  }[];
};

/** Why a deadline is as it is. Refuses an id that is not known. */
export async function why({ db, clock }: Context, id: string): Promise<Why> {
  const row = await findDeadline(db, id);
  if (!row) throw new Problem('not-found');
  const today = clock.today();
  const schedule: DeadlineModel[] = [];
  for (const each of await scheduleOf(db, row)) schedule.push(await deadlineView(db, each, today));
  return {
    deadline: await deadlineView(db, row, today),
    schedule,
    revisions: (await revisionsOf(db, id)).map(({ revision, dateVersion, status, dueOn, recordedAt }) => ({
      revision,
      dateVersion,
      status,
      dueOn: dueOn?.toString() ?? null,
      recordedAt,
    })),
    ledger: (await ledgerOf(db, id)).map(({ reminder: { rung, rungOn, state, reason }, email, sentAt }) => ({
      rung,
      rungOn: rungOn.toString(),
      to: email,
      state,
      reason,
      sentAt,
    })),
  };
}

async function scheduleOf(db: Database, row: DeadlineRow): Promise<DeadlineRow[]> {
  const rows = await deadlinesOf(db, row.enterpriseId);
  return rows.filter(
    ({ kind, subject, rule }) => kind === row.kind && subject === row.subject && rule === row.rule,
  );
}

/** The deadlines of one enterprise, by due day. */
export async function listDeadlines(
  { db, clock }: Context,
  enterpriseId: string | null,
): Promise<DeadlineModel[]> {
  const models: DeadlineModel[] = [];
  for (const row of await deadlinesOf(db, enterpriseId))
    models.push(await deadlineView(db, row, clock.today()));
  return models;
}

/** Every deadline there is: the policies' own, then each enterprise's. */
export async function everyDeadline(context: Context): Promise<DeadlineModel[]> {
  const models: DeadlineModel[] = [];
  for (const id of [null, ...(await enterpriseIds(context.db))])
    models.push(...(await listDeadlines(context, id)));
  return models;
}
