import ICAL from 'ical.js';
import PostalMime from 'postal-mime';
import t from 'tap';
import { draftAnnouncement, type NewAnnouncement } from '../../src/cases/drafts.ts';
import { registerFact, reviseFact } from '../../src/cases/facts.ts';
import { Fetches } from '../../src/cases/feed-health.ts';
import { readFeed } from '../../src/cases/feed-view.ts';
import { createFeed } from '../../src/cases/feeds.ts';
import { ownEvent } from '../../src/cases/one-event.ts';
import { readPrivateFeed } from '../../src/cases/private-feeds.ts';
import { rehearse } from '../../src/cases/publish.ts';
import { deadlinesOf } from '../../src/db/deadlines.ts';
import { feedById } from '../../src/db/feeds.ts';
import { personByEmail } from '../../src/db/people.ts';
import type { Effect } from '../../src/deadlines/effect.ts';
import { renderCalendar } from '../../src/feeds/calendar.ts';
import { call2026, loan, project } from '../deadlines/window-cast.ts';
import { publishNow } from '../support/announce.ts';
import { enter, type House, newMail, openHouse, people } from '../support/cast.ts';
import { openTestDatabase } from '../support/database.ts';
import { servedFeeds } from '../support/served-feeds.ts';

const { db } = await openTestDatabase(t);

async function announce(house: House, effect: Effect, publishedOn: string) {
  const title = { zh: '申报通知', en: 'Call for applications' };
  const source = { title, reference: `沪经信〔2026〕${publishedOn.slice(-2)}号` };
  const body: NewAnnouncement = { title, source, publishedOn, effect };
  const { id } = await draftAnnouncement(house.context, house.adminId, body);
  const rehearsal = await rehearse(house.context, id);
  await publishNow(house, id, rehearsal.digest);
  return { id, rehearsal };
}

const names = ['uid', 'sequence', 'dtstart', 'dtend', 'status', 'summary', 'description', 'dtstamp'] as const;
type Read = Record<(typeof names)[number], string>;

function read(text: string): Read[] {
  const calendar = new ICAL.Component(ICAL.parse(text));
  return calendar
    .getAllSubcomponents('vevent')
    .map(
      (event) =>
        Object.fromEntries(names.map((name) => [name, String(event.getFirstPropertyValue(name))])) as Read,
    );
}

/** 申江精工, the project and loan of the worked example, and 陈敏's calendars: all as it is, and windows as one event. */
async function subscribed() {
  const house = await openHouse(db, '2026-01-20T08:00:00+08:00');
  house.context.fetches = new Fetches(house.context.clock);
  const enterpriseId = await enter(house, 'shenjiang', ['chen']);
  const author = { personId: house.adminId, enterpriseId };
  const { id: projectId } = await registerFact(house.context, author, 'project', project);
  const { id: loanId } = await registerFact(house.context, author, 'loan', { ...loan, projectId });
  const personId = (await personByEmail(db, people.chen.email))?.id ?? '';
  const owner = { personId, enterpriseId };
  const { id: feedId } = await createFeed(house.context, owner, 'zh', { kinds: ['claim'] });
  const { id: spanning } = await createFeed(house.context, owner, 'zh', { spans: true });
  await house.tick('2026-01-20T09:00:00+08:00');
  const calendar = async (id: string) => {
    const feed = await feedById(db, id);
    if (!feed) throw new Error('no feed');
    return renderCalendar(await readPrivateFeed(house.context, feed));
  };
  return {
    ...{ house, enterpriseId, author, personId, feedId, loanId },
    claims: async () => read(await calendar(feedId)),
    window: async () =>
      read(await calendar(spanning))
        .filter(({ summary }) => /贴息申报|开始申报/.test(summary))
        .filter(({ dtstart }) => dtstart < '2027'),
  };
}

type Subscribed = Awaited<ReturnType<typeof subscribed>>;

/** The call is published on the 21st at two, and taken back on the 22nd at ten. */
async function takenBack({ house }: Subscribed, between: () => Promise<void> = async () => {}) {
  house.at('2026-01-21T14:00:00+08:00');
  const { id } = await announce(house, call2026, '2026-01-21');
  await house.tick('2026-01-21T14:01:00+08:00');
  await between();
  await newMail(house);
  house.at('2026-01-22T10:00:00+08:00');
  return await announce(house, { kind: 'withdrawal', announcementId: id }, '2026-01-22');
}

t.test(
  'the claim of a window that is taken back stays as cancelled on its day, and announced anew returns under its UID',
  async (t) => {
    const all = await subscribed();
    const { house, claims, personId, feedId } = all;
    t.same(await claims(), [], 'years that await their windows have no day to stand on');
    let dated: Read | undefined;
    const { rehearsal } = await takenBack(all, async () => {
      const [only, ...more] = await claims();
      t.same(more, [], 'nor have the years after it');
      t.match(only, { status: 'CONFIRMED', dtstart: '2026-02-04T08:00:00Z' });
      dated = only;
      house.at('2026-01-21T15:00:00+08:00');
      house.context.fetches?.note(feedId, 'Google-Calendar-Importer', true);
      await house.tick();
      t.equal((await readFeed(house.context, personId, feedId)).health.state, 'current');
    });
    const [gone, ...others] = await claims();
    t.same(others, []);
    t.match(gone, { uid: dated?.uid, status: 'CANCELLED', dtstart: '2026-02-04T08:00:00Z' });
    t.equal(gone?.summary, `【已取消】${dated?.summary}`);
    t.equal(Number(gone?.sequence), Number(dated?.sequence) + 1);
    t.equal(gone?.dtstamp, '2026-01-22T02:00:00Z');
    t.match(
      gone?.description,
      /原定日期已取消，该期限目前没有日期\n.*\n?原定日期：2026年2月4日 周三 16:00\n申报窗口尚未公布/,
    );
    t.notMatch(gone?.description, '该期限已取消');
    t.match((await readFeed(house.context, personId, feedId)).health, { state: 'behind' });
    const told = rehearsal.moves.find(({ statusTo }) => statusTo === 'awaiting');
    t.match(told?.event, { uid: gone?.uid, status: 'CANCELLED', sequence: Number(gone?.sequence) });
    house.at('2026-01-25T10:00:00+08:00');
    const steps = [{ step: 'online' as const, closesOn: '2026-02-10', minute: 960 }];
    const anew = await announce(house, { ...call2026, window: 'anew', steps }, '2026-01-25');
    const [back, ...rest] = await claims();
    t.same(rest, []);
    t.match(back, { uid: dated?.uid, status: 'CONFIRMED', dtstart: '2026-02-10T08:00:00Z' });
    t.equal(Number(back?.sequence), Number(gone?.sequence) + 1);
    t.match(back?.description, '日期已调整，原为2026年2月4日 周三 16:00\n调整依据：');
    t.match(anew.rehearsal.moves.find(({ statusFrom }) => statusFrom === 'awaiting')?.event, {
      uid: dated?.uid,
      status: 'CONFIRMED',
    });
  },
);

t.test(
  'a rehearsal counts it as cancelled where it loses its day, and as changed where it returns',
  async (t) => {
    const all = await subscribed();
    const { rehearsal } = await takenBack(all);
    const carriers = rehearsal.feeds.private.feeds;
    const awaits = rehearsal.moves.filter(({ statusTo }) => statusTo === 'awaiting');
    t.equal(awaits.length, 1);
    const withdrawn = rehearsal.moves.filter(
      ({ change, enterpriseId }) => change === 'withdraw' && enterpriseId,
    );
    t.equal(rehearsal.feeds.private.cancelled, (withdrawn.length + 1) * carriers);
    all.house.at('2026-01-25T10:00:00+08:00');
    const anew = await announce(all.house, { ...call2026, window: 'anew' }, '2026-01-25');
    const added = anew.rehearsal.moves.filter(({ change, enterpriseId }) => change === 'add' && enterpriseId);
    t.equal(anew.rehearsal.feeds.private.added, added.length * carriers, 'the claim is none of them');
  },
);

t.test('the letter that takes a day back brings its event as cancelled, and so does its file', async (t) => {
  const all = await subscribed();
  const { house, enterpriseId, claims } = all;
  await takenBack(all);
  await house.tick('2026-01-22T10:01:00+08:00');
  const parts = await Promise.all(
    (await newMail(house))
      .filter(({ to }) => to === 'chen')
      .map(({ bytes }) => PostalMime.parse(Buffer.from(bytes, 'latin1'))),
  );
  const attached = parts
    .flatMap(({ attachments }) => attachments)
    .filter(({ mimeType }) => mimeType === 'text/calendar')
    .map(({ content }) => new TextDecoder().decode(content as ArrayBuffer));
  t.equal(attached.length, 1);
  t.match(attached[0], 'METHOD:CANCEL');
  const [gone] = await claims();
  t.match(read(attached[0] ?? ''), [{ uid: gone?.uid, status: 'CANCELLED', dtstart: gone?.dtstart }]);
  const { body } = await ownEvent(house.context, enterpriseId, gone?.uid.split('@')[0] ?? '', 'zh');
  t.match(read(body), [{ uid: gone?.uid, sequence: gone?.sequence, status: 'CANCELLED' }]);
});

t.test('ninety days after it lost its day it leaves, and does not return without one', async (t) => {
  const all = await subscribed();
  const { house, claims, author, loanId, enterpriseId } = all;
  await takenBack(all);
  const { stale, versions } = servedFeeds(house.context);
  await house.tick('2026-04-22T09:00:00+08:00');
  t.same(
    (await claims()).map(({ status }) => status),
    ['CANCELLED'],
    'on the ninetieth day',
  );
  const { own } = await versions();
  await house.tick('2026-04-23T09:00:00+08:00');
  t.same(await claims(), []);
  t.ok(((await versions()).own[0] ?? 0) > (own[0] ?? 0), 'what is served is made anew');
  t.same(await stale(), []);
  const left = (await deadlinesOf(db, enterpriseId)).filter(({ kind }) => kind === 'claim');
  t.equal(
    left.filter(({ leftFeedsAt }) => leftFeedsAt !== null).length,
    1,
    'what never had a day leaves nothing',
  );
  house.at('2026-04-23T10:00:00+08:00');
  await reviseFact(house.context, author, { kind: 'loan', id: loanId, expected: 1 }, () => undefined);
  await house.tick();
  const claim = (await deadlinesOf(db, enterpriseId)).find(({ id }) =>
    left.some((each) => each.id === id && each.leftFeedsAt),
  );
  t.equal(claim?.status, 'withdrawn');
  t.same(await claims(), []);
});

t.test(
  'shown as one event, the window is cancelled as a whole, and its opening takes no place of its own',
  async (t) => {
    const all = await subscribed();
    const { house, window } = all;
    let before: Read[] = [];
    await takenBack(all, async () => {
      before = await window();
    });
    const span = { dtstart: '2026-01-19T16:00:00Z', dtend: '2026-02-04T08:00:00Z' };
    t.match(before, [{ ...span, status: 'CONFIRMED' }]);
    t.equal(before.length, 1);
    const gone = await window();
    t.match(gone, [{ ...span, uid: before[0]?.uid, status: 'CANCELLED' }]);
    t.equal(gone.length, 1);
    await house.tick('2026-04-23T09:00:00+08:00');
    t.same(await window(), [], 'nor when the whole has left');
  },
);
