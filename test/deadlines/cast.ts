import { readCatalogue } from '../../src/catalogue.ts';
import { shippedCalendar } from '../../src/dates/calendars/shipped.ts';
import type { Circumstances, EnterpriseFacts } from '../../src/deadlines/facts.ts';
import type { Rung } from '../../src/deadlines/ladder.ts';
import type { Derived, Stored } from '../../src/deadlines/model.ts';
import { firstVersion } from '../../src/policies/versions.ts';

export const day = (iso: string) => Temporal.PlainDate.from(iso);
export const recordedAt = Temporal.Instant.from('2025-11-01T00:00:00Z');

/** The shipped law on a day. */
export function circumstances(today: string): Circumstances {
  const versions = readCatalogue().map((document) => firstVersion(document, recordedAt));
  return {
    law: Map.groupBy(versions, ({ policyKey }) => policyKey),
    calendar: shippedCalendar,
    today: day(today),
  };
}

/** 申江精工 in Jiading, with nothing registered but itself. */
export function facts(changes: Partial<EnterpriseFacts> = {}): EnterpriseFacts {
  return {
    id: 'shenjiang',
    enterprise: {
      name: '申江精工（上海）有限公司',
      creditCode: '91310114MA1GT3XR0A',
      operatesIn: 'jiading',
      registeredIn: 'jiading',
      taxedIn: 'jiading',
    },
    projects: [],
    loans: [],
    certificates: [],
    ...changes,
  };
}

/** A report of a contract, due on a working Monday. */
export function report(changes: Partial<Derived> = {}): Derived {
  return {
    kind: 'project-report',
    subject: 'project:p',
    rule: 'project-report',
    occurrence: '2025年报告',
    nominalOn: day('2025-12-15'),
    dueOn: day('2025-12-15'),
    actBy: day('2025-12-15'),
    status: 'firm',
    content: {
      title: { zh: '报送2025年报告', en: 'Report for 2025' },
      stake: { kind: 'none' },
      sources: [],
      workings: [],
      marks: [],
    },
    ...changes,
  };
}

export function stored(derived: Derived, changes: Partial<Stored> = {}): Stored {
  return {
    ...derived,
    id: 'd',
    enterpriseId: 'shenjiang',
    revision: 1,
    dateVersion: 1,
    createdAt: recordedAt,
    revisedAt: recordedAt,
    doneAt: null,
    ...changes,
  };
}

export const shown = (rungs: Rung[]) => rungs.map(({ rung, on }) => `${rung} ${on}`);
