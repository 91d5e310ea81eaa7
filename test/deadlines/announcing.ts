import { amend } from '../../src/deadlines/amend.ts';
import type { Amended, Notice } from '../../src/deadlines/amend-law.ts';
import { deriveBenefits } from '../../src/deadlines/derive/benefits.ts';
import { derivePolicies } from '../../src/deadlines/derive/policy.ts';
import type { Effect, EffectOf } from '../../src/deadlines/effect.ts';
import { type Law, lawWith } from '../../src/deadlines/law.ts';
import type { EnterpriseFacts } from '../../src/facts/registered.ts';
import { inSequence } from '../../src/policies/sequence.ts';
import { day, recordedAt } from './cast.ts';

export const action = 'sh-equipment-renewal-action';
export const industrial = 'sh-2024-527-industrial-services';
export const jiading = 'jiading-industrial-internet';

/** The id of the nth announcement. */
export const idOf = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;

type Published = { n: number; on?: string; corrects?: number; quote?: string };

export const noticeOf = ({ n, on = '2025-12-01', quote = '自本通知所载之日起执行' }: Published): Notice => ({
  announcementId: idOf(n),
  source: {
    title: { zh: `示例通知${n}`, en: `Example notice ${n}` },
    reference: `示例〔2025〕${n}号`,
    quote,
  },
  publishedOn: day(on),
});

/** What an announcement adds to the law, or why not. */
export function tried(law: Law, effect: Effect, published: Published): Amended {
  const corrects = published.corrects === undefined ? undefined : idOf(published.corrects);
  return amend(law, effect, noticeOf(published), recordedAt, corrects);
}

/** The law after an announcement, as it is read again from what was recorded. */
export function announced(law: Law, effect: Effect, published: Published): Law {
  const result = tried(law, effect, published);
  if ('faults' in result) throw new Error(JSON.stringify(result));
  return lawWith(law, result);
}

export const withdrawal = (n: number): Effect => ({ kind: 'withdrawal', announcementId: idOf(n) });

/** 527 clause 11 gives another sum. */
export const sum = (yuan: number, changes: Partial<EffectOf<'amendment'>> = {}): EffectOf<'amendment'> => ({
  kind: 'amendment',
  policyKey: industrial,
  measures: [{ id: 'sh527-11.1', set: { capFen: yuan * 100 } }],
  ...changes,
});

/** 527 clause 10 gets another heading. */
export const heading = (zh: string, changes: Partial<EffectOf<'amendment'>> = {}): EffectOf<'amendment'> => ({
  kind: 'amendment',
  policyKey: industrial,
  clauses: [{ no: '10', set: { heading: { zh } } }],
  ...changes,
});

export const extension = (
  until: string,
  changes: Partial<EffectOf<'extension'>> = {},
): EffectOf<'extension'> => ({
  kind: 'extension',
  policyKey: industrial,
  until,
  ...changes,
});

/** When each version begins, its sum under clause 11 in yuan, the heading of clause 10, and its last day. */
export function told(law: Law, key = industrial): string[] {
  return inSequence(law.policies.get(key) ?? []).map(({ version, document, inForceFrom }) => {
    const { validity, clauses } = document;
    const cap = clauses.flatMap(({ measures }) => measures).find(({ id }) => id === 'sh527-11.1')?.capFen;
    const ten = clauses.find(({ no }) => no === '10')?.heading.zh;
    const until = validity.kind === 'until' ? validity.until : 'goals';
    return `v${version} ${inForceFrom} ${(cap ?? 0) / 100} ${ten} ${until}`;
  });
}

/** All that an enterprise and the public are told under a law on a day, without which version says so. */
export function answersUnder(law: Law, facts: EnterpriseFacts, today: string): string {
  const circumstances = { ...law, today: day(today) };
  return JSON.stringify([deriveBenefits(facts, circumstances), derivePolicies(circumstances)]);
}
