import type { Text } from '../answers/source.ts';
import type { FieldFault } from '../errors.ts';
import { fault } from '../facts/faults.ts';
import type { Notice } from './amend-law.ts';
import type { EffectOf } from './effect.ts';
import { hourOf, type PrintedDay, type Window } from './window.ts';
import { claimStep, ownSteps } from './windows-expected.ts';

/** Windows end within this after their notice: beyond it a year is mistyped. */
const reach = { months: 36 };

type Shape = Pick<EffectOf<'window-change'>, 'steps' | 'districts' | 'openEnd'>;

/** How the days of a window fit together; a fault points at what the effect itself says. */
export function shapeFaults(effect: Shape, window: Window, { publishedOn }: Notice): FieldFault[] {
  const { steps = [], districts = [] } = effect;
  return [
    ...repeated(
      steps.map(({ step }) => step),
      (index) => `/effect/steps/${index}/step`,
      { zh: '每个环节只写一次', en: 'each step is named once' },
    ),
    ...repeated(
      districts.map(({ district, step }) => `${district} ${step}`),
      (index) => `/effect/districts/${index}/district`,
      { zh: '同一区同一环节只写一次', en: 'each step of a district is named once' },
    ),
    ...(claimStep(window)
      ? []
      : [
          fault('/effect/steps', {
            zh: '须有企业自己的申报环节（online 或 paper）',
            en: 'needs a step that the enterprise takes itself, online or on paper',
          }),
        ]),
    ...openEndFaults(effect, window),
    ...steps.flatMap((step, index) => stepFaults(step, index, window, publishedOn)),
    ...districts.flatMap((day, index) => districtFaults(day, index, window, publishedOn)),
    ...unnamedFaults(effect, window),
  ];
}

function openEndFaults({ openEnd }: Shape, window: Window): FieldFault[] {
  const open = window.steps.some(({ closes }) => !closes);
  if (open && !window.openEnd)
    return [
      fault('/effect/openEnd', {
        zh: '有环节没有截止日，须写明何时截止（如额度用完为止）',
        en: 'a step has no last day: say what ends it, such as that the funds are used up',
      }),
    ];
  if (!open && openEnd)
    return [
      fault('/effect/openEnd', {
        zh: '各环节均有截止日，请删去',
        en: 'every step has a last day: leave it out',
      }),
    ];
  return [];
}

type StepEffect = EffectOf<'window'>['steps'][number];

function stepFaults(
  { step, opensOn, closesOn, minute, misprint }: StepEffect,
  index: number,
  window: Window,
  publishedOn: Temporal.PlainDate,
): FieldFault[] {
  const at = (field: string) => `/effect/steps/${index}/${field}`;
  const standing = window.steps.find((each) => each.step === step);
  const start = standing?.opensOn ?? window.opens?.on;
  const closes = standing?.closes;
  const needless = minute !== undefined && !closes ? 'minute' : misprint && !closesOn ? 'misprint' : '';
  const forwards = step === 'district-forwarding' ? claimStep(window)?.closes : undefined;
  return [
    ...(needless
      ? [fault(at(needless), { zh: '须同时写明截止日', en: 'needs the last day, closesOn' })]
      : []),
    ...(opensOn && window.opens && opensOn < window.opens.on
      ? [
          fault(at('opensOn'), {
            zh: `不能早于窗口开始日 ${window.opens.on}`,
            en: `must not lie before the window opens, ${window.opens.on}`,
          }),
        ]
      : []),
    ...(closes ? closingFaults(at('closesOn'), closes, { start, opens: window.opens, publishedOn }) : []),
    ...(closes && forwards && before(closes, forwards)
      ? [
          fault(at('closesOn'), {
            zh: `区级上报不能早于企业申报截止 ${forwards.on}`,
            en: `districts cannot forward before enterprises have applied, ${forwards.on}`,
          }),
        ]
      : []),
  ];
}

type Bounds = { start?: string | undefined; opens?: PrintedDay | undefined; publishedOn: Temporal.PlainDate };

function closingFaults(
  pointer: string,
  closes: PrintedDay,
  { start, opens, publishedOn }: Bounds,
): FieldFault[] {
  const last = publishedOn.add(reach).toString();
  const sameDay = opens?.on === closes.on && hourOf(closes) >= 0 && hourOf(closes) <= hourOf(opens);
  if (start !== undefined && (closes.on < start || sameDay))
    return [
      fault(pointer, {
        zh: `不能早于开始（${start}）；通知印错的，填写应为的日期，并在 misprint 中写明原文和更正依据`,
        en: `must not lie before it opens, ${start}; where the notice misprints it, give the day it must mean, and its own words with the correction in misprint`,
      }),
    ];
  if (closes.on < publishedOn.toString())
    return [
      fault(pointer, {
        zh: `不能早于通知公布日 ${publishedOn}`,
        en: `must not lie before the day of the notice, ${publishedOn}`,
      }),
    ];
  if (closes.on > last)
    return [
      fault(pointer, {
        zh: `过晚，请核对年份（至 ${last}）`,
        en: `too late, check the year (through ${last})`,
      }),
    ];
  return [];
}

type DistrictEffect = NonNullable<EffectOf<'window'>['districts']>[number];

/** A district's day is the earlier one, and it is a day of a step that the enterprise takes. */
function districtFaults(
  { district, step, closesOn, minute }: DistrictEffect,
  index: number,
  window: Window,
  publishedOn: Temporal.PlainDate,
): FieldFault[] {
  const at = (field: string) => `/effect/districts/${index}/${field}`;
  const city = window.steps.find((each) => each.step === step);
  const day = { on: closesOn, ...(minute === undefined ? {} : { minute }) };
  const start = city?.opensOn ?? window.opens?.on;
  return [
    ...(district === 'elsewhere'
      ? [fault(at('district'), { zh: '须为上海市的区', en: 'must be a district of Shanghai' })]
      : []),
    ...(step === 'district-forwarding'
      ? [
          fault(at('step'), {
            zh: '须为企业自己的环节',
            en: 'must be a step that the enterprise takes itself',
          }),
        ]
      : !city
        ? [fault(at('step'), { zh: '窗口没有这个环节', en: 'the window has no such step' })]
        : []),
    ...(city?.closes && before(city.closes, day)
      ? [
          fault(at('closesOn'), {
            zh: `不能晚于全市截止 ${city.closes.on}`,
            en: `must not lie after the city's last day, ${city.closes.on}`,
          }),
        ]
      : []),
    ...closingFaults(
      at('closesOn'),
      { ...day, source: { title: { zh: '', en: '' } }, said: [] },
      { start, opens: window.opens, publishedOn },
    ),
  ];
}

/** What a change leaves unsaid may no longer fit what it says: a new first day, or a city's day before a district's. */
function unnamedFaults({ steps = [], districts = [] }: Shape, window: Window): FieldFault[] {
  const named = new Set(steps.map(({ step }) => step));
  const start = window.opens?.on;
  const passed = ownSteps(window).filter(
    ({ step, closes }) => !named.has(step) && start !== undefined && closes && closes.on < start,
  );
  const told = new Set(districts.map(({ district, step }) => `${district} ${step}`));
  const left = window.districts.flatMap(({ district, step, closes }) => {
    const city = window.steps.find((each) => each.step === step)?.closes;
    const index = steps.findIndex((each) => each.step === step);
    return !told.has(`${district} ${step}`) && city && before(city, closes) && index >= 0
      ? [
          fault(`/effect/steps/${index}/closesOn`, {
            zh: `${district} 的截止日 ${closes.on} 更晚，请一并写明`,
            en: `${district} has a later day, ${closes.on}: name its new day too`,
          }),
        ]
      : [];
  });
  return [
    ...passed.map(({ closes }) =>
      fault('/effect/opensOn', {
        zh: `不能晚于截止日 ${closes?.on}`,
        en: `must not lie after the last day, ${closes?.on}`,
      }),
    ),
    ...left,
  ];
}

/** Whether one closing lies before another; a day without an hour closes at its end. */
function before(one: Pick<PrintedDay, 'on' | 'minute'>, other: Pick<PrintedDay, 'on' | 'minute'>): boolean {
  return one.on < other.on || (one.on === other.on && (one.minute ?? 1440) < (other.minute ?? 1440));
}

function repeated(names: string[], pointer: (index: number) => string, detail: Text): FieldFault[] {
  return names.flatMap((name, index) => (names.indexOf(name) < index ? [fault(pointer(index), detail)] : []));
}
