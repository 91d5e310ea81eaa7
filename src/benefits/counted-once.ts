import { type Line, lines } from '../answers/workings.ts';
import { AmountOutOfRange, type Fen } from '../money/rate.ts';
import type { Claimable } from './combining.ts';
import { nameOf } from './combining-rules.ts';
import type { BenefitsSentences } from './sentences.ts';

const line = lines<BenefitsSentences>();

/** A benefit that is not added up, and why: another one stands for the same money. */
type LeftOut = { claimable: Claimable; instead: Claimable; line: Line };

/** What may be added up, in fen with the lower reading of each; `upTo`: some of it is a ceiling. */
export type CountedOnce = { counted: Claimable[]; left: LeftOut[]; fen: Fen; upTo: boolean };

/**
 * Adds up what can be claimed. Of measures that are one under several names (`sameAs`) for the same subject the lowest
 * counts; a headline (`headlineOf`) does not count where one of its instruments can be claimed for that subject.
 * Throws AmountOutOfRange where the sum is no longer exact.
 */
export function countedOnce(claimable: readonly Claimable[]): CountedOnce {
  const left = claimable.flatMap((one) => leftOut(one, claimable) ?? []);
  const out = new Set(left.map((each) => each.claimable));
  const counted = claimable.filter((one) => !out.has(one));
  const fen = counted.reduce((sum, each) => sum + each.fen, 0);
  if (!Number.isSafeInteger(fen))
    throw new AmountOutOfRange('what can be claimed together is no longer exact');
  return { counted, left, fen, upTo: counted.some(({ upTo }) => upTo) };
}

function leftOut(one: Claimable, all: readonly Claimable[]): LeftOut | undefined {
  const same = all.filter(({ projectId }) => projectId === one.projectId);
  const { source, measure } = one.place;
  const instrument = same.find(({ place }) => measure.headlineOf?.includes(place.measure.id));
  if (instrument) {
    const said = line('benefits.counted-as-instrument', nameOf(instrument.place), { source });
    return { claimable: one, instead: instrument, line: said };
  }
  const [lowest] = groupOf(one, same).toSorted((a, b) => a.fen - b.fen);
  if (!lowest || lowest === one) return undefined;
  const said = line('benefits.counted-as-same', nameOf(lowest.place), { source });
  return { claimable: one, instead: lowest, line: said };
}

/** Everything that is the same money by one step or several, in the order of `all`. */
function groupOf(one: Claimable, all: readonly Claimable[]): Claimable[] {
  const group = new Set([one]);
  for (const each of group) for (const other of all) if (isTwin(each, other)) group.add(other);
  return all.filter((each) => group.has(each));
}

function isTwin({ place: one }: Claimable, { place: other }: Claimable): boolean {
  return (
    (one.measure.sameAs?.includes(other.measure.id) ?? false) ||
    (other.measure.sameAs?.includes(one.measure.id) ?? false)
  );
}
