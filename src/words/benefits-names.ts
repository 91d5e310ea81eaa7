import type { Text } from '../answers/source.ts';
import type { Ask } from '../benefits/condition-sentences.ts';
import { ranks, titles } from '../facts/title.ts';
import { certificateKinds } from '../policies/certificates/shipped.ts';
import { day } from './format.ts';

/** Departments to ask, or the competent one where the clause names none. */
export function askedOf({ askZh, askEn }: Ask): Text {
  return { zh: askZh || '主管部门', en: askEn || 'the competent department' };
}

/** A key's name, or the key itself where it has none. */
export function named(names: Record<string, Text>, key: string): Text {
  return names[key] ?? { zh: key, en: key };
}

/** Keys parted by blanks, as a list. */
export function namedAll(names: Record<string, Text>, keys: string): Text {
  const all = keys.split(' ').map((key) => named(names, key));
  return { zh: all.map(({ zh }) => zh).join('、'), en: all.map(({ en }) => en).join(', ') };
}

/** What a list of contracts holds. */
export const contracts: Record<string, Text> = {
  loans: { zh: '银行贷款', en: 'bank loan' },
  leases: { zh: '融资租赁合同', en: 'finance lease' },
};
export const reaches: Record<string, Text> = {
  international: { zh: '国际性', en: 'international' },
  national: { zh: '全国性', en: 'national' },
  other: { zh: '其他', en: 'other' },
};
export const forces: Record<string, Text> = {
  priority: { zh: '“优先”', en: 'a matter of priority' },
  'in-principle': { zh: '“原则上”', en: 'a rule “in principle”' },
  'condition-or-base': {
    zh: '既可理解为资格条件，也可理解为基数的算法',
    en: 'either a condition or a rule for computing the base',
  },
  unclear: { zh: '未说明是否为资格条件', en: 'not plainly a condition' },
};

/** A title or a kind of certificate, by its key. */
export function holding(key: string): Text {
  return certificateKinds.get(key)?.name ?? named(titles, key);
}

/** What is held, its rank and since when, as far as they are known. */
export function heldWords(v: { held: string; since: string; rank: string }): Text {
  const what = holding(v.held);
  const rank = v.rank ? named(ranks, v.rank) : undefined;
  return {
    zh: `${what.zh}${rank ? `（${rank.zh}）` : ''}${v.since ? `，${day(v.since).zh}起` : ''}`,
    en: `${what.en}${rank ? ` (${rank.en})` : ''}${v.since ? ` since ${day(v.since).en}` : ''}`,
  };
}
