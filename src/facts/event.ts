import { type Static, Type } from 'typebox';
import { Closed, Day, Words } from './shared.ts';

/** What may happen to an enterprise or to a certificate of its that has to be filed. */
export const changeKinds = [
  'name',
  'address',
  'legal-representative',
  'business',
  'reorganisation',
  'capital',
  'equity',
  'licence-obtained',
  'licence-changed',
  'licence-renewed',
  'licence-lapsed',
  'ip-pledge',
  'penalty',
  'system-graded',
] as const;
export type ChangeKind = (typeof changeKinds)[number];

/** A change on the day it took place (for a grading: was decided); what has to be filed for it counts from that day. */
export const Event = Type.Object(
  { change: Type.Enum([...changeKinds]), on: Day, about: Type.Optional(Words(120)) },
  Closed,
);
export type Event = Static<typeof Event>;
