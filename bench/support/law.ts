import { readCatalogue } from '../../src/catalogue.ts';
import { calendarsOf, shippedNotices } from '../../src/dates/notices.ts';
import type { Circumstances } from '../../src/deadlines/facts.ts';
import { firstVersion } from '../../src/policies/versions.ts';

const catalogue = readCatalogue();

/** The shipped law on a day, with nothing worked out yet: documents are copies of their own. */
export function circumstances(): Circumstances {
  const recordedAt = Temporal.Instant.from('2026-01-05T00:00:00Z');
  const versions = structuredClone(catalogue).map((document) => firstVersion(document, recordedAt));
  const notices = shippedNotices().map((notice) => ({ ...notice, recordedAt }));
  return {
    policies: Map.groupBy(versions, ({ policyKey }) => policyKey),
    notices,
    ...calendarsOf(notices),
    rulings: [],
    today: Temporal.PlainDate.from('2026-03-02'),
  };
}
