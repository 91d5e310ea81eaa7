import type { Lang } from '../answers/source.ts';
import type { DeadlineToPlan } from '../db/deadlines-to-plan.ts';
import type { Person } from '../db/people.ts';
import type { SubscriptionRow } from '../db/reminder-subscriptions.ts';
import type { DeadlineKind } from '../deadlines/model.ts';
import type { Way } from '../deadlines/way.ts';
import { covers, type PolicySubjects, usualWishes, type Wishes } from '../deadlines/wishes.ts';

/** A member of an enterprise with what that member wants to be reminded of, and the ways that are stopped. */
export type Member = {
  person: Person;
  joinedAt: Temporal.Instant;
  /** Oldest first; the first that is about a deadline counts for its channel. */
  subscriptions: SubscriptionRow[];
  stopped: ReadonlySet<Way>;
};

/** One way in which one person is reminded of one deadline. */
export type Reader = {
  person: Person;
  channel: Way;
  wishes: Wishes;
  lang: Lang | null;
  joinedAt: Temporal.Instant;
  /** Since when this way is asked for. */
  since: Temporal.Instant;
  /** Its address takes no letters. */
  isStopped: boolean;
  /** Wants nothing of this deadline, or has handed it over. */
  isMuted: boolean;
  /** Who is reminded in this person's place. */
  handedTo?: string;
  /** To whom it was handed over; it comes back, for that one is not reached any more. */
  lapsed?: string;
  second?: { personId: string; from: number };
  /** All the ways by which the person is reminded of the deadline. */
  ways?: ReadonlySet<Way>;
};

/** The ways a member is reminded of a deadline: one for each channel asked for; one that wants nothing where none is. */
export function readersFor(row: DeadlineToPlan, member: Member, policies: PolicySubjects): Reader[] {
  const subject = { kind: row.kind as DeadlineKind, content: row.content };
  const wanted = member.subscriptions.filter(({ only }) => covers(only, subject, policies));
  const first = new Map<Way, SubscriptionRow>();
  for (const each of wanted) if (!first.has(each.channel)) first.set(each.channel, each);
  if (first.size === 0) return [mutedReader(member)];
  const ways = new Set(first.keys());
  return [...first.values()].map((subscription) => ({ ...readerBy(member, subscription), ways }));
}

/** A member as reached by one of the member's subscriptions. */
export function readerBy({ person, joinedAt, stopped }: Member, subscription: SubscriptionRow): Reader {
  const { channel, lang, createdAt, secondPersonId, secondFrom } = subscription;
  return {
    person,
    channel,
    wishes: wishesOf(subscription),
    lang,
    joinedAt,
    since: Temporal.Instant.compare(createdAt, joinedAt) > 0 ? createdAt : joinedAt,
    isStopped: stopped.has(channel),
    isMuted: false,
    ...(secondPersonId && secondFrom !== null
      ? { second: { personId: secondPersonId, from: secondFrom } }
      : {}),
  };
}

function mutedReader({ person, joinedAt, stopped }: Member): Reader {
  const channel = 'mail' as const;
  const isStopped = stopped.has(channel);
  const rest = { wishes: usualWishes, lang: null, joinedAt, since: joinedAt };
  return { person, channel, ...rest, isStopped, isMuted: true };
}

/** A member as the second contact: by the first way that member asked for; nothing goes to who has turned all off. */
export function secondReader(member: Member): Reader | undefined {
  const [first] = member.subscriptions;
  return first && readerBy(member, first);
}

/** What a subscription asks of the planner. */
export function wishesOf(subscription: SubscriptionRow): Wishes {
  const { only, ladders, cadence, weekday, sendMinute: minute, zone, quiet, outlook } = subscription;
  return { only, ladders, cadence, weekday, minute, zone, quiet, outlook };
}
