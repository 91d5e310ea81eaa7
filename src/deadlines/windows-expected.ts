import { type Line, lines } from '../answers/workings.ts';
import type { DeadlinesSentences } from './sentences.ts';
import { hourOf, labelOf, type PrintedDay, type Window, type WindowStep } from './window.ts';

const line = lines<DeadlinesSentences>();

/** How long an expected window that nobody has announced stays shown after its last day, in calendar days. */
const graceDays = 182;

/** The steps an enterprise takes itself; what a district forwards is no act of the enterprise. */
export function ownSteps({ steps }: Window): WindowStep[] {
  return steps.filter(({ step }) => step !== 'district-forwarding');
}

/** The step that is the application itself: the online one, else the paper one. */
export function claimStep(window: Window): WindowStep | undefined {
  return (
    window.steps.find(({ step }) => step === 'online') ?? window.steps.find(({ step }) => step === 'paper')
  );
}

/**
 * The last day on which anything of a window is to be done, in whichever district; undefined while a step has an open end.
 * Once a change of the city's day is taken back, a district's may lie after it.
 */
export function lastDayOf(window: Window): string | undefined {
  const days = [...ownSteps(window), ...window.districts].map(({ closes }) => closes?.on);
  return days.includes(undefined)
    ? undefined
    : days
        .flatMap((on) => on ?? [])
        .toSorted()
        .at(-1);
}

/** Whether something of a window is still to be done on an ISO day, or nobody knows when it ends. */
export function isCurrent(window: Window, today: string): boolean {
  const last = lastDayOf(window);
  return last === undefined || last >= today;
}

/**
 * The window to expect for a measure where none is announced that is still to close: the last one's month and day, unmoved
 * (29 February becomes the 28th), with their hours. Of a measure with several windows a year, the next of them. It is the
 * next to close, or the one that should have closed within the last half year: it stays shown for its year until then.
 * `today` is an ISO day.
 */
export function expectedWindow(
  windows: readonly Window[],
  measureId: string,
  today: string,
): Window | undefined {
  const own = windows.filter(({ measures }) => measures.includes(measureId));
  if (own.some((window) => isCurrent(window, today))) return undefined;
  const repeating = own.filter(({ once }) => !once);
  const newest = Math.max(...repeating.map((window) => yearOf(window, measureId)));
  // Of a year with several windows each comes back on its own days.
  const byCount = new Map(repeating.map((window) => [countOf(window, measureId), window]));
  const rounds = [...byCount.values()].filter((window) => yearOf(window, measureId) >= newest - 1);
  // Where there are several a year, the one after it is more to be expected than one that did not come.
  const days = rounds.length > 1 ? 0 : graceDays;
  const candidates = rounds.map((window) => repeated(window, today, days));
  return candidates.toSorted((a, b) => compare(lastDayOf(a), lastDayOf(b)))[0];
}

function compare(one = '', other = ''): number {
  return one < other ? -1 : one > other ? 1 : 0;
}

function yearOf({ labels }: Window, measureId: string): number {
  return Number(labels.get(measureId)?.split('-')[0]);
}

function countOf({ labels }: Window, measureId: string): number {
  return Number(labels.get(measureId)?.split('-')[1] ?? 1);
}

/** The window as many years later as it takes to be the next one. */
function repeated(window: Window, today: string, days: number): Window {
  const last = Temporal.PlainDate.from(lastDayOf(window) ?? today);
  const shown = Temporal.PlainDate.from(today).subtract({ days });
  let years = 1;
  while (Temporal.PlainDate.compare(last.add({ years }), shown) < 0) years += 1;
  return later(window, years);
}

function later(window: Window, years: number): Window {
  const { opens, covers, announcedOn: _, openEnd: __, ...rest } = window;
  const move = (on: string) => Temporal.PlainDate.from(on).add({ years }).toString();
  const day = (printed: PrintedDay): PrintedDay => ({
    ...printed,
    on: move(printed.on),
    said: [repeatedLine(window, printed)],
  });
  return {
    ...rest,
    labels: new Map(
      window.measures.map((id) => [id, labelOf(yearOf(window, id) + years, countOf(window, id))]),
    ),
    ...(opens ? { opens: day(opens) } : {}),
    ...(covers ? { covers: { from: move(covers.from), to: move(covers.to) } } : {}),
    steps: window.steps.map(({ step, opensOn, closes }) => ({
      step,
      ...(opensOn ? { opensOn: move(opensOn) } : {}),
      ...(closes ? { closes: day(closes) } : {}),
    })),
    districts: window.districts.map((each) => ({ ...each, closes: day(each.closes) })),
    expectedFrom: window,
  };
}

function repeatedLine({ name }: Window, printed: PrintedDay): Line {
  const values = { name: name.zh, nameEn: name.en, on: printed.on, at: hourOf(printed) };
  return line('deadlines.window-expected', values, { source: printed.source });
}
