import type { Line } from '../answers/workings.ts';
import type { Fen } from '../money/rate.ts';

/**
 * What one reading of the text gives under this measure, and the line that says how. `moreFen` is what is gained beside
 * the other money it is coordinated with, `totalFen` both together.
 */
export type AwardReading = { reading: string; fen: Fen; moreFen: Fen; totalFen: Fen; line: Line };

/**
 * What a measure gives, an estimate subject to approval. `fen` is the amount to plan with: the lower one where the text
 * has several `readings` (empty where it has one). `upTo`: the text has
 * a ceiling (最高、不超过), be it reached or not.
 */
export type Award = {
  fen: Fen;
  upTo: boolean;
  formula: Line;
  readings: AwardReading[];
  workings: Line[];
};

/** A reading of which at most `mostFen` is gained: what it gives and comes to falls by as much. */
export function lessened(reading: AwardReading, mostFen: Fen): AwardReading {
  const moreFen = Math.max(0, Math.min(reading.moreFen, mostFen));
  const cutFen = reading.moreFen - moreFen;
  return {
    ...reading,
    moreFen,
    fen: Math.max(0, reading.fen - cutFen),
    totalFen: Math.max(0, reading.totalFen - cutFen),
  };
}
