import type { Source, Text } from '../answers/source.ts';
import type { CalendarNotice } from '../dates/notices.ts';
import type { FieldFault } from '../errors.ts';
import { checkHolidayNotice } from './amend-calendar.ts';
import { checkDisbursement, checkDutyDay, checkRule } from './amend-duties.ts';
import { checkPublicNotice } from './amend-public-notice.ts';
import { checkReading } from './amend-reading.ts';
import { checkWindow, checkWindowChange } from './amend-windows.ts';
import type { Effect, EffectOf } from './effect.ts';
import { type Addition, type Law, nextVersion, type RulingEffect } from './law.ts';

/** The notice an effect comes from; `announcementId` is that of the announcement which enters it. */
export type Notice = { announcementId?: string; source: Source; publishedOn: Temporal.PlainDate };

/** What an announcement's effect adds to the law as it is recorded, or the faults for which the law cannot take it. */
export function amend(
  law: Law,
  effect: Effect,
  notice: Notice,
  recordedAt: Temporal.Instant,
): Addition | { faults: FieldFault[] } {
  switch (effect.kind) {
    case 'extension':
      return extend(law, effect, notice, recordedAt);
    case 'holiday-notice': {
      const faults = checkHolidayNotice(effect, notice, law.notices);
      return faults.length > 0 ? { faults } : { notice: calendarNotice(effect, notice, recordedAt) };
    }
    case 'duty-day':
      return ruling(checkDutyDay(effect, notice), effect, notice);
    case 'confirmation':
      return ruling(checkRule(effect), effect, notice);
    case 'reading':
      return ruling(checkReading(effect, law), effect, notice);
    case 'disbursement':
      return ruling(checkDisbursement(effect, notice), effect, notice);
    case 'window':
      return ruling(checkWindow(effect, notice, law), effect, notice);
    case 'window-change':
      return ruling(checkWindowChange(effect, notice, law), effect, notice);
    case 'public-notice':
      return ruling(checkPublicNotice(effect, notice, law), effect, notice);
    case 'notice':
      return {};
    default:
      return refused('/effect/kind', { zh: '尚不能公布这类公告', en: 'cannot be announced yet' });
  }
}

function ruling(
  faults: FieldFault[],
  effect: RulingEffect,
  { announcementId, source, publishedOn }: Notice,
): Addition | { faults: FieldFault[] } {
  if (faults.length > 0) return { faults };
  return { ruling: { effect, source, publishedOn, ...(announcementId ? { announcementId } : {}) } };
}

function calendarNotice(
  { office, year, breaks }: EffectOf<'holiday-notice'>,
  { announcementId, source, publishedOn }: Notice,
  recordedAt: Temporal.Instant,
): CalendarNotice {
  const { title, reference = '' } = source;
  const from = announcementId ? { announcementId } : {};
  return { office, year, number: reference, title, publishedOn, breaks, ...from, recordedAt };
}

/**
 * The version an extension adds: the newest document with its last day moved, everything else as it stood. Faults where
 * there is no such policy, no last day to extend, an end that does not lie later, or no words of the notice to cite.
 */
function extend(
  law: Law,
  { policyKey, until, inForceFrom }: EffectOf<'extension'>,
  { source: { title, reference, quote }, publishedOn }: Notice,
  recordedAt: Temporal.Instant,
): Addition | { faults: FieldFault[] } {
  const newest = law.policies.get(policyKey)?.at(-1);
  const validity = newest?.document.validity;
  if (!newest || !validity)
    return refused('/effect/policyKey', { zh: '没有这个政策', en: 'there is no such policy' });
  if (validity.kind !== 'until') {
    return refused('/effect/policyKey', {
      zh: '该文件没有有效期，无从延长',
      en: 'this document has no last day to extend',
    });
  }
  if (until <= validity.until) {
    return refused('/effect/until', {
      zh: `须晚于现有效期 ${validity.until}`,
      en: `must lie after the present last day, ${validity.until}`,
    });
  }
  if (inForceFrom && inForceFrom > until) {
    return refused('/effect/inForceFrom', {
      zh: `不能晚于新的有效期 ${until}`,
      en: `must not lie after the new last day, ${until}`,
    });
  }
  const known = newest.publishedOn ?? newest.knownFrom;
  if (known && Temporal.PlainDate.compare(publishedOn, known) < 0) {
    return refused('/publishedOn', {
      zh: `不能早于政策本身（${known}）`,
      en: `must not lie before the policy itself, ${known}`,
    });
  }
  if (!quote) return refused('/source/quote', { zh: '须摘录公告原文一句', en: 'must quote the notice' });
  const notice = { title, ...(reference ? { reference } : {}) };
  const document = { ...newest.document, validity: { kind: 'until' as const, until, quote, notice } };
  const from = inForceFrom ? Temporal.PlainDate.from(inForceFrom) : publishedOn;
  const version = {
    ...newest,
    version: nextVersion(law, policyKey),
    document,
    transition: null,
    publishedOn,
    inForceFrom: from,
    recordedAt,
  };
  return { versions: [version] };
}

function refused(pointer: string, detail: Text): { faults: FieldFault[] } {
  return { faults: [{ pointer, detail }] };
}
