import type { Missing } from '../../answers/answer.ts';
import type { Source } from '../../answers/source.ts';
import { type Line, lines } from '../../answers/workings.ts';
import type { Condition } from '../../policies/condition.ts';
import type { Asked } from '../asked.ts';
import type { Ask, ConditionText } from '../condition-sentences.ts';
import type { BenefitsSentences } from '../sentences.ts';

export const line = lines<BenefitsSentences>();

/** A condition with the place that sets it, its measure's id, and the departments to ask about it. */
export type Sourced = { condition: Condition; source: Source; measureId: string; ask: Ask };

/** One condition narrowed to its test, where it stands, and what it is held against. */
export type Tested<C extends Condition> = Omit<Sourced, 'condition'> & { condition: C; asked: Asked };

/** What the facts say of one condition; `missing` says exactly what else has to be known. */
export type Verdict =
  | { is: 'met'; line: Line }
  | { is: 'unmet'; line: Line }
  | { is: 'open'; missing: Missing[] };

export function met(said: Line): Verdict {
  return { is: 'met', line: said };
}

export function unmet(said: Line): Verdict {
  return { is: 'unmet', line: said };
}

/** A fact the enterprise has to register: `what` is its place, such as `project.costs.approved`. */
export function missingFact(what: string, said: Line): Verdict {
  return { is: 'open', missing: [{ need: 'fact', what, line: said }] };
}

/** What an administrator has to settle under the name `what`. */
export function missingReading(what: string, said: Line): Verdict {
  return { is: 'open', missing: [{ need: 'reading', what, line: said }] };
}

/** The condition's own words, for a sentence. */
export function wordsOf({ text }: Condition): ConditionText {
  return { textZh: text.zh, textEn: text.en };
}
