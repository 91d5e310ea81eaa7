import { eq } from 'drizzle-orm';
import t from 'tap';
import { createFeed, dropFeed, mostFeeds, revokeFeedAbout, rotateFeed } from '../../src/cases/feeds.ts';
import { personByEmail } from '../../src/db/people.ts';
import { auditEntry } from '../../src/db/schema/audit.ts';
import { person } from '../../src/db/schema/people.ts';
import { renderFeedRevoked } from '../../src/letters/feed-revoked.ts';
import { contract, enter, letters, newMail, openHouse, people } from '../support/cast.ts';
import { openTestDatabase } from '../support/database.ts';
import { tokenFeed } from '../support/token-feed.ts';

const { db } = await openTestDatabase(t);

/** 海客 with 赵倩 and a calendar of hers. */
async function withCalendar() {
  const house = await openHouse(db, '2025-12-01T10:00:00+08:00');
  const haike = await enter(house, 'haike', ['zhao']);
  const zhao = (await personByEmail(db, people.zhao.email))?.id ?? '';
  const made = await createFeed(house.context, { personId: zhao, enterpriseId: haike }, 'zh');
  await house.tick();
  await newMail(house);
  const mail = async (at: string) => {
    await house.tick(at);
    return await newMail(house);
  };
  return { house, haike, zhao, ...made, mail };
}

const tokenOf = (path: string) => /calendar\/(.*)\.ics/.exec(path)?.[1] ?? '';

t.test(
  'who revokes a calendar gets one letter: which, when, by whom, what clients show, how to get another',
  async (t) => {
    const { house, haike, zhao, id, path, mail } = await withCalendar();
    house.at('2025-12-01T10:05:00+08:00');
    await dropFeed(house.context, zhao, id);
    await t.rejects(dropFeed(house.context, zhao, id), { code: 'not-found' });
    await t.rejects(tokenFeed(house.context, tokenOf(path)), { code: 'gone' });
    const [letter, ...more] = await mail('2025-12-01T10:06:00+08:00');
    t.same(more, []);
    t.equal(letter?.to, 'zhao');
    for (const part of [
      '海客仪表（苏州）有限公司',
      '已撤销',
      '2025年12月1日 周一 10:05',
      '您本人。若非您所为，请告知管理员',
      '410',
      '一直留着旧的日期',
      '请在日历程序里删除该订阅',
      `POST https://qixian.example/api/v1/enterprises/${haike}/feeds\n`,
    ])
      t.ok(letter?.text.includes(part), part);
    t.notOk(letter?.text.includes(tokenOf(path)), 'the old address is not repeated');
    t.match(letter?.bytes, /List-Id: <feed-revoked\.qixian\.example>/i);
    t.notMatch(letter?.bytes, /List-Unsubscribe/);
    t.same(await mail('2025-12-01T10:07:00+08:00'), [], 'once');
  },
);

t.test(
  'an administrator may revoke a calendar of any member, also one of all enterprises, and the letter says so',
  async (t) => {
    const { house, haike, zhao, id, mail } = await withCalendar();
    const elsewhere = await enter(house, 'yunfan', ['wang']);
    const all = await createFeed(house.context, { personId: zhao }, 'zh');
    await t.rejects(revokeFeedAbout(house.context, house.adminId, elsewhere, id), { code: 'not-found' });
    await t.rejects(revokeFeedAbout(house.context, house.adminId, elsewhere, all.id), { code: 'not-found' });
    await revokeFeedAbout(house.context, house.adminId, haike, id);
    await revokeFeedAbout(house.context, house.adminId, haike, all.id);
    await t.rejects(revokeFeedAbout(house.context, house.adminId, haike, id), { code: 'not-found' });
    const texts = (await mail('2025-12-01T10:06:00+08:00'))
      .filter(({ to, text }) => to === 'zhao' && text.includes('已撤销'))
      .map(({ text }) => text);
    t.equal(texts.length, 2);
    t.ok(texts.every((text) => text.includes('操作者：管理员') && !text.includes('您本人')));
    t.ok(texts.some((text) => text.includes('我的全部企业') && text.includes('/api/v1/me/feeds')));
  },
);

t.test(
  'another address serves the same calendar; the one before is gone for ever, and the letter has the new one',
  async (t) => {
    const { house, haike, zhao, id, path, mail } = await withCalendar();
    await contract(house, haike, [{ label: '报告', dueOn: '2026-06-15' }]);
    const before = await tokenFeed(house.context, tokenOf(path));
    await t.rejects(rotateFeed(house.context, house.adminId, id), { code: 'not-found' });
    const rotated = await rotateFeed(house.context, zhao, id);
    t.match(rotated, { generation: 2 });
    await t.rejects(tokenFeed(house.context, tokenOf(path)), { code: 'gone' });
    const [letter, ...more] = await mail('2025-12-01T10:06:00+08:00');
    t.same(more, []);
    const address =
      /https:\/\/qixian\.example\/calendar\/([\w-]{43})\.ics/.exec(letter?.text ?? '')?.[1] ?? '';
    t.not(address, tokenOf(path));
    const after = await tokenFeed(house.context, address);
    // Only the pages of its events, which are the old address's, have others.
    const told = (feed: typeof after) => JSON.stringify(feed).replace(/"url":"[^"]*"/g, '');
    t.equal(told(after), told(before), 'under the same UIDs');
    t.match(letter?.text, /删除原订阅，再用新地址订阅/);
    t.match(
      letter?.text,
      `      https://qixian.example/calendar/${address}\n   新地址：`,
      'first how to go on',
    );
    // A mail program that makes links of addresses takes what follows without a space along.
    t.match(letter?.text, `新地址：https://qixian.example/calendar/${address}.ics\n`);
    t.match(letter?.text, /网址即密钥，请勿转发/);
    await rotateFeed(house.context, zhao, id);
    for (const old of [tokenOf(path), address])
      await t.rejects(tokenFeed(house.context, old), { code: 'gone' }, 'both');
    await t.rejects(tokenFeed(house.context, 'A'.repeat(43)), { code: 'not-found' });
  },
);

t.test(
  'a calendar that is rotated and then revoked before anything was sent has one letter that is true',
  async (t) => {
    const { house, zhao, id, mail } = await withCalendar();
    await rotateFeed(house.context, zhao, id);
    await dropFeed(house.context, zhao, id);
    const texts = (await mail('2025-12-01T10:06:00+08:00')).map(({ text }) => text);
    t.equal(texts.length, 1);
    t.match(texts[0], /已撤销/);
    const states = (await letters(house))
      .filter(({ kind }) => kind === 'feed-revoked')
      .map(({ state }) => state);
    t.same(states.sort(), ['sent', 'suppressed']);
  },
);

t.test('of several new addresses one after the other one letter tells, with the last', async (t) => {
  const { house, zhao, id, mail } = await withCalendar();
  for (let times = 0; times < 3; times += 1) await rotateFeed(house.context, zhao, id);
  const [letter, ...more] = await mail('2025-12-01T10:06:00+08:00');
  t.same(more, []);
  const address = /calendar\/([\w-]{43})\.ics/.exec(letter?.text ?? '')?.[1] ?? '';
  t.ok(await tokenFeed(house.context, address));
  await rotateFeed(house.context, zhao, id);
  t.equal((await mail('2025-12-01T10:08:00+08:00')).length, 1, 'a later one has its own');
});

t.test('each step is on the record, without any address', async (t) => {
  const { house, haike, zhao, id, path } = await withCalendar();
  await rotateFeed(house.context, zhao, id);
  await revokeFeedAbout(house.context, house.adminId, haike, id);
  const rows = (await db.select().from(auditEntry)).filter(({ subject }) => subject === `feed:${id}`);
  const said = rows.toSorted((a, b) => (a.id < b.id ? -1 : 1));
  t.match(said, [
    { action: 'feed.created', actor: zhao, payload: { after: { scope: 'enterprise', form: 'events' } } },
    { action: 'feed.rotated', actor: zhao, payload: { before: { generation: 1 }, after: { generation: 2 } } },
    { action: 'feed.revoked', actor: house.adminId, enterpriseId: haike },
  ]);
  t.notOk(JSON.stringify(rows).includes(tokenOf(path)));
});

t.test(
  'nobody has more than twenty calendars of an enterprise, and of another they are counted apart',
  async (t) => {
    const { house, haike, zhao, id } = await withCalendar();
    const owner = { personId: zhao, enterpriseId: haike };
    // One from the membership, and one made above.
    for (let made = 2; made < mostFeeds; made += 1) await createFeed(house.context, owner, 'zh');
    await t.rejects(createFeed(house.context, owner, 'zh'), {
      code: 'unprocessable',
      faults: [{ detail: { zh: /最多保留20个日历/, en: /20 calendars/ } }],
    });
    await createFeed(house.context, { personId: zhao }, 'zh');
    await dropFeed(house.context, zhao, id);
    await createFeed(house.context, owner, 'zh');
  },
);

t.test('in English the letter leads to the English pages, and to the API by its one address', async (t) => {
  const house = await openHouse(db, '2025-12-01T10:00:00+08:00');
  const haike = await enter(house, 'haike', ['zhao']);
  const zhao = (await personByEmail(db, people.zhao.email))?.id ?? '';
  await db.update(person).set({ lang: 'en' }).where(eq(person.id, zhao));
  const { id } = await createFeed(house.context, { personId: zhao, enterpriseId: haike }, 'en');
  await house.tick();
  await newMail(house);
  await dropFeed(house.context, zhao, id);
  await house.tick('2025-12-01T10:06:00+08:00');
  const [letter] = await newMail(house);
  t.match(letter?.text, /Open Qixian: https:\/\/qixian\.example\/en\n/);
  t.match(letter?.text, `POST https://qixian.example/api/v1/enterprises/${haike}/feeds`);
});

t.test('in English the letter says the same, and a name is no markup', (t) => {
  const model = {
    lang: 'en' as const,
    recipient: { name: 'Lin' },
    calendar: { zh: '甲 <b>公司', en: '甲 <b>公司' },
    at: Temporal.Instant.from('2025-12-01T02:05:00Z'),
    by: 'administrator' as const,
    making: 'https://qixian.example/api/v1/me/feeds',
    links: { service: 'https://qixian.example/' },
  };
  const revoked = renderFeedRevoked(model);
  t.match(revoked.subject, /^\[Calendar\] The calendar “甲 <b>公司” was revoked$/);
  for (const part of [
    'Mon 1 Dec 2025, 10:05',
    'an administrator',
    '410, gone for good',
    'POST https://qixian.example/api/v1/me/feeds',
  ])
    t.ok(revoked.text.includes(part), part);
  t.notMatch(revoked.html, /<b>公司/);
  const calendar = 'https://qixian.example/calendar/x.ics';
  const rotated = renderFeedRevoked({ ...model, by: 'own', links: { ...model.links, calendar } });
  t.match(rotated.subject, /has a new address: subscribe again$/);
  for (const part of [calendar, 'yourself. If it was not you, tell an administrator']) {
    t.ok(rotated.text.includes(part), part);
    t.ok(rotated.html.includes(part), part);
  }
  t.notMatch(rotated.html, `href="${calendar}"`, 'what imports a file once is no link');
  t.end();
});

t.test(
  'a calendar made under another secret of the service is given a new address, and the letter goes out',
  async (t) => {
    const { house, zhao, id, mail } = await withCalendar();
    const context = Object.assign(house.context, { secret: 'another secret of tests' });
    await rotateFeed(context, zhao, id);
    const texts = (await mail('2025-12-01T10:06:00+08:00')).map(({ text }) => text);
    t.equal(texts.length, 1);
    const address = /calendar\/([\w-]{43})\.ics/.exec(texts[0] ?? '')?.[1] ?? '';
    await t.resolves(tokenFeed(context, address));
    t.same(await mail('2025-12-02T10:06:00+08:00'), [], 'once');
  },
);

t.test('no letter leads to a calendar’s address that does not open it', async (t) => {
  const { house, haike, mail } = await withCalendar();
  Object.assign(house.context, { secret: 'another secret of tests' });
  await contract(house, haike, [{ label: '报告', dueOn: '2025-12-09' }]);
  const texts = (await mail('2025-12-02T09:06:00+08:00')).map(({ text }) => text);
  t.ok(texts.length > 0);
  t.match(texts.join('\n'), /报告/);
  t.notMatch(texts.join('\n'), /calendar\/[\w-]{43}/);
});
