import type { EffectOf } from '../../src/deadlines/effect.ts';
import type { Ruling, RulingEffect } from '../../src/deadlines/law.ts';
import type { Derived } from '../../src/deadlines/model.ts';
import type { Loan } from '../../src/facts/loan.ts';
import type { Project } from '../../src/facts/project.ts';
import type { EnterpriseFacts } from '../../src/facts/registered.ts';
import { derive } from './asking.ts';
import { day } from './cast.ts';

/** 三号线技改 with the loan of design section 6: an interest subsidy of three years under `sheq-7.1`. */
export const project: Project = {
  name: '三号线技改',
  nature: 'technical-renovation',
  investmentFen: 15_000_000_000,
};
export const loan: Loan = {
  projectId: 'p',
  lender: '上海银行',
  contractOn: '2025-03-10',
  principalFen: 10_000_000_000,
  maturityOn: '2030-03-15',
  rates: [{ from: '2025-03-15', yearly: '0.042' }],
  drawdowns: [{ on: '2025-03-15', amountFen: 10_000_000_000 }],
  repayments: [],
  payments: [],
};
export const subsidised: Partial<EnterpriseFacts> = {
  projects: [{ id: 'p', body: project }],
  loans: [{ id: 'l', body: loan }],
};

/**
 * A call with the days of the city's technical-renovation call of 2026 (domain research, S3): opens on 20 January, the
 * platform closes on 4 February at 16:00, districts forward by the 6th. That it is for `sheq-7.1` is invented.
 */
export const call2026: EffectOf<'window'> = {
  kind: 'window',
  window: 'technical-renovation-2026',
  name: { zh: '2026年技术改造专项申报', en: 'Technical-renovation call of 2026' },
  measures: ['sheq-7.1'],
  opensOn: '2026-01-20',
  steps: [
    { step: 'online', closesOn: '2026-02-04', minute: 960 },
    { step: 'district-forwarding', closesOn: '2026-02-06' },
  ],
  link: 'https://zxzj.sheitc.sh.gov.cn',
};

/** The same call with paper copies due on Monday 9 February and a panel on 2 March. */
export const fullCall: EffectOf<'window'> = {
  ...call2026,
  steps: [
    ...call2026.steps,
    { step: 'paper', closesOn: '2026-02-09' },
    { step: 'defence', closesOn: '2026-03-02' },
  ],
};

/** A published notice of an effect; `on` is the day the authority published it. */
export function notice(effect: RulingEffect, on = '2026-01-21', reference = '沪经信〔2026〕1号'): Ruling {
  const source = { title: { zh: '申报通知', en: 'Call for applications' }, reference };
  return { effect, source, announcementId: `${reference} ${on}`, publishedOn: day(on) };
}

type Asked = { today?: string; facts?: Partial<EnterpriseFacts> };

/** The enterprise's rows under some notices; on Thursday 22 January 2026 unless told otherwise. */
export function rowsUnder(
  rulings: Ruling[],
  { today = '2026-01-22', facts = subsidised }: Asked = {},
): Derived[] {
  return derive(facts, { today, rulings }).deadlines;
}

/** The claims of a measure by their occurrence: last day with its hour, day to submit by, day to act by, status. */
export function claimsOf(rows: Derived[], measureId = 'sheq-7.1') {
  return rows
    .filter(({ kind, rule }) => kind === 'claim' && rule === measureId)
    .map((row) => `${row.occurrence} ${daysOf(row)}`);
}

/** Openings and further steps of windows, each with its subject. */
export function windowRows(rows: Derived[]) {
  return rows
    .filter(({ kind }) => kind === 'window-opens' || kind === 'window-step')
    .map((row) => `${row.subject} ${row.rule} ${row.occurrence} ${daysOf(row)}`);
}

function daysOf({ dueOn, minute, submitBy, actBy, status }: Derived): string {
  if (!dueOn) return status;
  const hour = minute === undefined ? '' : `@${minute}`;
  return `${dueOn}${hour} ${submitBy ?? '-'} ${actBy} ${status}`;
}
