import type { FieldFault } from '../errors.ts';
import type { Notice } from './amend-law.ts';
import { unknownMeasures } from './amend-windows.ts';
import type { EffectOf } from './effect.ts';
import type { Law } from './law.ts';
import { recipientFaults } from './recipients.ts';

/** Recipients that can exist, each once, and one end of the time for objections, on or after its first day. */
export function checkPublicNotice(
  { measures, recipients, from, until, within }: EffectOf<'public-notice'>,
  { publishedOn }: Notice,
  law: Law,
): FieldFault[] {
  const last = until?.on;
  return [
    ...unknownMeasures(measures, law),
    ...recipientFaults(recipients),
    ...endFaults({ last, within: within !== undefined }),
    ...(last !== undefined && last < from
      ? [
          {
            pointer: '/effect/until/on',
            detail: { zh: `不能早于公示首日 ${from}`, en: `must not lie before its first day, ${from}` },
          },
        ]
      : []),
    ...(last !== undefined && last >= from && last < publishedOn.toString()
      ? [
          {
            pointer: '/effect/until/on',
            detail: {
              zh: `不能早于公布日期 ${publishedOn}`,
              en: `must not lie before the day of the notice, ${publishedOn}`,
            },
          },
        ]
      : []),
  ];
}

function endFaults({ last, within }: { last: string | undefined; within: boolean }): FieldFault[] {
  if (last !== undefined && within)
    return [
      {
        pointer: '/effect/within',
        detail: {
          zh: '截止日（until）与期限（within）只填一项',
          en: 'give either the last day (until) or the length of time (within)',
        },
      },
    ];
  if (last === undefined && !within)
    return [
      {
        pointer: '/effect/until',
        detail: {
          zh: '须写明公示截止日（until）或期限（within）',
          en: 'needs the last day (until) or the length of time (within)',
        },
      },
    ];
  return [];
}
