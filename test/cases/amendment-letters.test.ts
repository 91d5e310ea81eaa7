import t from 'tap';
import { publicAnnouncement } from '../../src/cases/announcement-public.ts';
import { differenceModel } from '../../src/cases/difference-page.ts';
import { draftAnnouncement, type NewAnnouncement } from '../../src/cases/drafts.ts';
import { rehearse } from '../../src/cases/publish.ts';
import { announcementPage } from '../../src/pages/announcements.ts';
import { publishNow } from '../support/announce.ts';
import { enter, type House, newMail, openHouse, subscribe } from '../support/cast.ts';
import { openTestDatabase } from '../support/database.ts';

const { db } = await openTestDatabase(t);
const title = { zh: '关于调整贴息比例的通知', en: 'Notice on the rate' };
const policyKey = 'sh-equipment-renewal-action';
const paper = (effect: NewAnnouncement['effect']): NewAnnouncement => ({
  title,
  source: { title, reference: '示例〔2025〕7号', quote: '贴息比例调整为40%' },
  publishedOn: '2025-12-02',
  effect,
});
const amendment = (rate: string) =>
  paper({ kind: 'amendment', policyKey, measures: [{ id: 'sheq-7.1', set: { rate, interest: { rate } } }] });

async function announce(house: House, body: NewAnnouncement): Promise<string> {
  const { id } = await draftAnnouncement(house.context, house.adminId, body);
  await publishNow(house, id, (await rehearse(house.context, id)).digest);
  return id;
}

async function open() {
  const house = await openHouse(db, '2025-12-02T10:00:00+08:00');
  await enter(house, 'shenjiang', ['chen']);
  await subscribe(house, 'chen', [{ scope: 'policy', value: policyKey, mode: 'at-once' }]);
  await house.tick();
  await newMail(house);
  return house;
}

const line = '“技改项目银行贷款贴息”：比例50% → 40%';

t.test(
  'a letter about an amendment names the measure, its numbers, and leads to the two versions',
  async (t) => {
    const house = await open();
    await announce(house, amendment('0.4'));
    await house.tick('2025-12-02T10:01:00+08:00');
    const [letter] = await newMail(house);
    t.match(letter?.text, line);
    t.match(
      letter?.text,
      `对照修订前后：https://qixian.example/policies/${policyKey}/differences?from=1&to=2`,
    );
    t.notMatch(letter?.text, '改动措施');
  },
);

t.test('so does its page, in both languages, and the page it leads to is there', async (t) => {
  const house = await open();
  const model = await publicAnnouncement(house.context, await announce(house, amendment('0.4')));
  t.equal(model.differences, `/policies/${policyKey}/differences?from=1&to=2`);
  const zh = announcementPage(model, 'zh');
  t.match(zh, line);
  t.match(zh, `href="/policies/${policyKey}/differences?from=1&#38;to=2"`);
  const en = announcementPage(model, 'en');
  t.match(en, '“Interest subsidy for technical renovation”: rate 50% → 40%');
  t.match(en, `href="/en/policies/${policyKey}/differences?from=1&#38;to=2"`);
  const { difference } = await differenceModel(house.context, policyKey, { from: 1, to: 2 });
  t.equal(difference.counts.changed, 1);
});

t.test('a second amendment is held against the first; one taken back is told by name alone', async (t) => {
  const house = await open();
  const first = await announce(house, amendment('0.4'));
  const second = await announce(house, amendment('0.3'));
  const says = async (id: string) => {
    const { lines, differences } = await publicAnnouncement(house.context, id);
    return [lines.map(({ zh }) => zh).filter((each) => each.includes('技改项目')), differences];
  };
  const [told, path] = await says(second);
  t.same(told, ['“技改项目银行贷款贴息”：比例40% → 30%']);
  t.match(path, /from=2&to=3$/);
  await announce(house, paper({ kind: 'withdrawal', announcementId: second }));
  t.same(await says(second), [['改动措施：技改项目银行贷款贴息'], undefined]);
  t.same((await says(first))[0], [line]);
});
