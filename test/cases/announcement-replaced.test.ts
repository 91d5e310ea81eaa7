import t from 'tap';
import { claimLetters } from '../../src/cases/claim-letter.ts';
import { collectNotices } from '../../src/cases/collect-notices.ts';
import { draftAnnouncement, type NewAnnouncement } from '../../src/cases/drafts.ts';
import { rehearse } from '../../src/cases/publish.ts';
import { publishNow } from '../support/announce.ts';
import { enter, enterprises, type House, newMail, openHouse, subscribe } from '../support/cast.ts';
import { openTestDatabase } from '../support/database.ts';

const { db } = await openTestDatabase(t);
const jiading = 'jiading-industrial-internet';
const title = { zh: '通知', en: 'Notice' };
const paper = (effect: NewAnnouncement['effect'], more: Partial<NewAnnouncement> = {}): NewAnnouncement => ({
  title,
  source: { title, reference: '示例〔2025〕9号', quote: '有效期延长至2027年12月31日' },
  publishedOn: '2025-12-02',
  effect,
  ...more,
});
const notice = (about: NewAnnouncement['about'], more: Partial<NewAnnouncement> = {}) =>
  paper({ kind: 'notice' }, { ...(about ? { about } : {}), ...more });
const extension = paper({ kind: 'extension', policyKey: jiading, until: '2027-12-31' });
const withdrawal = (announcementId: string) => paper({ kind: 'withdrawal', announcementId });
const about = { policies: [jiading] };
const followsAll = [{ scope: 'all', mode: 'at-once' }] as const;
const followsJiading = [{ scope: 'policy', value: jiading, mode: 'at-once' }] as const;

/** 陈敏 follows Jiading's policy; 王磊 of the same enterprise and 赵倩 elsewhere follow nothing yet. */
async function open(mode: 'at-once' | 'digest' = 'at-once') {
  const house = await openHouse(db, '2025-12-02T10:00:00+08:00');
  await enter(house, 'shenjiang', ['chen', 'wang']);
  await enter(house, 'haike', ['zhao']);
  await subscribe(house, 'chen', [{ scope: 'policy', value: jiading, mode }]);
  await house.tick();
  await newMail(house);
  return house;
}

async function announce(house: House, body: NewAnnouncement): Promise<string> {
  const { id } = await draftAnnouncement(house.context, house.adminId, body);
  await publishNow(house, id, (await rehearse(house.context, id)).digest);
  return id;
}

/** Who has been written to of announcements since the last look. */
async function readers(house: House): Promise<string[]> {
  const mail = await newMail(house);
  return mail.filter(({ text }) => text.includes('/announcements/')).map(({ to }) => to);
}

/** Publishes, ticks, and answers who was written to. */
async function told(house: House, body: NewAnnouncement): Promise<[id: string, who: string[]]> {
  const id = await announce(house, body);
  await house.tick();
  return [id, await readers(house)];
}

t.test('a withdrawal is told to whoever was told, and to nobody who came to follow it later', async (t) => {
  const house = await open();
  const [wrong, first] = await told(house, notice(about, { title: { zh: '有误', en: 'Wrong' } }));
  t.same(first, ['chen']);
  await subscribe(house, 'wang', [{ scope: 'concerns-me', mode: 'at-once' }, ...followsJiading]);
  await subscribe(house, 'zhao', [...followsAll]);
  await announce(house, withdrawal(wrong));
  await house.tick();
  const [letter, ...more] = await newMail(house);
  t.same([letter?.to, more], ['chen', []]);
  t.equal(letter?.text.split('“有误”').length, 2, 'what is taken back is named once');
  t.match(letter?.text, '由它确定的日期和金额，改按其余规定推算');
});

t.test(
  'whose dates it moves back is told of a withdrawal, although never told of what it takes back',
  async (t) => {
    const house = await open();
    const [wrong] = await told(house, extension);
    await subscribe(house, 'wang', [{ scope: 'concerns-me', mode: 'at-once' }]);
    await subscribe(house, 'zhao', [...followsAll]);
    t.same((await told(house, withdrawal(wrong)))[1], ['chen', 'wang']);
  },
);

t.test('what never went out is withdrawn without a word', async (t) => {
  const house = await open('digest');
  const [wrong, first] = await told(house, notice(about));
  t.same(first, []);
  t.same((await told(house, withdrawal(wrong)))[1], []);
  await house.tick('2025-12-03T09:00:00+08:00');
  t.same(await readers(house), []);
});

t.test('a letter whose outcome is not known may have told: its reader hears of the withdrawal', async (t) => {
  const house = await open();
  const wrong = await announce(house, notice(about));
  await collectNotices(house.context);
  t.match(await claimLetters(house.context, { channel: 'mail', most: 1 }), { claimed: [{ attempt: 1 }] });
  await announce(house, withdrawal(wrong));
  await house.tick('2025-12-02T10:16:00+08:00');
  t.equal((await newMail(house)).filter(({ text }) => text.includes('撤回公告')).length, 1);
});

t.test(
  'a correction is told to whoever was told, or should have been, and not to who came later',
  async (t) => {
    const house = await open();
    const [wrong] = await told(house, notice(about));
    await subscribe(house, 'wang', [{ scope: 'concerns-me', mode: 'at-once' }, ...followsJiading]);
    await subscribe(house, 'zhao', [...followsAll]);
    const [right, second] = await told(house, notice(about, { corrects: wrong }));
    t.same(second, ['chen']);
    t.same((await told(house, notice(about, { corrects: right })))[1], ['chen'], 'nor by one after it');
    const late = await open('digest');
    const [unsent] = await told(late, notice(about));
    await told(late, notice(about, { corrects: unsent }));
    await late.tick('2025-12-03T09:00:00+08:00');
    t.same(await readers(late), ['chen'], 'what was corrected before it went out is told as it is now');
  },
);

t.test('whom a correction names, and the first one did not, is told of it', async (t) => {
  const house = await open();
  await subscribe(house, 'zhao', [{ scope: 'concerns-me', mode: 'at-once' }]);
  const names = (which: keyof typeof enterprises) =>
    paper({
      kind: 'list',
      held: { title: 'chain-leader' },
      grantedOn: '2025-12-01',
      recipients: [{ creditCode: enterprises[which].creditCode }],
    });
  const [wrong, first] = await told(house, names('shenjiang'));
  t.same(first, []);
  t.same((await told(house, { ...names('haike'), corrects: wrong }))[1], ['zhao']);
});

t.test('told of the first of three, a reader hears that the last one takes them back', async (t) => {
  const house = await open();
  const [first] = await told(house, notice(about));
  await subscribe(house, 'chen', [{ scope: 'policy', value: jiading, mode: 'digest' }]);
  const second = await announce(house, notice(about, { corrects: first }));
  const [, who] = await told(house, withdrawal(second));
  t.same(who, ['chen']);
});
