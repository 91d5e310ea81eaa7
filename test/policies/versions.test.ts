import t from 'tap';
import { readCatalogue } from '../../src/catalogue.ts';
import type { PolicyDocument } from '../../src/policies/schema.ts';
import { sourceOf, validitySource } from '../../src/policies/sources.ts';
import { applicable, firstVersion, type PolicyVersion } from '../../src/policies/versions.ts';

const recordedAt = Temporal.Instant.from('2025-12-01T00:00:00Z');
const day = (iso: string) => Temporal.PlainDate.from(iso);
const catalogue = readCatalogue();

function founding(name: string): PolicyDocument {
  const document = catalogue.find(({ key }) => key.includes(name));
  if (!document) throw new Error(`no policy called ${name}`);
  return document;
}

/** Jiading extended by a notice published 2025-12-20, to the end of 2026. */
function extended(version: number, published: string, until: string): PolicyVersion {
  const document = founding('jiading');
  const validity = {
    kind: 'until',
    until,
    quote: `延长至${until}`,
    notice: { title: { zh: '延期通知', en: 'Notice of extension' } },
  } as const;
  const first = firstVersion({ ...document, validity }, recordedAt);
  return { ...first, version, publishedOn: day(published), inForceFrom: day(published) };
}

/** `v1`, `v1 past`, `v1 past disputed`, or the answer and what it says. */
function chosen(versions: PolicyVersion[], asked: string, anchor = asked): string {
  const answer = applicable(versions, { asked: day(asked), anchor: day(anchor) });
  if (answer.answer === 'incomplete')
    return `incomplete ${answer.missing.map(({ line }) => line.say).join(' ')}`;
  if (answer.answer === 'not-owed') return `not-owed ${answer.reasons.map(({ say }) => say).join(' ')}`;
  const { version, pastExpiry, disputed } = answer.value;
  return [`v${version.version}`, pastExpiry && 'past', disputed && 'disputed'].filter(Boolean).join(' ');
}

t.test('one version: from its first day on it applies; after its last day too, marked', (t) => {
  const industrial = [firstVersion(founding('527'), recordedAt)];
  t.equal(chosen(industrial, '2024-07-28'), 'not-owed policies.not-published-yet policies.not-in-force-yet');
  t.equal(chosen(industrial, '2024-07-29'), 'v1');
  t.equal(chosen(industrial, '2027-12-31'), 'v1');
  t.equal(chosen(industrial, '2028-01-01'), 'v1 past');
  t.equal(chosen(industrial, '2025-01-01', '2024-07-01'), 'not-owed policies.not-in-force-yet');
  t.end();
});

t.test('a document with goals only never expires', (t) => {
  const action = [firstVersion(founding('equipment'), recordedAt)];
  t.equal(chosen(action, '2030-01-01'), 'v1');
  t.equal(chosen(action, '2024-05-30'), 'not-owed policies.not-published-yet');
  t.equal(chosen(action, '2024-06-01', '2024-05-30'), 'incomplete policies.known-only-from');
  t.end();
});

t.test('only an unknown first day makes the answer incomplete; a known one that is later refuses', (t) => {
  t.equal(
    chosen([firstVersion(founding('jiading'), recordedAt)], '2024-05-24'),
    'incomplete policies.known-only-from',
  );
  t.equal(chosen([firstVersion(founding('jiading'), recordedAt)], '2024-05-25'), 'v1');
  t.equal(
    chosen([firstVersion(founding('plan'), recordedAt)], '2026-01-01'),
    'incomplete policies.first-day-unknown',
  );
  t.equal(chosen([], '2026-01-01'), 'incomplete ');
  const songjiang = [firstVersion(founding('songjiang'), recordedAt)];
  t.equal(chosen(songjiang, '2024-02-01', '2024-01-27'), 'not-owed policies.not-in-force-yet');
  t.end();
});

t.test('on the disputed last day the earlier reading has expired and the later one has not', (t) => {
  const songjiang = [firstVersion(founding('songjiang'), recordedAt)];
  t.equal(chosen(songjiang, '2029-01-27'), 'v1');
  t.equal(chosen(songjiang, '2029-01-28'), 'v1 past disputed');
  t.equal(chosen(songjiang, '2029-01-29'), 'v1 past');
  t.end();
});

t.test('an extension applies from its own days, and only for those who ask after it was published', (t) => {
  const versions = [extended(2, '2025-12-20', '2026-12-31'), firstVersion(founding('jiading'), recordedAt)];
  t.equal(chosen(versions, '2025-12-19'), 'v1');
  t.equal(chosen(versions, '2025-12-19', '2026-06-30'), 'v1 past');
  t.equal(chosen(versions, '2025-12-20', '2026-06-30'), 'v2');
  t.equal(chosen(versions, '2025-12-20', '2025-12-01'), 'v1');
  t.equal(chosen(versions, '2027-06-30'), 'v2 past');
  t.end();
});

t.test(
  'a version that has begun replaces an older one that would run longer; of two beginning alike the newer counts',
  (t) => {
    const versions = [extended(2, '2026-01-10', '2028-12-31'), extended(3, '2026-06-01', '2026-12-31')];
    t.equal(chosen(versions, '2027-03-01'), 'v3 past');
    t.equal(chosen(versions, '2026-05-31'), 'v2');
    t.equal(chosen([extended(5, '2026-06-01', '2026-12-31'), ...versions], '2026-06-01'), 'v5');
    t.end();
  },
);

t.test(
  'a source carries title, number, clause and quote; an inferred title says so; an extension names its notice',
  (t) => {
    t.strictSame(sourceOf(founding('527'), '8'), {
      title: founding('527').title,
      reference: '沪经信生〔2024〕527号',
      clause: '8',
      quote: '按照固定资产投资贷款利息的50%给予贴息，最高可达2000万元',
    });
    t.equal(sourceOf(founding('plan')).title.zh, '上海市推进新型工业化实施方案〔题名系推定〕');
    t.match(validitySource(founding('jiading')), { clause: '16', quote: /有效期至2025年12月31日/ });
    t.match(validitySource(founding('equipment')), { clause: '0', quote: /到2027年/ });
    t.strictSame(validitySource(extended(2, '2025-12-20', '2026-12-31').document), {
      title: { zh: '延期通知', en: 'Notice of extension' },
      quote: '延长至2026-12-31',
    });
    t.end();
  },
);
