import t from 'tap';
import { noticesFor } from '../../src/cases/announcement-notices.ts';
import { draftAnnouncement, type NewAnnouncement } from '../../src/cases/drafts.ts';
import { readLaw } from '../../src/cases/law.ts';
import { addMember } from '../../src/cases/members.ts';
import { rehearse } from '../../src/cases/publish.ts';
import { ownSubscriptions, type Subscription } from '../../src/cases/subscriptions.ts';
import { personByEmail } from '../../src/db/people.ts';
import { announcementNotice } from '../../src/db/schema/publication.ts';
import { publishNow } from '../support/announce.ts';
import { enter, enterprises, type House, newMail, openHouse, people, subscribe } from '../support/cast.ts';
import { openTestDatabase } from '../support/database.ts';

const { db } = await openTestDatabase(t);
const jiading = 'jiading-industrial-internet';
const title = { zh: '关于延长实施意见有效期的通知', en: 'Notice extending the opinions' };
const source = { title, reference: '嘉经〔2025〕9号', quote: '有效期延长至2027年12月31日' };

const announcement = (more: Partial<NewAnnouncement> = {}): NewAnnouncement => ({
  title,
  source,
  publishedOn: '2025-12-02',
  effect: { kind: 'extension', policyKey: jiading, until: '2027-12-31' },
  ...more,
});
const notice = (about: NewAnnouncement['about'], more: Partial<NewAnnouncement> = {}) =>
  announcement({ effect: { kind: 'notice' }, ...(about ? { about } : {}), ...more });

/** 陈敏 of 申江精工 in Jiading, 王磊 of 申江精工 and 云帆 in Songjiang, 赵倩 outside the city; all subscribe to nothing. */
async function open() {
  const house = await openHouse(db, '2025-12-02T10:00:00+08:00');
  await enter(house, 'shenjiang', ['chen', 'wang']);
  const yunfan = await enter(house, 'yunfan', []);
  await addMember(house.context, yunfan, people.wang);
  await subscribe(house, 'wang', []);
  await enter(house, 'haike', ['zhao']);
  return house;
}

async function announce(house: House, body: NewAnnouncement): Promise<string> {
  const { id } = await draftAnnouncement(house.context, house.adminId, body);
  await publishNow(house, id, (await rehearse(house.context, id)).digest);
  return id;
}

/** The ledger of announcements, a line each: who, how soon, why, and how it stands. */
async function told(house: House): Promise<string[]> {
  const names = new Map<string, string>();
  for (const [who, { email }] of Object.entries(people))
    names.set((await personByEmail(house.db, email))?.id ?? '', who);
  const rows = await house.db.select().from(announcementNotice);
  return rows
    .map(({ personId, mode, because, state, reason }) =>
      [names.get(personId), mode, because, state, ...(reason ? [reason] : [])].join(' '),
    )
    .toSorted();
}

t.test(
  'who joins hears of what concerns the enterprise, in the digest, until something else is chosen',
  async (t) => {
    const house = await openHouse(db, '2025-12-02T10:00:00+08:00');
    const id = await enter(house, 'shenjiang', []);
    const { personId } = await addMember(house.context, id, people.chen);
    t.same(await ownSubscriptions(house.context, personId), [{ scope: 'concerns-me', mode: 'digest' }]);
    await subscribe(house, 'chen', []);
    const other = await enter(house, 'yunfan', []);
    await addMember(house.context, other, people.chen);
    t.same(await ownSubscriptions(house.context, personId), [], 'a second enterprise undoes no choice');
  },
);

const scopes: [what: string, wish: Subscription, about: NewAnnouncement['about'], because: string][] = [
  ['all announcements', { scope: 'all', mode: 'digest' }, {}, 'all'],
  [
    'a policy',
    { scope: 'policy', value: jiading, mode: 'digest' },
    { policies: [jiading] },
    `policy:${jiading}`,
  ],
  [
    'a district',
    { scope: 'district', value: 'jiading', mode: 'digest' },
    { districts: ['jiading'] },
    'district:jiading',
  ],
  [
    'a theme',
    { scope: 'theme', value: 'holidays', mode: 'digest' },
    { themes: ['holidays'] },
    'theme:holidays',
  ],
  [
    'a department',
    { scope: 'department', value: '区经委', mode: 'digest' },
    { departments: ['区经委'] },
    'department:区经委',
  ],
];
for (const [what, wish, about, because] of scopes)
  t.test(`who subscribes to ${what} is told, and nobody else is`, async (t) => {
    const house = await open();
    await subscribe(house, 'zhao', [wish]);
    await announce(house, notice(about));
    t.same(await told(house), [`zhao digest ${because} planned`]);
    if (wish.scope === 'all') return;
    await announce(house, notice({ districts: ['pudong'] }));
    t.equal((await told(house)).length, 1, 'of another subject nobody is told');
  });

t.test(
  'what an effect touches is what it is about: its policy, the policy’s district, theme and departments',
  async (t) => {
    const house = await open();
    await subscribe(house, 'zhao', [{ scope: 'district', value: 'jiading', mode: 'digest' }]);
    await subscribe(house, 'wang', [{ scope: 'policy', value: jiading, mode: 'digest' }]);
    await announce(house, announcement());
    t.same(await told(house), [
      'wang digest policy:jiading-industrial-internet planned',
      'zhao digest district:jiading planned',
    ]);
  },
);

t.test('“what concerns me”: the own dates move, a policy may apply, or an enterprise is named', async (t) => {
  const house = await open();
  for (const who of ['chen', 'wang', 'zhao'] as const)
    await subscribe(house, who, [{ scope: 'concerns-me', mode: 'digest' }]);
  await announce(house, announcement());
  t.same(
    await told(house),
    ['chen digest affected planned', 'wang digest affected planned'],
    'not who lies elsewhere',
  );
  await announce(house, notice({ policies: ['songjiang-2024-digital-transformation'] }));
  t.same(
    (await told(house)).filter((line) => line.includes('concerns')),
    ['wang digest concerns:songjiang-2024-digital-transformation planned'],
  );
  const recipients = [{ creditCode: enterprises.haike.creditCode, project: '产线' }];
  const reports = [{ label: '中期', on: '2026-06-30' }];
  await announce(house, announcement({ effect: { kind: 'disbursement', recipients, reports } }));
  t.same(
    (await told(house)).filter((line) => line.startsWith('zhao')),
    ['zhao digest recipient planned'],
  );
});

t.test('a rehearsal counts whom the amended policy is for, as its publication tells them', async (t) => {
  const house = await open();
  await subscribe(house, 'zhao', [{ scope: 'theme', value: 'interest-subsidy', mode: 'at-once' }]);
  const { id } = await draftAnnouncement(
    house.context,
    house.adminId,
    announcement({
      effect: { kind: 'amendment', policyKey: jiading, head: { themes: ['interest-subsidy'] } },
    }),
  );
  const rehearsal = await rehearse(house.context, id);
  const published = await publishNow(house, id, rehearsal.digest);
  t.same(await told(house), ['zhao at-once theme:interest-subsidy planned']);
  t.same(
    rehearsal.letters.filter(({ kind }) => kind === 'announcement').map(({ letters }) => letters),
    [1],
  );
  t.same(rehearsal.letters, published.letters);
});

t.test('several reasons make one notice: the nearest is given, and the soonest mode holds', async (t) => {
  const house = await open();
  await subscribe(house, 'wang', [
    { scope: 'all', mode: 'at-once' },
    { scope: 'district', value: 'jiading', mode: 'digest' },
    { scope: 'concerns-me', mode: 'digest' },
  ]);
  await announce(house, announcement());
  t.same(await told(house), ['wang at-once affected planned']);
});

t.test(
  'a paper that was old when it came here is nobody’s news, and a stopped address gets none',
  async (t) => {
    const house = await open();
    await subscribe(house, 'zhao', [{ scope: 'all', mode: 'at-once' }]);
    await announce(house, notice({}, { publishedOn: '2025-11-01' }));
    t.same(await told(house), ['zhao at-once all suppressed past']);
    await announce(house, notice({}, { publishedOn: '2025-11-02' }));
    t.same(await told(house), ['zhao at-once all planned', 'zhao at-once all suppressed past']);
    await house.tick();
    t.same(
      (await newMail(house)).map(({ to }) => to),
      ['zhao'],
      'thirty days are not old',
    );
    house.wire.answer = () => ({ outcome: 'refused', permanent: true, blame: 'recipient', detail: '550' });
    await announce(house, notice({ districts: ['jiading'] }));
    await house.tick();
    await announce(house, notice({ districts: ['songjiang'] }));
    t.same(
      (await told(house)).filter((line) => !line.includes('past')),
      ['zhao at-once all failed bounced', 'zhao at-once all sent', 'zhao at-once all suppressed bounced'],
    );
  },
);

t.test(
  'a window, and a change of it, is told in the mode a member chose: its days go out at once as reminders of their own',
  async (t) => {
    const house = await openHouse(db, '2025-12-02T10:00:00+08:00');
    const moved = await enter(house, 'shenjiang', ['chen', 'wang']);
    await enter(house, 'haike', ['zhao']);
    await subscribe(house, 'chen', [{ scope: 'concerns-me', mode: 'digest' }]);
    await subscribe(house, 'zhao', [{ scope: 'concerns-me', mode: 'digest' }]);
    const window = {
      kind: 'window',
      window: 'benchmark-2026',
      name: { zh: '标杆', en: 'Benchmarks' },
      measures: ['jiading-5.1'],
      steps: [{ step: 'online', closesOn: '2026-02-04' }],
    } as const;
    const change = { kind: 'window-change', window: 'benchmark-2026', opensOn: '2026-01-20' } as const;
    const names = new Map<string, string>();
    for (const who of ['chen', 'wang', 'zhao'] as const)
      names.set((await personByEmail(db, people[who].email))?.id ?? '', who);
    for (const effect of [window, change]) {
      const id = '01890a5d-0000-7000-8000-000000000000';
      const notices = await noticesFor(
        db,
        { id, effect, about: {}, corrects: null } as never,
        new Set([moved]),
        await readLaw(db, house.context),
      );
      t.same(
        notices.map(({ personId, mode, because }) => [names.get(personId), mode, because]),
        [['chen', 'digest', 'affected']],
        'who chose to hear of nothing does not, and who is not moved does not',
      );
    }
  },
);
