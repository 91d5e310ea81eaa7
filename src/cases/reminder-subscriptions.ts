import { randomUUIDv7 } from 'node:crypto';
import type { SubscriptionRow } from '../db/reminder-subscriptions.ts';
import { usualWishes } from '../deadlines/wishes.ts';

/** What a new member gets: everything, at the account's own address, in one digest a day, with the weekly outlook. */
export function usualSubscription(
  {
    personId,
    enterpriseId,
    createdAt,
  }: { personId: string; enterpriseId: string; createdAt: Temporal.Instant },
  sendMinute = usualWishes.minute,
): SubscriptionRow {
  const { minute: _, ...wishes } = usualWishes;
  return {
    id: randomUUIDv7(),
    personId,
    enterpriseId,
    channel: 'mail',
    ...wishes,
    sendMinute,
    lang: null,
    secondPersonId: null,
    secondFrom: null,
    outlook: true,
    revision: 1,
    createdAt,
    changedAt: createdAt,
    endedAt: null,
    endedReason: null,
  };
}
