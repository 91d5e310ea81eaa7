import t from 'tap';
import { calculateDate } from '../../src/cases/calculate.ts';
import { draftAnnouncement, type NewAnnouncement } from '../../src/cases/drafts.ts';
import { registerFact } from '../../src/cases/facts.ts';
import { readLaw } from '../../src/cases/law.ts';
import { rehearse } from '../../src/cases/publish.ts';
import { simulate } from '../../src/cases/simulate.ts';
import { syncCalendars } from '../../src/cases/sync-calendars.ts';
import { standingClock } from '../../src/clock.ts';
import { deadlinesOf } from '../../src/db/deadlines.ts';
import { readPublicFeedVersion } from '../../src/db/feed-versions.ts';
import type { Problem } from '../../src/errors.ts';
import { publishNow } from '../support/announce.ts';
import { deadlineOf, enter, type House, ledger, letters, newMail, openHouse } from '../support/cast.ts';
import { openTestDatabase } from '../support/database.ts';
import { breaks2027, notice2027 } from '../support/notice-2027.ts';

const { db } = await openTestDatabase(t);

async function announce(house: House, announcement: NewAnnouncement) {
  const { id } = await draftAnnouncement(house.context, house.adminId, announcement);
  const rehearsal = await rehearse(house.context, id);
  await publishNow(house, id, rehearsal.digest);
  return rehearsal;
}

const refusal = async (house: House, announcement: NewAnnouncement) => {
  const refused = (error: Problem) => error.faults.map(({ pointer }) => pointer);
  return await draftAnnouncement(house.context, house.adminId, announcement).then(
    () => [] as string[],
    refused,
  );
};

/** A permit of 申江精工 whose renewal day, 60 days before 6 April 2027, lies on the eve's eve of the Spring Festival. */
async function permit(house: House) {
  const id = await enter(house, 'shenjiang', ['chen']);
  const author = { personId: house.adminId, enterpriseId: id };
  const body = { kind: 'paiwu_xkz', number: '沪001', expiresOn: '2027-04-06', reports: [] };
  await registerFact(house.context, author, 'certificate', body);
  return id;
}

t.test(
  'an invented 2027 notice moves what waited for it, inside its range, with one correction each',
  async (t) => {
    const house = await openHouse(db, '2026-11-20T08:00:00+08:00');
    const id = await permit(house);
    // 5 February is the eve, off by law; the 4th may be off too, so the earliest last day is Wednesday the 3rd.
    const before = await deadlineOf(house, id, 'certificate-renewal');
    t.match(before, { status: 'provisional', dateVersion: 1 });
    t.same([`${before.dueOn}`, `${before.actBy}`], ['2027-02-03', '2027-02-03']);
    t.same(before.content.provisional?.dueOn, { earliest: '2027-02-03', latest: '2027-02-04' });
    // Sixty days before the 3rd: 陈敏 is told the provisional day.
    await house.tick('2026-12-05T09:00:00+08:00');
    t.match((await newMail(house)).find(({ to }) => to === 'chen')?.text, /2027年2月3日/);
    house.at('2026-12-07T10:00:00+08:00');
    const stored = await deadlinesOf(db, id);
    const rehearsal = await announce(house, notice2027('2026-12-07'));
    t.equal(rehearsal.corrections, 2, 'the renewal, and the last day of validity whose day to act by moves');
    const after = await deadlineOf(house, id, 'certificate-renewal');
    t.match(after, { id: before.id, status: 'firm', dateVersion: 2 });
    t.same([`${after.dueOn}`, `${after.actBy}`], ['2027-02-04', '2027-02-04']);
    for (const was of stored) {
      const now = (await deadlinesOf(db, id)).find((row) => row.id === was.id);
      const range = was.content.provisional?.dueOn;
      if (!range || !now) continue;
      t.ok(
        `${now.dueOn}` >= range.earliest && `${now.dueOn}` <= range.latest,
        `${was.rule} ${was.occurrence}`,
      );
    }
    await house.tick('2026-12-07T10:01:00+08:00');
    const mail = (await newMail(house)).filter(({ to }) => to === 'chen');
    t.equal(mail.length, 1, 'one letter of correction');
    t.match(mail[0]?.text, /2027年2月4日/);
    await house.tick('2026-12-07T10:02:00+08:00');
    await house.tick('2026-12-08T09:00:00+08:00');
    const all = (await ledger(house, after.id)).filter((line) => line.includes('correction'));
    t.same(all, ['chen v2 correction sent']);
  },
);

t.test('an amended year is announced again, and only what it moves is told again', async (t) => {
  const house = await openHouse(db, '2026-12-10T08:00:00+08:00');
  const id = await permit(house);
  await announce(house, notice2027('2026-12-10'));
  await house.tick('2026-12-10T09:00:00+08:00');
  await newMail(house);
  house.at('2027-01-05T10:00:00+08:00');
  const longer = breaks2027.map((each) =>
    each.festivals[0] === 'spring-festival'
      ? { ...each, off: ['2027-02-04', '2027-02-11'] as [string, string] }
      : each,
  );
  const second = notice2027('2027-01-05', { breaks: longer });
  const { corrections } = await announce(house, {
    ...second,
    source: { ...second.source, reference: '第二份' },
  });
  t.equal(corrections, 1);
  const renewal = await deadlineOf(house, id, 'certificate-renewal');
  t.same([`${renewal.dueOn}`, renewal.status], ['2027-02-03', 'firm']);
  const { calendar } = await readLaw(db, house.context);
  t.equal(calendar.announced.get(2027)?.reference, '第二份');
  // What was known before the amendment is still answered.
  const asked = { ruleId: 'paiwu_xkz.renewal', anchor: '2027-04-06' };
  t.match(await calculateDate(house.context, { ...asked, asOf: '2027-01-04' }), { dueOn: '2027-02-04' });
  t.match(await calculateDate(house.context, { ...asked, asOf: '2026-12-09' }), { status: 'provisional' });
  t.match(await calculateDate(house.context, asked), { dueOn: '2027-02-03', status: 'firm' });
});

t.test('a notice for banks moves settlement days only', async (t) => {
  const house = await openHouse(db, '2026-12-10T08:00:00+08:00');
  const id = await permit(house);
  const author = { personId: house.adminId, enterpriseId: id };
  const project = await registerFact(house.context, author, 'project', { name: '技改', nature: 'other' });
  await registerFact(house.context, author, 'loan', {
    projectId: project.id,
    lender: '上海银行',
    contractOn: '2025-03-10',
    principalFen: 100_000_000,
    maturityOn: '2030-03-15',
    rates: [{ from: '2025-03-15', yearly: '0.042' }],
    drawdowns: [{ on: '2025-03-15', amountFen: 100_000_000 }],
    repayments: [],
    payments: [],
  });
  await announce(house, notice2027('2026-12-10'));
  const settlement = () => deadlineOf(house, id, 'loan-settlement', '2027-09');
  // 20 September 2027 is a Monday; banks alone are off on it here.
  t.same(`${(await settlement()).actBy}`, '2027-09-20');
  const banks = breaks2027.map((each) =>
    each.festivals[0] === 'mid-autumn'
      ? { ...each, off: ['2027-09-15', '2027-09-20'] as [string, string] }
      : each,
  );
  const rehearsal = await announce(house, notice2027('2026-12-10', { office: 'bank', breaks: banks }));
  t.same(
    rehearsal.moves
      .filter(({ change }) => change === 'move')
      .map(({ actByFrom, actByTo }) => [actByFrom, actByTo]),
    [['2027-09-20', '2027-09-14']],
  );
});

t.test('a slip in a notice is refused with the field it is in, and nothing is written', async (t) => {
  const house = await openHouse(db, '2026-12-10T08:00:00+08:00');
  const at = (index: number, change: Partial<(typeof breaks2027)[number]>) =>
    notice2027('2026-12-10', {
      breaks: breaks2027.map((each, number) => (number === index ? { ...each, ...change } : each)),
    });
  t.same(await refusal(house, at(3, { work: ['2027-04-26'] })), ['/effect/breaks/3/work/0'], 'a Monday');
  t.same(await refusal(house, at(1, { off: ['2027-02-11', '2027-02-05'] })), ['/effect/breaks/1/off/1']);
  t.same(
    await refusal(house, at(1, { off: ['2027-02-06', '2027-02-11'] })),
    ['/effect/breaks'],
    'the eve is worked',
  );
  t.same(await refusal(house, at(4, { festivals: [] })), ['/effect/breaks'], 'no Dragon Boat');
  t.same(await refusal(house, notice2027('2025-12-10')), ['/effect/year'], 'too early for 2027');
  const old = { ...notice2027('2026-12-10', { year: 2026 }), publishedOn: '2025-10-01' };
  t.ok((await refusal(house, old)).includes('/publishedOn'), 'an older paper than the one that holds');
  t.equal((await readLaw(db, house.context)).calendar.announced.has(2027), false);
});

t.test(
  'a paper that is brought in lets public calendars be rendered anew: districts’ days are worked out with it',
  async (t) => {
    const { db } = await openTestDatabase(t);
    const context = { db, clock: standingClock('2026-12-10T08:00:00+08:00') };
    const before = await readPublicFeedVersion(db);
    t.ok((await syncCalendars(context)).length > 0);
    const after = await readPublicFeedVersion(db);
    t.ok(after > before);
    t.same(await syncCalendars(context), []);
    t.equal(await readPublicFeedVersion(db), after, 'and where there is none, nothing is');
  },
);

t.test('the shipped papers are brought in once, both versions of amended years', async (t) => {
  const house = await openHouse(db, '2026-12-10T08:00:00+08:00');
  t.same(await syncCalendars(house.context), []);
  const { notices } = await readLaw(db, house.context);
  t.same(
    notices
      .filter(({ year }) => year === 2019 || year === 2020)
      .map(({ year, number }) => `${year} ${number}`)
      .sort(),
    [
      '2019 国办发明电〔2018〕15号',
      '2019 国办发明电〔2019〕3号',
      '2020 国办发明电〔2019〕16号',
      '2020 国办发明电〔2020〕1号',
    ],
  );
  // Spring Festival 2020 was lengthened on 27 January: five working days after 21 January end on 3 February before it, on the 5th after.
  const asked = {
    rule: { family: 'period', span: { unit: 'workday', value: 5 } } as const,
    anchor: '2020-01-21',
  };
  t.match(await calculateDate(house.context, { ...asked, asOf: '2020-01-26' }), { dueOn: '2020-02-03' });
  t.match(await calculateDate(house.context, { ...asked, asOf: '2020-01-27' }), { dueOn: '2020-02-05' });
});

t.test(
  'administrators are asked for a missing notice once a week from 1 November, until it is entered',
  async (t) => {
    const house = await openHouse(db, '2026-10-31T12:00:00+08:00');
    const asked = async () => (await letters(house)).filter(({ kind }) => kind === 'notice-missing');
    await house.tick();
    t.equal((await asked()).length, 0, 'not in October');
    const [from, to] = ['2026-10-31', '2026-11-20'].map((day) => Temporal.PlainDate.from(day));
    if (from && to)
      t.same(
        (await simulate(house.context, from, to)).map(({ on, minute, kind }) => `${on} ${minute} ${kind}`),
        ['2026-11-01 540 notice-missing', '2026-11-08 540 notice-missing', '2026-11-15 540 notice-missing'],
      );
    await house.tick('2026-11-01T00:01:00+08:00');
    t.match(await asked(), [{ state: 'queued', slot: '2027/0' }], 'and not at night');
    await house.tick('2026-11-01T09:00:00+08:00');
    const [mail] = await newMail(house);
    t.match(mail, { to: 'admin@localhost', text: /2027年/ });
    await house.tick('2026-11-07T09:00:00+08:00');
    t.equal((await asked()).length, 1);
    await house.tick('2026-11-08T09:00:00+08:00');
    t.equal((await asked()).length, 2);
    // Entered before the third goes out: nobody is asked for what is there.
    await house.tick('2026-11-15T00:01:00+08:00');
    house.at('2026-11-15T08:00:00+08:00');
    await announce(house, notice2027('2026-11-14'));
    await house.tick('2026-11-15T09:00:00+08:00');
    t.match((await asked()).at(-1), { state: 'suppressed', reason: 'nothing-owed' });
    await house.tick('2026-11-22T09:00:00+08:00');
    t.equal((await asked()).length, 3);
  },
);
