import t from 'tap';
import { notice2027 } from '../support/notice-2027.ts';
import { codes, enrol } from './support/cast.ts';
import { get, openHouse, post } from './support/house.ts';

const house = await openHouse(t, '2026-11-22T10:00:00+08:00');
const { app, admin } = house;
const jia = await enrol(house, '甲公司', codes.jiading, 'jia@example.com');

const calculate = async (body: object) => await post(app, undefined, '/api/v1/calculations', body);
const closing = (unit: string, value: number) => ({ family: 'lead', edge: 'closing', span: { unit, value } });

t.test('any rule of the five families is worked out without signing in', async (t) => {
  const cases: [string, object, object][] = [
    [
      'printed',
      { rule: { family: 'printed', minute: 960 }, anchor: '2026-02-01', filing: true },
      { dueOn: '2026-02-01', actBy: '2026-01-30', submitBy: '2026-01-27', minute: 960 },
    ],
    [
      'forward',
      { rule: { family: 'period', span: { unit: 'month', value: 1 } }, anchor: '2026-01-31' },
      { dueOn: '2026-02-28' },
    ],
    [
      'backward',
      { rule: closing('day', 30), anchor: '2026-10-05' },
      { nominalOn: '2026-09-05', dueOn: '2026-09-04' },
    ],
    [
      'recurring',
      {
        rule: { family: 'duty', every: 'year', monthsAfter: 5, day: 31, restDay: 'next' },
        anchor: '2025-07-01',
      },
      { nominalOn: '2026-05-31', dueOn: '2026-06-01' },
    ],
    ['tax', { rule: { family: 'tax', every: 'month' }, anchor: '2026-01-15' }, { dueOn: '2026-02-24' }],
    [
      'validity',
      { rule: { family: 'validity', span: { unit: 'year', value: 5 } }, anchor: '2024-01-28' },
      { dueOn: '2029-01-27', disputed: { on: '2029-01-28' } },
    ],
  ];
  for (const [name, body, expected] of cases) {
    const reply = await calculate(body);
    t.equal(reply.statusCode, 200, name);
    t.match(reply.json(), expected, name);
    t.ok(reply.json().workings.length > 0, name);
  }
});

t.test('a rule of a certificate or a report is worked out by its id', async (t) => {
  t.match((await calculate({ ruleId: 'ylqx_jingying.renewal', anchor: '2026-11-01' })).json(), {
    dueOn: '2026-09-14',
    status: 'firm',
  });
  t.match((await calculate({ ruleId: 'ylqx_jingying.renewal-opens', anchor: '2026-11-01' })).json(), {
    dueOn: '2026-06-22',
  });
  t.match((await calculate({ ruleId: 'annual-report', anchor: '2025-03-01' })).json(), {
    dueOn: '2026-06-30',
  });
  t.match((await calculate({ ruleId: 'sme-title-update', anchor: '2025-03-01' })).json(), {
    status: 'expected',
    flags: [{ flag: 'unconfirmed' }],
  });
  const rules = (await get(app, undefined, '/api/v1/date-rules')).json().items;
  t.ok(rules.some(({ id }: { id: string }) => id === 'iso9001.audit'));
  for (const { id, examples } of rules) {
    const reply = (await calculate({ ruleId: id, anchor: examples[0].anchor })).json();
    t.equal(reply.dueOn, examples[0].dueOn, id);
  }
});

t.test('a question asked as of an earlier day is answered by the papers that were out then', async (t) => {
  const rule = { family: 'period', span: { unit: 'workday', value: 10 } };
  const asked = (asOf: string) => calculate({ rule, anchor: '2026-02-10', asOf });
  // The notice for 2026 came out on 4 November 2025.
  t.match((await asked('2025-11-03')).json(), { asOf: '2025-11-03', status: 'provisional' });
  t.match((await asked('2025-11-04')).json(), { status: 'firm', dueOn: '2026-03-02' });
});

t.test('what cannot be worked out is refused with its field', async (t) => {
  const faults = async (body: object) => {
    const reply = await calculate(body);
    return [reply.statusCode, ...reply.json().errors.map(({ pointer }: { pointer: string }) => pointer)];
  };
  const anchor = '2026-02-10';
  t.same(await faults({ anchor }), [422, '/rule']);
  t.same(await faults({ anchor, rule: closing('day', 3), ruleId: 'annual-report' }), [422, '/rule']);
  t.same(await faults({ anchor, ruleId: 'no-such-rule' }), [422, '/ruleId']);
  t.same(await faults({ anchor, ruleId: 'annual-report', asOf: '2026-11-23' }), [422, '/asOf']);
  t.same(await faults({ anchor, rule: { family: 'banana' } }), [400, '/rule/family']);
  t.same(await faults({ anchor, rule: closing('fortnight', 3) }), [400, '/rule/span/unit']);
  t.same(await faults({ anchor, rule: closing('workday', 99999) }), [400, '/rule/span/value']);
  t.same(await faults({ anchor, rule: { family: 'tax' } }), [400, '/rule/every']);
  t.same(await faults({ anchor, rule: {} }), [400, '/rule/family']);
  t.same(await faults({ anchor: '2026-02-30', ruleId: 'annual-report' }), [400, '/anchor']);
});

t.test('an administrator enters a notice, and the papers are listed for everyone', async (t) => {
  t.equal((await post(app, jia.member, '/api/v1/announcements', notice2027('2026-11-20'))).statusCode, 403);
  const draft = await post(app, admin, '/api/v1/announcements', notice2027('2026-11-20'));
  t.match(draft.json(), { kind: 'holiday notice', state: 'draft' });
  const path = `/api/v1/announcements/${draft.json().id}`;
  const { digest } = (await post(app, admin, `${path}/rehearsal`, {})).json();
  t.equal((await post(app, admin, `${path}/publication`, { digest })).statusCode, 200);
  const papers = (await get(app, undefined, '/api/v1/holiday-notices')).json().items;
  t.equal(papers.length, 11, 'eight shipped years, two of them in two versions, and the new one');
  t.match(papers.at(-1), { office: 'government', year: 2027, version: 1, announcementId: draft.json().id });
  t.match((await calculate({ rule: closing('month', 3), anchor: '2027-05-31' })).json(), {
    status: 'firm',
    dueOn: '2027-02-26',
  });
});

t.test('an effect of no kind names the kinds there are', async (t) => {
  const body = { ...notice2027('2026-11-20'), effect: { kind: 'holiday' } };
  const reply = await post(app, admin, '/api/v1/announcements', body);
  t.equal(reply.statusCode, 400);
  t.same(
    reply.json().errors.map(({ pointer }: { pointer: string }) => pointer),
    ['/effect/kind'],
  );
  t.match(reply.json().errors[0].detail, /holiday-notice/);
});

t.test('a member registers an audit, a renewal and a change', async (t) => {
  const path = `/api/v1/enterprises/${jia.id}`;
  const certificate = { kind: 'iso9001', issuedOn: '2026-03-10' };
  const { id } = (await post(app, jia.member, `${path}/certificates`, certificate)).json();
  const audited = await post(app, jia.member, `${path}/certificates/${id}/audits`, { on: '2026-11-10' });
  t.match([audited.statusCode, audited.json().body.audits], [201, [{ on: '2026-11-10' }]]);
  const renewed = await post(app, jia.member, `${path}/certificates/${id}/renewals`, {
    issuedOn: '2026-11-20',
  });
  t.match(renewed.json().body, { issuedOn: '2026-11-20', earlier: [{ issuedOn: '2026-03-10' }] });
  t.equal((await post(app, jia.member, `${path}/certificates/${id}/renewals`, {})).statusCode, 422);
  const event = await post(app, jia.member, `${path}/events`, { change: 'equity', on: '2026-11-16' });
  t.equal(event.statusCode, 201);
  const { items } = (await get(app, jia.member, `${path}/deadlines`)).json();
  const filing = items.find(({ kind }: { kind: string }) => kind === 'change-filing');
  // The 20th working day after Monday 16 November.
  t.match(filing, { dueOn: '2026-12-14', status: 'firm' });
});
