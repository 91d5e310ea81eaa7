import type { Text } from '../answers/source.ts';
import type { Line } from '../answers/workings.ts';
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
