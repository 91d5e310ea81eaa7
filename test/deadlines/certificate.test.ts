import t from 'tap';
import { deriveEnterprise } from '../../src/deadlines/derive/enterprise.ts';
import type { Derived } from '../../src/deadlines/model.ts';
import { identityOf } from '../../src/deadlines/reconcile.ts';
import { circumstances, facts } from './cast.ts';

const dates = ({ nominalOn, dueOn, actBy, status }: Derived) => `${nominalOn} ${dueOn} ${actBy} ${status}`;
const derive = (changes: Parameters<typeof facts>[0]) =>
  deriveEnterprise(facts(changes), circumstances('2025-12-01'));

const certificate = (kind: string, expiresOn?: string) =>
  derive({ certificates: [{ id: 'c', body: { kind, ...(expiresOn ? { expiresOn } : {}) } }] });
const certificateRows = (kind: string, expiresOn: string) =>
  certificate(kind, expiresOn)
    .deadlines.filter(({ subject }) => subject === 'certificate:c')
    .map((row) => `${row.kind.slice('certificate-'.length)} ${dates(row)}`);

t.test(
  'a certificate is renewed a lead before it expires, by hand for the demonstration’s three',
  async (t) => {
    // 60 calendar days: 9 in March, 28 in February, 23 of January; a Friday.
    t.same(certificateRows('paiwu_xkz', '2027-03-09'), [
      'expires 2027-03-09 2027-03-09 2027-03-09 firm',
      'renewal 2027-01-08 2027-01-08 2027-01-08 firm',
    ]);
    // The 30th working day back from Monday 14 December is Tuesday 3 November: the day before it leaves all thirty.
    t.same(certificateRows('weifei_jingying', '2026-12-14'), [
      'expires 2026-12-14 2026-12-14 2026-12-14 firm',
      'renewal 2026-11-02 2026-11-02 2026-11-02 firm',
    ]);
    t.same(certificateRows('anquan_shengchan_xkz', '2027-05-19'), [
      'expires 2027-05-19 2027-05-19 2027-05-19 firm',
      'renewal 2027-02-19 2027-02-19 2027-02-19 firm',
    ]);
  },
);

t.test(
  'a renewal day in a holiday gives way to the working day before it; the expiry never moves',
  async (t) => {
    // 2 December less 60 days is 3 October, inside the National Day holiday.
    t.same(certificateRows('paiwu_xkz', '2026-12-02'), [
      'expires 2026-12-02 2026-12-02 2026-12-02 firm',
      'renewal 2026-10-03 2026-09-30 2026-09-30 firm',
    ]);
    t.same(certificateRows('cma', '2026-10-03')[0], 'expires 2026-10-03 2026-10-03 2026-09-30 firm');
  },
);

t.test('six months before 31 August is the end of February, a Saturday that is worked in 2026', async (t) => {
  t.equal(certificateRows('ylqx_zhuce', '2026-08-31')[1], 'renewal 2026-02-28 2026-02-28 2026-02-28 firm');
});

t.test(
  'a renewal day in a holiday that is not announced is provisional and counts from the earliest',
  async (t) => {
    // New year's eve to the third day, 5–8 February 2027, are off by law; the 4th may be.
    const [row] = certificate('tezhong_shebei', '2027-03-08').deadlines.filter(
      ({ kind }) => kind === 'certificate-renewal',
    );
    t.equal(row && dates(row), '2027-02-08 2027-02-03 2027-02-03 provisional');
    t.same(row?.content.provisional?.dueOn, { earliest: '2027-02-03', latest: '2027-02-04' });
  },
);

t.test('a certificate without its last day has no date and says what is missing', async (t) => {
  const { deadlines, missing } = certificate('cma');
  t.same(
    deadlines.filter(({ subject }) => subject === 'certificate:c'),
    [],
  );
  const asked = missing.filter(({ what }) => what.startsWith('certificate.'));
  t.match(asked, [{ need: 'fact', what: 'certificate.c.expiresOn' }]);
  t.equal(asked.length, 1);
});

t.test('a certificate whose last day is corrected keeps the identity of its deadlines', async (t) => {
  const identities = (expiresOn: string) =>
    certificate('cma', expiresOn)
      .deadlines.filter(({ subject }) => subject === 'certificate:c')
      .map(identityOf);
  t.same(identities('2026-10-03'), identities('2030-01-01'));
});
