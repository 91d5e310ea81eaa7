import type { Text } from '../answers/source.ts';
import type { Assumption, Line } from '../answers/workings.ts';
import { benefitsWords } from './benefits.ts';
import { datesWords } from './dates.ts';
import { deadlinesWords } from './deadlines.ts';
import { policiesWords } from './policies.ts';

type Say = (values: never) => Text;
const sentences: Record<string, Say> = {
  ...datesWords,
  ...policiesWords,
  ...benefitsWords,
  ...deadlinesWords,
};

/** Speaks one line of workings. Throws on a sentence nobody can say: a stored line always comes from this program. */
export function speak({ say, with: values }: Line): Text {
  const sentence = sentences[say];
  if (!sentence) throw new Error(`no words for ${say}`);
  return sentence(values as never);
}

/** Says that a line is our reading and not the text's, and what an administrator would set to change it. */
export function speakAssumption({ parameter }: Assumption): Text {
  return {
    zh: `原文未明确，此为本服务的默认理解（参数 ${parameter}），管理员可依据文件调整`,
    en: `the text does not say; this is the service's default (parameter ${parameter}), which an administrator can set with a source`,
  };
}
