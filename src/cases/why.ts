import type { Database } from '../db/connect.ts';
import {
  type DeadlineRow,
  deadlineIdsLike,
  deadlinesOf,
  findDeadline,
  revisionsOf,
} from '../db/deadlines.ts';
import { enterpriseIds } from '../db/facts.ts';
import { ledgerOf } from '../db/reminders.ts';
import { Problem } from '../errors.ts';
import type { DeadlineModel } from '../pages/model.ts';
import type { Context } from './context.ts';
import { deadlineView, deadlineViews } from './deadline-view.ts';
import { inSnapshot } from './snapshot.ts';

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
export function why(context: Context, id: string): Promise<Why> {
  return inSnapshot(context, (inside) => readWhy(inside, id));
}

async function readWhy({ db, clock }: Context, id: string): Promise<Why> {
  const row = await findDeadline(db, id);
  if (!row) throw new Problem('not-found');
  const today = clock.today();
  return {
    deadline: await deadlineView(db, row, today),
    schedule: await deadlineViews(db, await scheduleOf(db, row), today),
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
export function listDeadlines(context: Context, enterpriseId: string | null): Promise<DeadlineModel[]> {
  return inSnapshot(context, (inside) => readDeadlines(inside, enterpriseId));
}

async function readDeadlines({ db, clock }: Context, enterpriseId: string | null): Promise<DeadlineModel[]> {
  return await deadlineViews(db, await deadlinesOf(db, enterpriseId), clock.today());
}

/** Every deadline there is: the policies' own, then each enterprise's. */
export function everyDeadline(context: Context): Promise<DeadlineModel[]> {
  return inSnapshot(context, async (inside) => {
    const models: DeadlineModel[] = [];
    for (const id of [null, ...(await enterpriseIds(inside.db))])
      models.push(...(await readDeadlines(inside, id)));
    return models;
  });
}

const wholeId = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** The ids of which a text is the whole, the beginning or the end; two stand for all where there are more than one. */
export async function idsLike({ db }: Context, text: string): Promise<string[]> {
  const part = text.toLowerCase();
  if (!/^[0-9a-f-]+$/.test(part)) return [];
  if (wholeId.test(part)) return (await findDeadline(db, part)) ? [part] : [];
  return await deadlineIdsLike(db, part);
}
