import type { Source } from '../answers/source.ts';
import { type Line, lines } from '../answers/workings.ts';
import type { Fen } from '../money/rate.ts';
import type { Amount } from './amount.ts';
import type { AwardReading } from './award.ts';
import type { BenefitsSentences } from './sentences.ts';

const line = lines<BenefitsSentences>();

/** Clause 5 without matching: reading `level` takes the ceiling of the level, `entitlement` the computed amount. */
export function withinCeiling(source: Source, amount: Amount, superiorFen: Fen): AwardReading[] {
  const entitlementFen = amount.fen;
  const ceilingFen = amount.ceilingFen ?? entitlementFen;
  const byLevel = Math.max(0, Math.min(entitlementFen, ceilingFen - superiorFen));
  const byEntitlement = Math.max(0, entitlementFen - superiorFen);
  const values = { entitlementFen, superiorFen };
  return [
    added(
      'level',
      byLevel,
      superiorFen,
      line('benefits.superior-within-ceiling', { ...values, ceilingFen, fen: byLevel }, { source }),
    ),
    added(
      'entitlement',
      byEntitlement,
      superiorFen,
      line('benefits.superior-within-entitlement', { ...values, fen: byEntitlement }, { source }),
    ),
  ];
}

/** Clause 5 with matching: the higher of the entitlement and the matching asked for, or of it and the superior money. */
export function higher(source: Source, amount: Amount, superiorFen: Fen, matchingFen: Fen): AwardReading[] {
  const entitlementFen = amount.fen;
  const matched = Math.max(entitlementFen, matchingFen);
  const kept = Math.max(entitlementFen, superiorFen);
  const moreFen = kept - superiorFen;
  const values = { entitlementFen, superiorFen, keptFen: kept, moreFen };
  return [
    added(
      'matching',
      matched,
      superiorFen,
      line('benefits.higher-of-matching', { entitlementFen, matchingFen, fen: matched }, { source }),
    ),
    {
      reading: 'superior',
      fen: moreFen > 0 ? kept : 0,
      moreFen,
      totalFen: kept,
      line: line('benefits.higher-of-superior', values, { source }),
    },
  ];
}

/** Clause 13: the difference to the higher amount is paid, or the enterprise has chosen what it took. */
export function beside(source: Source, amount: Amount, otherFen: Fen): AwardReading[] {
  const entitlementFen = amount.fen;
  const difference = Math.max(0, entitlementFen - otherFen);
  return [
    added(
      'difference',
      difference,
      otherFen,
      line('benefits.difference-paid', { entitlementFen, otherFen, fen: difference }, { source }),
    ),
    added(
      'choice',
      0,
      otherFen,
      line('benefits.choice-made', { entitlementFen, otherFen, fen: 0 }, { source }),
    ),
  ];
}

function added(reading: string, fen: Fen, otherFen: Fen, said: Line): AwardReading {
  return { reading, fen, moreFen: fen, totalFen: fen + otherFen, line: said };
}
