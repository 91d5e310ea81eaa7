import { type Missing, onceEach } from '../../answers/answer.ts';
import { type Line, lines } from '../../answers/workings.ts';
import { dayAfter, periodOf, type ReportingPeriod } from '../../dates/recurrence.ts';
import type { District } from '../../facts/district.ts';
import type { EnterpriseFacts } from '../../facts/registered.ts';
import { duties } from '../../policies/duties/shipped.ts';
import type { Duty } from '../../policies/duty.ts';
import type { Circumstances } from '../facts.ts';
import type { Content, Derived } from '../model.ts';
import type { DeadlinesSentences } from '../sentences.ts';
import { applies } from './applies.ts';
import { withinHorizon } from './horizon.ts';
import { daySetFor } from './notices.ts';
import { periodsDue } from './periods.ts';
import { type Ruled, rowOf, ruled, setByNotice } from './ruled.ts';
import type { Term } from './term.ts';
import { titles } from './titles.ts';

const line = lines<DeadlinesSentences>();

/** Tax filings close in the month after their period; the day is the rule's own. */
const taxMonth = { monthsAfter: 1, day: 15 };

/** The reports and filings that come back and apply to an enterprise, for the coming 24 months, and what is missing to say so. */
export function deriveDuties(
  facts: EnterpriseFacts,
  terms: Term[],
  circumstances: Circumstances,
): { deadlines: Derived[]; missing: Missing[] } {
  const all = duties.map((duty) => deriveDuty(duty, facts, terms, circumstances));
  const missing = all.flatMap((each) => each.missing);
  return {
    deadlines: all.flatMap(({ deadlines }) => deadlines),
    missing: onceEach(missing),
  };
}

function deriveDuty(duty: Duty, facts: EnterpriseFacts, terms: Term[], circumstances: Circumstances) {
  const deadlines: Derived[] = [];
  const missing: Missing[] = [];
  for (const occurrence of occurrences(duty, circumstances, facts.enterprise.operatesIn)) {
    const answer = applies(duty, occurrence, facts, terms);
    if (answer.answer === 'incomplete') missing.push(...answer.missing);
    if (answer.answer === 'owed') deadlines.push(dutyRow(duty, occurrence, facts.id));
  }
  return { deadlines, missing };
}

/** What a duty asks for depends on no more of an enterprise than its district: worked out once for all that are derived together. */
const known = new WeakMap<Circumstances, Map<string, Occurrence[]>>();

function occurrences(
  duty: Duty,
  circumstances: Circumstances,
  operatesIn: District | undefined,
): Occurrence[] {
  const all = known.get(circumstances) ?? new Map<string, Occurrence[]>();
  known.set(circumstances, all);
  const key = `${duty.key} ${operatesIn ?? ''}`;
  const found = all.get(key) ?? occurrencesOf(duty, circumstances, operatesIn);
  all.set(key, found);
  return found;
}

/** One period's report and its day; no day where only a notice sets it and none is known. `asOn`: when it has to be owed. */
type Occurrence = { period: ReportingPeriod; due?: Ruled; asOn: Temporal.PlainDate };

function occurrencesOf(
  duty: Duty,
  circumstances: Circumstances,
  operatesIn: District | undefined,
): Occurrence[] {
  const { today } = circumstances;
  const set = daySetFor(circumstances, duty.key, operatesIn);
  const nominal = dayOfRule(duty);
  const periods = nominal ? periodsDue(duty.every, nominal, set, today) : periodsAround(duty, set, today);
  return periods.flatMap((period) => {
    const notice = set.get(period.label);
    const own = fromRule(duty, period, circumstances);
    const due = notice ? setByNotice(circumstances, notice) : own;
    // A notice moves the day, not who owes the report; one that comes late moves a report into the past, and keeps it owed.
    const others = notice?.others.map((on) => Temporal.PlainDate.from(on)) ?? [];
    const days = [...others, ...[due, own].flatMap((each) => each?.dueOn ?? [])];
    const asOn = own?.dueOn ?? due?.dueOn ?? today;
    const wanted = days.some((on) => withinHorizon(on, today)) || (!due && isPresent(duty, period, today));
    return wanted && (due || !nominal) ? [{ period, asOn, ...(due ? { due } : {}) }] : [];
  });
}

/** What only notices set is awaited while its period runs. */
function isPresent({ every, due }: Duty, { label }: ReportingPeriod, today: Temporal.PlainDate): boolean {
  return !due && label === periodOf(every, today).label;
}

function dayOfRule({ due }: Duty) {
  if (due?.rule.family === 'duty') return due.rule;
  return due?.rule.family === 'tax' ? taxMonth : undefined;
}

function fromRule(
  { key, due }: Duty,
  period: ReportingPeriod,
  circumstances: Circumstances,
): Ruled | undefined {
  return due && ruled(circumstances, key, due, period.from);
}

/** The present period, and those around it that a notice has set a day for. */
function periodsAround({ every }: Duty, set: ReadonlyMap<string, unknown>, today: Temporal.PlainDate) {
  const present = periodOf(every, today);
  const named = periodsDue(every, { monthsAfter: 0, day: 1 }, set, today);
  return [...named.filter(({ label }) => label !== present.label && set.has(label)), present];
}

function dutyRow(duty: Duty, { period, due }: Occurrence, enterpriseId: string): Derived {
  const { key: rule, missed, source } = duty;
  const own = {
    kind: 'duty' as const,
    subject: `enterprise:${enterpriseId}`,
    rule,
    occurrence: period.label,
  };
  const content: Partial<Content> & Pick<Content, 'title'> = {
    title: titles.of(duty.name, period.label),
    period: period.label,
    workings: about(duty, period),
    ...(missed ? { missed } : {}),
  };
  if (due) return rowOf(own, due, content);
  const awaits = line('deadlines.awaits-notice', { period: period.label }, { source });
  const stake = { kind: 'none' as const };
  return {
    ...own,
    status: 'awaiting',
    content: { stake, sources: [source], marks: [], ...content, workings: [...about(duty, period), awaits] },
  };
}

function about({ opens, source, notes = [] }: Duty, period: ReportingPeriod): Line[] {
  const noted = notes.map((note) => line('deadlines.noted', note, { source }));
  const said = [line('deadlines.report-for', { period: period.label }, { source }), ...noted];
  if (!opens) return said;
  return [...said, line('deadlines.opens-on', { on: dayAfter(period, opens).toString() }, { source })];
}
