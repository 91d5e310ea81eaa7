import t from 'tap';
import { registerAudit, renewCertificate } from '../../src/cases/certificates.ts';
import { registerFact, reviseFact } from '../../src/cases/facts.ts';
import { deadlinesOf } from '../../src/db/deadlines.ts';
import type { Problem } from '../../src/errors.ts';
import type { Certificate } from '../../src/facts/certificate.ts';
import { enter, type House, newMail, openHouse } from '../support/cast.ts';
import { openTestDatabase } from '../support/database.ts';

const { db } = await openTestDatabase(t);

async function holder(at: string, body: Certificate) {
  const house = await openHouse(db, at);
  const id = await enter(house, 'shenjiang', ['chen']);
  const author = { personId: house.adminId, enterpriseId: id };
  const certificate = await registerFact(house.context, author, 'certificate', body);
  return { house, author, id, certificate: certificate.id };
}

async function rows(house: House, id: string, certificate: string) {
  return (await deadlinesOf(house.db, id))
    .filter(({ subject }) => subject === `certificate:${certificate}`)
    .map(({ kind, occurrence, dueOn, status, doneAt }) =>
      [kind.replace('certificate-', ''), occurrence, `${dueOn}`, status, ...(doneAt ? ['done'] : [])].join(
        ' ',
      ),
    )
    .sort();
}

t.test('an audit that is registered is done, moves the later ones and is reminded of no more', async (t) => {
  const body = { kind: 'iso9001', number: 'Q1', issuedOn: '2026-03-10', expiresOn: '2029-03-09' };
  const { house, author, id, certificate } = await holder('2026-11-20T08:00:00+08:00', body);
  t.same(await rows(house, id, certificate), [
    'audit cycle1/audit1 2027-03-10 firm',
    'audit cycle1/audit2 2028-03-10 expected',
    'expires cycle1 2029-03-09 firm',
    'renewal cycle1 2029-03-09 firm',
  ]);
  // Sixty days before 10 March.
  await house.tick('2027-01-09T09:00:00+08:00');
  t.match((await newMail(house)).find(({ to }) => to === 'chen')?.text, /第1次监督审核/);
  house.at('2027-01-20T10:00:00+08:00');
  await registerAudit(house.context, author, certificate, { on: '2027-01-18' });
  t.same(await rows(house, id, certificate), [
    'audit cycle1/audit1 2027-03-10 firm done',
    'audit cycle1/audit2 2028-01-18 firm',
    'audit cycle1/audit3 2029-01-18 expected',
    'expires cycle1 2029-03-09 firm',
    'renewal cycle1 2029-03-09 firm',
  ]);
  await house.tick('2027-02-08T09:00:00+08:00');
  await house.tick('2027-03-11T09:00:00+08:00');
  const later = (await newMail(house)).filter(({ to }) => to === 'chen').map(({ text }) => text);
  t.notOk(
    later.some((text) => text.includes('第1次监督审核')),
    'no reminder, no correction, not overdue',
  );
});

t.test('an audit taken back is owed again', async (t) => {
  const body = { kind: 'iso9001', issuedOn: '2026-03-10', expiresOn: '2029-03-09' };
  const { house, author, id, certificate } = await holder('2027-03-01T08:00:00+08:00', body);
  await registerAudit(house.context, author, certificate, { on: '2027-02-20' });
  t.match(await rows(house, id, certificate), ['audit cycle1/audit1 2027-03-10 firm done']);
  await reviseFact(house.context, author, { kind: 'certificate', id: certificate, expected: 2 }, () => body);
  t.match(await rows(house, id, certificate), ['audit cycle1/audit1 2027-03-10 firm']);
  await house.tick('2027-03-09T09:00:00+08:00');
  t.match((await newMail(house)).find(({ to }) => to === 'chen')?.text, /第1次监督审核/);
});

t.test('a renewal ends the old term without a correction and begins the next', async (t) => {
  const body = { kind: 'paiwu_xkz', number: '沪001', expiresOn: '2026-12-20', reports: [] };
  const { house, author, id, certificate } = await holder('2026-10-10T08:00:00+08:00', body);
  t.same(await rows(house, id, certificate), [
    'expires cycle1 2026-12-20 firm',
    'renewal cycle1 2026-10-21 firm',
  ]);
  await house.tick('2026-10-10T09:00:00+08:00');
  t.match((await newMail(house)).find(({ to }) => to === 'chen')?.text, /延续申请截止/);
  house.at('2026-12-01T10:00:00+08:00');
  const renewal = { number: '沪001-2', issuedOn: '2026-12-21', expiresOn: '2031-12-20' };
  await renewCertificate(house.context, author, certificate, renewal);
  t.same(await rows(house, id, certificate), [
    'expires cycle1 2026-12-20 firm done',
    'expires cycle2 2031-12-20 firm',
    'renewal cycle1 2026-10-21 firm done',
    'renewal cycle2 2031-10-21 firm',
  ]);
  for (const day of ['2026-12-01T10:01', '2026-12-13T09:00', '2026-12-21T09:00'])
    await house.tick(`${day}:00+08:00`);
  t.same(
    (await newMail(house)).filter(({ to }) => to === 'chen'),
    [],
    'nobody hears of the old term again',
  );
});

t.test(
  'a misprint is corrected under the same term, and whoever was told the wrong day hears of it once',
  async (t) => {
    const body = { kind: 'paiwu_xkz', number: '沪001', expiresOn: '2026-12-20', reports: [] };
    const { house, author, id, certificate } = await holder('2026-10-10T08:00:00+08:00', body);
    await house.tick('2026-10-10T09:00:00+08:00');
    await newMail(house);
    house.at('2026-10-12T10:00:00+08:00');
    await reviseFact(
      house.context,
      author,
      { kind: 'certificate', id: certificate, expected: 1 },
      (told) => ({
        ...told,
        expiresOn: '2026-12-30',
      }),
    );
    t.same(await rows(house, id, certificate), [
      'expires cycle1 2026-12-30 firm',
      'renewal cycle1 2026-10-30 firm',
    ]);
    await house.tick('2026-10-12T10:01:00+08:00');
    await house.tick('2026-10-12T10:02:00+08:00');
    t.equal((await newMail(house)).filter(({ to }) => to === 'chen').length, 1);
  },
);

t.test('days that cannot be are refused with their field', async (t) => {
  const body = { kind: 'iso9001', issuedOn: '2026-03-10', expiresOn: '2029-03-09' };
  const { house, author, certificate } = await holder('2026-11-20T08:00:00+08:00', body);
  const faults = (error: Problem) => error.faults.map(({ pointer }) => pointer);
  const refused = async (attempt: Promise<unknown>) => await attempt.then(() => [] as string[], faults);
  const { context } = house;
  t.same(await refused(registerAudit(context, author, certificate, { on: '2026-11-21' })), ['/audits/0/on']);
  t.same(await refused(registerAudit(context, author, certificate, { on: '2026-03-09' })), ['/audits/0/on']);
  t.same(
    await refused(renewCertificate(context, author, certificate, { expiresOn: '2029-03-09' })),
    ['/expiresOn'],
    'a renewal ends later',
  );
  const event = { change: 'name', on: '2026-11-21' } as const;
  t.same(
    await refused(registerFact(context, author, 'event', event)),
    ['/on'],
    'nothing has changed tomorrow',
  );
});
