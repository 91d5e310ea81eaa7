import type { Text } from '../answers/source.ts';
import type { CliffSentences } from '../deadlines/cliff-sentences.ts';
import { day } from './format.ts';

/** What a text says about what follows its last day or goal year. */
export const cliffWords: { [K in keyof CliffSentences]: (v: CliffSentences[K]) => Text } = {
  'deadlines.open-afterwards': (v) => ({
    zh: `文件未写明、有待明确：${v.zh}`,
    en: `The document leaves it open: ${v.en}`,
  }),
  'deadlines.rule-afterwards': (v) => ({
    zh: `文件的规定：${v.zh}`,
    en: `The document's own rule: ${v.en}`,
  }),
  'deadlines.goals-only': (v) => v,
  'deadlines.end-disputed': (v) => ({
    zh: `最后一日有两种算法：${day(v.until).zh}或${day(v.disputedUntil).zh}；此处按较早的一日判断`,
    en: `The last day is ${day(v.until).en} or, by another way of counting, ${day(v.disputedUntil).en}; the earlier one is used here`,
  }),
  'deadlines.silent-afterwards': () => ({
    zh: '对此后的各期补贴、报告和证书，文件未作规定：既未说继续支持，也未说停止，请询主管部门',
    en: 'On instalments, reports and certificates after that day the document says nothing, neither that support goes on nor that it ends: ask the department',
  }),
};
