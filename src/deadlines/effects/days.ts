import { Type } from 'typebox';
import { Break } from '../../dates/calendar.ts';
import { District } from '../../facts/district.ts';
import { Closed, Day, Minute, Words } from '../../facts/shared.ts';
import { PrintedDay, RuleId } from './parts.ts';

/**
 * The days off and make-up workdays of a whole year as they stand from this paper on: a first notice or an amended one.
 * `bank` is for banks alone; without one of their own, the government's calendar holds for them.
 */
export const HolidayNoticeEffect = Type.Object(
  {
    kind: Type.Literal('holiday-notice'),
    office: Type.Enum(['government', 'bank']),
    year: Type.Integer({ minimum: 2000, maximum: 2199 }),
    breaks: Type.Array(Break, { minItems: 1, maxItems: 20 }),
  },
  Closed,
);

/** A yearly notice sets the day of a duty for one period, for everyone the duty applies to; it is used as
 * printed. */
export const DutyDay = Type.Object(
  {
    kind: Type.Literal('duty-day'),
    duty: RuleId,
    /** `2026`, `2026H1`, `2026Q1` or `2026-03`. */
    period: Type.String({ pattern: '^[0-9]{4}(H[12]|Q[1-4]|-(0[1-9]|1[0-2]))?$' }),
    dueOn: Day,
    minute: Type.Optional(Minute),
    /** The districts the notice speaks to, by where an enterprise operates; without them, the whole city and beyond. */
    districts: Type.Optional(Type.Array(District, { minItems: 1, maxItems: 20, uniqueItems: true })),
  },
  Closed,
);

/** A disbursement notice sets what the projects it names have to report and when; days are used as printed. */
export const Disbursement = Type.Object(
  {
    kind: Type.Literal('disbursement'),
    recipients: Type.Array(
      Type.Object({ creditCode: Type.String({ minLength: 18, maxLength: 18 }), project: Words(120) }, Closed),
      { minItems: 1, maxItems: 2000 },
    ),
    reports: Type.Array(Type.Object({ label: Words(60), ...PrintedDay.properties }, Closed), {
      maxItems: 120,
    }),
    extensionBy: Type.Optional(PrintedDay),
    acceptanceBy: Type.Optional(PrintedDay),
  },
  Closed,
);
