import t from 'tap';
import { amend } from '../../src/deadlines/amend.ts';
import type { Notice } from '../../src/deadlines/amend-law.ts';
import type { EffectOf } from '../../src/deadlines/effect.ts';
import { lawWith } from '../../src/deadlines/law.ts';
import { validitySource } from '../../src/policies/sources.ts';
import { circumstances, day, recordedAt } from './cast.ts';

const law = circumstances('2025-12-01');
const versions = (key: string) => law.policies.get(key) ?? [];
const source = {
  title: { zh: '关于延长有效期的通知', en: 'Notice of extension' },
  reference: '嘉府规〔2025〕9号',
  quote: '有效期延长至2027年12月31日',
};
const notice: Notice = { source, publishedOn: day('2025-12-05') };
const jiading = 'jiading-industrial-internet';
const extension = (changes: Partial<EffectOf<'extension'>> = {}): EffectOf<'extension'> => ({
  kind: 'extension',
  policyKey: jiading,
  until: '2027-12-31',
  ...changes,
});
const now = Temporal.Instant.from('2025-12-06T01:00:00Z');

function amended(effect = extension(), given: Partial<Notice> = {}) {
  return added(amend(law, effect, { ...notice, ...given }, now));
}

/** An extension adds a version or is refused. */
function added(result: ReturnType<typeof amend>) {
  if ('faults' in result) return result;
  const [version] = result.versions ?? [];
  if (!version) throw new Error('no version');
  return { ...result, version };
}

const faultAt = (result: ReturnType<typeof amend>) =>
  'faults' in result ? result.faults.map((f) => f.pointer) : [];

t.test('an extension adds the next version and leaves the others as they were', async (t) => {
  const before = JSON.stringify(versions(jiading));
  const result = amended();
  if ('faults' in result) return t.fail('refused');
  const { version } = result;
  t.match(version, { policyKey: jiading, version: 2 });
  t.equal(String(version.publishedOn), '2025-12-05');
  t.equal(
    String(version.inForceFrom),
    '2025-12-05',
    'without a day of its own it is in force when published',
  );
  t.equal(String(version.recordedAt), String(now));
  t.equal(JSON.stringify(versions(jiading)), before);
});

t.test(
  'its last day, and the words and paper that say so, are the notice’s; the clauses stand',
  async (t) => {
    const result = amended(extension({ inForceFrom: '2026-01-01' }));
    if ('faults' in result) return t.fail('refused');
    const { document, inForceFrom } = result.version;
    t.match(document.validity, { kind: 'until', until: '2027-12-31' });
    t.equal(String(inForceFrom), '2026-01-01');
    t.match(validitySource(document), {
      title: source.title,
      reference: '嘉府规〔2025〕9号',
      quote: '有效期延长至2027年12月31日',
    });
    t.same(document.clauses, versions(jiading)[0]?.document.clauses);
  },
);

t.test('a printed new last day ends the dispute about a computed one', async (t) => {
  const result = amended(
    extension({ policyKey: 'songjiang-2024-digital-transformation', until: '2031-01-27' }),
  );
  if ('faults' in result) return t.fail('refused');
  const { validity } = result.version.document;
  t.equal(validity.kind === 'until' && validity.until, '2031-01-27');
  t.equal(validity.kind === 'until' && validity.disputedUntil, undefined);
  t.equal(validity.kind === 'until' && validity.computed, undefined);
});

t.test('an effect the law cannot take is refused with the field that is wrong', async (t) => {
  t.same(faultAt(amended(extension({ policyKey: 'no-such' }))), ['/effect/policyKey']);
  t.same(faultAt(amended(extension({ policyKey: 'sh-equipment-renewal-action' }))), ['/effect/policyKey']);
  t.same(
    faultAt(amended(extension({ until: '2025-12-31' }))),
    ['/effect/until'],
    'the same day extends nothing',
  );
  t.same(faultAt(amended(extension({ until: '2025-01-01' }))), ['/effect/until']);
  t.same(faultAt(amended(extension(), { source: { title: source.title } })), ['/source/quote']);
});

t.test('a second extension builds on the first', async (t) => {
  const first = amended();
  if ('faults' in first) return t.fail('refused');
  const both = lawWith(law, first);
  t.same(faultAt(amend(both, extension(), notice, recordedAt)), ['/effect/until']);
  const second = amend(both, extension({ until: '2028-12-31' }), notice, recordedAt);
  t.match(second, { versions: [{ version: 3, document: { validity: { until: '2028-12-31' } } }] });
});
