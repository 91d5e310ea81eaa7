import type { EffectOf } from '../../src/deadlines/effect.ts';
import type { Derived } from '../../src/deadlines/model.ts';
import { reconcile } from '../../src/deadlines/reconcile.ts';
import type { Claim } from '../../src/facts/claim.ts';
import type { EnterpriseFacts } from '../../src/facts/registered.ts';
import { day, facts, stored } from './cast.ts';

/** 松江's reward for leaders of a chain (songjiang-9.2), given once: the cast's enterprise in Songjiang with the title. */
export const leader: Partial<EnterpriseFacts> = {
  enterprise: {
    ...facts().enterprise,
    operatesIn: 'songjiang',
    registeredIn: 'songjiang',
    taxedIn: 'songjiang',
    activities: ['manufacturing'],
  },
  titles: [{ id: 't', body: { title: 'chain-leader', rank: 'municipal', grantedOn: '2025-02-03' } }],
};

export const measureId = 'songjiang-9.2';

/** An invented call for it: Monday 2 to Friday 27 March 2026. */
export const march: EffectOf<'window'> = {
  kind: 'window',
  window: 'chain-leaders-2026',
  name: { zh: '2026年链主企业申报', en: 'Chain leaders’ call of 2026' },
  measures: [measureId],
  opensOn: '2026-03-02',
  steps: [{ step: 'online', closesOn: '2026-03-27' }],
};

/** The call of the next year: 2 to 31 March 2027, opening on the same day. */
export const nextMarch: EffectOf<'window'> = {
  ...march,
  window: 'chain-leaders-2027',
  name: { zh: '2027年链主企业申报', en: 'Chain leaders’ call of 2027' },
  opensOn: '2027-03-02',
  steps: [{ step: 'online', closesOn: '2027-03-31' }],
};

/** 申江精工's claim for it. */
export const claimFor = (body: Partial<Claim>): Pick<EnterpriseFacts, 'claims'> => ({
  claims: [{ id: 'c', body: { measureId, steps: [], evidence: [], history: [], ...body } }],
});

/** What reconciling does to the claims for it: the change, the name and the day of each. */
export function changesTo(kept: Derived[], derived: Derived[], today: string, done?: Temporal.Instant) {
  const own = kept
    .filter(isOwn)
    .map((row, n) => stored(row, { id: `d${n}`, ...(done ? { doneAt: done } : {}) }));
  return reconcile(own, derived.filter(isOwn), day(today)).map(
    ({ change, after }) => `${change} ${after.occurrence} ${after.dueOn ?? '-'} ${after.status}`,
  );
}

function isOwn({ kind, rule }: Derived): boolean {
  return kind === 'claim' && rule === measureId;
}
