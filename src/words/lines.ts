import type { Text } from '../answers/source.ts';
import type { Assumption, Line } from '../answers/workings.ts';
import { benefitsWords } from './benefits.ts';
import { datesWords } from './dates.ts';
import { deadlinesWords } from './deadlines.ts';
import { earlierWords } from './earlier.ts';
import { financeWords } from './finance.ts';
import { policiesWords } from './policies.ts';

type Say = (values: never) => Text;
const sentences: Record<string, Say> = {
  ...datesWords,
  ...policiesWords,
  ...benefitsWords,
  ...deadlinesWords,
  ...earlierWords,
  ...financeWords,
};

/** Speaks one line of workings. Throws on a sentence nobody can say: a stored line always comes from this program. */
export function speak({ say, with: values }: Line): Text {
  const sentence = sentences[say];
  if (!sentence) throw new Error(`no words for ${say}`);
  return sentence(values as never);
}

/** Says that a line is our reading and not the text's, and the parameter it stands for. */
export function speakAssumption({ parameter }: Assumption): Text {
  return {
    zh: `原文未明确，此为本服务的默认理解（${parameter}），以主管部门解释为准`,
    en: `the text does not say; this is the service's default (${parameter}), the department's reading prevails`,
  };
}
