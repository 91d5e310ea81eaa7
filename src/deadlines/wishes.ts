import type { District } from '../facts/district.ts';
import type { Theme } from '../policies/themes.ts';
import type { Ladders } from './ladder.ts';
import type { Content, DeadlineKind } from './model.ts';

/** When reminders go out: each by itself, or together once a day or once a week. */
export type Cadence = 'at-once' | 'daily' | 'weekly';

/** Days on which nothing is sent: none, the days off of a notice, or every day that is not worked. */
export type Quiet = 'none' | 'holidays' | 'rest-days';

/** What a subscription is narrowed to; each list that is given must name the deadline. */
export type Only = {
  kinds?: DeadlineKind[];
  policies?: string[];
  districts?: District[];
  themes?: Theme[];
  projects?: string[];
};

/** How one person wants to be reminded. `minute` is one of 0–1439 on the clocks of `zone`; `weekday` 1 is Monday. */
export type Wishes = {
  only: Only;
  ladders: Ladders;
  cadence: Cadence;
  weekday: number;
  minute: number;
  zone: string;
  quiet: Quiet;
  /** Once a week, on `weekday`, what is overdue and what comes next. */
  outlook: boolean;
};

/** What a policy is filed under, by its key. */
export type PolicySubjects = ReadonlyMap<string, { districts: readonly string[]; themes: readonly string[] }>;

/** What a new member wants until something else is chosen: everything, in one digest a day at 09:00 in Shanghai, and an outlook on Mondays. */
export const usualWishes: Wishes = {
  only: {},
  ladders: {},
  cadence: 'daily',
  weekday: 1,
  minute: 540,
  zone: 'Asia/Shanghai',
  quiet: 'none',
  outlook: true,
};

type Subject = { kind: DeadlineKind; content: Pick<Content, 'policyKey' | 'projectId'> };

/** Whether a subscription is about a deadline. What rests on no policy is in no district and under no theme. */
export function covers(only: Only, { kind, content }: Subject, policies: PolicySubjects): boolean {
  const { policyKey, projectId } = content;
  const filed = policies.get(policyKey ?? '');
  return (
    named(only.kinds, [kind]) &&
    named(only.policies, [policyKey]) &&
    named(only.projects, [projectId]) &&
    named(only.districts, filed?.districts) &&
    named(only.themes, filed?.themes)
  );
}

function named(
  wanted: readonly string[] | undefined,
  given: readonly (string | undefined)[] | undefined,
): boolean {
  return wanted === undefined || (given ?? []).some((each) => each !== undefined && wanted.includes(each));
}
