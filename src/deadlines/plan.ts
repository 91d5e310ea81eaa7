import type { Rung } from './ladder.ts';

/** How long after its last day a deadline first recorded then is still worth an overdue reminder, in calendar days. */
const overdueGraceDays = 31;

export type RungPlan = {
  /** The one rung to remind of now. */
  send?: Rung;
  /** Rungs whose day has passed, each with the reason it is not sent by itself. */
  drop: { rung: Rung; reason: 'merged' | 'past' }[];
  /** The next day on which this deadline has a rung; absent when there is none. */
  next?: Temporal.PlainDate;
};

export type RungQuestion = {
  /** The deadline's rungs, earliest first. */
  rungs: Rung[];
  /** Names of the rungs the ledger already holds for this person, channel and date version. */
  known: ReadonlySet<string>;
  today: Temporal.PlainDate;
  dueOn: Temporal.PlainDate;
  /** The day the deadline was first recorded. */
  recordedOn: Temporal.PlainDate;
  /** Whether a reminder after its last day asks for anything: not of a policy that has ended. */
  overdueMatters: boolean;
};

function isPast({ today, dueOn, recordedOn, overdueMatters }: RungQuestion): boolean {
  if (Temporal.PlainDate.compare(today, dueOn) <= 0) return false;
  if (Temporal.PlainDate.compare(recordedOn, dueOn) <= 0) return false;
  return !overdueMatters || dueOn.until(recordedOn).days > overdueGraceDays;
}

/**
 * What one person is owed of one deadline on `today`: the latest rung already passed and not yet in the ledger, once;
 * the earlier ones are merged into it. A rung due tomorrow takes the place of a late one, unless the last day has gone by
 * then. The same planner serves the day's run, days of standstill, late registration and `simulate`.
 */
export function planRungs(question: RungQuestion): RungPlan {
  const { rungs, known, today, dueOn } = question;
  const next = rungs.find((rung) => Temporal.PlainDate.compare(rung.on, today) > 0)?.on;
  const passed = rungs.filter((rung) => Temporal.PlainDate.compare(rung.on, today) <= 0);
  const missing = passed.filter((rung) => !known.has(rung.rung));
  const latest = passed.at(-1);
  const rest = { ...(next ? { next } : {}) };
  if (isPast(question)) return { ...rest, drop: missing.map((rung) => ({ rung, reason: 'past' })) };
  const late = latest && !latest.on.equals(today);
  const replaced =
    late && next?.equals(today.add({ days: 1 })) && Temporal.PlainDate.compare(next, dueOn) <= 0;
  if (!latest || known.has(latest.rung) || replaced) {
    return { ...rest, drop: missing.map((rung) => ({ rung, reason: 'merged' })) };
  }
  const earlier = missing.filter((rung) => rung !== latest);
  return { ...rest, send: latest, drop: earlier.map((rung) => ({ rung, reason: 'merged' })) };
}
