import { announcedRung, neverOverdue, type Rung } from './ladder.ts';
import type { DeadlineKind } from './model.ts';

/** How far back what was over before a person joined is still told to that person, in calendar days. */
const graceDays = 31;

/**
 * What a reminder after the last day is for: `always` something is left to do; `if-known`: only who could have acted is told
 * that it is over; `never`: nothing was to be done on the day itself.
 */
export type Afterwards = 'always' | 'if-known' | 'never';

/** What a reminder after the last day of a kind is for. */
export function afterwardsOf(kind: DeadlineKind): Afterwards {
  if (neverOverdue.includes(kind)) return 'never';
  return kind === 'policy-expires' ? 'if-known' : 'always';
}

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
  /** The day the person joined the enterprise. */
  joinedOn: Temporal.PlainDate;
  afterwards: Afterwards;
};

function isPast({ today, dueOn, recordedOn, joinedOn, afterwards }: RungQuestion): boolean {
  const after = (day: Temporal.PlainDate, other: Temporal.PlainDate) =>
    Temporal.PlainDate.compare(day, other) > 0;
  if (!after(today, dueOn)) return false;
  if (afterwards === 'never') return true;
  if (afterwards === 'if-known') return after(recordedOn, dueOn) || after(joinedOn, dueOn);
  return after(joinedOn, recordedOn) && dueOn.until(joinedOn).days > graceDays;
}

/** A window announced after it opened is still news to whoever was there when it was recorded. */
function isNews({ joinedOn, recordedOn }: RungQuestion, latest: Rung | undefined): boolean {
  if (latest?.rung !== announcedRung) return false;
  const { compare } = Temporal.PlainDate;
  return compare(joinedOn, recordedOn) <= 0 || compare(joinedOn, latest.on) <= 0;
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
  if (isPast(question) && !isNews(question, latest))
    return { ...rest, drop: missing.map((rung) => ({ rung, reason: 'past' })) };
  const late = latest && !latest.on.equals(today) && latest.rung !== announcedRung;
  const replaced =
    late && next?.equals(today.add({ days: 1 })) && Temporal.PlainDate.compare(next, dueOn) <= 0;
  if (!latest || known.has(latest.rung) || replaced) {
    return { ...rest, drop: missing.map((rung) => ({ rung, reason: 'merged' })) };
  }
  const earlier = missing.filter((rung) => rung !== latest);
  return { ...rest, send: latest, drop: earlier.map((rung) => ({ rung, reason: 'merged' })) };
}
