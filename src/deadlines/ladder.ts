import { compareDays } from '../dates/compare.ts';
import type { Content, Dates, DeadlineKind, Status } from './model.ts';

/** Days before actBy on which a kind is reminded of; `[]` is shown and never nagged about. */
const ladders: Record<DeadlineKind, number[]> = {
  'policy-takes-effect': [7],
  'policy-expires': [180, 90, 30, 7],
  'policy-repealed': [30, 7],
  // An announced window is told at once, and on its day.
  'window-opens': [0],
  'window-step': [60, 30, 14, 7, 3, 1, 0],
  milestone: [],
  'certificate-renewal': [60, 30, 14, 7, 1],
  'certificate-renewal-opens': [7, 0],
  'certificate-audit': [60, 30, 14, 7, 1],
  'certificate-expires': [180, 90, 60, 30, 7],
  duty: [14, 7, 3, 1, 0],
  'change-filing': [14, 7, 3, 1, 0],
  'project-report': [14, 7, 3, 1, 0],
  'project-completion': [14, 7, 3, 1, 0],
  'project-extension': [14, 7, 3, 1, 0],
  'project-acceptance': [14, 7, 3, 1, 0],
  // The bank takes the interest by itself: the money has to be there, and what was paid is registered afterwards.
  'loan-settlement': [3],
  // Nothing is filed on the day a subsidy year ends: it is the day by which interest has to be paid and registered.
  'subsidy-year': [60, 30, 14, 7],
  claim: [60, 30, 14, 7, 3, 1, 0],
  'claim-step': [60, 30, 14, 7, 3, 1, 0],
  'claim-evidence': [14, 7, 1, 0],
  'claim-correction': [60, 30, 14, 7, 3, 1, 0],
  'event-filing': [30, 14, 7, 3, 1, 0],
  // Others may object to the claim; nothing is filed by whoever made it.
  objection: [3, 1, 0],
};

/** The days before the day to act by on which a kind is reminded of where nothing else is asked for; 0 is that day itself. */
export function usualDays(kind: DeadlineKind): readonly number[] {
  return ladders[kind];
}

/** Every kind there is. */
export const deadlineKinds = Object.keys(ladders) as DeadlineKind[];

/** The same of a window that is only expected: before it opens there is nothing to be done, only to be ready. */
const expectedLadders: Partial<Record<DeadlineKind, number[]>> = {
  'window-opens': [60, 30],
  'window-step': [],
  claim: [],
};

/** A step of a ladder: `-30` is thirty days before actBy, `submit` the submit-by day, `due` the last day itself, `+1` the day after
 * it, `announced` the day a window was announced. */
export type Rung = { rung: string; on: Temporal.PlainDate };

/** Kinds with nothing left to do after their day. */
export const neverOverdue: readonly DeadlineKind[] = [
  'policy-takes-effect',
  'policy-repealed',
  'window-opens',
  'certificate-renewal-opens',
  'loan-settlement',
  'subsidy-year',
  'objection',
];

/** What is filed online can still be filed on a rest day that is its last. */
const filedOnline: readonly DeadlineKind[] = ['claim', 'claim-step', 'claim-correction', 'window-step'];

/** The rung of a window that has been announced: told at once, whatever else is due. */
export const announcedRung = 'announced';

/** Other days before the day to act by than the usual ones, by kind; `[]` asks for none. */
export type Ladders = Partial<Record<DeadlineKind, number[]>>;

/** What the rungs of a deadline hang on. */
export type Laddered = Dates & { kind: DeadlineKind; status: Status; content?: Pick<Content, 'window'> };

/**
 * The rungs of a deadline, earliest first; none while it has no date or is withdrawn. Calendar days, Asia/Shanghai. `own` are
 * the days a reader chose instead of the usual ones; they do not hold for a window that is only expected.
 */
export function rungsOf(deadline: Laddered, own: Ladders = {}): Rung[] {
  const { actBy, dueOn, submitBy, status, content } = deadline;
  const expected = status === 'expected' ? expectedLadders[deadline.kind] : undefined;
  const days = expected ?? own[deadline.kind] ?? ladders[deadline.kind];
  if (!actBy || !dueOn || status === 'withdrawn' || days.length === 0) return [];
  const rungs: Rung[] = days.map((n) => ({ rung: n === 0 ? '0' : `-${n}`, on: actBy.subtract({ days: n }) }));
  if (expected) return rungs.sort(byDay);
  const announced = content?.window?.call?.announcedOn;
  if (announced) rungs.push({ rung: announcedRung, on: Temporal.PlainDate.from(announced) });
  if (submitBy) rungs.push({ rung: 'submit', on: submitBy });
  if (filedOnline.includes(deadline.kind) && !dueOn.equals(actBy)) rungs.push({ rung: 'due', on: dueOn });
  if (!neverOverdue.includes(deadline.kind)) rungs.push({ rung: '+1', on: dueOn.add({ days: 1 }) });
  return rungs.sort(byDay);
}

function byDay(a: Rung, b: Rung): number {
  return compareDays(a.on, b.on);
}
