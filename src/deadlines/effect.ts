import { type Static, Type } from 'typebox';
import { Break } from '../dates/calendar.ts';
import { District } from '../facts/district.ts';
import { Closed, Day, Minute, Words } from '../facts/shared.ts';

const RuleId = Type.String({ pattern: '^[a-z0-9]+([._-][A-Za-z0-9]+)*$', maxLength: 80 });

/** A policy holds longer. */
const Extension = Type.Object(
  {
    kind: Type.Literal('extension'),
    policyKey: Type.String({ maxLength: 80 }),
    /** The new last day of validity, inclusive. */
    until: Day,
    /** The day the extension is in force from; without one, the day it was published. */
    inForceFrom: Type.Optional(Day),
  },
  Closed,
);

/**
 * The days off and make-up workdays of a whole year as they stand from this paper on: a first notice or an amended one.
 * `bank` is for banks alone; without one of their own, the government's calendar holds for them.
 */
const HolidayNoticeEffect = Type.Object(
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
const DutyDay = Type.Object(
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

/** An administrator has seen the text a rule stands in: its dates are no longer only expected. */
const Confirmation = Type.Object({ kind: Type.Literal('confirmation'), rule: RuleId }, Closed);

/**
 * An administrator settles what the text leaves open: an open question (`yes` or `no`; for a condition that is not simply
 * required `required` or `not-required`), or a parameter of a measure (`songjiang-17.1.rate`: `0.5`).
 */
const Reading = Type.Object({ kind: Type.Literal('reading'), reading: RuleId, value: Words(40) }, Closed);

const PrintedDay = Type.Object(
  { on: Day, minute: Type.Optional(Minute), quote: Type.Optional(Words(60)) },
  Closed,
);

/** A disbursement notice sets what the projects it names have to report and when; days are used as printed. */
const Disbursement = Type.Object(
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

/** What an announcement does, as data. Closed: each kind of effect is applied in one place. */
export const Effect = Type.Union([
  Extension,
  HolidayNoticeEffect,
  DutyDay,
  Confirmation,
  Reading,
  Disbursement,
]);
export type Effect = Static<typeof Effect>;
export type EffectOf<K extends Effect['kind']> = Extract<Effect, { kind: K }>;

/** The kind of announcement an effect belongs to. */
export const announcementKinds: Record<Effect['kind'], AnnouncementKind> = {
  extension: 'extension',
  'holiday-notice': 'holiday notice',
  'duty-day': 'notice',
  confirmation: 'interpretation',
  reading: 'interpretation',
  disbursement: 'disbursement',
};
export type AnnouncementKind = 'extension' | 'holiday notice' | 'notice' | 'interpretation' | 'disbursement';
