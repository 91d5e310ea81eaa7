import { randomUUIDv7 } from 'node:crypto';
import type { Lang } from '../answers/source.ts';
import type { SubscriptionRow } from '../db/reminder-subscriptions.ts';
import type { Ladders } from '../deadlines/ladder.ts';
import type { Way } from '../deadlines/way.ts';
import { type Cadence, type Only, type Quiet, usualWishes } from '../deadlines/wishes.ts';
import { zoneName } from '../deadlines/zone.ts';

/** How a person wants to be reminded of an enterprise; what is left out is as usual. */
export type WantedReminders = {
  only?: Only;
  ladders?: Ladders;
  channel?: Way;
  cadence?: Cadence;
  weekday?: number;
  sendMinute?: number;
  zone?: string;
  quiet?: Quiet;
  outlook?: boolean;
  lang?: Lang;
  second?: { personId: string; fromDays: number };
};

/** What a new member gets: everything, at the account's own address, in one digest a day, and the weekly outlook. */
export function usualSubscription(
  {
    personId,
    enterpriseId,
    createdAt,
  }: { personId: string; enterpriseId: string; createdAt: Temporal.Instant },
  sendMinute = usualWishes.minute,
): SubscriptionRow {
  return {
    id: randomUUIDv7(),
    personId,
    enterpriseId,
    ...fieldsOf({ sendMinute }),
    revision: 1,
    createdAt,
    changedAt: createdAt,
    endedAt: null,
    endedReason: null,
  };
}

/** The columns of a row that its owner chooses, as usual where nothing else is asked for. */
export function fieldsOf({ second, ...wanted }: WantedReminders) {
  const { minute, ...usual } = usualWishes;
  return {
    channel: 'mail' as Way,
    ...usual,
    sendMinute: minute,
    lang: null,
    ...wanted,
    zone: zoneName(wanted.zone ?? usual.zone) ?? usual.zone,
    secondPersonId: second?.personId ?? null,
    secondFrom: second?.fromDays ?? null,
  };
}

/** What of a row its owner chose: for answers, and for the record. */
export function wantedOf(row: SubscriptionRow): WantedReminders {
  const { channel, only, ladders, cadence, weekday, sendMinute, zone, quiet } = row;
  const { outlook, lang, secondPersonId, secondFrom } = row;
  return {
    channel,
    only,
    ladders,
    cadence,
    weekday,
    sendMinute,
    zone,
    quiet,
    outlook,
    ...(lang ? { lang } : {}),
    ...(secondPersonId && secondFrom !== null
      ? { second: { personId: secondPersonId, fromDays: secondFrom } }
      : {}),
  };
}
