import { setTimeout } from 'node:timers/promises';
import t from 'tap';
import { holdEnterprise } from '../../src/cases/derive-enterprise.ts';
import { draftAnnouncement } from '../../src/cases/drafts.ts';
import { registerFact } from '../../src/cases/facts.ts';
import { carries } from '../../src/cases/feed-rows.ts';
import { changeFeed, createFeed, dropFeed, type FeedSettings } from '../../src/cases/feeds.ts';
import { markDone } from '../../src/cases/mark-done.ts';
import { addMember } from '../../src/cases/members.ts';
import { ownCalendar } from '../../src/cases/own-calendar.ts';
import { readPrivateFeed } from '../../src/cases/private-feeds.ts';
import { rehearse } from '../../src/cases/publish.ts';
import { inSnapshot } from '../../src/cases/snapshot.ts';
import { deadlinesOf } from '../../src/db/deadlines.ts';
import { currentFeeds, feedById, feedCounts } from '../../src/db/feeds.ts';
import { personByEmail } from '../../src/db/people.ts';
import type { Effect } from '../../src/deadlines/effect.ts';
import type { DeadlineKind, Stake } from '../../src/deadlines/model.ts';
import type { Feed } from '../../src/feeds/model.ts';
import { call2026, fullCall, loan, project } from '../deadlines/window-cast.ts';
import { publishNow } from '../support/announce.ts';
import { contract, deadlineOf, enter, type House, openHouse, people } from '../support/cast.ts';
import { openTestDatabase } from '../support/database.ts';
import { tokenFeed } from '../support/token-feed.ts';

const { db } = await openTestDatabase(t);

/** 申江精工 with 陈敏, two projects with a loan each, and 海客 with a contract's report; 陈敏 belongs to both. */
async function twoHouses(at = '2026-01-20') {
  const house = await openHouse(db, `${at}T08:00:00+08:00`);
  const shenjiang = await enter(house, 'shenjiang', ['chen']);
  const haike = await enter(house, 'haike', ['chen', 'zhao']);
  const author = { personId: house.adminId, enterpriseId: shenjiang };
  const projects: string[] = [];
  for (const name of ['三号线技改', '四号线技改']) {
    const { id } = await registerFact(house.context, author, 'project', { ...project, name });
    await registerFact(house.context, author, 'loan', { ...loan, projectId: id, lender: `${name}的银行` });
    projects.push(id);
  }
  await contract(house, haike, [{ label: '报告', dueOn: '2026-03-15' }]);
  const chen = (await personByEmail(db, people.chen.email))?.id ?? '';
  const [three = '', four = ''] = projects;
  return { house, shenjiang, haike, three, four, chen };
}

type Of = { enterpriseId?: string; projectId?: string };

async function read(house: House, personId: string, of: Of, settings: FeedSettings = {}): Promise<Feed> {
  const { feed } = await createFeed(house.context, { personId, ...of }, 'zh', settings);
  return await inSnapshot(house.context, (inside) => readPrivateFeed(inside, feed));
}

async function announce(house: House, effect: Effect, publishedOn: string) {
  const title = { zh: '申报通知', en: 'Call for applications' };
  const source = { title, reference: `沪经信〔2026〕${publishedOn.slice(-2)}号` };
  const { id } = await draftAnnouncement(house.context, house.adminId, {
    title,
    source,
    publishedOn,
    effect,
  });
  await publishNow(house, id, (await rehearse(house.context, id)).digest);
}

const titles = ({ events }: Feed) => events.map(({ title }) => title.zh);

t.test('a project’s calendar holds its own days, its loan’s and its claims’, and nothing else', async (t) => {
  const { house, shenjiang, three, four, chen } = await twoHouses();
  const steps = [{ step: 'online' as const, dueOn: '2026-05-29' }];
  const claim = { measureId: 'sheq-7.1', projectId: three, year: 1, steps, evidence: [], history: [] };
  await registerFact(
    house.context,
    { personId: house.adminId, enterpriseId: shenjiang },
    'claim',
    claim as never,
  );
  const feed = await read(house, chen, { enterpriseId: shenjiang, projectId: three });
  t.same(feed.name, {
    zh: '期限：三号线技改·申江精工（上海）有限公司',
    en: 'Qixian: 三号线技改, 申江精工（上海）有限公司',
  });
  const rows = await deadlinesOf(db, shenjiang);
  const ids = new Set(feed.events.map(({ id }) => id));
  const kinds = new Set(rows.filter(({ id }) => ids.has(id)).map(({ kind }) => kind));
  for (const kind of ['loan-settlement', 'subsidy-year', 'claim-step'])
    t.ok(kinds.has(kind), `${kind} is the project's`);
  for (const kind of ['duty', 'policy-expires', 'window-opens', 'milestone']) t.notOk(kinds.has(kind), kind);
  t.ok(titles(feed).some((title) => title.includes('三号线技改的银行')));
  t.notOk(titles(feed).some((title) => title.includes('四号线')));
  const dated = rows.filter(({ dueOn }) => dueOn !== null);
  const other = await read(house, chen, { enterpriseId: shenjiang, projectId: four });
  const both = [...feed.events, ...other.events];
  const whole = await read(house, chen, { enterpriseId: shenjiang });
  t.equal(whole.events.length, dated.length, 'the enterprise’s calendar holds every row with a day');
  const left = dated.filter(({ id }) => !both.some((event) => event.id === id));
  t.same(
    left.filter(({ subject }) => !/^(?:enterprise|certificate):/.test(subject)).map(({ subject }) => subject),
    [],
    'what neither project’s calendar holds is of the enterprise itself',
  );
});

t.test(
  'a person’s calendar holds all enterprises of which the person is a member now, by name',
  async (t) => {
    const { house, shenjiang, haike, chen } = await twoHouses();
    const both = ['海客仪表（苏州）有限公司', '申江精工（上海）有限公司'];
    const names = async (personId: string) => {
      const feed = await read(house, personId, {});
      return [...new Set(feed.events.map(({ enterprise }) => enterprise?.name))].sort();
    };
    t.same(await names(chen), both);
    const zhao = (await personByEmail(db, people.zhao.email))?.id ?? '';
    t.same(await names(zhao), ['海客仪表（苏州）有限公司']);
    const { feed } = await createFeed(house.context, { personId: zhao }, 'zh');
    await addMember(house.context, shenjiang, people.zhao);
    const joined = await feedById(db, feed.id);
    t.equal(joined?.version, feed.version + 1, 'who joins an enterprise has another calendar');
    t.same(await names(zhao), both);
    const own = await read(house, zhao, {});
    t.equal(own.name.zh, '期限：我的全部企业');
    const count = async (id: string) => (await deadlinesOf(db, id)).filter(({ dueOn }) => dueOn).length;
    t.equal(own.events.length, (await count(shenjiang)) + (await count(haike)));
  },
);

t.test('kinds narrow a calendar, and its name and description say so in both languages', async (t) => {
  const { house, shenjiang, chen } = await twoHouses();
  const kinds: DeadlineKind[] = ['loan-settlement', 'duty'];
  const feed = await read(house, chen, { enterpriseId: shenjiang }, { kinds, alarms: true });
  const rows = await deadlinesOf(db, shenjiang);
  const wanted = rows.filter(({ kind, dueOn }) => dueOn && kinds.includes(kind as DeadlineKind));
  t.ok(wanted.length > 5);
  t.same(feed.events.map(({ id }) => id).sort(), wanted.map(({ id }) => id).sort());
  t.match(feed, { alarms: true, form: 'events', public: false, lang: 'zh' });
  t.equal(feed.name.zh, '期限：申江精工（上海）有限公司（带提醒，贷款结息等2类）');
  t.match(feed.name.en, /\(with alarms, Loan interest and 1 more kind\)$/);
  t.match(feed.description.zh, /只含以下类别：贷款结息、定期报送。网址即密钥/);
  t.match(feed.description.en, /Only these kinds: Loan interest, Regular filing\. The address is a secret/);
});

t.test('a calendar of tasks carries what is to be done, not what merely passes or ends', async (t) => {
  const { house, shenjiang, chen } = await twoHouses();
  const kinds: DeadlineKind[] = ['loan-settlement', 'subsidy-year', 'duty'];
  const feed = await read(house, chen, { enterpriseId: shenjiang }, { kinds, form: 'tasks' });
  t.equal(feed.form, 'tasks');
  t.match(feed.name.zh, /（任务，/);
  t.ok(feed.events.length > 0);
  t.same([...new Set(feed.events.map(({ kind }) => kind))], ['duty']);
});

t.test('what is done stands no more among the next dates on a calendar’s page', async (t) => {
  const { house, haike, chen } = await twoHouses();
  const { path } = await createFeed(house.context, { personId: chen, enterpriseId: haike }, 'zh');
  const token = /calendar\/(.*)\.ics/.exec(path)?.[1] ?? '';
  const next = async () => (await ownCalendar(house.context, token)).next.map(({ title }) => title.zh);
  const report = await deadlineOf(house, haike, 'project-report', '报告');
  t.ok((await next()).includes(report.content.title.zh));
  await markDone(house.context, { personId: chen, enterpriseId: haike }, report.id);
  t.notOk((await next()).includes(report.content.title.zh));
});

t.test(
  'a minimum keeps what reaches it and what is not known, and leaves out what is about no money',
  async (t) => {
    const known = (fen: number, key = 'm/p/1') => ({ kind: 'known', fen, upTo: false, key }) as const;
    const carriesAt = (stake: Stake) =>
      carries(
        { projectId: null, kinds: null, minimumFen: 1_000_000n, form: 'events' },
        { kind: 'claim', subject: 'project:p', content: { stake } },
      );
    t.ok(carriesAt(known(1_000_000)), 'exactly as much');
    t.notOk(carriesAt(known(999_999)), 'a fen less');
    t.ok(carriesAt({ kind: 'unknown', key: 'm/p/1' }), 'not known');
    t.notOk(carriesAt({ kind: 'none' }), 'no money');
    t.ok(carriesAt({ kind: 'several', parts: [known(600_000), known(400_000, 'm/p/2')] }), 'together');
    t.notOk(carriesAt({ kind: 'several', parts: [known(600_000), known(700_000)] }), 'one sum, said twice');
    t.ok(carriesAt({ kind: 'several', parts: [known(1), { kind: 'unknown', key: 'm/p/2' }] }));
    const { house, shenjiang, chen } = await twoHouses();
    const feed = await read(house, chen, { enterpriseId: shenjiang }, { minimumFen: 100_000_000 });
    t.ok(feed.events.length > 0);
    t.ok(feed.events.every(({ stake }) => stake.kind !== 'none'));
    t.match(feed.name.zh, /（1,000,000\.00元以上）$/);
    t.match(feed.description.zh, /不低于1,000,000\.00元或金额待定的日期，不涉及金额的日期未列入/);
    t.match(feed.description.en, /at least CNY 1,000,000\.00 at stake or an amount that is not known yet/);
  },
);

t.test('spans make each claim’s window one event, which moves with either of its ends', async (t) => {
  const { house, shenjiang, three, chen } = await twoHouses('2026-01-21');
  await announce(house, fullCall, '2026-01-21');
  const { feed: row } = await createFeed(house.context, { personId: chen, enterpriseId: shenjiang }, 'zh', {
    spans: true,
  });
  const now = () => inSnapshot(house.context, (inside) => readPrivateFeed(inside, row));
  const rows = async (kind: string) =>
    (await deadlinesOf(db, shenjiang)).filter((each) => each.kind === kind && each.dueOn);
  const claims = (await rows('claim')).filter(({ content }) => content.window?.label === '2026');
  t.equal(claims.length, 2, 'one of each project');
  const [opening] = await rows('window-opens');
  const before = await now();
  const spanning = before.events.filter(({ spansFrom }) => spansFrom);
  t.same(spanning.map(({ id }) => id).sort(), claims.map(({ id }) => id).sort());
  t.same(
    spanning.map(({ spansFrom, dueOn }) => `${spansFrom} ${dueOn}`),
    ['2026-01-20 2026-02-04', '2026-01-20 2026-02-04'],
  );
  t.notOk(
    before.events.some(({ id }) => id === opening?.id),
    'the opening is no event beside it',
  );
  t.ok(
    before.events.some(({ title }) => title.zh.includes('答辩')),
    'further steps stand for themselves',
  );
  // A project's own calendar spans too: the opening is the enterprise's row.
  const of = { enterpriseId: shenjiang, projectId: three };
  t.equal((await read(house, chen, of, { spans: true })).events.filter((each) => each.spansFrom).length, 1);
  const plain = await read(house, chen, { enterpriseId: shenjiang });
  t.ok(plain.events.some(({ id }) => id === opening?.id));
  t.notOk(plain.events.some(({ spansFrom }) => spansFrom));
  // The opening alone moves.
  house.at('2026-01-22T10:00:00+08:00');
  const change = { kind: 'window-change', window: call2026.window, opensOn: '2026-01-23' } as never;
  await announce(house, change, '2026-01-22');
  const after = (await now()).events.filter(({ spansFrom }) => spansFrom);
  t.same(
    after.map(({ spansFrom, dueOn }) => `${spansFrom} ${dueOn}`),
    ['2026-01-23 2026-02-04', '2026-01-23 2026-02-04'],
  );
  for (const { id, revision, revisedAt } of after) {
    const old = spanning.find((each) => each.id === id);
    t.equal(revision, (old?.revision ?? 0) + 1, 'clients are told of it by SEQUENCE');
    t.equal(revisedAt.toString(), '2026-01-22T02:00:00Z', 'and by LAST-MODIFIED');
  }
});

t.test(
  'letters lead to a calendar that holds all of an enterprise, and each that carries it is counted',
  async (t) => {
    const { house, shenjiang, haike, three } = await twoHouses();
    const { personId, feedPath } = await addMember(house.context, shenjiang, people.wang);
    const own = async () => (await currentFeeds(db, [personId])).map(({ id }) => id);
    const [first = ''] = await own();
    const count = async (id: string) => (await feedCounts(db, [id])).get(id) ?? 0;
    const before = { shenjiang: await count(shenjiang), haike: await count(haike) };
    const of = { personId, enterpriseId: shenjiang };
    await createFeed(house.context, of, 'zh', { kinds: ['duty'] });
    await createFeed(house.context, { ...of, projectId: three }, 'zh');
    await createFeed(house.context, { personId }, 'zh');
    t.same(await own(), [first]);
    t.same([await count(shenjiang), await count(haike)], [before.shenjiang + 3, before.haike]);
    await dropFeed(house.context, personId, first);
    t.same(await own(), [], 'a narrowed one would leave dates out without a word');
    await t.rejects(tokenFeed(house.context, /calendar\/(.*)\.ics/.exec(feedPath)?.[1] ?? ''), {
      code: 'gone',
    });
  },
);

t.test(
  'a change of settings is seen under the same address, and one that changes nothing writes nothing',
  async (t) => {
    const { house, shenjiang, chen } = await twoHouses();
    const owner = { personId: chen, enterpriseId: shenjiang };
    const { id, feed } = await createFeed(house.context, owner, 'zh', { kinds: ['duty'], minimumFen: 5 });
    const same = await changeFeed(house.context, chen, { id, expected: 1 }, { kinds: ['duty'], lang: 'zh' });
    t.equal(same.version, 1);
    const change = { kinds: null, minimumFen: null, lang: 'en' as const };
    const changed = await changeFeed(house.context, chen, { id, expected: 1 }, change);
    t.match(changed, { version: 2, kinds: null, minimumFen: null, lang: 'en', tokenHash: feed.tokenHash });
    await t.rejects(changeFeed(house.context, chen, { id, expected: 1 }, { alarms: true }), {
      code: 'precondition-failed',
    });
  },
);

for (const scope of ['enterprise', 'person'] as const)
  t.test(
    `a calendar of ${scope} scope made while somebody writes waits, to show what is written`,
    async (t) => {
      const { house, haike, chen } = await twoHouses();
      const owner = { personId: chen, ...(scope === 'person' ? {} : { enterpriseId: haike }) };
      let isMade = false;
      let making: Promise<unknown> = Promise.resolve();
      await db.transaction(async (tx) => {
        await holdEnterprise(tx, haike);
        making = createFeed(house.context, owner, 'zh').then(() => {
          isMade = true;
        });
        await setTimeout(400);
        t.notOk(isMade);
      });
      await making;
      t.ok(isMade);
    },
  );

t.test('a calendar is changed as its settings were seen, whatever else was written meanwhile', async (t) => {
  const { house, haike, chen } = await twoHouses();
  const owner = { personId: chen, enterpriseId: haike };
  const { feed } = await createFeed(house.context, owner, 'zh');
  await contract(house, haike, [{ label: '另一份报告', dueOn: '2026-04-15' }]);
  const seen = { id: feed.id, expected: feed.revision };
  const changed = await changeFeed(house.context, chen, seen, { alarms: true });
  t.match(changed, { alarms: true, revision: feed.revision + 1 });
  await t.rejects(changeFeed(house.context, chen, seen, { spans: true }), { code: 'precondition-failed' });
});
