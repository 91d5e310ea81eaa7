import ICAL from 'ical.js';
import PostalMime from 'postal-mime';
import t from 'tap';
import { listSubscriptions, replaceSubscription } from '../../src/cases/reminder-subscriptions.ts';
import { feedToken } from '../../src/cases/tokens.ts';
import { currentFeeds } from '../../src/db/feeds.ts';
import { personByEmail } from '../../src/db/people.ts';
import { renderCalendar } from '../../src/feeds/calendar.ts';
import { contract, enter, type House, newMail, openHouse, people, revise } from '../support/cast.ts';
import { openTestDatabase } from '../support/database.ts';
import { tokenFeed } from '../support/token-feed.ts';

const { db } = await openTestDatabase(t);
const [monday, friday] = ['2025-12-15', '2025-12-19'];

/** 赵倩 of 海客 has each rung of a report due on 15 December in a letter of its own; the first is today. */
async function alone(reports = [{ label: '报告', dueOn: monday, minute: 1020 }]) {
  const house = await openHouse(db, '2025-12-01T08:00:00+08:00');
  const enterpriseId = await enter(house, 'haike', ['zhao']);
  const personId = (await personByEmail(db, people.zhao.email))?.id ?? '';
  const owner = { personId, enterpriseId };
  const [own] = await listSubscriptions(house.context, owner);
  const change = { id: own?.id ?? '', expected: own?.revision ?? 0 };
  await replaceSubscription(house.context, owner, change, { cadence: 'at-once', outlook: false });
  const id = await contract(house, enterpriseId, reports);
  const [row] = await currentFeeds(db, [personId]);
  const token = feedToken(house.context.secret, row?.id ?? '', row?.generation ?? 0);
  const feed = async () => calendarOf(renderCalendar(await tokenFeed(house.context, token)));
  return { house, enterpriseId, id, feed };
}

const calendarOf = (text: string) => new ICAL.Component(ICAL.parse(text));

/** The calendar in the one letter since the last look, its MIME header and what its text is. */
async function attached(house: House) {
  const [mail, ...more] = await newMail(house);
  t.same(more, []);
  const { attachments } = await PostalMime.parse(Buffer.from(mail?.bytes ?? '', 'latin1'));
  const [part, ...others] = attachments;
  t.same(others, []);
  if (!part || !mail) throw new Error('no calendar in the letter');
  const calendar = calendarOf(new TextDecoder().decode(part.content as ArrayBuffer));
  const header = /^Content-Type: (text\/calendar;[^\r]*(?:\r\n\s[^\r]*)*)/m.exec(mail.bytes)?.[1];
  return { part, calendar, header: header?.replace(/\r\n\s+/g, ' ') ?? '', bytes: mail.bytes };
}

type Field = [name: string, parameters: object, type: string, ...values: unknown[]];

/** An event's fields but the organizer, which feeds have not (RFC 5546 3.2.1 wants one). */
function fields(event: ICAL.Component | undefined): Field[] {
  if (!event) throw new Error('no event');
  return (event.toJSON()[1] as Field[]).filter(([name]) => name !== 'organizer');
}

function inFeed(feed: ICAL.Component, uid: unknown) {
  const found = feed.getAllSubcomponents('vevent').find((e) => e.getFirstPropertyValue('uid') === uid);
  return fields(found);
}

t.test('a letter about one deadline carries its event as the feed has it, and asks nothing', async (t) => {
  const { house, feed } = await alone();
  await house.tick('2025-12-01T09:00:00+08:00');
  const { part, calendar, header } = await attached(house);
  t.equal(part.filename, '期限.ics');
  t.match(header, /charset=utf-8; method=PUBLISH/);
  t.equal(calendar.getFirstPropertyValue('method'), 'PUBLISH');
  const [event, ...more] = calendar.getAllSubcomponents('vevent');
  t.same(more, []);
  t.notOk(event?.hasProperty('attendee'));
  t.equal(event?.getFirstPropertyValue('organizer'), 'mailto:reminders@qixian.example');
  t.equal(String(event?.getFirstPropertyValue('dtstart')), '2025-12-15T09:00:00Z', '17:00 in Shanghai');
  t.same(fields(event), inFeed(await feed(), event?.getFirstPropertyValue('uid')));
});

t.test('a correction carries the moved event under its own UID, with a higher SEQUENCE', async (t) => {
  const { house, enterpriseId, id, feed } = await alone();
  await house.tick('2025-12-01T09:00:00+08:00');
  const [before] = (await attached(house)).calendar.getAllSubcomponents('vevent');
  house.at('2025-12-02T15:00:00+08:00');
  await revise(house, enterpriseId, { id, expected: 1 }, [{ label: '报告', dueOn: friday }]);
  await house.tick();
  const { calendar } = await attached(house);
  const [after] = calendar.getAllSubcomponents('vevent');
  t.equal(after?.getFirstPropertyValue('uid'), before?.getFirstPropertyValue('uid'));
  t.equal(String(after?.getFirstPropertyValue('dtstart')), friday);
  t.ok(Number(after?.getFirstPropertyValue('sequence')) > Number(before?.getFirstPropertyValue('sequence')));
  t.same(fields(after), inFeed(await feed(), after?.getFirstPropertyValue('uid')));
});

t.test('one that is withdrawn is cancelled, in the part’s header too', async (t) => {
  const { house, enterpriseId, id, feed } = await alone();
  await house.tick('2025-12-01T09:00:00+08:00');
  await newMail(house);
  house.at('2025-12-02T15:00:00+08:00');
  await revise(house, enterpriseId, { id, expected: 1 }, []);
  await house.tick();
  const { calendar, header } = await attached(house);
  t.match(header, /method=CANCEL/);
  t.equal(calendar.getFirstPropertyValue('method'), 'CANCEL');
  const [event] = calendar.getAllSubcomponents('vevent');
  t.equal(event?.getFirstPropertyValue('status'), 'CANCELLED');
  t.same(fields(event), inFeed(await feed(), event?.getFirstPropertyValue('uid')));
});

t.test('the same bytes go again, also where the deadline has moved in between', async (t) => {
  const { house, enterpriseId, id } = await alone();
  house.wire.answer = () => ({ outcome: 'unknown', blame: 'network', detail: 'lost' });
  await house.tick('2025-12-01T09:00:00+08:00');
  const first = await attached(house);
  await revise(house, enterpriseId, { id, expected: 1 }, [{ label: '报告', dueOn: friday }]);
  await house.tick('2025-12-01T09:02:00+08:00');
  const again = (await newMail(house)).map(({ bytes }) => bytes);
  t.ok(again.includes(first.bytes));
});

t.test('all letters about one deadline are one thread, to which none of them gives its id', async (t) => {
  const { house, enterpriseId, id } = await alone();
  const heads = async () => {
    const mails = await newMail(house);
    return mails.map(({ bytes }) =>
      ['References', 'In-Reply-To', 'Message-ID'].map(
        (name) => new RegExp(`^${name}:\\s+(<[^>]+>)\\r$`, 'm').exec(bytes)?.[1],
      ),
    );
  };
  await house.tick('2025-12-01T09:00:00+08:00');
  const [[root, answered, first] = []] = await heads();
  t.match(root, /^<obligation\.[0-9a-f-]{36}@[^@]+>$/);
  t.equal(answered, root);
  house.at('2025-12-02T15:00:00+08:00');
  await revise(house, enterpriseId, { id, expected: 1 }, [{ label: '报告', dueOn: friday }]);
  await house.tick();
  const [[again, , second] = []] = await heads();
  t.equal(again, root);
  t.equal(new Set([root, first, second]).size, 3);
});

t.test(
  'a new sending address gives letters its domain; the thread, the event and what is written stay',
  async (t) => {
    const { house, enterpriseId, id } = await alone();
    const idOf = (bytes: string) => /^Message-ID: <[^@]+@([^>]+)>\r$/m.exec(bytes)?.[1];
    const rootOf = (bytes: string) => /^References:\s+(<[^>]+>)\r$/m.exec(bytes)?.[1];
    house.wire.answer = () => ({ outcome: 'unknown', blame: 'network', detail: 'lost' });
    await house.tick('2025-12-01T09:00:00+08:00');
    const first = await attached(house);
    t.equal(idOf(first.bytes), 'qixian.example');
    house.context.mailFrom = 'reminders@new.example';
    await revise(house, enterpriseId, { id, expected: 1 }, [{ label: '报告', dueOn: friday }]);
    house.wire.answer = () => ({ outcome: 'accepted', blame: 'relay', detail: '250' });
    await house.tick('2025-12-01T09:02:00+08:00');
    await house.tick('2025-12-01T09:20:00+08:00');
    const later = (await newMail(house)).map(({ bytes }) => bytes);
    t.ok(later.includes(first.bytes), 'tried again as it was');
    const [fresh = ''] = later.filter((bytes) => bytes !== first.bytes);
    t.equal(idOf(fresh), 'new.example');
    t.equal(rootOf(fresh), rootOf(first.bytes));
  },
);

t.test('a letter that speaks of several carries none', async (t) => {
  const house = await openHouse(db, '2025-12-01T08:00:00+08:00');
  const enterpriseId = await enter(house, 'haike', ['zhao']);
  const two = [monday, friday].map((dueOn) => ({ label: dueOn, dueOn }));
  const id = await contract(house, enterpriseId, two);
  await house.tick('2025-12-05T09:00:00+08:00');
  t.notMatch((await newMail(house))[0]?.bytes, /text\/calendar|^References/m, 'the digest');
  await revise(house, enterpriseId, { id, expected: 1 }, []);
  await house.tick('2025-12-05T15:00:00+08:00');
  const [correction] = await newMail(house);
  t.match(correction?.text, /此前告知[\s\S]*此前告知/);
  t.notMatch(correction?.bytes, /text\/calendar/);
});
