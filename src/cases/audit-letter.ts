import type { DeadlineRow } from '../db/deadlines.ts';
import type { Reminder } from '../db/reminders.ts';
import type { Audited } from './audit.ts';

type Settled = {
  letterId: string;
  personId: string;
  kind: string;
  state: 'sent' | 'failed';
  reason: string | null;
};
type Item = { reminder: Reminder; deadline: DeadlineRow };

/**
 * That a letter was sent, or failed: without what it said, by what it was about. A letter about several enterprises has an
 * entry for each of them, with that one's items alone: what an enterprise is shown of the audit is its own.
 */
export function letterSettled(
  { letterId, personId, kind, state, reason }: Settled,
  items: Item[],
): Audited[] {
  const owners = new Map<string | null, Item[]>();
  for (const item of items)
    owners.set(item.deadline.enterpriseId, [...(owners.get(item.deadline.enterpriseId) ?? []), item]);
  if (owners.size === 0) owners.set(null, []);
  return [...owners].map(([enterpriseId, own]) => ({
    actor: null,
    action: `letter.${state}`,
    subject: `letter:${letterId}`,
    enterpriseId,
    payload: {
      after: {
        kind,
        personId,
        ...(reason ? { reason } : {}),
        items: own.map(({ reminder: { deadlineId, dateVersion, rung } }) => ({
          deadlineId,
          dateVersion,
          rung,
        })),
      },
    },
  }));
}
