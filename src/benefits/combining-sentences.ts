import type { Ask } from './condition-sentences.ts';

/** The other measure, as its document calls it. */
type Other = { otherZh: string; otherEn: string };
/** What a clause names to be paid beside it. */
type OnTop = { onTopZh: string; onTopEn: string };
/** A rule of the document in the catalogue's words. */
type Ruled = { ruleZh: string; ruleEn: string };

/** How measures stand to each other and to money already received, and which of them are added up. */
export type CombiningSentences = {
  'benefits.adds-on-top': OnTop;
  'benefits.adds-on-top-of-received': { programme: string } & OnTop;
  'benefits.on-top-if-same': { programme: string } & OnTop & Ask;
  'benefits.never-both': Other;
  'benefits.rule-applies': Ruled;
  'benefits.rule-once-received': Other & Ruled;
  'benefits.rule-without-project': Ask;
  'benefits.one-per-item-open': Ask;
  'benefits.one-per-item-bars': Record<never, never>;
  'benefits.one-per-item-allows': Record<never, never>;
  'benefits.same-money': Other & Ask;
  'benefits.headline-of': Other & Ask;
  'benefits.combining-silent': Ask;
  'benefits.counted-as-same': Other;
  'benefits.counted-as-instrument': Other;
  'benefits.total-supposes': { open: number };
};
