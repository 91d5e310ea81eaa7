import t from 'tap';
import type { Derived } from '../../src/deadlines/model.ts';
import { identityOf } from '../../src/deadlines/reconcile.ts';
import { certificate } from './asking.ts';

const first = { number: 'A-1', issuedOn: '2023-06-12', expiresOn: '2026-06-11' };
const audits = [{ on: '2024-06-03' }, { on: '2025-05-28' }];
const next = { number: 'A-2', issuedOn: '2026-05-20', expiresOn: '2029-05-19' };
const before = () => certificate('iso9001', { ...first, audits });
const after = () => certificate('iso9001', { ...next, earlier: [{ ...first, audits }] });
const inCycle = (rows: Derived[], cycle: string) =>
  rows.filter(({ occurrence }) => occurrence.split('/')[0] === cycle);
const days = (rows: Derived[]) => rows.map((row) => `${identityOf(row)} ${row.dueOn} ${row.status}`);

t.test('a new term is the second cycle, and what the first was about stays on its days', async (t) => {
  t.same(days(before().rows), [
    'certificate-expires|certificate:c|certificate-expires|cycle1 2026-06-11 firm',
    'certificate-renewal|certificate:c|certificate-renewal|cycle1 2026-06-11 firm',
    'certificate-audit|certificate:c|audit|cycle1/audit1 2024-06-12 firm',
    'certificate-audit|certificate:c|audit|cycle1/audit2 2025-06-03 firm',
    'certificate-audit|certificate:c|audit|cycle1/audit3 2026-05-28 firm',
  ]);
  // The audit that had not taken place stays where it was, and is asked for no more: nobody is told that it is withdrawn.
  t.same(days(inCycle(after().rows, 'cycle1')), days(before().rows));
  // Saturday 19 May 2029 may be worked for a Labour Day holiday that is not announced.
  t.same(days(inCycle(after().rows, 'cycle2')), [
    'certificate-expires|certificate:c|certificate-expires|cycle2 2029-05-19 firm',
    'certificate-renewal|certificate:c|certificate-renewal|cycle2 2029-05-18 provisional',
    'certificate-audit|certificate:c|audit|cycle2/audit1 2027-05-20 firm',
    'certificate-audit|certificate:c|audit|cycle2/audit2 2028-05-20 expected',
  ]);
});

t.test(
  'the rows of the term before are fulfilled by the renewal, the audits by their own days',
  async (t) => {
    t.same(
      inCycle(after().rows, 'cycle1').map(({ kind, content }) => [kind, content.fulfilled?.on]),
      [
        ['certificate-expires', '2026-05-20'],
        ['certificate-renewal', '2026-05-20'],
        ['certificate-audit', '2024-06-03'],
        ['certificate-audit', '2025-05-28'],
        ['certificate-audit', '2026-05-20'],
      ],
    );
    t.same(
      inCycle(after().rows, 'cycle2').filter(({ content }) => content.fulfilled),
      [],
    );
  },
);

t.test('a renewal whose day of issue is not known fulfils without a day', async (t) => {
  const { rows } = certificate('cma', { expiresOn: '2032-06-11', earlier: [{ expiresOn: '2026-06-11' }] });
  t.same(
    rows.map(({ occurrence, content }) => [occurrence, content.fulfilled]),
    [
      ['cycle1', {}],
      ['cycle1', {}],
      ['cycle2', undefined],
      ['cycle2', undefined],
    ],
  );
});

t.test('an opening and a batch that awaits its window are fulfilled by the renewal too', async (t) => {
  const expiresOn = '2031-11-01';
  const terms = { issuedOn: '2026-10-08', expiresOn, earlier: [{ expiresOn: '2026-11-01' }] };
  for (const kind of ['ylqx_shengchan', 'gaoxin'])
    for (const { kind: row, content } of inCycle(certificate(kind, terms).rows, 'cycle1'))
      t.same(content.fulfilled, { on: '2026-10-08' }, `${kind} ${row}`);
});

t.test('each further renewal is a further cycle, and renames none', async (t) => {
  const earlier = [{ expiresOn: '2020-06-11' }, { expiresOn: '2023-06-11' }];
  const of = (body: Parameters<typeof certificate>[1]) => certificate('anquan_shengchan_xkz', body).rows;
  const two = of({ expiresOn: '2023-06-11', earlier: earlier.slice(0, 1) });
  const three = of({ expiresOn: '2026-06-11', earlier });
  t.same(days(three).slice(0, 4), days(two));
  t.same(
    three.slice(4).map(({ occurrence }) => occurrence),
    ['cycle3', 'cycle3'],
  );
});

t.test('only the present term is asked about', async (t) => {
  const { missing } = certificate('iso9001', { ...next, earlier: [{ number: 'A-0' }] });
  t.same(missing, []);
});

t.test('a corrected misprint keeps every identity of its cycle', async (t) => {
  const identities = (body: Parameters<typeof certificate>[1]) =>
    certificate('iso9001', body).rows.map(identityOf);
  const printed = identities({ ...first, audits });
  t.same(identities({ ...first, number: 'B-7', expiresOn: '2026-06-21', audits }), printed);
  t.same(identities({ ...first, issuedOn: '2023-06-21', audits }), printed);
});

t.test('no identity of a certificate contains a date', async (t) => {
  for (const row of [...before().rows, ...after().rows]) t.notMatch(identityOf(row), /\d{4}|\d-\d/);
});
