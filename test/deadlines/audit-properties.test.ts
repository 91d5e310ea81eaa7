import assert from 'node:assert/strict';
import fc from 'fast-check';
import t from 'tap';
import { certificateDeadlines } from '../../src/deadlines/derive/certificate.ts';
import type { Certificate } from '../../src/facts/certificate.ts';
import { circumstances, day, facts } from './cast.ts';

const law = circumstances('2026-11-20');
const runs = { numRuns: 300 };

const anyAudits = fc
  .record({
    issued: fc.integer({ min: 0, max: 1500 }),
    gaps: fc.array(fc.integer({ min: 1, max: 500 }), { maxLength: 5 }),
    term: fc.integer({ min: 200, max: 1500 }),
  })
  .map(({ issued, gaps, term }) => {
    const issuedOn = day('2022-01-01').add({ days: issued });
    let last = issuedOn;
    const audits = gaps.map((days) => {
      last = last.add({ days });
      return { on: last.toString() };
    });
    return { issuedOn: issuedOn.toString(), expiresOn: issuedOn.add({ days: term }).toString(), audits };
  });
const auditRows = (body: Omit<Certificate, 'kind'>) =>
  certificateDeadlines({ id: 'c', body: { kind: 'iso9001', ...body } }, facts().enterprise, law).filter(
    ({ kind }) => kind === 'certificate-audit',
  );

t.test(
  'each audit counts twelve months from the one before it, the first from the day of issue',
  async () => {
    fc.assert(
      fc.property(anyAudits, (body) => {
        const rows = auditRows(body);
        rows.forEach(({ dueOn, occurrence, content }, index) => {
          const base =
            index === 0 ? body.issuedOn : (body.audits[index - 1]?.on ?? `${rows[index - 1]?.dueOn}`);
          const fulfilled = content.fulfilled?.on;
          assert.equal(`${dueOn}`, day(base).add({ months: 12 }).toString());
          assert.equal(occurrence, `cycle1/audit${index + 1}`);
          assert.equal(fulfilled, body.audits[index]?.on);
          assert.ok(fulfilled || `${dueOn}` < body.expiresOn);
        });
        assert.ok(rows.length >= body.audits.length);
      }),
      runs,
    );
  },
);

t.test('registering one more audit moves no row up to its own', async () => {
  fc.assert(
    fc.property(anyAudits, fc.integer({ min: 1, max: 400 }), (body, days) => {
      const last = day(body.audits.at(-1)?.on ?? body.issuedOn);
      const more = { ...body, audits: [...body.audits, { on: last.add({ days }).toString() }] };
      const count = body.audits.length + 1;
      const shown = (rows: ReturnType<typeof auditRows>) =>
        rows.slice(0, count).map(({ dueOn }) => `${dueOn}`);
      const before = shown(auditRows(body));
      assert.deepEqual(shown(auditRows(more)).slice(0, before.length), before);
    }),
    runs,
  );
});
