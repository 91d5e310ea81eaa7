import t from 'tap';
import { requireMember } from '../../src/cases/access.ts';
import { draftAnnouncement } from '../../src/cases/drafts.ts';
import { readFact, registerEnterprise, registerFact, reviseFact } from '../../src/cases/facts.ts';
import { readPolicies } from '../../src/cases/law.ts';
import { addMember } from '../../src/cases/members.ts';
import { nightly } from '../../src/cases/nightly.ts';
import { rehearse } from '../../src/cases/publish.ts';
import { syncCatalogue } from '../../src/cases/sync-catalogue.ts';
import { readCatalogue } from '../../src/catalogue.ts';
import { deadlinesOf } from '../../src/db/deadlines.ts';
import { publicFeedDeadlines } from '../../src/db/feeds.ts';
import { personByEmail } from '../../src/db/people.ts';
import type { Loan } from '../../src/facts/loan.ts';
import { publishNow } from '../support/announce.ts';
import { contract, deadlineOf, enter, enterprises, openHouse, people, revise } from '../support/cast.ts';
import { openTestDatabase } from '../support/database.ts';
import { tokenFeed } from '../support/token-feed.ts';

const { db } = await openTestDatabase(t);
const shipped = readCatalogue();
const jiading = 'jiading-industrial-internet';
const noon = '2025-12-01T12:00:00+08:00';

t.test('an event leaves the feeds a year after its day, once, by a nightly write', async (t) => {
  const house = await openHouse(db, noon);
  const keys = async (at: string) => {
    house.at(at);
    await nightly(house.context);
    return (await publicFeedDeadlines(db)).map(({ content }) => content.policyKey);
  };
  t.ok((await keys('2026-12-31T00:00:00+08:00')).includes(jiading));
  const after = await keys('2027-01-01T00:00:00+08:00');
  t.notOk(after.includes(jiading));
  t.equal(after.length, 2);
});

t.test('a withdrawn event stays cancelled for ninety days', async (t) => {
  const house = await openHouse(db, noon);
  const id = await enter(house, 'haike', []);
  const { feedPath } = await addMember(house.context, id, people.zhao);
  const project = await contract(house, id, [{ label: '报告', dueOn: '2027-06-30' }]);
  const report = await deadlineOf(house, id, 'project-report');
  await revise(house, id, { id: project, expected: 1 }, []);
  const token = /calendar\/(.*)\.ics/.exec(feedPath)?.[1] ?? '';
  const shown = async () => {
    const { events } = await tokenFeed(house.context, token);
    return events.filter((event) => event.id === report.id).map(({ status }) => status);
  };
  const statuses = async (at: string) => {
    house.at(at);
    await nightly(house.context);
    return await shown();
  };
  t.same(await statuses('2026-03-01T12:00:00+08:00'), ['withdrawn']);
  t.same(await statuses('2026-03-02T00:00:00+08:00'), []);
  house.at('2026-03-02T12:00:00+08:00');
  await revise(house, id, { id: project, expected: 2 }, [{ label: '报告', dueOn: '2027-06-30' }]);
  t.same(await shown(), ['firm'], 'and comes back');
});

t.test('the catalogue read twice adds nothing; a changed reading is the next version', async (t) => {
  const house = await openHouse(db, noon);
  const count = async () => [...(await readPolicies(db, house.context)).values()].flat().length;
  t.equal(await count(), 5);
  t.same(await syncCatalogue(house.context, shipped), []);
  t.equal(await count(), 5);
  const changed = shipped.map((each) =>
    each.key === jiading ? { ...each, lastChecked: '2026-11-23' } : each,
  );
  t.same(await syncCatalogue(house.context, changed), [jiading]);
  t.same(await syncCatalogue(house.context, changed), []);
  const versions = (await readPolicies(db, house.context)).get(jiading) ?? [];
  t.same(
    versions.map(({ version, document }) => [version, document.lastChecked]),
    [
      [1, shipped.find(({ key }) => key === jiading)?.lastChecked],
      [2, '2026-11-23'],
    ],
  );
});

t.test('a reading that comes with a release keeps the validity that was announced since', async (t) => {
  const house = await openHouse(db, '2025-12-02T12:00:00+08:00');
  const title = { zh: '延期通知', en: 'Extension' };
  const { id } = await draftAnnouncement(house.context, house.adminId, {
    title,
    source: { title, quote: '有效期延长至2027年12月31日' },
    publishedOn: '2025-12-02',
    effect: { kind: 'extension', policyKey: jiading, until: '2027-12-31' },
  });
  await publishNow(house, id, (await rehearse(house.context, id)).digest);
  t.same(await syncCatalogue(house.context, shipped), []);
  const changed = shipped.map((each) =>
    each.key === jiading ? { ...each, lastChecked: '2026-11-23' } : each,
  );
  t.same(await syncCatalogue(house.context, changed), [jiading]);
  t.same(await syncCatalogue(house.context, changed), []);
  const versions = (await readPolicies(db, house.context)).get(jiading) ?? [];
  t.same(
    versions.map(({ document: { lastChecked, validity } }) => [
      lastChecked,
      validity.kind === 'until' && validity.until,
    ]),
    [
      [shipped.find(({ key }) => key === jiading)?.lastChecked, '2025-12-31'],
      [shipped.find(({ key }) => key === jiading)?.lastChecked, '2027-12-31'],
      ['2026-11-23', '2025-12-31'],
      ['2026-11-23', '2027-12-31'],
    ],
    'the new reading from the policy’s first day on, and as extended from the day of the extension on',
  );
});

const loanOf = (projectId: string): Loan => ({
  projectId,
  lender: '上海银行',
  contractOn: '2025-03-10',
  principalFen: 100,
  maturityOn: '2030-03-15',
  rates: [{ from: '2025-03-10', yearly: '0.042' }],
  drawdowns: [],
  repayments: [],
  payments: [],
});

t.test('the two enterprises of one consultant are never mixed, and a third sees neither', async (t) => {
  const house = await openHouse(db, noon);
  const shenjiang = await enter(house, 'shenjiang', ['chen', 'wang']);
  const yunfan = await enter(house, 'yunfan', ['wang']);
  const haike = await enter(house, 'haike', ['zhao']);
  const project = await contract(house, shenjiang, [{ label: '甲报告', dueOn: '2026-03-16' }]);
  await contract(house, yunfan, [{ label: '乙报告', dueOn: '2026-03-16' }]);
  const author = { personId: house.adminId, enterpriseId: yunfan };
  t.same(
    (await registerFact(house.context, author, 'loan', loanOf(project)).catch((error) => error)).faults?.[0]
      ?.pointer,
    '/projectId',
    'a loan of one enterprise for a project of the other',
  );
  await t.rejects(readFact(house.context, yunfan, 'project', project), { code: 'not-found' });
  const at = { kind: 'project' as const, id: project, expected: 1 };
  await t.rejects(
    reviseFact(house.context, author, at, () => undefined),
    { code: 'not-found' },
  );
  for (const [enterprise, labels] of [
    [shenjiang, ['甲报告']],
    [yunfan, ['乙报告']],
    [haike, []],
  ] as const) {
    const reports = (await deadlinesOf(db, enterprise)).filter(({ kind }) => kind === 'project-report');
    t.same(
      reports.map(({ occurrence }) => occurrence),
      labels,
    );
  }
  const [chen, wang, zhao] = [people.chen, people.wang, people.zhao];
  for (const [who, where, may] of [
    [chen, shenjiang, true],
    [chen, yunfan, false],
    [wang, shenjiang, true],
    [wang, yunfan, true],
    [wang, haike, false],
    [zhao, shenjiang, false],
  ] as const) {
    const person = await personByEmail(db, who.email);
    if (!person) return t.fail('nobody');
    const asked = requireMember(db, person, where);
    if (may) await asked;
    else await t.rejects(asked, { code: 'not-found' }, who.name);
  }
});

t.test('a refused fact writes nothing, and a writer who has seen an old revision is refused', async (t) => {
  const house = await openHouse(db, noon);
  const id = await enter(house, 'haike', ['zhao']);
  const twice = registerEnterprise(house.context, house.adminId, enterprises.haike);
  await t.rejects(twice, { code: 'conflict', faults: [{ pointer: '/creditCode' }] });
  const project = await contract(house, id, [{ label: '报告', dueOn: '2026-03-16' }]);
  await revise(house, id, { id: project, expected: 1 }, [{ label: '报告', dueOn: '2026-03-17' }]);
  await t.rejects(revise(house, id, { id: project, expected: 1 }, []), { code: 'precondition-failed' });
  const same = [
    { label: '同', dueOn: '2026-03-16' },
    { label: '同', dueOn: '2026-03-17' },
  ];
  await t.rejects(revise(house, id, { id: project, expected: 2 }, same), { code: 'unprocessable' });
  t.match(await deadlineOf(house, id, 'project-report'), { revision: 2, occurrence: '报告' });
});
