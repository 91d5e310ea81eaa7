import type { Source } from '../answers/source.ts';
import { lines } from '../answers/workings.ts';
import type { EffectOf } from './effect.ts';
import type { DeadlinesSentences } from './sentences.ts';
import type { DistrictStep, PrintedDay, Window, WindowStep } from './window.ts';

const line = lines<DeadlinesSentences>();

/** A window as its own notice has it; it is named by whoever counts it. */
export function announced(
  effect: EffectOf<'window'>,
  source: Source,
  publishedOn: string | undefined,
): Omit<Window, 'labels'> {
  const { window, name, measures, openEnd, covers, conditions = [], materials = [], link, contact } = effect;
  const opens = opening(effect, source, publishedOn);
  return {
    window,
    name,
    measures,
    ...(opens ? { opens } : {}),
    steps: effect.steps.map((step) => stepOf(step, source)),
    districts: (effect.districts ?? []).map((day) => districtOf(day, source)),
    ...(openEnd ? { openEnd: { text: openEnd, source } } : {}),
    ...(covers ? { covers } : {}),
    conditions,
    materials,
    ...(link ? { link } : {}),
    ...(contact ? { contact } : {}),
    once: effect.once ?? false,
    sources: [source],
    ...(publishedOn ? { announcedOn: publishedOn } : {}),
  };
}

/** The printed first day, else that of the first step; a notice without one opens the window by itself, as far as it says. */
function opening(
  { opensOn, opensMinute, steps }: EffectOf<'window'>,
  source: Source,
  publishedOn: string | undefined,
): PrintedDay | undefined {
  const hour = opensMinute === undefined ? {} : { minute: opensMinute };
  if (opensOn) return { on: opensOn, ...hour, source, said: [] };
  const [first] = steps.flatMap((step) => step.opensOn ?? []).sort();
  if (first) return { on: first, source, said: [] };
  if (!publishedOn) return undefined;
  const assumption = { parameter: 'windowOpening', taken: 'day-of-notice' };
  const said = [line('deadlines.window-open-since', { on: publishedOn }, { source, assumption })];
  return { on: publishedOn, source, said };
}

export type StepEffect = EffectOf<'window'>['steps'][number];
type DistrictEffect = NonNullable<EffectOf<'window'>['districts']>[number];

/** A step as a notice has it. */
export function stepOf(effect: StepEffect, source: Source): WindowStep {
  const { step, opensOn } = effect;
  const closes = closingOf(effect, source);
  return { step, ...(opensOn ? { opensOn } : {}), ...(closes ? { closes } : {}) };
}

/** The last day of a step as a notice has it, with what has to be known of it. */
export function closingOf(
  { closesOn, minute, quote, misprint }: StepEffect,
  source: Source,
): PrintedDay | undefined {
  if (closesOn === undefined) return undefined;
  const cited = quote ? { ...source, quote } : source;
  const values = misprint && {
    printed: misprint.printed,
    correctionZh: misprint.correction.zh,
    correctionEn: misprint.correction.en,
  };
  const said = values ? [line('deadlines.window-misprint', values, { source: cited })] : [];
  return { on: closesOn, ...(minute === undefined ? {} : { minute }), source: cited, said };
}

/** A district's own day as a notice has it. */
export function districtOf(
  { district, step, closesOn, minute }: DistrictEffect,
  source: Source,
): DistrictStep {
  const hour = minute === undefined ? {} : { minute };
  return { district, step, closes: { on: closesOn, ...hour, source, said: [] } };
}
