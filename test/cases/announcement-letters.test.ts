import t from 'tap';
import { collectNotices } from '../../src/cases/collect-notices.ts';
import { draftAnnouncement, type NewAnnouncement } from '../../src/cases/drafts.ts';
import { rehearse } from '../../src/cases/publish.ts';
import { announcementNotice } from '../../src/db/schema/publication.ts';
import { publishNow } from '../support/announce.ts';
import {
  claimOne,
  contract,
  enter,
  enterprises,
  type House,
  letters,
  newMail,
  openHouse,
  subscribe,
} from '../support/cast.ts';
import { openTestDatabase } from '../support/database.ts';

const { db } = await openTestDatabase(t);
const title = { zh: '关于延长实施意见有效期的通知', en: 'Notice extending the opinions' };
const source = { title, reference: '嘉经〔2025〕9号', quote: '有效期延长至2027年12月31日' };
const extension: NewAnnouncement = {
  title,
  source,
  publishedOn: '2025-12-02',
  effect: { kind: 'extension', policyKey: 'jiading-industrial-internet', until: '2027-12-31' },
};
const notice = (zh: string, more: Partial<NewAnnouncement> = {}): NewAnnouncement => ({
  ...extension,
  title: { zh, en: zh },
  effect: { kind: 'notice' },
  about: { districts: ['jiading'] },
  ...more,
});

const today = '2025-12-02T10:00:00+08:00';

async function announce(house: House, body: NewAnnouncement): Promise<string> {
  const { id } = await draftAnnouncement(house.context, house.adminId, body);
  await publishNow(house, id, (await rehearse(house.context, id)).digest);
  return id;
}

/**
 * 陈敏 of 申江精工 wants to hear at once or in the digest; 赵倩 of 海客 hears of nothing. It is 10:00 on 2 December; whoever
 * came the day before has been told of Jiading's end and hears of no deadline now.
 */
async function open(mode: 'at-once' | 'digest', came = '2025-12-01T08:00:00+08:00') {
  const house = await openHouse(db, came);
  const id = await enter(house, 'shenjiang', ['chen']);
  await enter(house, 'haike', ['zhao']);
  await subscribe(house, 'chen', [
    { scope: 'concerns-me', mode },
    { scope: 'district', value: 'jiading', mode },
  ]);
  if (came !== today) await house.tick('2025-12-01T09:00:00+08:00');
  await house.tick(today);
  await newMail(house);
  return { house, id };
}

/** What became of each notice. */
async function notices(): Promise<string[]> {
  const rows = await db.select().from(announcementNotice);
  return rows.map(({ state, reason }) => [state, ...(reason ? [reason] : [])].join(' ')).toSorted();
}

t.test(
  'told at once: one letter that says what, by whom, what it means for the reader, and why it came',
  async (t) => {
    const { house } = await open('at-once', today);
    const id = await announce(house, extension);
    await house.tick('2025-12-02T10:01:00+08:00');
    await house.tick('2025-12-02T10:02:00+08:00');
    const [letter, ...more] = await newMail(house);
    t.same(more, [], 'one letter, and nobody else’s');
    t.equal(letter?.to, 'chen');
    for (const part of [
      '陈敏，您好：',
      '延长有效期',
      '关于延长实施意见有效期的通知',
      '有效期延长至2027年12月31日 周五（含当日）',
      '申江精工（上海）有限公司',
      '变动1个',
      '2025年12月31日 周三 → 2027年12月31日 周五',
      '文件公布：2025年12月2日 周二',
      '“有效期延长至2027年12月31日”',
      '嘉经〔2025〕9号',
      '为何收到：它改变了您所属企业的日期或金额',
      `查看公告：https://qixian.example/announcements/${id}`,
      '管理提醒与公告：https://qixian.example/subscriptions/',
    ])
      t.match(letter?.text, part);
    t.same(await notices(), ['sent']);
    const [row] = (await letters(house)).filter(({ kind }) => kind === 'announcement');
    t.match(row, { state: 'sent', slot: id, subject: '【延长有效期】关于延长实施意见有效期的通知' });
  },
);

t.test('in the digest: nothing before its hour, then with the deadlines, after them', async (t) => {
  const { house, id } = await open('digest', today);
  await contract(house, id, [{ label: '中期', dueOn: '2025-12-10' }]);
  await announce(house, extension);
  await house.tick('2025-12-02T10:01:00+08:00');
  t.same(await newMail(house), []);
  await house.tick('2025-12-03T08:59:00+08:00');
  t.same(await newMail(house), []);
  await house.tick('2025-12-03T09:00:00+08:00');
  const [digest, ...more] = await newMail(house);
  t.same(more, []);
  t.match(digest?.text, '另有1则公告，列在期限之后。');
  t.ok((digest?.text.indexOf('中期') ?? -1) < (digest?.text.indexOf('关于延长实施意见') ?? -1));
  t.match(digest?.text, '管理提醒与公告');
  t.same(await notices(), ['sent']);
});

t.test('a digest of announcements alone is sent too, and one that has nothing to say is not', async (t) => {
  const { house } = await open('digest');
  await announce(house, notice('甲通知'));
  await announce(house, notice('乙通知'));
  await house.tick('2025-12-03T09:00:00+08:00');
  const [digest, ...more] = await newMail(house);
  t.same(more, []);
  t.match(digest?.text, /有2则公告[\s\S]*甲通知[\s\S]*乙通知/);
  const [row] = (await letters(house)).filter(({ slot }) => slot === '2025-12-03');
  t.equal(row?.subject, '【公告】甲通知等2则');
  await house.tick('2025-12-04T09:00:00+08:00');
  t.same(await newMail(house), []);
});

t.test('what was corrected or withdrawn before the letter went out is not told any more', async (t) => {
  const { house } = await open('digest');
  const wrong = await announce(house, notice('有误'));
  await house.tick('2025-12-02T10:01:00+08:00');
  await announce(house, notice('更正', { corrects: wrong }));
  await house.tick('2025-12-03T09:00:00+08:00');
  const [digest, ...more] = await newMail(house);
  t.same(more, []);
  t.match(digest?.text, '更正“有误”');
  t.notMatch(digest?.text, /1\. 有误/);
  t.same(await notices(), ['sent', 'suppressed obsolete']);
});

t.test(
  'a digest whose only announcement was corrected for somebody else’s subject is never sent blank',
  async (t) => {
    const { house } = await open('digest');
    const wrong = await announce(house, notice('有误'));
    await house.tick('2025-12-02T10:01:00+08:00');
    await announce(house, notice('更正', { corrects: wrong, about: { districts: ['pudong'] } }));
    await house.tick('2025-12-03T09:00:00+08:00');
    t.same(await newMail(house), []);
    t.same(await notices(), ['suppressed obsolete']);
  },
);

t.test(
  'who was told of an announcement is told that it was corrected, whatever the correction is about',
  async (t) => {
    const { house } = await open('at-once');
    const wrong = await announce(house, notice('有误'));
    await house.tick();
    await newMail(house);
    await subscribe(house, 'chen', []);
    await announce(house, notice('更正', { corrects: wrong, about: { districts: ['pudong'] } }));
    await house.tick('2025-12-02T10:05:00+08:00');
    const [letter] = await newMail(house);
    t.match(letter?.text, '为何收到：您收到过它所更正或撤回的公告');
  },
);

t.test('claimed and forgotten, the same bytes go again; the notice is settled once', async (t) => {
  const { house } = await open('at-once');
  await announce(house, notice('甲'));
  await collectNotices(house.context);
  await collectNotices(house.context);
  const first = await claimOne(house.context);
  t.equal(await claimOne(house.context), undefined, 'nobody takes it twice at once');
  t.same(await notices(), ['planned']);
  await house.tick('2025-12-02T10:16:00+08:00');
  const [letter, ...more] = await newMail(house);
  t.same(more, []);
  t.equal(letter?.bytes, first && Buffer.from(first.bytes).toString('latin1'));
  t.same(await notices(), ['sent']);
});

t.test('withdrawn after a try whose outcome is unknown, the letter still goes out as it was', async (t) => {
  const { house } = await open('at-once');
  const wrong = await announce(house, notice('有误'));
  await collectNotices(house.context);
  await claimOne(house.context);
  await announce(house, notice('更正', { corrects: wrong }));
  await house.tick('2025-12-02T10:16:00+08:00');
  const texts = (await newMail(house)).map(({ text }) => text);
  t.equal(texts.length, 2);
  t.same(await notices(), ['sent', 'sent']);
});

t.test('a letter given up, and an address that bounced, settle their notices as failed', async (t) => {
  const { house } = await open('at-once');
  house.wire.answer = () => ({ outcome: 'refused', permanent: true, blame: 'recipient', detail: '550' });
  await announce(house, notice('甲'));
  await announce(house, notice('乙'));
  await house.tick();
  t.same(await notices(), ['failed bounced', 'failed bounced']);
});

t.test('a member of several enterprises gets one letter that tells of each', async (t) => {
  const { house } = await open('digest');
  await subscribe(house, 'chen', []);
  const second = await enter(house, 'yunfan', ['chen']);
  await subscribe(house, 'chen', [{ scope: 'concerns-me', mode: 'at-once' }]);
  await contract(house, second, []);
  const recipients = (['shenjiang', 'yunfan'] as const).map((which) => ({
    creditCode: enterprises[which].creditCode,
    project: '技改',
  }));
  const reports = [{ label: '中期', on: '2026-06-30' }];
  await announce(house, { ...extension, effect: { kind: 'disbursement', recipients, reports } });
  await house.tick('2025-12-02T10:05:00+08:00');
  const [letter, ...more] = await newMail(house);
  t.same(
    more.map(({ to }) => to),
    [],
  );
  t.match(letter?.text, '云帆智联');
  t.match(letter?.text, '新增1个');
});

t.test('more announcements than a letter holds go on in the next digest', async (t) => {
  const { house } = await open('digest');
  for (let index = 1; index <= 11; index += 1) await announce(house, notice(`第${index}则`));
  await house.tick('2025-12-03T09:00:00+08:00');
  const [digest] = await newMail(house);
  t.match(digest?.text, '第10则');
  t.notMatch(digest?.text, '第11则');
  t.ok((digest?.bytes.length ?? 0) < 100_000);
  await house.tick('2025-12-03T09:01:00+08:00');
  await house.tick('2025-12-04T09:00:00+08:00');
  t.match((await newMail(house))[0]?.text, '第11则');
  t.same(new Set(await notices()), new Set(['sent']));
});
