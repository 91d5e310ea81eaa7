import { readCatalogue } from '../../src/catalogue.ts';
import { calendarsOf, shippedNotices } from '../../src/dates/notices.ts';
import type { Circumstances } from '../../src/deadlines/facts.ts';
import type { Rung } from '../../src/deadlines/ladder.ts';
import type { Derived, Stored } from '../../src/deadlines/model.ts';
import type { EnterpriseFacts } from '../../src/facts/registered.ts';
import { firstVersion } from '../../src/policies/versions.ts';

export const day = (iso: string) => Temporal.PlainDate.from(iso);
export const recordedAt = Temporal.Instant.from('2025-11-01T00:00:00Z');

const notices = shippedNotices().map((notice) => ({ ...notice, recordedAt }));
const versions = readCatalogue().map((document) => firstVersion(document, recordedAt));

/** The shipped law on a day. */
export function circumstances(today: string): Circumstances {
  return {
    policies: Map.groupBy(versions, ({ policyKey }) => policyKey),
    notices,
    ...calendarsOf(notices),
    rulings: [],
    today: day(today),
  };
}

/** 申江精工 in Jiading, with nothing registered but itself. */
export function facts(changes: Partial<EnterpriseFacts> = {}): EnterpriseFacts {
  return {
    id: 'shenjiang',
    recordedOn: day('2025-11-01'),
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
    events: [],
    leases: [],
    titles: [],
    violations: [],
    grants: [],
    claims: [],
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
