import { type Static, Type } from 'typebox';
import { Closed } from '../facts/shared.ts';
import { Bilingual } from '../policies/parts.ts';
import { Disbursement, DutyDay, HolidayNoticeEffect } from './effects/days.ts';
import { Amendment, Extension, Issue, Repeal, Withdrawal } from './effects/law.ts';
import { Confirmation, Reading } from './effects/readings.ts';
import { Review, TitleList } from './effects/titles.ts';
import { PublicNotice, Window, WindowChange } from './effects/windows.ts';

/** Something to know that moves nothing by itself. */
const Notice = Type.Object({ kind: Type.Literal('notice'), text: Type.Optional(Bilingual(1000)) }, Closed);

/** What an announcement does, as data. Closed: each kind of effect is applied in one place. */
export const Effect = Type.Union([
  Issue,
  Amendment,
  Extension,
  Repeal,
  Withdrawal,
  Window,
  WindowChange,
  PublicNotice,
  TitleList,
  Review,
  HolidayNoticeEffect,
  DutyDay,
  Confirmation,
  Reading,
  Disbursement,
  Notice,
]);
export type Effect = Static<typeof Effect>;
export type EffectOf<K extends Effect['kind']> = Extract<Effect, { kind: K }>;

/** The kind of announcement an effect belongs to. */
export const announcementKinds = {
  issue: 'issue',
  amendment: 'amendment',
  extension: 'extension',
  repeal: 'repeal',
  withdrawal: 'withdrawal',
  window: 'window',
  'window-change': 'window change',
  'public-notice': 'public notice',
  list: 'list',
  review: 'review',
  'holiday-notice': 'holiday notice',
  'duty-day': 'notice',
  confirmation: 'interpretation',
  reading: 'interpretation',
  disbursement: 'disbursement',
  notice: 'notice',
} as const satisfies Record<Effect['kind'], string>;
export type AnnouncementKind = (typeof announcementKinds)[Effect['kind']];
