import type { Text } from '../answers/source.ts';
import type { BenefitsSentences } from '../benefits/sentences.ts';
import { benefitsAwardWords } from './benefits-awards.ts';
import { benefitsCombiningWords } from './benefits-combining.ts';
import { benefitsConditionWords } from './benefits-conditions.ts';
import { benefitsMissingWords } from './benefits-missing.ts';
import { benefitsYearWords } from './benefits-years.ts';
import { interestAssumptionWords } from './interest-assumptions.ts';
import { interestLeftOutWords } from './interest-left-out.ts';
import { interestMissingWords } from './interest-missing.ts';
import { interestTermWords } from './interest-terms.ts';

/** What benefits says, in both languages. */
export const benefitsWords: {
  [K in keyof BenefitsSentences]: (v: BenefitsSentences[K]) => Text;
} = {
  ...benefitsYearWords,
  ...benefitsConditionWords,
  ...benefitsMissingWords,
  ...benefitsAwardWords,
  ...benefitsCombiningWords,
  ...interestTermWords,
  ...interestAssumptionWords,
  ...interestLeftOutWords,
  ...interestMissingWords,
};
