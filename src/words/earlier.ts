import type { Text } from '../answers/source.ts';
import { count, yuan } from './format.ts';

/** Sentences that only lines stored by an earlier release still need: revisions are never edited. */
type EarlierSentences = {
  'benefits.investment-reached': { investmentFen: number; minimumFen: number };
  'benefits.loan-exists': { loans: number };
  'benefits.annual-cap-shared': { capFen: number };
};

/** What lines stored before 0.3.0 say, in both languages. */
export const earlierWords: { [K in keyof EarlierSentences]: (v: EarlierSentences[K]) => Text } = {
  'benefits.investment-reached': ({ investmentFen, minimumFen }) => ({
    zh: `项目投资${yuan(investmentFen).zh}，达到${yuan(minimumFen).zh}以上（含本数）`,
    en: `Project investment of ${yuan(investmentFen).en} reaches the minimum of ${yuan(minimumFen).en} (inclusive)`,
  }),
  'benefits.loan-exists': ({ loans }) => ({
    zh: `已登记银行贷款${loans}笔`,
    en: `${count(loans, 'bank loan')} registered`,
  }),
  'benefits.annual-cap-shared': ({ capFen }) => ({
    zh: `年度上限${yuan(capFen).zh}由同一企业的各项目共用；此处假定其他项目尚未占用`,
    en: `The annual cap of ${yuan(capFen).en} is shared by all projects of the enterprise; assumed unused by its other projects`,
  }),
};
