import { periodText } from '../dates/period-text.ts';
import { type DeadlineThen, earlierDueDaysBefore } from '../db/as-of.ts';
import type { Database } from '../db/connect.ts';
import { earlierDueDays } from '../db/earlier-days.ts';
import { enterpriseNames } from '../db/facts.ts';
import { enterpriseNamesBefore } from '../db/facts-as-of.ts';
import type { DeadlineKind } from '../deadlines/model.ts';
import type { DeadlineModel, SpokenLine } from '../pages/model.ts';
import { flagWords } from '../words/flags.ts';
import { speak, speakAssumption } from '../words/lines.ts';
import { markText } from '../words/marks.ts';
import type { Moment } from './as-of.ts';
import { datesOf, rangeOf } from './stored.ts';

/**
 * One deadline as a person may look at it: its dates, its amount, and how both came about. `row` is as it stands, or as it
 * stood at the moment asked about.
 */
export async function deadlineView(db: Database, row: DeadlineThen, moment: Moment): Promise<DeadlineModel> {
  return viewOf(row, await surroundings(db, [row], moment), moment.day);
}

/** Several deadlines, each as `deadlineView` shows it, in their order: with two queries for all of them. */
export async function deadlineViews(
  db: Database,
  rows: DeadlineThen[],
  moment: Moment,
): Promise<DeadlineModel[]> {
  const around = await surroundings(db, rows, moment);
  return rows.map((row) => viewOf(row, around, moment.day));
}

async function surroundings(db: Database, rows: DeadlineThen[], { before }: Moment) {
  const owners = [...new Set(rows.flatMap(({ enterpriseId }) => enterpriseId ?? []))];
  const ids = rows.map(({ id }) => id);
  return before
    ? {
        names: await enterpriseNamesBefore(db, owners, before),
        earlier: await earlierDueDaysBefore(db, ids, before),
      }
    : { names: await enterpriseNames(db, owners), earlier: await earlierDueDays(db, ids) };
}

type Surroundings = Awaited<ReturnType<typeof surroundings>>;

function viewOf(
  row: DeadlineThen,
  { names, earlier }: Surroundings,
  today: Temporal.PlainDate,
): DeadlineModel {
  const owner = names.get(row.enterpriseId ?? '');
  const previous = earlier.get(row.id);
  const {
    title,
    stake,
    sources,
    marks,
    flags = [],
    period,
    missed,
    disputed,
    provisional,
    notBefore,
    window,
  } = row.content;
  return {
    id: row.id,
    kind: row.kind as DeadlineKind,
    title,
    ...(owner ? { enterprise: owner.name } : {}),
    demo: owner?.demo ?? false,
    status: row.status,
    revision: row.revision,
    ...datesOf(row),
    ...(previous ? { previousDueOn: previous.dueOn } : {}),
    ...(typeof previous?.minute === 'number' ? { previousMinute: previous.minute } : {}),
    ...(disputed ? { disputedOn: Temporal.PlainDate.from(disputed.on) } : {}),
    ...(row.dueOn ? { daysLeft: today.until(row.dueOn).days } : {}),
    actByProvisional: provisional?.actBy !== undefined,
    ...(provisional?.dueOn ? { range: rangeOf(provisional.dueOn) } : {}),
    ...(notBefore ? { notBefore: Temporal.PlainDate.from(notBefore) } : {}),
    ...(row.doneAt ? { doneAt: row.doneAt } : {}),
    ...(period ? { period: { label: period, text: periodText(period) } } : {}),
    ...(missed ? { missed } : {}),
    ...(window ? { window } : {}),
    stake,
    marks: [...flags.map((flag) => flagWords[flag]), ...marks.map(markText)],
    workings: spokenWorkings(row),
    sources,
  };
}

/** The workings of a deadline, each line spoken with its source or its assumption. */
function spokenWorkings({ content }: DeadlineThen): SpokenLine[] {
  return content.workings.map((line) => ({
    text: speak(line),
    ...(line.source ? { source: line.source } : {}),
    ...(line.assumption ? { assumption: speakAssumption(line.assumption) } : {}),
  }));
}
