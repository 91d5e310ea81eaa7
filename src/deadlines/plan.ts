import { compareDays } from '../dates/compare.ts';
import type { TimedRung } from './going-out.ts';
import { announcedRung, neverOverdue } from './ladder.ts';
import type { DeadlineKind } from './model.ts';

/** How far back what was over before a person joined is still told to that person, in calendar days. */
const graceDays = 31;

/** The rung of a deadline that comes back on a day after a reader put it off: each day is one of its own, so that it can be put off again. */
function snoozeRung(until: Temporal.PlainDate): string {
  return `snooze/${until}`;
}

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

/** What a reader answered to the date as it stands: read it, or put it off until a day. */
export type Response =
  | { kind: 'acknowledged'; on: Temporal.PlainDate }
  | { kind: 'snoozed'; on: Temporal.PlainDate; until: Temporal.PlainDate };

export type RungPlan = {
  /** The one rung to remind of now. */
  send?: TimedRung;
  /** Rungs whose day has passed, each with the reason it is not sent by itself. */
  drop: { rung: TimedRung; reason: 'merged' | 'past' | 'muted' | 'handed-over' }[];
  /** The next day on which this deadline has a rung for this reader; absent when there is none. */
  next?: Temporal.PlainDate;
};

export type RungQuestion = {
  /** The deadline's rungs for the reader, in the order they go out. */
  rungs: readonly TimedRung[];
  /** Names of the rungs the ledger already holds for this person, channel and date version. */
  known: ReadonlySet<string>;
  today: Temporal.PlainDate;
  dueOn: Temporal.PlainDate;
  /** The day the deadline was first recorded. */
  recordedOn: Temporal.PlainDate;
  /** The day the person joined the enterprise. */
  joinedOn: Temporal.PlainDate;
  afterwards: Afterwards;
  /** The reader's newest answer to this date version. */
  response?: Response;
  /** Wants nothing of this deadline, or has handed it over. */
  muted?: 'muted' | 'handed-over';
};

/**
 * What one person is owed of one deadline on `today`, on one channel. Of the rungs whose day has come, those that go out
 * last count, and of several that go out together the one whose own day comes first; once, the others are merged into it. A rung due tomorrow
 * takes the place of a late one, unless the last day has gone by then. The same planner serves the day's run, days of
 * standstill, late registration and `simulate`.
 */
export function planRungs(question: RungQuestion): RungPlan {
  const { known, today, dueOn } = question;
  const { rungs, silent } = answered(question);
  const [due, hushed] = [cutAfter(rungs, today), cutAfter(silent, today)];
  const [soonest] = [due.next, hushed.next].filter((day) => day !== undefined).sort(compareDays);
  const rest = soonest ? { next: soonest } : {};
  const missing = (some: readonly TimedRung[]) => some.filter(({ rung }) => !known.has(rung));
  const muted = missing(hushed.come).map((rung) => ({ rung, reason: question.muted ?? ('muted' as const) }));
  const left = missing(due.come);
  const drop = (some: readonly TimedRung[], reason: 'merged' | 'past') => [
    ...muted,
    ...some.map((rung) => ({ rung, reason })),
  ];
  const latest = latestOf(due.come);
  if (isPast(question) && !isNews(question, latest)) return { ...rest, drop: drop(left, 'past') };
  const late = latest && !latest.goesOn.equals(today) && latest.rung !== announcedRung;
  const replaced = late && soonest?.equals(today.add({ days: 1 })) && !isAfter(soonest, dueOn);
  if (!latest || known.has(latest.rung) || replaced) return { ...rest, drop: drop(left, 'merged') };
  return {
    ...rest,
    send: latest,
    drop: drop(
      left.filter((rung) => rung !== latest),
      'merged',
    ),
  };
}

/** The rungs an answer leaves, in the order they go out, and those it silences. */
function answered({ rungs, response, muted }: RungQuestion): {
  rungs: readonly TimedRung[];
  silent: readonly TimedRung[];
} {
  if (muted) return { rungs: [], silent: rungs };
  if (!response) return { rungs, silent: [] };
  const silent = rungs.filter((rung) => isSilenced(response, rung));
  const kept = rungs.filter((rung) => !silent.includes(rung));
  if (response.kind === 'acknowledged') return { rungs: kept, silent };
  const { until } = response;
  // What comes back on the day a rung goes out anyway is that rung.
  if (kept.some(({ goesOn }) => goesOn.equals(until))) return { rungs: kept, silent };
  const back = { rung: snoozeRung(until), on: until, goesOn: until };
  const all = [...kept, back].sort((a, b) => compareDays(a.goesOn, b.goesOn));
  return { rungs: all, silent };
}

/** Whether an answer silences a rung: what goes out from the day of the answer on, and before the day it comes back; the last rungs stay for who only has read of the day. */
export function isSilenced(response: Response, rung: TimedRung): boolean {
  if (isAfter(response.on, rung.goesOn)) return false;
  return response.kind === 'snoozed' ? isAfter(response.until, rung.goesOn) : !isLastRung(rung.rung);
}

/** Rungs that whoever has read of the day is reminded of all the same: missing the day costs more than a letter. */
const lastRungs: readonly string[] = ['-1', '0', 'due', '+1'];

/** Whether a rung stays for whoever has acknowledged the date; one that comes back from a colleague stands in the place of another. */
export function isLastRung(rung: string): boolean {
  return lastRungs.includes(rung.replace(/^(back\/)+/, ''));
}

/** Rungs, in the order they go out, whose day has come, and the day of the first one after them. */
function cutAfter(
  rungs: readonly TimedRung[],
  today: Temporal.PlainDate,
): { come: readonly TimedRung[]; next: Temporal.PlainDate | undefined } {
  const ahead = rungs.findIndex(({ goesOn }) => isAfter(goesOn, today));
  return ahead === -1
    ? { come: rungs, next: undefined }
    : { come: rungs.slice(0, ahead), next: rungs[ahead]?.goesOn };
}

function latestOf(come: readonly TimedRung[]): TimedRung | undefined {
  const last = come.at(-1);
  const first = last && come.find(({ goesOn }) => goesOn.equals(last.goesOn));
  return first && come.findLast(({ goesOn, on }) => goesOn.equals(first.goesOn) && on.equals(first.on));
}

function isAfter(day: Temporal.PlainDate, other: Temporal.PlainDate): boolean {
  return compareDays(day, other) > 0;
}

function isPast({ today, dueOn, recordedOn, joinedOn, afterwards }: RungQuestion): boolean {
  if (!isAfter(today, dueOn)) return false;
  if (afterwards === 'never') return true;
  if (afterwards === 'if-known') return isAfter(recordedOn, dueOn) || isAfter(joinedOn, dueOn);
  return wasOverBefore({ dueOn, recordedOn, joinedOn });
}

/** Whether a last day was over, for longer than is still told of, before a person joined who was not there when it was recorded. */
export function wasOverBefore({
  dueOn,
  recordedOn,
  joinedOn,
}: Pick<RungQuestion, 'dueOn' | 'recordedOn' | 'joinedOn'>): boolean {
  return isAfter(joinedOn, recordedOn) && dueOn.until(joinedOn).days > graceDays;
}

/** A window announced after it opened is still news to whoever was there when it was recorded. */
function isNews({ joinedOn, recordedOn }: RungQuestion, latest: TimedRung | undefined): boolean {
  if (latest?.rung !== announcedRung) return false;
  return !isAfter(joinedOn, recordedOn) || !isAfter(joinedOn, latest.on);
}
