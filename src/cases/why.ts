import { type DeadlineThen, deadlineBefore, deadlinesBefore } from '../db/as-of.ts';
import type { Database } from '../db/connect.ts';
import { deadlineIdsLike, deadlinesOf, findDeadline, revisionsOf } from '../db/deadlines.ts';
import { enterpriseIds } from '../db/facts.ts';
import { ledgerOf } from '../db/reminders.ts';
import { Problem } from '../errors.ts';
import type { DeadlineModel } from '../pages/model.ts';
import { isBy, type Moment, momentOf } from './as-of.ts';
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

/**
 * Why a deadline is as it is, or with `asOf` (an ISO day, not after today) as it was by the end of that day. Refuses an id
 * that is not known, or was not then.
 */
export function why(context: Context, id: string, asOf?: string): Promise<Why> {
  const moment = momentOf(context, asOf);
  return inSnapshot(context, ({ db }) => readWhy(db, id, moment));
}

async function readWhy(db: Database, id: string, moment: Moment): Promise<Why> {
  const row = moment.before ? await deadlineBefore(db, id, moment.before) : await findDeadline(db, id);
  if (!row) throw new Problem('not-found');
  return {
    deadline: await deadlineView(db, row, moment),
    schedule: await deadlineViews(db, await scheduleOf(db, row, moment), moment),
    revisions: (await readRevisions(db, id)).filter(({ recordedAt }) => isBy(recordedAt, moment)),
    ledger: (await ledgerOf(db, id))
      .filter(({ reminder }) => isBy(reminder.createdAt, moment))
      .map(({ reminder: { rung, rungOn, state, reason, settledAt }, email, sentAt }) => ({
        rung,
        rungOn: rungOn.toString(),
        to: email,
        // A row ends once: before that it was planned, and only what was sent has kept the reason it had then.
        ...(settledAt && !isBy(settledAt, moment) ? plannedAs(state, reason) : { state, reason }),
        sentAt: sentAt && isBy(sentAt, moment) ? sentAt : null,
      })),
  };
}

function plannedAs(state: string, reason: string | null) {
  return { state: 'planned', reason: state === 'sent' ? reason : null };
}

/** What became of a deadline's day, from its first to its newest revision. */
export async function readRevisions(db: Database, id: string): Promise<Why['revisions']> {
  return (await revisionsOf(db, id)).map(({ revision, dateVersion, status, dueOn, recordedAt }) => ({
    revision,
    dateVersion,
    status,
    dueOn: dueOn?.toString() ?? null,
    recordedAt,
  }));
}

async function scheduleOf(db: Database, row: DeadlineThen, moment: Moment): Promise<DeadlineThen[]> {
  const rows = await rowsOf(db, row.enterpriseId, moment);
  return rows.filter(
    ({ kind, subject, rule }) => kind === row.kind && subject === row.subject && rule === row.rule,
  );
}

function rowsOf(db: Database, enterpriseId: string | null, { before }: Moment): Promise<DeadlineThen[]> {
  return before ? deadlinesBefore(db, enterpriseId, before) : deadlinesOf(db, enterpriseId);
}

/** The deadlines of one enterprise, by due day; with `asOf` as they stood by the end of that day. */
export async function listDeadlines(
  context: Context,
  enterpriseId: string | null,
  asOf?: string,
): Promise<DeadlineModel[]> {
  const moment = momentOf(context, asOf);
  return await inSnapshot(context, ({ db }) => readDeadlines(db, enterpriseId, moment));
}

async function readDeadlines(
  db: Database,
  enterpriseId: string | null,
  moment: Moment,
): Promise<DeadlineModel[]> {
  return await deadlineViews(db, await rowsOf(db, enterpriseId, moment), moment);
}

/** Every deadline there is, or was by the end of the day `asOf`: the policies' own, then each enterprise's. */
export async function everyDeadline(context: Context, asOf?: string): Promise<DeadlineModel[]> {
  const moment = momentOf(context, asOf);
  return await inSnapshot(context, async ({ db }) => {
    const models: DeadlineModel[] = [];
    for (const id of [null, ...(await enterpriseIds(db))])
      models.push(...(await readDeadlines(db, id, moment)));
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
