/** What a text says about what follows its last day or goal year. Texts are the catalogue's, in both languages. */
export type CliffSentences = {
  'deadlines.open-afterwards': { zh: string; en: string };
  'deadlines.rule-afterwards': { zh: string; en: string };
  'deadlines.goals-only': { zh: string; en: string };
  'deadlines.end-disputed': { until: string; disputedUntil: string };
  'deadlines.silent-afterwards': Record<never, string>;
};
