import type { DatedRule } from './dated-rule.ts';

/** Where a rule stands. */
export type Paper = DatedRule['source'];

/** An article of a law, regulation or measure. `quote` is literal. */
export function article(zh: string, en: string, clause?: string, quote?: string): Paper {
  return { title: { zh, en }, ...(clause && { clause }), ...(quote && { quote }) };
}

/** A notice or page, by its address. */
export function paper(zh: string, en: string, reference: string): Paper {
  return { title: { zh, en }, reference };
}

/** What keeping a CS certificate asks for. */
export const csUpkeep = paper(
  'CS证书维护要求（机构文章）',
  'Upkeep of CS certificates (a consultant’s page)',
  'http://www.sjhpgc.cn/Article/bgnlpgcsjj.html',
);
