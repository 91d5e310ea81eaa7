import type { Source } from '../answers/source.ts';
import { type Line, lines } from '../answers/workings.ts';
import type { EffectOf } from './effect.ts';
import type { DeadlinesSentences } from './sentences.ts';
import { type DistrictStep, hourOf, type PrintedDay, type Window, type WindowStep } from './window.ts';
import { closingOf, districtOf, type StepEffect, stepOf } from './window-notice.ts';

const line = lines<DeadlinesSentences>();

/** A window with a later notice applied: what that names takes the place of what stood; an hour it does not name stays. */
export function changed(window: Window, effect: EffectOf<'window-change'>, source: Source): Window {
  const { opensOn, opensMinute, openEnd, link, steps = [], districts = [] } = effect;
  const { opens } = window;
  const from = opensOn ?? opens?.on;
  const opened = from !== undefined && (opensOn !== undefined || opensMinute !== undefined);
  const minute = opensMinute ?? opens?.minute;
  const next = opened && {
    on: from,
    ...(minute === undefined ? {} : { minute }),
    source,
    said: [...(opens?.said ?? []), ...movedLine(opens, { on: from, minute }, source)],
  };
  const end = openEnd ? { text: openEnd, source } : window.openEnd;
  const merged = steps.reduce<readonly WindowStep[]>(
    (all, step) => withStep(all, step, { source, openEnd: openEnd !== undefined }),
    window.steps,
  );
  const days = districts.reduce<readonly DistrictStep[]>(
    (all, day) => withDistrict(all, districtOf(day, source)),
    window.districts,
  );
  const { openEnd: _, ...rest } = window;
  return {
    ...rest,
    ...(next ? { opens: next } : {}),
    steps: merged,
    districts: days,
    ...(end && merged.some(({ closes }) => !closes) ? { openEnd: end } : {}),
    ...(link ? { link } : {}),
    sources: [...window.sources, source],
  };
}

type Told = { source: Source; openEnd: boolean };

function withStep(steps: readonly WindowStep[], effect: StepEffect, { source, openEnd }: Told): WindowStep[] {
  const before = steps.find(({ step }) => step === effect.step);
  if (!before) return [...steps, stepOf(effect, source)];
  const opensOn = effect.opensOn ?? before.opensOn;
  const closes = closingAfter(before.closes, effect, { source, openEnd });
  const after = { step: effect.step, ...(opensOn ? { opensOn } : {}), ...(closes ? { closes } : {}) };
  return steps.map((step) => (step === before ? after : step));
}

/** A step without a day in a notice that says what ends it has no last day any more. */
function closingAfter(
  before: PrintedDay | undefined,
  effect: StepEffect,
  { source, openEnd }: Told,
): PrintedDay | undefined {
  const minute = effect.minute ?? before?.minute;
  const named = effect.closesOn !== undefined || effect.minute !== undefined;
  const closesOn = effect.closesOn ?? before?.on;
  if (effect.closesOn === undefined && openEnd) return undefined;
  if (!named || closesOn === undefined) return before;
  const next = closingOf({ ...effect, closesOn, ...(minute === undefined ? {} : { minute }) }, source);
  return (
    next && { ...next, said: [...(before?.said ?? []), ...movedLine(before, next, source), ...next.said] }
  );
}

function withDistrict(days: readonly DistrictStep[], next: DistrictStep): DistrictStep[] {
  const same = ({ district, step }: DistrictStep) => district === next.district && step === next.step;
  const before = days.find(same);
  if (!before) return [...days, next];
  const said = [...before.closes.said, ...movedLine(before.closes, next.closes, next.closes.source)];
  return days.map((day) => (day === before ? { ...next, closes: { ...next.closes, said } } : day));
}

type Clock = { on: string; minute?: number | undefined };

function movedLine(before: Clock | undefined, after: Clock, source: Source): Line[] {
  if (!before || (before.on === after.on && before.minute === after.minute)) return [];
  const values = { from: before.on, fromAt: hourOf(before), on: after.on, at: hourOf(after) };
  return [line('deadlines.window-moved', values, { source })];
}
