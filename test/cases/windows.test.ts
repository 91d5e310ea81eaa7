import ICAL from 'ical.js';
import t from 'tap';
import { draftAnnouncement, type NewAnnouncement } from '../../src/cases/drafts.ts';
import { registerFact } from '../../src/cases/facts.ts';
import { enterpriseMatches } from '../../src/cases/matching.ts';
import { publicFeed } from '../../src/cases/public-feeds.ts';
import { rehearse } from '../../src/cases/publish.ts';
import { simulate } from '../../src/cases/simulate.ts';
import { deadlinesOf } from '../../src/db/deadlines.ts';
import type { Effect } from '../../src/deadlines/effect.ts';
import { renderCalendar } from '../../src/feeds/calendar.ts';
import { call2026, fullCall, loan, project } from '../deadlines/window-cast.ts';
import { publishNow } from '../support/announce.ts';
import { enter, type House, ledger, newMail, openHouse } from '../support/cast.ts';
import { openTestDatabase } from '../support/database.ts';

const { db } = await openTestDatabase(t);
const closesIn2027 = { step: 'online' as const, closesOn: '2027-02-05', minute: 960 };
const action = 'sh-equipment-renewal-action';

function notice(effect: Effect, publishedOn: string): NewAnnouncement {
  const title = { zh: '申报通知', en: 'Call for applications' };
  return {
    title,
    source: { title, reference: `沪经信〔2026〕${publishedOn.slice(-2)}号` },
    publishedOn,
    effect,
  };
}

async function announce(house: House, effect: Effect, publishedOn: string) {
  const { id } = await draftAnnouncement(house.context, house.adminId, notice(effect, publishedOn));
  const rehearsal = await rehearse(house.context, id);
  await publishNow(house, id, rehearsal.digest);
  return rehearsal;
}

/** 申江精工 with 陈敏, who joined the day before, and the project and loan of the worked example. */
async function subsidisedHouse(at: string) {
  const house = await openHouse(db, `${at}T08:00:00+08:00`);
  const id = await enter(house, 'shenjiang', ['chen']);
  const author = { personId: house.adminId, enterpriseId: id };
  const { id: projectId } = await registerFact(house.context, author, 'project', project);
  await registerFact(house.context, author, 'loan', { ...loan, projectId });
  await house.tick(`${at}T09:00:00+08:00`);
  await newMail(house);
  return { house, id, author, projectId };
}

async function rowOf(id: string, kind: string, occurrence: string) {
  const rows = await deadlinesOf(db, id);
  const found = rows.find(
    (row) => row.kind === kind && row.occurrence === occurrence && row.rule === 'sheq-7.1',
  );
  if (!found) throw new Error(`no ${kind} ${occurrence}`);
  return found;
}

const shown = ({ dueOn, minute, status }: Awaited<ReturnType<typeof rowOf>>) =>
  `${dueOn} ${minute} ${status}`;

t.test('an announced window dates the claim in place and is told at once, once', async (t) => {
  const { house, id } = await subsidisedHouse('2026-01-20');
  const before = await rowOf(id, 'claim', 'year1');
  t.equal(before.status, 'awaiting');
  house.at('2026-01-21T14:00:00+08:00');
  await house.tick();
  await newMail(house);
  const rehearsal = await announce(house, fullCall, '2026-01-21');
  t.equal(rehearsal.corrections, 0, 'nobody had been told a day');
  const after = await rowOf(id, 'claim', 'year1');
  t.match(after, { id: before.id, dateVersion: 2 });
  t.equal(shown(after), '2026-02-04 960 firm');
  await house.tick('2026-01-21T14:01:00+08:00');
  const [letter, ...more] = (await newMail(house)).filter(({ to }) => to === 'chen');
  t.same(more, []);
  for (const part of [
    '第1年贴息申报',
    '2026年2月4日 周三 16:00',
    '2026年1月30日',
    'https://zxzj.sheitc.sh.gov.cn',
    '纸质材料提交截止',
  ])
    t.match(letter?.text, part);
  await house.tick('2026-01-21T14:02:00+08:00');
  await house.tick('2026-01-22T09:00:00+08:00');
  t.notOk(
    (await newMail(house)).some(({ text }) => text.includes('2026年2月4日')),
    'not a second time',
  );
});

t.test('a supplement moves it in place and owes whoever was told one correction', async (t) => {
  const { house, id } = await subsidisedHouse('2026-01-20');
  house.at('2026-01-21T14:00:00+08:00');
  await announce(house, call2026, '2026-01-21');
  await house.tick('2026-01-21T14:01:00+08:00');
  await newMail(house);
  house.at('2026-02-03T10:00:00+08:00');
  await house.tick();
  await newMail(house);
  const before = await rowOf(id, 'claim', 'year1');
  const steps = [{ step: 'online' as const, closesOn: '2026-02-10' }];
  const change = { kind: 'window-change', window: call2026.window, steps } as const;
  const rehearsal = await announce(house, change, '2026-02-03');
  t.equal(rehearsal.corrections, 1);
  const after = await rowOf(id, 'claim', 'year1');
  t.equal(after.id, before.id);
  t.equal(shown(after), '2026-02-10 960 firm');
  await house.tick('2026-02-03T10:01:00+08:00');
  const mail = (await newMail(house)).filter(({ to }) => to === 'chen');
  t.equal(mail.length, 1);
  t.match(mail[0]?.text, '此前告知：2026年2月4日 周三 16:00');
  const corrections = (await ledger(house, after.id)).filter((line) => line.includes('correction'));
  t.same(corrections, ['chen v3 correction sent']);
});

t.test(
  'the expected opening is told sixty and thirty days before, and becomes firm under its id',
  async (t) => {
    const { house, id } = await subsidisedHouse('2026-02-06');
    await announce(house, call2026, '2026-01-21');
    await house.tick('2026-02-06T10:00:00+08:00');
    const expected = await rowOf(id, 'window-opens', '2027/opens');
    t.equal(shown(expected), '2027-01-20 null expected');
    await newMail(house);
    await house.tick('2026-11-21T09:00:00+08:00');
    const told = (await newMail(house)).filter(({ to, text }) => to === 'chen' && text.includes('开始申报'));
    t.equal(told.length, 1);
    t.match(told[0]?.text, /2027年1月20日 周三（预计）/);
    house.at('2027-01-18T10:00:00+08:00');
    await house.tick();
    await newMail(house);
    const call2027 = {
      ...call2026,
      window: 'technical-renovation-2027',
      opensOn: '2027-01-20',
      steps: [closesIn2027],
    };
    await announce(house, call2027, '2027-01-18');
    const firm = await rowOf(id, 'window-opens', '2027/opens');
    t.match(firm, { id: expected.id, dateVersion: expected.dateVersion });
    t.equal(shown(firm), '2027-01-20 null firm');
    await house.tick('2027-01-18T10:01:00+08:00');
    const [letter, ...more] = (await newMail(house)).filter(({ to }) => to === 'chen');
    t.same(more.length, 0);
    t.match(letter?.text, '2027年2月5日 周五 16:00', 'the same day told as firm, with its closing');
  },
);

t.test(
  'an announcement that is entered after a rung that its own day lies before is told at once all the same',
  async (t) => {
    const { house, id } = await subsidisedHouse('2026-02-06');
    await announce(house, call2026, '2026-01-21');
    await house.tick('2026-02-06T10:00:00+08:00');
    await house.tick('2026-12-21T09:00:00+08:00');
    house.at('2026-12-23T10:00:00+08:00');
    await house.tick();
    await newMail(house);
    const call2027 = { ...call2026, window: 'of-2027', opensOn: '2027-01-20', steps: [closesIn2027] };
    await announce(house, call2027, '2026-12-18');
    const firm = await rowOf(id, 'window-opens', '2027/opens');
    t.match(await ledger(house, firm.id), [/./, 'chen v1 -30 sent']);
    const today = Temporal.PlainDate.from('2026-12-23');
    const foretold = await simulate(house.context, today, today);
    const items = foretold.flatMap((letter) => letter.items);
    t.ok(items.some(({ deadlineId, rung }) => deadlineId === firm.id && rung === 'announced'));
    await house.tick('2026-12-23T10:01:00+08:00');
    t.ok((await ledger(house, firm.id)).includes('chen v1 announced sent'));
    t.match((await newMail(house)).find(({ to }) => to === 'chen')?.text, '2027年1月20日 周三');
  },
);

t.test(
  'administrators are asked for an expected window until it is announced, and simulate tells so',
  async (t) => {
    const { house } = await subsidisedHouse('2026-02-06');
    await announce(house, call2026, '2026-01-21');
    house.at('2026-12-20T08:00:00+08:00');
    const [from, to] = ['2026-12-20', '2027-02-03'].map((day) => Temporal.PlainDate.from(day));
    if (!from || !to) throw new Error('days');
    const foreseen = (await simulate(house.context, from, to)).filter(
      ({ kind }) => kind === 'window-awaited',
    );
    // Thirty days before 20 January 2027, on the day, and weekly after it.
    t.same(
      foreseen.map(({ on }) => on),
      ['2026-12-21', '2027-01-20', '2027-01-27', '2027-02-03'],
    );
    const asked = async (at: string) => {
      await house.tick(at);
      const mail = await newMail(house);
      return mail.filter(({ text }) => text.includes('下一次申报窗口尚未录入')).map(({ text }) => text);
    };
    t.same(await asked('2026-12-20T09:00:00+08:00'), []);
    const [letter, ...more] = await asked('2026-12-21T09:00:00+08:00');
    t.same(more, []);
    for (const part of [
      '预计开始：2027年1月20日 周三',
      '2027年2月4日 周四 16:00',
      '1家企业的申报在等待',
      '申报通知',
    ])
      t.match(letter, part);
    t.same(await asked('2026-12-22T09:00:00+08:00'), [], 'once before it opens');
    house.at('2027-01-20T08:00:00+08:00');
    await house.tick();
    const call2027 = { ...call2026, window: 'of-2027', opensOn: '2027-01-20', steps: [closesIn2027] };
    await announce(house, call2027, '2027-01-20');
    t.same(await asked('2027-01-20T09:00:00+08:00'), [], 'announced before the letter went out');
  },
);

t.test('the public calendar carries announced and expected windows, hours in UTC', async (t) => {
  const { house } = await subsidisedHouse('2026-01-20');
  house.at('2026-01-21T14:00:00+08:00');
  await announce(house, call2026, '2026-01-21');
  const events = async () => {
    const text = renderCalendar(await publicFeed(house.context, { of: 'policy', key: action }, 'zh'));
    const calendar = new ICAL.Component(ICAL.parse(text));
    return calendar
      .getAllSubcomponents('vevent')
      .map((event) => [
        String(event.getFirstPropertyValue('dtstart')),
        String(event.getFirstPropertyValue('status')),
      ]);
  };
  t.same(await events(), [
    ['2026-01-20', 'CONFIRMED'],
    ['2026-02-04T08:00:00Z', 'CONFIRMED'],
  ]);
  await house.tick('2026-02-05T09:00:00+08:00');
  t.same((await events()).slice(2), [
    ['2027-01-20', 'TENTATIVE'],
    ['2027-02-04T08:00:00Z', 'TENTATIVE'],
  ]);
});

t.test('a claim that is still being prepared when its window has passed says so', async (t) => {
  const { house, id, author, projectId } = await subsidisedHouse('2026-01-20');
  const steps = [{ step: 'online' as const, dueOn: '2026-02-04' }];
  await registerFact(house.context, author, 'claim', {
    measureId: 'sheq-7.1',
    projectId,
    year: 1,
    steps,
    evidence: [],
    history: [],
  });
  const closedOn = async () => {
    const { items } = await enterpriseMatches(house.context, id, false);
    const match = items.find(({ measureId }) => measureId === 'sheq-7.1');
    return match && 'closedOn' in match ? match.closedOn : undefined;
  };
  t.equal(await closedOn(), undefined);
  await house.tick('2026-02-05T09:00:00+08:00');
  t.equal(await closedOn(), '2026-02-04');
  const letter = (await newMail(house)).find(({ to }) => to === 'chen');
  t.match(letter?.text, '申报已于1天前截止');
  t.notMatch(letter?.text, '逾期1天');
});
