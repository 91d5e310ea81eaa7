import { createHash } from 'node:crypto';
import { canonical } from '../answers/canonical.ts';
import type { Announcement } from '../db/announcements.ts';
import { type Announced, nameOf } from './announced.ts';
import type { Decision } from './decide-rows.ts';

/**
 * SHA-256 over the effect, what it corrects, and of each deadline that changes (identity, revision before, new dates,
 * status, amount): enterprise by enterprise in their order, identities in theirs, so that nothing is kept but the hash.
 */
export function rehearsalDigest({ effect, corrects }: Pick<Announcement, 'effect' | 'corrects'>) {
  const hash = createHash('sha256').update(canonical([effect, corrects]));
  return {
    add: ({ decisions }: Announced) => {
      for (const decision of decisions) hash.update(`\n${lineOf(decision)}`);
    },
    value: () => hash.digest('hex'),
  };
}

function lineOf(decision: Decision): string {
  const { change } = decision;
  const { dueOn, actBy, submitBy, minute, status, content } = change.after;
  const revision = change.change === 'add' ? 0 : change.before.revision;
  const dates = [dueOn, actBy, submitBy].map((day) => day?.toString() ?? null);
  return canonical([nameOf(decision), revision, ...dates, minute ?? null, status, content.stake]);
}
