import t from 'tap';
import { certificate, confirmed, dates, listed, said } from './asking.ts';

type Body = Parameters<typeof certificate>[1];
type Asked = Parameters<typeof certificate>[2];
const audits = (kind: string, body: Body, asked: Asked = {}) =>
  certificate(kind, body, asked).rows.filter((row) => row.kind === 'certificate-audit');
const on = (...days: string[]) => days.map((each) => ({ on: each }));
const term = { issuedOn: '2025-06-10', expiresOn: '2028-06-09' };

t.test(
  'the first audit counts from the day of issue, the one after it is a forecast on its last day',
  async (t) => {
    const rows = audits('iso9001', term);
    t.same(listed(rows), ['cycle1/audit1 2026-06-10 firm', 'cycle1/audit2 2027-06-10 expected']);
    t.same(
      rows.map(({ content }) => content.flags),
      [undefined, ['forecast']],
    );
    t.ok(said(rows[0]).includes('deadlines.audit-from-issue'));
    t.ok(said(rows[1]).includes('deadlines.audit-from-forecast'));
  },
);

t.test('an interval is not lengthened by rest days: one acts before them', async (t) => {
  // 2 May 2026 is inside the Labour Day holiday; the last working day before it is Thursday 30 April.
  const [first] = audits('iso9001', { issuedOn: '2025-05-02' });
  t.equal(first && dates(first), '2026-05-02 2026-04-30 firm');
});

t.test(
  'registering an early audit moves the later ones and leaves its own row where it was, fulfilled',
  async (t) => {
    const rows = audits('iso9001', { ...term, audits: on('2026-02-27') });
    t.same(listed(rows), [
      'cycle1/audit1 2026-06-10 firm',
      'cycle1/audit2 2027-02-27 firm',
      'cycle1/audit3 2028-02-27 expected',
    ]);
    t.same(
      rows.map(({ content }) => content.fulfilled),
      [{ on: '2026-02-27' }, undefined, undefined],
    );
    t.ok(said(rows[1]).includes('deadlines.audit-from-previous'));
  },
);

t.test('a late audit counts from its own day', async (t) => {
  const rows = audits('iso9001', { ...term, audits: on('2026-07-20') }, { today: '2026-08-03' });
  t.same(listed(rows), ['cycle1/audit1 2026-06-10 firm', 'cycle1/audit2 2027-07-20 firm']);
  t.same(rows[0]?.content.fulfilled, { on: '2026-07-20' });
});

t.test('audits may be registered in any order', async (t) => {
  const ordered = audits('iso9001', { ...term, audits: on('2026-03-01', '2027-01-15') });
  const mixed = audits('iso9001', { ...term, audits: on('2027-01-15', '2026-03-01') });
  t.same(JSON.stringify(mixed), JSON.stringify(ordered));
  t.same(listed(ordered), [
    'cycle1/audit1 2026-06-10 firm',
    'cycle1/audit2 2027-03-01 firm',
    'cycle1/audit3 2028-01-15 firm',
  ]);
});

t.test('none falls on or after the last valid day', async (t) => {
  const last = (expiresOn: string) =>
    audits('iso9001', { ...term, expiresOn })
      .at(-1)
      ?.dueOn?.toString();
  t.equal(last('2028-06-09'), '2027-06-10');
  t.equal(last('2028-06-10'), '2027-06-10');
  t.equal(last('2028-06-11'), '2028-06-10');
});

t.test('an audit that was missed says what follows', async (t) => {
  const [missed] = audits('iso9001', { ...term, issuedOn: '2024-06-10', expiresOn: '2027-06-09' });
  t.equal(missed && dates(missed), '2025-06-10 2025-06-10 firm');
  t.equal(missed?.content.fulfilled, undefined);
  t.match(missed?.content.missed, { zh: /暂停/, en: /suspended/ });
});

t.test(
  'an accreditation is assessed in the first, second and fourth year; the sixth renews it',
  async (t) => {
    const rows = audits('cnas_17025', { issuedOn: '2025-05-20', expiresOn: '2031-05-19' });
    t.same(listed(rows), [
      'cycle1/audit1 2026-05-20 firm',
      'cycle1/audit2 2027-05-20 expected',
      'cycle1/audit3 2029-05-20 expected',
    ]);
  },
);

t.test('CS of levels 3 to 5 is supervised at most twice a term and not before 12 months', async (t) => {
  const cs = { issuedOn: '2024-10-15', expiresOn: '2028-10-14', level: 3 };
  const rows = audits('itss_cs', cs);
  t.same(listed(rows), ['cycle1/audit1 2026-04-15 expected', 'cycle1/audit2 2027-10-15 expected']);
  t.same(rows[0]?.content.flags, ['unconfirmed'], 'what the first counts from is not stated');
  const opens = (row: (typeof rows)[number] | undefined) =>
    row?.content.workings.find(({ say }) => say === 'deadlines.opens-on')?.with.on;
  t.equal(opens(rows[0]), '2025-10-15');
  // Both held early: a third, on 20 April 2028, would still lie inside the term.
  const both = audits('itss_cs', { ...cs, audits: on('2025-10-20', '2026-10-20') }, { today: '2026-11-02' });
  t.same(listed(both), ['cycle1/audit1 2026-04-15 expected', 'cycle1/audit2 2027-04-20 firm']);
  t.equal(opens(both[1]), '2026-10-20');
  const sure = audits('itss_cs', cs, { rulings: [confirmed('itss_cs.audit2-first')] });
  t.equal(sure[0]?.status, 'firm');
});

t.test('CS of levels 1 and 2 checks itself every year', async (t) => {
  const cs = { issuedOn: '2024-10-15', expiresOn: '2028-10-14', level: 1, audits: on('2025-10-14') };
  t.same(listed(audits('itss_cs', cs)), [
    'cycle1/audit1 2025-10-15 expected',
    'cycle1/audit2 2026-10-14 firm',
    'cycle1/audit3 2027-10-14 expected',
  ]);
});

t.test('CS of an unknown level has no audit day and asks for the level', async (t) => {
  const { rows, missing } = certificate('itss_cs', { issuedOn: '2024-10-15', expiresOn: '2028-10-14' });
  t.same(
    rows.filter(({ kind }) => kind === 'certificate-audit'),
    [],
  );
  t.match(missing, [{ need: 'fact', what: 'certificate.c.level' }]);
});

t.test(
  'graded protection without a registered evaluation is incomplete; the next counts from it',
  async (t) => {
    const none = certificate('dengbao_l3', { issuedOn: '2024-05-06' });
    t.same(none.rows, []);
    t.match(none.missing, [{ need: 'fact', what: 'certificate.c.audits' }]);
    t.equal(none.missing.length, 1);
    const one = certificate('dengbao_l3', { audits: on('2025-08-20') });
    t.same(listed(one.rows), ['cycle1/audit1 2026-08-20 firm', 'cycle1/audit2 2027-08-20 expected']);
    t.same(one.missing, []);
    const two = audits('dengbao_l3', { audits: on('2025-08-20', '2026-06-30') }, { today: '2026-07-01' });
    t.same(listed(two), [
      'cycle1/audit1 2026-08-20 firm',
      'cycle1/audit2 2027-06-30 firm',
      'cycle1/audit3 2028-06-30 expected',
    ]);
    t.same(two[0]?.content.fulfilled, { on: '2026-06-30' });
  },
);

t.test('an “excellent” result spares a municipal technology centre one evaluation', async (t) => {
  const centre = (result: 'passed' | 'excellent', kind = 'etc_shanghai') =>
    audits(kind, { audits: [{ on: '2024-06-30', result }] })[0];
  t.equal(centre('passed')?.dueOn?.toString(), '2026-06-30');
  t.equal(centre('excellent')?.dueOn?.toString(), '2028-06-30');
  t.ok(said(centre('excellent')).includes('deadlines.audit-spared'));
  t.equal(
    centre('excellent', 'etc_national')?.dueOn?.toString(),
    '2026-06-30',
    'a national one is not spared',
  );
  t.match(centre('passed'), { status: 'expected', content: { flags: ['by-notice'] } });
});

t.test('only one evaluation is spared, and only by the last result', async (t) => {
  const rows = audits('etc_shanghai', {
    audits: [{ on: '2020-06-30', result: 'excellent' }, { on: '2024-06-28' }],
  });
  t.same(listed(rows).slice(0, 2), [
    'cycle1/audit1 2024-06-30 expected',
    'cycle1/audit2 2026-06-28 expected',
  ]);
});

t.test('without a last valid day forecasts end with the 24th month', async (t) => {
  t.same(listed(audits('dengbao_l3', { audits: on('2025-03-03') })), [
    'cycle1/audit1 2026-03-03 firm',
    'cycle1/audit2 2027-03-03 expected',
  ]);
});

t.test('a forecast on the horizon itself, 2 March 2028, is inside it', async (t) => {
  t.same(listed(audits('dengbao_l3', { audits: on('2025-03-02') })), [
    'cycle1/audit1 2026-03-02 firm',
    'cycle1/audit2 2027-03-02 expected',
    'cycle1/audit3 2028-03-02 expected',
  ]);
});
