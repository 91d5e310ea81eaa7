import ICAL from 'ical.js';
import t from 'tap';
import { buildApp } from '../../src/app.ts';
import { draftAnnouncement, type NewAnnouncement } from '../../src/cases/drafts.ts';
import { registerFact } from '../../src/cases/facts.ts';
import { addMember } from '../../src/cases/members.ts';
import { rehearse } from '../../src/cases/publish.ts';
import { publishNow } from '../support/announce.ts';
import { enter, newMail, openHouse, people } from '../support/cast.ts';
import { openTestDatabase } from '../support/database.ts';

const title = {
  zh: '关于修改技改贴息条款的通知（示例）',
  en: 'Notice amending the interest subsidy (example)',
};

/**
 * From 1 December 2025 the Action gives 30 % for two years; projects whose contract was signed before 1 July 2025 keep half
 * of the interest for three years. An example: no such notice is known.
 */
const amendment: NewAnnouncement = {
  title,
  source: { title, reference: '示例〔2025〕7号', quote: '连续两年每年给予贷款利息30%' },
  publishedOn: '2025-12-01',
  effect: {
    kind: 'amendment',
    policyKey: 'sh-equipment-renewal-action',
    inForceFrom: '2025-12-01',
    measures: [{ id: 'sheq-7.1', set: { rate: '0.3', years: 2, interest: { rate: '0.3', years: 2 } } }],
    transition: {
      by: 'contract',
      before: '2025-07-01',
      text: {
        zh: '2025年7月1日前已签订合同的项目按原规定执行',
        en: 'projects contracted before 1 July 2025 keep the earlier rule',
      },
      quote: '2025年7月1日前已签订合同的，按原规定执行',
    },
  },
};

const signed = { 前: '2025-06-30', 当: '2025-07-01', 后: '2025-07-02' } as const;

/** Design section 6's loan: 100,000,000 at 4.2 %, drawn on 2025-03-15; interest of 2025 is 3,278,333.33. */
const loanFor = (projectId: string) => ({
  projectId,
  lender: '某银行',
  contractOn: '2025-03-10',
  principalFen: 10_000_000_000,
  maturityOn: '2030-03-15',
  rates: [{ from: '2025-03-15', yearly: '0.042' }],
  drawdowns: [{ on: '2025-03-15', amountFen: 10_000_000_000 }],
  repayments: [],
  payments: [],
});

t.test('projects contracted the day before, on and after a cut-off differ as the clause says', async (t) => {
  const { db } = await openTestDatabase(t);
  const house = await openHouse(db, '2025-12-01T08:00:00+08:00');
  const { context } = house;
  const enterpriseId = await enter(house, 'shenjiang', []);
  const { token, feedPath } = await addMember(context, enterpriseId, people.chen);
  const author = { personId: house.adminId, enterpriseId };
  for (const [name, signedOn] of Object.entries(signed)) {
    const { id } = await registerFact(context, author, 'project', {
      name: `${name}日项目`,
      nature: 'technical-renovation',
      investmentFen: 15_000_000_000,
      contract: { title: '合同', signedOn, reports: [] },
    });
    await registerFact(context, author, 'loan', loanFor(id));
  }
  const { id } = await draftAnnouncement(context, house.adminId, amendment);
  await publishNow(house, id, (await rehearse(context, id)).digest);
  const app = await buildApp(context, 'silent');
  t.teardown(() => app.close());
  const ask = async (url: string) =>
    (await app.inject({ url, headers: { authorization: `Bearer ${token}` } })).body;

  const { items } = JSON.parse(await ask(`/api/v1/enterprises/${enterpriseId}/deadlines`)) as {
    items: { title: { zh: string }; status: string; kind: string; stake: { fen?: number } }[];
  };
  const years = (name: string) =>
    items
      .filter(
        ({ kind, status, title }) =>
          kind === 'subsidy-year' && status !== 'withdrawn' && title.zh.startsWith(name),
      )
      .map(({ stake }) => stake.fen);
  await t.test('in the API', async (t) => {
    // Half of 3,278,333.33, 4,258,333.33 and 4,258,333.33; three tenths of the first two. Each in two readings.
    const half = [163_916_666, 212_916_666, 212_916_666];
    const tenths = [98_349_999, 127_749_999];
    t.same(new Set(years('前日项目')), new Set(half));
    for (const name of ['当日项目', '后日项目']) t.same(new Set(years(name)), new Set(tenths), name);
    const { measures } = JSON.parse(
      await ask(`/api/v1/enterprises/${enterpriseId}/answers?measureId=sheq-7.1`),
    ) as { measures: { answer: string; amountFen: number; workings: { text: { zh: string } }[] }[] };
    t.same(
      measures.map(({ answer, amountFen }) => [answer, amountFen]),
      [
        ['claimable', 589_749_998],
        ['claimable', 226_099_998],
        ['claimable', 226_099_998],
      ],
    );
    const says = measures.map(({ workings }) =>
      workings.some(({ text }) => text.zh.includes('2025年6月30日')),
    );
    t.same(says, [true, false, false], 'the reason names the day of the contract');
  });
  await t.test('in the letter', async (t) => {
    await house.tick('2025-12-02T09:00:00+08:00');
    const text = (await newMail(house)).map((mail) => mail.text).join('\n');
    t.match(text, /前日项目[\s\S]*1,639,166\.66/);
    t.match(text, /当日项目[\s\S]*983,499\.99/);
    t.match(text, /后日项目[\s\S]*983,499\.99/);
  });
  await t.test('in the feed', async (t) => {
    const calendar = new ICAL.Component(ICAL.parse(await ask(feedPath)));
    const events = calendar
      .getAllSubcomponents('vevent')
      .filter((component) => component.getFirstPropertyValue('status') !== 'CANCELLED')
      .map((component) => new ICAL.Event(component));
    const endings = (name: string) =>
      events
        .filter(({ summary }) => summary.includes(name) && summary.includes('贴息年度'))
        .map(({ description }) => description);
    t.ok(endings('前日项目').some((text) => text.includes('1,639,166.66')));
    t.ok(endings('前日项目').length > endings('当日项目').length, 'a third year for the first project only');
    for (const name of ['当日项目', '后日项目']) {
      t.ok(
        endings(name).some((text) => text.includes('983,499.99')),
        name,
      );
      t.notOk(
        endings(name).some((text) => text.includes('1,639,166.66')),
        name,
      );
    }
  });
});
