import { eq } from 'drizzle-orm';
import t from 'tap';
import { draftAnnouncement } from '../../src/cases/drafts.ts';
import { reviseFact } from '../../src/cases/facts.ts';
import { markDone } from '../../src/cases/mark-done.ts';
import { addMember } from '../../src/cases/members.ts';
import { planDay } from '../../src/cases/plan-day.ts';
import { rehearse } from '../../src/cases/publish.ts';
import { syncCatalogue } from '../../src/cases/sync-catalogue.ts';
import { readCatalogue } from '../../src/catalogue.ts';
import { personByEmail, replanEnterprise } from '../../src/db/people.ts';
import { deadline } from '../../src/db/schema/deadlines.ts';
import { publishNow } from '../support/announce.ts';
import { contract, deadlineOf, enter, openHouse, people, revise } from '../support/cast.ts';
import { openTestDatabase } from '../support/database.ts';
import { personFeed, servedFeeds } from '../support/served-feeds.ts';
import { readTree } from '../support/tree.ts';

const { db } = await openTestDatabase(t);
const key = 'jiading-industrial-internet';

t.test('whatever is written, no calendar is served as it was before', async (t) => {
  const house = await openHouse(db, '2025-12-01T08:00:00+08:00');
  const { context, adminId } = house;
  const shenjiang = await enter(house, 'shenjiang', ['chen', 'wang']);
  const yunfan = await enter(house, 'yunfan', ['wang']);
  const wang = await personByEmail(db, people.wang.email);
  await personFeed(context, wang?.id ?? '');
  const { stale, versions } = servedFeeds(context);
  const own = (enterpriseId: string) => ({ personId: adminId, enterpriseId });
  const published = async (effect: object) => {
    const title = { zh: '关于某事的通知', en: 'Notice of something' };
    const source = { title, reference: '嘉经〔2025〕9号', quote: '有效期延长至2027年12月31日' };
    const body = { title, source, publishedOn: '2025-12-01', effect } as Parameters<
      typeof draftAnnouncement
    >[2];
    const { id } = await draftAnnouncement(context, adminId, body);
    return async () => {
      const { digest } = await rehearse(context, id);
      await publishNow(house, id, digest);
    };
  };
  let project = '';
  const extend = await published({ kind: 'extension', policyKey: key, until: '2027-12-31' });
  const retitled = readCatalogue().map((document) =>
    document.key === key ? { ...document, title: { zh: '改名的办法', en: 'Measures renamed' } } : document,
  );
  // Of the calendars in the order of their making: 陈敏's and 王磊's of 申江精工, 王磊's of 云帆, and 王磊's of both.
  type Step = [what: string, write: () => Promise<unknown>, own: boolean[], open: boolean];
  const steps: Step[] = [
    ['nothing', async () => {}, [false, false, false, false], false],
    [
      'a contract is registered',
      async () => {
        project = await contract(house, shenjiang, [{ label: '报告', dueOn: '2025-12-19' }]);
      },
      [true, true, false, true],
      false,
    ],
    [
      'its report moves',
      () => revise(house, shenjiang, { id: project, expected: 1 }, [{ label: '报告', dueOn: '2025-12-22' }]),
      [true, true, false, true],
      false,
    ],
    [
      'the enterprise has another name',
      () =>
        reviseFact(context, own(yunfan), { kind: 'enterprise', id: yunfan }, (body) => ({
          ...body,
          name: '云帆智造（上海）有限公司',
        })),
      [false, false, true, true],
      false,
    ],
    [
      'the day is planned',
      async () => {
        await replanEnterprise(db, shenjiang, context.clock.today());
        await planDay(context);
        const due = await deadlineOf(house, shenjiang, 'project-report');
        t.ok(
          due.nextRungOn && Temporal.PlainDate.compare(due.nextRungOn, context.clock.today()) > 0,
          'it is planned',
        );
      },
      [false, false, false, false],
      false,
    ],
    [
      'an announcement is rehearsed',
      () => rehearsedOnly(house, adminId),
      [false, false, false, false],
      false,
    ],
    [
      'a date is done',
      async () =>
        markDone(context, own(shenjiang), (await deadlineOf(house, shenjiang, 'project-report')).id),
      [true, true, false, true],
      false,
    ],
    [
      'it is marked once more',
      async () =>
        markDone(context, own(shenjiang), (await deadlineOf(house, shenjiang, 'project-report')).id),
      [false, false, false, false],
      false,
    ],
    ['an extension is published', extend, [true, true, false, true], true],
    [
      'a policy has another title',
      () => syncCatalogue(context, retitled),
      [false, false, false, false],
      true,
    ],
    [
      'the catalogue is read again',
      () => syncCatalogue(context, retitled),
      [false, false, false, false],
      false,
    ],
  ];
  t.same(await stale(), []);
  for (const [what, write, raised, open] of steps) {
    const before = await versions();
    await write();
    const after = await versions();
    t.same(
      after.own.map((version, each) => version > (before.own[each] ?? 0)),
      raised,
      `${what}: which of them are told`,
    );
    t.equal(after.open > before.open, open, `${what}: the public ones`);
    t.same(await stale(), [], `${what}: each is as it would be rendered now`);
  }
  const { own: before } = await versions();
  house.at('2025-12-01T12:00:00+08:00');
  await addMember(context, yunfan, people.chen);
  const chen = await personByEmail(db, people.chen.email);
  await personFeed(context, chen?.id ?? '');
  t.same((await versions()).own.slice(0, 4), before, 'whoever joins tells nobody else’s calendar');
  await enterAgain();
  t.same(await stale(), [], 'a person’s calendar gains what the person joins');

  async function enterAgain() {
    const haike = await enter(house, 'haike', []);
    const was = (await versions()).own;
    await addMember(context, haike, people.wang);
    const is = (await versions()).own;
    t.ok((is[3] ?? 0) > (was[3] ?? 0), 'the calendar of all of 王磊’s enterprises');
    t.same(is.slice(0, 3), was.slice(0, 3), 'and none of a single one');
  }
});

t.test(
  'what leaves the calendars at night leaves what is served, and the night before changes nothing',
  async (t) => {
    const house = await openHouse(db, '2025-12-01T08:00:00+08:00');
    const shenjiang = await enter(house, 'shenjiang', ['chen']);
    await contract(house, shenjiang, [{ label: '报告', dueOn: '2025-12-19' }]);
    const { stale, versions } = servedFeeds(house.context);
    await house.tick('2025-12-01T09:00:00+08:00');
    t.same(await stale(), []);
    const left = async () => (await deadlineOf(house, shenjiang, 'project-report')).leftFeedsAt !== null;
    await house.tick('2026-12-19T09:00:00+08:00');
    t.notOk(await left(), 'a year after it is the last day');
    const before = await versions();
    await house.tick('2026-12-20T09:00:00+08:00');
    t.ok(await left());
    t.ok(((await versions()).own[0] ?? 0) > (before.own[0] ?? 0));
    t.same(await stale(), []);
    const { own } = await versions();
    await db.update(deadline).set({ nextRungOn: null }).where(eq(deadline.enterpriseId, shenjiang));
    await house.tick('2026-12-20T09:30:00+08:00');
    t.same((await versions()).own, own, 'another look on the same day tells nobody');
  },
);

async function rehearsedOnly({ context }: Awaited<ReturnType<typeof openHouse>>, adminId: string) {
  const title = { zh: '关于某事的通知', en: 'Notice of something' };
  const { id } = await draftAnnouncement(context, adminId, {
    title,
    source: { title, reference: '嘉经〔2025〕8号', quote: '有效期延长至2026年6月30日' },
    publishedOn: '2025-12-01',
    effect: { kind: 'extension', policyKey: key, until: '2026-06-30' },
  });
  await rehearse(context, id);
}

/** Functions of `db` that may change what calendars show, and the cases that call them for others, who touch instead. */
const showing = [
  'insertDeadlines',
  'reviseDeadlines',
  'setDone',
  'leaveFeeds',
  'insertMembership',
  'insertPolicyVersion',
  'voidVersions',
  'insertHolidayNotice',
  'reviseFact',
  'markPublished',
];
const touchedByCallers: Record<string, string> = {
  'addition.ts': 'publish-in.ts and sync-announcements.ts write it and touch',
};

t.test('every case that may change what calendars show lets them be rendered anew', async (t) => {
  const tree = readTree().code;
  const updates = tree
    .filter(({ path }) => path.startsWith('src/db/'))
    .flatMap(({ path, text }) =>
      [...text.matchAll(/\.update\(deadline\)\s*\.set\(\{([^}]*)\}/g)].map(([, set = '']) => ({ path, set })),
    );
  const others = updates.filter(({ set }) => !/^\s*nextRungOn: [^,]*$/.test(set)).map(({ path }) => path);
  t.same(
    [...new Set(others)].sort(),
    ['src/db/deadline-writes.ts', 'src/db/deadlines.ts'],
    'elsewhere only the day of the plan’s next look is written to deadlines',
  );
  const calling = tree.filter(
    ({ path, text }) =>
      path.startsWith('src/cases/') &&
      [...text.matchAll(/import (?!type\b)\{([^}]*)\} from '\.\.\/db\//g)].some(([, names = '']) =>
        names.split(',').some((name) => showing.includes(name.trim().split(' as ')[0] ?? '')),
      ),
  );
  const silent = calling
    .filter(({ text }) => !/\btouch(?:Public)?Feeds\w*\(/.test(text))
    .map(({ path }) => path.slice(10));
  t.same(silent, Object.keys(touchedByCallers));
  t.ok(calling.length > 6, 'and they are seen');
});
