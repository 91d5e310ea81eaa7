import { deriveEnterprise } from '../../src/deadlines/derive/enterprise.ts';
import type { Circumstances } from '../../src/deadlines/facts.ts';
import type { Ruling } from '../../src/deadlines/law.ts';
import type { Derived } from '../../src/deadlines/model.ts';
import type { Certificate } from '../../src/facts/certificate.ts';
import type { EnterpriseFacts, Registered } from '../../src/facts/registered.ts';
import { circumstances, facts } from './cast.ts';

type Asked = { today?: string; rulings?: Ruling[]; law?: Partial<Circumstances> };

/** What deriving says of the cast's enterprise; on Monday 2 March 2026 unless told otherwise. */
export function derive(
  changes: Partial<EnterpriseFacts> = {},
  { today = '2026-03-02', rulings = [], law = {} }: Asked = {},
) {
  return deriveEnterprise(facts(changes), { ...circumstances(today), rulings, ...law });
}

/** One certificate under the id `c`. */
export function held(kind: string, body: Omit<Certificate, 'kind'> = {}): Registered<Certificate>[] {
  return [{ id: 'c', body: { kind, ...body } }];
}

/** The rows of one certificate and what is missing of it. */
export function certificate(kind: string, body: Omit<Certificate, 'kind'> = {}, asked: Asked = {}) {
  const { deadlines, missing } = derive({ certificates: held(kind, body) }, asked);
  return {
    rows: deadlines.filter(({ subject }) => subject === 'certificate:c'),
    missing: missing.filter(({ what }) => what.startsWith('certificate.c.')),
  };
}

/** A published ruling. */
export function ruling(effect: Ruling['effect'], reference = '沪试〔2026〕1号'): Ruling {
  return { effect, source: { title: { zh: '测试通知', en: 'A notice for tests' }, reference } };
}

/** A day that a notice sets. */
export const setDay = (duty: string, period: string, dueOn: string, minute?: number) =>
  ruling({ kind: 'duty-day', duty, period, dueOn, ...(minute === undefined ? {} : { minute }) });

/** An administrator's confirmation of a rule. */
export const confirmed = (rule: string) => ruling({ kind: 'confirmation', rule });

/** Days and status in one line. */
export const dates = ({ dueOn, actBy, status }: Derived) => `${dueOn} ${actBy} ${status}`;

/** Occurrence, last day and status in one line each. */
export const listed = (rows: Derived[]) =>
  rows.map(({ occurrence, dueOn, status }) => `${occurrence} ${dueOn} ${status}`);

/** What a row rests on, as the names of its lines. */
export const said = (row: Derived | undefined) => row?.content.workings.map(({ say }) => say) ?? [];
