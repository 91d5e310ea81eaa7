import type { FieldFault } from '../errors.ts';

/** Positions whose value stands earlier in the list already. */
export function repeated(values: string[]): number[] {
  return values.flatMap((value, index) => (values.indexOf(value) < index ? [index] : []));
}

export function notBefore(
  pointer: string,
  day: string | undefined,
  start: string | undefined,
  what: FieldFault['detail'],
): FieldFault[] {
  if (!day || !start || day >= start) return [];
  return [
    fault(pointer, { zh: `不能早于${what.zh} ${start}`, en: `must not lie before ${what.en}, ${start}` }),
  ];
}

export function notAfter(pointer: string, day: string, end: string): FieldFault[] {
  if (day <= end) return [];
  return [fault(pointer, { zh: `不能晚于到期日 ${end}`, en: `must not lie after the maturity day, ${end}` })];
}

/** A place and what is wrong there, in both languages. */
export function fault(pointer: string, detail: FieldFault['detail']): FieldFault {
  return { pointer, detail };
}

/** What has taken place lies not after the day it is. */
export function notYet(pointer: string, day: string | undefined, today: string): FieldFault[] {
  if (!day || day <= today) return [];
  return [fault(pointer, { zh: `不能晚于今天 ${today}`, en: `must not lie after today, ${today}` })];
}
