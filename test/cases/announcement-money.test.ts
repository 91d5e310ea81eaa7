import t from 'tap';
import { draftAnnouncement } from '../../src/cases/drafts.ts';
import { registerFact } from '../../src/cases/facts.ts';
import { rehearse } from '../../src/cases/publish.ts';
import { rehearsalText } from '../../src/cli/print-rehearsal.ts';
import type { Effect, EffectOf } from '../../src/deadlines/effect.ts';
import { call2026, fullCall, loan, project } from '../deadlines/window-cast.ts';
import { publishNow } from '../support/announce.ts';
import { enter, type House, newMail, openHouse, subscribe } from '../support/cast.ts';
import { openTestDatabase } from '../support/database.ts';

const { db } = await openTestDatabase(t);

/** 申江精工 with the project and loan of the worked example; 陈敏 hears at once of what concerns it. */
async function subsidised() {
  const house = await openHouse(db, '2026-01-20T08:00:00+08:00');
  const id = await enter(house, 'shenjiang', ['chen']);
  const author = { personId: house.adminId, enterpriseId: id };
  const { id: projectId } = await registerFact(house.context, author, 'project', project);
  await registerFact(house.context, author, 'loan', { ...loan, projectId });
  await subscribe(house, 'chen', [{ scope: 'concerns-me', mode: 'at-once' }]);
  await house.tick('2026-01-21T09:00:00+08:00');
  await house.tick('2026-01-21T14:00:00+08:00');
  await newMail(house);
  return house;
}

/** Publishes; answers the rehearsal and what the letter about the announcement says. */
async function announce(house: House, effect: Effect) {
  const title = { zh: '市级通知', en: 'Notice' };
  const source = { title, reference: '示例〔2026〕1号', quote: '示例' };
  const { id } = await draftAnnouncement(house.context, house.adminId, {
    title,
    source,
    publishedOn: '2026-01-21',
    effect,
  });
  const rehearsal = await rehearse(house.context, id);
  await publishNow(house, id, rehearsal.digest);
  await house.tick('2026-01-21T14:01:00+08:00');
  const letter = (await newMail(house)).find(({ text }) => text.includes(`/announcements/${id}`));
  return { id, rehearsal, text: letter?.text ?? '' };
}

t.test('dates that move without their money change no money', async (t) => {
  const house = await subsidised();
  const { rehearsal, text } = await announce(house, fullCall);
  t.ok(rehearsal.changes.moved > 0, 'the claim gets its date');
  t.same(rehearsal.moneyFen, { before: 0, after: 0 });
  t.match(text, '日期变化：');
  const told = text.slice(text.indexOf('与您有关：'));
  t.notMatch(told, '涉及金额：', 'the money is what it was');
});

t.test('a call that is withdrawn leaves its claim waiting, and the letter says so', async (t) => {
  const house = await subsidised();
  const { id } = await announce(house, call2026);
  const { text } = await announce(house, { kind: 'withdrawal', announcementId: id });
  t.match(text, '第1年贴息申报：原为2026年2月4日 周三，现待公布');
  t.notMatch(text, '取消 三号线技改：第1年贴息申报');
});

t.test('a lower rate changes what is at stake by the difference of the sums, each year once', async (t) => {
  const house = await subsidised();
  const set = { rate: '0.4', interest: { rate: '0.4' } };
  const { rehearsal, text } = await announce(house, {
    kind: 'amendment',
    policyKey: 'sh-equipment-renewal-action',
    measures: [{ id: 'sheq-7.1', set }],
  });
  // Interest of 3,278,333.33 and twice 4,258,333.33: half of it, and two fifths, each year floored to the fen.
  t.same(rehearsal.moneyFen, { before: 589_749_998, after: 471_799_999 });
  t.match(text, '涉及金额：5,897,499.98元 → 4,717,999.99元');
});

const kept: EffectOf<'amendment'>['transition'] = {
  by: 'filing',
  before: '2025-07-01',
  text: { zh: '此前备案的项目按原规定执行', en: 'projects filed before keep the earlier rule' },
  quote: '此前备案的项目按原规定执行',
};

t.test(
  'money that is no longer known is not told as lost, and the letter says what is missing',
  async (t) => {
    const house = await subsidised();
    const { rehearsal, text } = await announce(house, {
      kind: 'amendment',
      policyKey: 'sh-equipment-renewal-action',
      measures: [{ id: 'sheq-7.1', set: { rate: '0.3', interest: { rate: '0.3' } } }],
      transition: kept,
    });
    // Three tenths of the interest of each year, floored to the fen: 983,499.99 and twice 1,277,499.99.
    t.same(rehearsal.moneyFen, {
      before: 0,
      after: 0,
      unknown: { amounts: 3, before: 589_749_998, atLeast: 353_849_997, lacks: ['filing'] },
    });
    t.match(text, '涉及金额：原5,897,499.98元，现待定（登记项目备案日后可知），至少3,538,499.97元');
    t.match(
      rehearsalText(rehearsal, 'zh'),
      '涉及金额  3笔：原5,897,499.98元，现待定（登记项目备案日后可知），至少3,538,499.97元',
    );
  },
);

t.test('a year that only one of the rules has is as little known as the others', async (t) => {
  const house = await subsidised();
  const { rehearsal } = await announce(house, {
    kind: 'amendment',
    policyKey: 'sh-equipment-renewal-action',
    measures: [{ id: 'sheq-7.1', set: { rate: '0.3', years: 2, interest: { rate: '0.3', years: 2 } } }],
    transition: kept,
  });
  // The third year has no row any more; nothing of it is certain.
  t.same(rehearsal.moneyFen, {
    before: 0,
    after: 0,
    unknown: { amounts: 3, before: 589_749_998, atLeast: 226_099_998, lacks: ['filing'] },
  });
  const gone = rehearsal.moves.filter(({ change }) => change === 'withdraw');
  t.ok(gone.some(({ from }) => from === '2027-12-31'));
  t.same(
    gone.filter(({ to, actByTo }) => to !== undefined || actByTo !== undefined),
    [],
    'what is withdrawn has no day after it',
  );
});
