import { dayOf } from '../clock.ts';
import type { Database } from '../db/connect.ts';
import { enterpriseNames } from '../db/facts.ts';
import { type Letter, updateLetter } from '../db/letters.ts';
import { isMember, type Membership, type Person } from '../db/people.ts';
import { heldSubscriptions } from '../db/reminder-subscriptions.ts';
import { nextDeadlines } from '../db/undone.ts';
import { renderWelcome } from '../letters/welcome.ts';
import { pathIn } from '../pages/layout.ts';
import type { Context } from './context.ts';
import { feedPagePath, feedsToShow } from './feed-path.ts';
import { readCalendars } from './law.ts';
import { letterAddresses } from './letter-addresses.ts';
import { deadlineItem } from './letter-items.ts';
import { takeLetter } from './letter-slots.ts';
import { wishesOf } from './readers.ts';

/** As many of the nearest dates as are told. */
const nearest = 3;

/**
 * Owes a new member the first letter, once for each enterprise, again where it ended unsent because the member had left;
 * nobody is welcomed to the demonstration.
 */
export async function oweWelcome(
  tx: Database,
  { personId, enterpriseId }: Pick<Membership, 'personId' | 'enterpriseId'>,
  now: Temporal.Instant,
) {
  if ((await enterpriseNames(tx, [enterpriseId])).get(enterpriseId)?.demo) return;
  const slot = { kind: 'welcome' as const, slot: enterpriseId, dueAt: now };
  const { id, state } = await takeLetter(tx, { personId, channel: 'mail' }, slot, now);
  if (state === 'suppressed')
    await updateLetter(tx, id, { state: 'queued', reason: null, settledAt: null, nextAttemptAt: now });
}

/** Whether the reader still is a member of the enterprise that the letter's slot names. */
export function isStillMember(
  tx: Database,
  _: Context,
  slot: string,
  { personId }: Letter,
): Promise<boolean> {
  return isMember(tx, personId, slot);
}

/** What a new member reads first. */
export async function welcomeLetter(
  tx: Database,
  context: Context,
  person: Person,
  enterpriseId: string,
  letter: Letter,
) {
  const names = await enterpriseNames(tx, [enterpriseId]);
  const enterprise = names.get(enterpriseId);
  if (!enterprise) throw new Error(`no enterprise under ${enterpriseId}`);
  const { lang, name, email } = person;
  const [subscription] = await heldSubscriptions(tx, person.id, [enterpriseId]);
  const { publicUrl, secret } = context;
  const feeds = await feedsToShow(tx, secret, [person.id]);
  const feed = feeds.find((each) => each.enterpriseId === enterpriseId);
  const calendar = feed && publicUrl + pathIn(lang, feedPagePath(secret, feed));
  return renderWelcome({
    lang,
    recipient: { name, address: email },
    enterprise: enterprise.name,
    ...(subscription ? { wishes: wishesOf(subscription) } : {}),
    next: await nearestItems(tx, context, enterpriseId),
    links: { ...letterAddresses(context, person, letter), ...(calendar ? { calendar } : {}) },
  });
}

async function nearestItems(tx: Database, context: Context, enterpriseId: string) {
  const now = context.clock.now();
  const { calendar } = await readCalendars(tx, context);
  const rows = await nextDeadlines(tx, enterpriseId, dayOf(now), nearest);
  return rows.flatMap((row) => {
    // Its reader knows whose dates they are.
    const { dates, ...item } = deadlineItem(calendar, undefined, row, now);
    return dates ? [{ ...item, dates, links: {} }] : [];
  });
}
