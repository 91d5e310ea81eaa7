import type { Text } from '../answers/source.ts';
import type { Line } from '../answers/workings.ts';
import type { Stake } from '../deadlines/model.ts';
import { partsOf, totalOf } from '../deadlines/stake.ts';
import { speak, speakAssumption } from '../words/lines.ts';

/** A line of workings as the API says it, with its source or its assumption. */
export type Spoken = {
  text: Text;
  source?: Line['source'];
  assumption?: NonNullable<Line['assumption']> & { text: Text };
};

export function spokenLine(line: Line): Spoken {
  return {
    text: speak(line),
    ...(line.source ? { source: line.source } : {}),
    ...(line.assumption
      ? { assumption: { ...line.assumption, text: speakAssumption(line.assumption) } }
      : {}),
  };
}

/** Money at stake as the API tells it: each sum once, how many are not known, and how each comes about. */
export function spokenStake(stake: Stake) {
  const { fen, upTo, unknown } = totalOf([stake]);
  const parts = partsOf(stake).map((part) =>
    part.kind === 'known' && part.formula ? { ...part, formula: speak(part.formula) } : part,
  );
  if (parts.length === 0) return { kind: 'none' as const, unknown, parts };
  if (parts.length === unknown) return { kind: 'unknown' as const, unknown, parts };
  return { kind: 'known' as const, fen, upTo, unknown, parts };
}
