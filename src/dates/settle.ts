import { type Assumption, type Line, lines } from '../answers/workings.ts';
import { dayKind, type IsWorkday, isAnnounced, type WorkCalendar, workdays } from './calendar.ts';
import type { Due, Range } from './due.ts';
import type { DatesSentences } from './sentences.ts';
import { nextWorkingDay, nthWorkingDayBack, previousWorkingDay } from './workdays.ts';

const line = lines<DatesSentences>();

/** A rule's last day under one reading of the calendar. It may only move one way as rest days are added. */
export type Rule = (works: IsWorkday) => {
  nominalOn: Temporal.PlainDate;
  dueOn: Temporal.PlainDate;
  workings: Line[];
};

/** What a caller may add to any rule. */
export type Extras = {
  /** The printed hour, 0..1440 in Asia/Shanghai. */
  minute?: number;
  /** For filings: working days to leave in (submitBy, dueOn], because late filings are bounced. */
  submitWorkdays?: number;
  disputed?: NonNullable<Due['disputed']>;
  /** It is a first day, not a last one: too early is what has to be avoided. */
  opens?: boolean;
};

/**
 * Applies a rule and adds what every date carries: the day to act by, the day to submit by, the range where a year
 * is not announced, and the papers it rests on. While a notice is missing, the day stated is the safe end of what it can
 * be: of a last day (and of `actBy` and `submitBy`) the earliest, of a first day the latest.
 */
export function settle(calendar: WorkCalendar, rule: Rule, extras: Extras = {}): Due {
  const awaited = new Set<number>();
  const most = { rest: mostRest(calendar, awaited), work: workdays(calendar, 'most-work') };
  const rested = rule(most.rest);
  // Where no open day was asked about, every reading gives the same.
  const certain = awaited.size === 0;
  const { nominalOn, dueOn: likely, workings } = certain ? rested : rule(workdays(calendar));
  const whole = range(rested.dueOn, certain ? rested.dueOn : rule(most.work).dueOn);
  const due = extras.opens ? { ...whole, latest: nextWorkingDay(most.rest, whole.latest) } : whole;
  const dueOn = !open(due) ? likely : extras.opens ? due.latest : due.earliest;
  // What closes at 00:00 is over before the day begins.
  const last = (day: Temporal.PlainDate) => (extras.minute === 0 ? day.subtract({ days: 1 }) : day);
  const act = extras.opens
    ? due
    : range(
        previousWorkingDay(most.rest, last(due.earliest)),
        previousWorkingDay(most.work, last(due.latest)),
      );
  const actBy = extras.opens ? dueOn : act.earliest;
  const submitBy = submitDay(most.rest, last(due.earliest), extras.submitWorkdays);
  return {
    nominalOn,
    dueOn,
    actBy,
    ...(submitBy && { submitBy }),
    ...(extras.minute !== undefined && { minute: extras.minute }),
    ...provisional(due, act),
    ...(extras.disputed && { disputed: extras.disputed }),
    workings: [
      ...workings,
      ...(extras.disputed ? [extras.disputed.line] : []),
      ...basis(calendar, due, act, Math.min(...awaited)),
      ...(actBy.equals(dueOn) ? [] : [line('dates.act-by', { on: actBy.toString() }, convention('actBy'))]),
      ...submitLine(submitBy, extras.submitWorkdays),
    ],
  };
}

/** Every open day off, noting the years whose notices could still settle the open days that were asked about. */
function mostRest(calendar: WorkCalendar, awaited: Set<number>): IsWorkday {
  return (day) => {
    const kind = dayKind(calendar, day);
    // A December day of an announced year waits for the notice of the year after it.
    if (kind === 'open') awaited.add(isAnnounced(calendar, day.year) ? day.year + 1 : day.year);
    return kind === 'work';
  };
}

function range(a: Temporal.PlainDate, b: Temporal.PlainDate): Range {
  return Temporal.PlainDate.compare(a, b) <= 0 ? { earliest: a, latest: b } : { earliest: b, latest: a };
}

/** The latest working day with at least `count` working days in (day, last]. */
function submitDay(
  works: IsWorkday,
  last: Temporal.PlainDate,
  count?: number,
): Temporal.PlainDate | undefined {
  return count === undefined ? undefined : nthWorkingDayBack(works, last, count + 1);
}

function provisional(due: Range, act: Range): Pick<Due, 'provisional'> {
  const parts = { ...(open(due) && { dueOn: due }), ...(open(act) && { actBy: act }) };
  return Object.keys(parts).length > 0 ? { provisional: parts } : {};
}

function open({ earliest, latest }: Range): boolean {
  return !earliest.equals(latest);
}

/** The papers the working days rest on, and what is not known while that of `year` is missing. */
function basis(calendar: WorkCalendar, due: Range, act: Range, year: number): Line[] {
  const ends = [...new Set([act.earliest.year, due.latest.year])];
  const papers = ends.flatMap((end) => {
    const source = calendar.announced.get(end);
    return source ? [line('dates.calendar', { year: end }, { source })] : [];
  });
  if (open(due))
    return [...papers, line('dates.provisional', { year, ...iso(due) }, convention('calendarBound'))];
  return open(act)
    ? [...papers, line('dates.provisional-act-by', { year, ...iso(act) }, convention('calendarBound'))]
    : papers;
}

function iso({ earliest, latest }: Range): { earliest: string; latest: string } {
  return { earliest: earliest.toString(), latest: latest.toString() };
}

function submitLine(on: Temporal.PlainDate | undefined, count = 0): Line[] {
  return on ? [line('dates.submit-by', { on: on.toString(), count }, convention('submitBy'))] : [];
}

/** Our own rule of caution, which no text sets. */
function convention(parameter: string): { assumption: Assumption } {
  return { assumption: { parameter, taken: 'safe-convention' } };
}
