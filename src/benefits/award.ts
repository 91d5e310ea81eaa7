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
