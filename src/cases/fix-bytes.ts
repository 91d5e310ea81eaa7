import type { Database } from '../db/connect.ts';
import { fixLetters } from '../db/letter-queue.ts';
import { takeOpenOutlooks } from '../db/outlook-letters.ts';
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
  const fresh = owed.filter(({ letter }) => !letter.message);
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
