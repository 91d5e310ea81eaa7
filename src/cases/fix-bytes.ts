import type { Database } from '../db/connect.ts';
import { fixLetters } from '../db/letter-queue.ts';
import { takeOpenOutlooks } from '../db/outlook-letters.ts';
import { subscriptionsOfEach } from '../db/reminder-subscriptions.ts';
import type { Context } from './context.ts';
import { readAbout } from './letter-items.ts';
import type { OwedLetter } from './owed-letters.ts';
import { writeLetter } from './write-letter.ts';

/** Writes the letters that were never tried; the others have their bytes. */
export async function fixBytes(
  tx: Database,
  { context, now }: { context: Context; now: Temporal.Instant },
  owed: OwedLetter[],
): Promise<OwedLetter[]> {
  const fresh = await inTheirLanguage(
    tx,
    owed.filter(({ letter }) => !letter.message),
  );
  const about = await readAbout(
    tx,
    context,
    fresh.flatMap(({ items }) => items),
  );
  const outlooks = await takeOpenOutlooks(
    tx,
    fresh.map(({ letter }) => letter).filter(({ kind }) => kind === 'digest'),
  );
  const written: OwedLetter[] = [];
  for (const each of fresh) {
    const said = await writeLetter({ tx, context, about, outlooks, now }, each);
    written.push({ ...each, letter: { ...each.letter, ...said } });
  }
  await fixLetters(
    tx,
    written.map(({ letter }) => letter),
  );
  return [...owed.filter(({ letter }) => letter.message), ...written];
}

/**
 * Letters of reminders in the language that their readers ask for now: the one they were opened in where a subscription of an
 * enterprise they speak of still asks for it by their way, else that of the first such subscription.
 */
async function inTheirLanguage(tx: Database, owed: OwedLetter[]): Promise<OwedLetter[]> {
  const enterprisesOf = ({ items }: OwedLetter) =>
    items.flatMap(({ deadline }) => deadline.enterpriseId ?? []);
  const asked = await subscriptionsOfEach(tx, [...new Set(owed.flatMap(enterprisesOf))]);
  const byPerson = Map.groupBy(asked, ({ personId }) => personId);
  return owed.map((each) => {
    const about = new Set(enterprisesOf(each));
    const own = (byPerson.get(each.person.id) ?? []).filter(({ enterpriseId }) => about.has(enterpriseId));
    const byIts = own.filter(({ channel }) => channel === each.letter.channel);
    const first = byIts[0] ?? own[0];
    const isAsked = byIts.some(({ lang }) => lang === each.letter.lang);
    return first && !isAsked ? { ...each, letter: { ...each.letter, lang: first.lang } } : each;
  });
}
