import t from 'tap';
import { nightly } from '../../src/cases/nightly.ts';
import { shippedId, syncAnnouncements } from '../../src/cases/sync-announcements.ts';
import { findAnnouncement, listAnnouncements, standingAnnouncements } from '../../src/db/announcements.ts';
import { holidayNotices } from '../../src/db/calendars.ts';
import { eq } from '../../src/db/orm.ts';
import { auditEntry } from '../../src/db/schema/audit.ts';
import { deadline } from '../../src/db/schema/deadlines.ts';
import { announcementNotice } from '../../src/db/schema/publication.ts';
import type { ShippedAnnouncement } from '../../src/deadlines/shipped-announcement.ts';
import { announcements, shippedOne } from '../policies/announcements.ts';
import { enter, newMail, openHouse, subscribe } from '../support/cast.ts';
import { openTestDatabase } from '../support/database.ts';
import { breaks2027 } from '../support/notice-2027.ts';

const { db } = await openTestDatabase(t);

const title = { zh: '通知', en: 'A notice' };

function notice(
  slug: string,
  publishedOn: string,
  more: Partial<ShippedAnnouncement> = {},
): ShippedAnnouncement {
  return {
    slug,
    title,
    source: { title, reference: `https://sheitc.example/${slug}` },
    publishedOn,
    effect: { kind: 'notice' },
    about: { themes: ['equipment-renewal'] },
    read: { confidence: 'high', note: { zh: '原文', en: 'its text' } },
    ...more,
  };
}

/** The house with these announcements shipped; at 10:00 on the first of December 2025 unless told otherwise. */
async function houseWith(shipped: ShippedAnnouncement[], at = '2025-12-01T10:00:00+08:00') {
  const house = await openHouse(db, at);
  return { ...house, context: { ...house.context, shipped } };
}

t.test('each comes in once, by the day of its paper, published by nobody here', async (t) => {
  const house = await houseWith([
    notice('b', '2025-02-01'),
    notice('c', '2025-03-01'),
    notice('a', '2025-03-01'),
  ]);
  t.same(await syncAnnouncements(house.context), { added: ['b', 'a', 'c'], remarks: [] });
  t.same(await syncAnnouncements(house.context), { added: [], remarks: [] });
  const transaction = () => Promise.reject(new Error('the law is held for nothing'));
  const watched = Object.create(db, { transaction: { value: transaction } });
  t.same(await syncAnnouncements({ ...house.context, db: watched }), { added: [], remarks: [] });
  const standing = await standingAnnouncements(db);
  t.strictSame(
    standing
      .map((row) => [row.shipped, row.state, row.createdBy, row.publishedBy, String(row.publishedOn)])
      .sort(),
    [
      ['a', 'published', null, null, '2025-03-01'],
      ['b', 'published', null, null, '2025-02-01'],
      ['c', 'published', null, null, '2025-03-01'],
    ],
  );
  t.ok(standing.every(({ publishedAt }) => String(publishedAt) === '2025-12-01T02:00:00Z'));
  t.match(standing[0]?.about, { themes: ['equipment-renewal'], read: { confidence: 'high' } });
  const entries = await db
    .select()
    .from(auditEntry)
    .where(eq(auditEntry.announcementId, shippedId('b')));
  t.strictSame(
    entries.map(({ actor, action }) => [actor, action]),
    [[null, 'announcement.published']],
  );
});

t.test('an id is the same everywhere and for ever', async (t) => {
  t.equal(shippedId('sh-2025-fund-measure'), shippedId('sh-2025-fund-measure'));
  t.match(
    shippedId('sh-2025-fund-measure'),
    /^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
  );
  t.equal(new Set(announcements.map(({ slug }) => shippedId(slug))).size, announcements.length);
});

t.test('a clock wound back to 2025 knows nothing of 2026; the night of its day brings it in', async (t) => {
  const house = await houseWith([notice('old', '2025-04-27'), notice('call', '2026-01-21')]);
  t.same((await syncAnnouncements(house.context)).added, ['old']);
  house.at('2026-01-20T23:59:00+08:00');
  t.same(await nightly(house.context), []);
  t.equal(await findAnnouncement(db, shippedId('call')), undefined);
  house.at('2026-01-21T00:01:00+08:00');
  t.same(await nightly(house.context), []);
  t.match(await findAnnouncement(db, shippedId('call')), { shipped: 'call', state: 'published' });
});

t.test('the shipped notices of days off show as announcements, and their papers hold once', async (t) => {
  const holidays = announcements.filter(({ effect }) => effect.kind === 'holiday-notice');
  const house = await houseWith(holidays);
  const papers = (await holidayNotices(db)).length;
  t.same(await syncAnnouncements(house.context), {
    added: ['holidays-2024', 'holidays-2025', 'holidays-2026'],
    remarks: [],
  });
  t.equal((await holidayNotices(db)).length, papers);
  t.strictSame(
    (await listAnnouncements(db, {}, 100)).map(({ kind }) => kind),
    ['holiday notice', 'holiday notice', 'holiday notice'],
  );
});

t.test('one whose paper is not there yet brings it in', async (t) => {
  const paper = shippedOne('holidays-2026');
  const of2027 = notice('holidays-2027', '2026-11-04', {
    source: { title, reference: '国办发明电〔2026〕试号' },
    effect: { kind: 'holiday-notice', office: 'government', year: 2027, breaks: breaks2027 },
  });
  const house = await houseWith([paper, of2027], '2026-11-05T10:00:00+08:00');
  t.same((await syncAnnouncements(house.context)).added, ['holidays-2026', 'holidays-2027']);
  const papers = (await holidayNotices(db)).filter(({ year }) => year === 2027);
  t.strictSame(
    papers.map(({ announcementId }) => announcementId),
    [shippedId('holidays-2027')],
  );
});

t.test(
  'what the law does not take is left out with a remark, holds nothing up, and is looked at again',
  async (t) => {
    const extension = notice('longer', '2025-05-01', {
      source: { title, reference: 'https://sheitc.example/longer', quote: '有效期延长至2028年12月31日' },
      effect: { kind: 'extension', policyKey: 'no-such', until: '2028-12-31' },
    });
    const house = await houseWith([extension, notice('later', '2025-06-01')]);
    await enter(house, 'shenjiang', ['chen']);
    for (const added of [['later'], []]) {
      const synced = await syncAnnouncements(house.context);
      t.same(synced.added, added);
      t.match(synced.remarks, [/longer: \/effect\/policyKey 没有这个政策/]);
    }
    t.equal((await listAnnouncements(db, {}, 100)).length, 1);
  },
);

t.test('one that corrects another takes its place, and waits for it where it is not there', async (t) => {
  const house = await houseWith([
    notice('first', '2025-05-01'),
    notice('second', '2025-06-01', { corrects: 'first' }),
  ]);
  t.same((await syncAnnouncements(house.context)).added, ['first', 'second']);
  t.strictSame(
    (await standingAnnouncements(db)).map(({ shipped }) => shipped),
    ['second'],
  );
  const alone = await houseWith([notice('second', '2025-06-01', { corrects: 'first' })]);
  t.match(await syncAnnouncements(alone.context), { added: [], remarks: [/second: first 未录入/] });
});

t.test(
  'who subscribes is told of what is news, once, and never of what is history or of another theme',
  async (t) => {
    const house = await houseWith([
      notice('history', '2025-10-31'),
      notice('news', '2025-11-20'),
      notice('tomorrow', '2025-12-02'),
    ]);
    await enter(house, 'shenjiang', ['chen']);
    await enter(house, 'haike', ['zhao']);
    await subscribe(house, 'chen', [{ scope: 'theme', value: 'equipment-renewal', mode: 'at-once' }]);
    await subscribe(house, 'zhao', [{ scope: 'theme', value: 'holidays', mode: 'at-once' }]);
    const told = async () =>
      (await db.select().from(announcementNotice))
        .map(({ announcementId, because, state, reason }) => [announcementId, because, state, reason])
        .sort();
    await syncAnnouncements(house.context);
    const first = [
      [shippedId('history'), 'theme:equipment-renewal', 'suppressed', 'past'],
      [shippedId('news'), 'theme:equipment-renewal', 'planned', null],
    ];
    t.same(await told(), first.sort());
    await house.tick('2025-12-01T10:01:00+08:00');
    await house.tick('2025-12-01T10:02:00+08:00');
    const mail = await newMail(house);
    t.strictSame(
      mail.map(({ to }) => to),
      ['chen'],
    );
    t.match(mail[0]?.text, `https://qixian.example/announcements/${shippedId('news')}`);
    await syncAnnouncements(house.context);
    t.equal((await told()).length, 2, 'bringing in again tells nobody again');
    house.at('2025-12-02T00:01:00+08:00');
    await nightly(house.context);
    t.match(
      (await told()).filter(([id]) => id === shippedId('tomorrow')),
      [[shippedId('tomorrow'), 'theme:equipment-renewal', 'planned']],
      'the night of its day tells of it',
    );
  },
);

t.test('an extension that is shipped moves the policy for everyone on the next derivation', async (t) => {
  const extension = notice('longer', '2025-11-20', {
    source: { title, reference: 'https://jiading.example/longer', quote: '有效期延长至2027年12月31日' },
    effect: { kind: 'extension', policyKey: 'jiading-industrial-internet', until: '2027-12-31' },
  });
  const house = await houseWith([extension]);
  t.same((await syncAnnouncements(house.context)).added, ['longer']);
  await nightly(house.context);
  const rows = await db
    .select()
    .from(deadline)
    .where(eq(deadline.subject, 'policy:jiading-industrial-internet'));
  t.strictSame(
    rows.map(({ dueOn }) => String(dueOn)),
    ['2027-12-31'],
  );
});

t.test('a letter about what is shipped names the policies it concerns', async (t) => {
  const house = await houseWith([
    notice('call', '2025-11-20', { about: { policies: ['jiading-industrial-internet'] } }),
    notice('longer', '2025-11-21', {
      source: { title, reference: 'https://jiading.example/longer', quote: '有效期延长至2027年12月31日' },
      effect: { kind: 'extension', policyKey: 'jiading-industrial-internet', until: '2027-12-31' },
      about: { policies: ['jiading-industrial-internet', 'sh-equipment-renewal-action'] },
    }),
  ]);
  await enter(house, 'shenjiang', ['chen']);
  await subscribe(house, 'chen', [{ scope: 'all', mode: 'at-once' }]);
  await syncAnnouncements(house.context);
  await house.tick('2025-12-01T10:01:00+08:00');
  const policies = (await newMail(house)).flatMap(
    ({ text }) => /涉及政策：(.*(?:\n {6}.*)*)/.exec(text)?.[1] ?? [],
  );
  const [jiading, action] = [/嘉定区工业互联网创新发展/, /设备更新/];
  t.equal(policies.length, 2);
  t.ok(
    policies.some((each) => jiading.test(each)),
    'that it is about',
  );
  t.ok(
    policies.some((each) => action.test(each) && !jiading.test(each)),
    'beside the one its effect names',
  );
});
