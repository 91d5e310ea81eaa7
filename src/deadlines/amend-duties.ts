import { type Every, periodLabelled } from '../dates/recurrence.ts';
import type { FieldFault } from '../errors.ts';
import { fault } from '../facts/faults.ts';
import { certificateKinds } from '../policies/certificates/shipped.ts';
import { duties } from '../policies/duties/shipped.ts';
import { namedRules } from '../policies/rules.ts';
import type { Notice } from './amend-law.ts';
import type { EffectOf } from './effect.ts';
import { recipientFaults } from './recipients.ts';

/** The day of a duty that the service knows, for a period of the length it is filed by, neither before the notice nor years after. */
export function checkDutyDay(
  { duty, period, dueOn }: EffectOf<'duty-day'>,
  { publishedOn }: Notice,
): FieldFault[] {
  const every = everyOf(duty);
  if (!every)
    return [fault('/effect/duty', { zh: `没有这项义务：${duty}`, en: `there is no such duty: ${duty}` })];
  const named = periodLabelled(every, period);
  if (!named)
    return [
      fault('/effect/period', {
        zh: `该义务${cycles[every].zh}一次，应写作 ${cycles[every].like}`,
        en: `the duty comes back each ${every}: must be written as ${cycles[every].like}`,
      }),
    ];
  const last = named.to.add(latest).toString();
  return [
    ...before(dueOn, named.from.toString(), { zh: '所属期的第一天', en: 'the first day of the period' }),
    ...before(dueOn, publishedOn.toString(), { zh: '公布日期', en: 'the day of the notice' }),
    ...(dueOn > last
      ? [
          fault('/effect/dueOn', {
            zh: `过晚，请核对年份（至 ${last}）`,
            en: `too late, check the year (through ${last})`,
          }),
        ]
      : []),
  ];
}

/** No notice has put a report off longer than this after its period. */
const latest = { months: 24 };

function before(day: string, start: string, what: FieldFault['detail']): FieldFault[] {
  if (day >= start) return [];
  return [
    fault('/effect/dueOn', {
      zh: `不能早于${what.zh} ${start}`,
      en: `must not lie before ${what.en}, ${start}`,
    }),
  ];
}

/** How often, and how the label of such a period is written. */
const cycles: Record<Every, { zh: string; like: string }> = {
  month: { zh: '每月', like: '2026-03' },
  quarter: { zh: '每季度', like: '2026Q1' },
  'half-year': { zh: '每半年', like: '2026H1' },
  year: { zh: '每年', like: '2026' },
};

function everyOf(key: string) {
  const duty = duties.find((each) => each.key === key);
  if (duty) return duty.every;
  const [kind = '', every, ...more] = key.split('.');
  if (more.length > 0 || !certificateKinds.get(kind)?.printedReports) return undefined;
  return (['month', 'quarter', 'half-year', 'year'] as const).find((each) => each === every);
}

/** A rule that the service has. */
export function checkRule({ rule }: EffectOf<'confirmation'>): FieldFault[] {
  return namedRules.has(rule)
    ? []
    : [fault('/effect/rule', { zh: `没有这条规则：${rule}`, en: `there is no such rule: ${rule}` })];
}

/** Recipients that can exist, labels that tell reports apart, and days that do not lie before the notice itself. */
export function checkDisbursement(
  { recipients, reports, extensionBy, acceptanceBy }: EffectOf<'disbursement'>,
  { publishedOn }: Notice,
): FieldFault[] {
  const labels = reports.map(({ label }) => label);
  const days = [
    ...reports.map(({ on }, index) => ({ on, pointer: `/effect/reports/${index}/on` })),
    ...(extensionBy ? [{ on: extensionBy.on, pointer: '/effect/extensionBy/on' }] : []),
    ...(acceptanceBy ? [{ on: acceptanceBy.on, pointer: '/effect/acceptanceBy/on' }] : []),
  ];
  return [
    ...recipientFaults(recipients),
    ...labels.flatMap((label, index) =>
      labels.indexOf(label) < index
        ? [
            fault(`/effect/reports/${index}/label`, {
              zh: '各次报送的名称不能相同',
              en: 'each report needs a label of its own',
            }),
          ]
        : [],
    ),
    ...days
      .filter(({ on }) => on < publishedOn.toString())
      .map(({ pointer }) =>
        fault(pointer, {
          zh: `不能早于公布日期 ${publishedOn}`,
          en: `must not lie before ${publishedOn}, the day of the notice`,
        }),
      ),
    ...(days.length === 0
      ? [fault('/effect/reports', { zh: '须至少载明一个日期', en: 'must set at least one day' })]
      : []),
  ];
}
