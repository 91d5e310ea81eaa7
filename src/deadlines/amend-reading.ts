import { examplesFor, openReadings, type Settling, settles } from '../benefits/readings.ts';
import type { FieldFault } from '../errors.ts';
import type { EffectOf } from './effect.ts';
import type { Law } from './law.ts';

/** A reading that the law leaves open, settled with a value it can have. */
export function checkReading(
  { reading, value }: EffectOf<'reading'>,
  { policies }: Pick<Law, 'policies'>,
): FieldFault[] {
  const newest = [...policies.values()].flatMap((versions) => versions.at(-1)?.document ?? []);
  const settling = newest.map((document) => openReadings(document).get(reading)).find(Boolean);
  if (!settling)
    return [
      {
        pointer: '/effect/reading',
        detail: { zh: `没有这个待定事项：${reading}`, en: `there is no open reading called ${reading}` },
      },
    ];
  return settles(settling, value) ? [] : [{ pointer: '/effect/value', detail: wanted(settling) }];
}

const percent = { zh: '（比例写作小数，50%为0.5）', en: ' (a share is written as a decimal: 50 % is 0.5)' };

function wanted(settling: Settling): FieldFault['detail'] {
  switch (settling.kind) {
    case 'choice':
      return { zh: `应为：${settling.of.join('、')}`, en: `must be one of ${settling.of.join(', ')}` };
    case 'parameter': {
      const can = examplesFor(settling.name).join(', ');
      const share = settling.name === 'rate' ? percent : { zh: '', en: '' };
      return {
        zh: `不能取这个值，可用如：${can}${share.zh}`,
        en: `cannot be that; it can be such as ${can}${share.en}`,
      };
    }
    case 'count':
      return { zh: '应为正整数', en: 'must be a whole number above 0' };
    case 'day':
      return { zh: '应为日期，如 2024-05-31', en: 'must be a day, such as 2024-05-31' };
    case 'lead':
      return {
        zh: '应为天数加单位，如 15 working-day（工作日）、30 calendar-day（自然日）',
        en: 'must be a number with its unit, such as 15 working-day or 30 calendar-day',
      };
    case 'fen':
      return { zh: '应为以分为单位的正整数', en: 'must be a whole number of fen above 0' };
  }
}
