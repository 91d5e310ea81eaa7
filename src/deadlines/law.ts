import type { Source } from '../answers/source.ts';
import { type CalendarNotice, type Calendars, calendarsOf } from '../dates/notices.ts';
import type { PolicyVersion } from '../policies/versions.ts';
import type { EffectOf } from './effect.ts';

/** What a published announcement settles that is neither a policy nor a calendar, with the announcement's source. */
export type Ruling = {
  effect: EffectOf<'duty-day' | 'confirmation' | 'reading' | 'disbursement'>;
  source: Source;
};

/** The law as it is recorded: what rules are applied under. */
export type Law = Calendars & {
  /** Every version of every policy, by key, oldest first. */
  policies: ReadonlyMap<string, PolicyVersion[]>;
  /** Papers about days off, in the order in which they were recorded; both calendars are made of them. */
  notices: readonly CalendarNotice[];
  /** In the order of their publication: of two about the same thing the later holds. */
  rulings: readonly Ruling[];
};

/** What an announcement adds to the law. */
export type Addition = { version: PolicyVersion } | { notice: CalendarNotice } | { ruling: Ruling };

/** The law with what an announcement adds to it. */
export function lawWith(law: Law, addition: Addition): Law {
  if ('ruling' in addition) return { ...law, rulings: [...law.rulings, addition.ruling] };
  if ('notice' in addition) {
    const notices = [...law.notices, addition.notice];
    return { ...law, notices, ...calendarsOf(notices) };
  }
  const { version } = addition;
  const versions = [...(law.policies.get(version.policyKey) ?? []), version];
  return { ...law, policies: new Map([...law.policies, [version.policyKey, versions]]) };
}
