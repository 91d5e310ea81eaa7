import type { AwardSentences } from './award-sentences.ts';
import type { CombiningSentences } from './combining-sentences.ts';
import type { ConditionSentences } from './condition-sentences.ts';
import type { InterestSentences } from './interest/sentences.ts';

/**
 * What benefits has to say. Days are ISO, amounts end in `Fen`, rates are decimal strings; `lender` names the loan by its
 * lender and contract.
 */
export type BenefitsSentences = AwardSentences & CombiningSentences & ConditionSentences & InterestSentences;
