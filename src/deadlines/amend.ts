import type { CalendarNotice } from '../dates/notices.ts';
import type { FieldFault } from '../errors.ts';
import { checkHolidayNotice } from './amend-calendar.ts';
import { checkDisbursement, checkDutyDay, checkRule } from './amend-duties.ts';
import {
  type Amended,
  beforePolicy,
  type Notice,
  next,
  noPolicy,
  placeIn,
  refused,
  repeal,
} from './amend-law.ts';
import { amendPolicy, issue } from './amend-law-text.ts';
import { checkPublicNotice } from './amend-public-notice.ts';
import { checkReading } from './amend-reading.ts';
import { checkList, checkReview } from './amend-titles.ts';
import { checkWindow, checkWindowChange } from './amend-windows.ts';
import { firstOf } from './chains.ts';
import type { Effect, EffectOf } from './effect.ts';
import type { Law, Ruling, RulingEffect } from './law.ts';
import { type Standing, type Take, takeBack, withLater } from './take-back.ts';
import { windowNotice } from './windows.ts';

/**
 * What an announcement's effect adds to the law as it is recorded, or the faults for which the law cannot take it. With
 * `corrects` it takes the place of that announcement.
 */
export function amend(
  law: Law,
  effect: Effect,
  notice: Notice,
  recordedAt: Temporal.Instant,
  corrects?: string,
): Amended {
  const before = corrects && [...(law.announced?.get(corrects)?.notice.corrects ?? []), corrects];
  const standing = { effect, notice: before ? { ...notice, corrects: before } : notice };
  const added = taken(law, standing, recordedAt, corrects);
  return 'faults' in added ? added : { ...added, announces: standing };
}

function taken(
  law: Law,
  { effect, notice }: Standing,
  recordedAt: Temporal.Instant,
  corrects: string | undefined,
): Amended {
  const take: Take = (under, standing) => amendAlone(under, standing.effect, standing.notice, recordedAt);
  if (corrects) return takeBack(law, corrects, '/corrects', take, { effect, notice });
  if (effect.kind === 'withdrawal')
    return takeBack(law, effect.announcementId, '/effect/announcementId', take);
  return withLater(law, amendAlone(law, effect, notice, recordedAt), take);
}

/** What an effect adds, as if nothing that begins later were known. */
export function amendAlone(law: Law, effect: Effect, notice: Notice, recordedAt: Temporal.Instant): Amended {
  switch (effect.kind) {
    case 'issue':
      return issue(law, effect, notice, recordedAt);
    case 'amendment':
      return amendPolicy(law, effect, notice, recordedAt);
    case 'extension':
      return extend(law, effect, notice, recordedAt);
    case 'repeal':
      return repeal(law, effect, notice, recordedAt);
    case 'withdrawal':
      return refused('/effect/kind', {
        zh: '撤回不能代替另一项公告',
        en: 'a withdrawal takes no other’s place',
      });
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
    case 'list':
      return ruling(checkList(effect), effect, notice);
    case 'review':
      return ruling(checkReview(effect), effect, notice);
    case 'window':
      return ruling(checkWindow(effect, notice, law), effect, notice);
    case 'window-change':
      return ruling(checkWindowChange(effect, notice, law), effect, notice, windowNotice(law, effect.window));
    case 'public-notice':
      return ruling(checkPublicNotice(effect, notice, law), effect, notice);
    case 'notice':
      return {};
  }
}

/** A ruling with its notice; of a change, `window` is the notice of the window it is made for. */
function ruling(
  faults: FieldFault[],
  effect: RulingEffect,
  { announcementId, corrects, source, publishedOn }: Notice,
  window?: Ruling,
): Amended {
  if (faults.length > 0) return { faults };
  const of = window && firstOf(window);
  return {
    ruling: {
      effect,
      source,
      publishedOn,
      ...(announcementId ? { announcementId } : {}),
      ...(corrects ? { corrects } : {}),
      ...(of ? { of } : {}),
    },
  };
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
 * The version an extension adds: the document as it stands on its day with the last day moved, everything else as it stood. Faults where
 * there is no such policy, no last day to extend, an end that does not lie later, or no words of the notice to cite.
 */
function extend(
  law: Law,
  { policyKey, until, inForceFrom }: EffectOf<'extension'>,
  notice: Notice,
  recordedAt: Temporal.Instant,
): Amended {
  const begins = inForceFrom ? Temporal.PlainDate.from(inForceFrom) : notice.publishedOn;
  const place = placeIn(law, policyKey, begins, notice);
  if (!place) return noPolicy;
  const { first, base } = place;
  const { validity } = base.document;
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
  const faults = beforePolicy(first, '/publishedOn', notice.publishedOn);
  if (faults.length > 0) return { faults };
  const { title, reference, quote } = notice.source;
  if (!quote) return refused('/source/quote', { zh: '须摘录公告原文一句', en: 'must quote the notice' });
  const cited = { title, ...(reference ? { reference } : {}) };
  const { repealed: _, ...rest } = base.document;
  const document = { ...rest, validity: { kind: 'until' as const, until, quote, notice: cited } };
  return { versions: [{ ...next(law, place, notice, recordedAt), document }] };
}
