import t from 'tap';
import { claimLetters } from '../../src/cases/claim-letter.ts';
import { planDay } from '../../src/cases/plan-day.ts';
import { recordOutcomes } from '../../src/cases/record-outcome.ts';
import { reminderLink } from '../../src/cases/tokens.ts';
import { auditEntry } from '../../src/db/schema/audit.ts';
import { reminder } from '../../src/db/schema/letters.ts';
import { readMessage } from '../../src/letters/read.ts';
import { codes, enrol } from './support/cast.ts';
import { ask, get, openHouse, post } from './support/house.ts';

// 甲 belongs to 陈 and a colleague; its policy ends on 31 December 2025, a Wednesday: rungs on 2 July, 2 October, 1 and 24 December.
const house = await openHouse(t, '2025-11-20T08:00:00+08:00');
const { app, admin, context } = house;
const jia = await enrol(house, '甲公司', codes.jiading, 'jia@example.com');
const own = `/api/v1/enterprises/${jia.id}`;
const { token: second, personId: secondId } = (
  await post(app, admin, `${own}/members`, { email: 'er@example.com', name: '同事' })
).json();
const { id: me } = (await get(app, jia.member, '/api/v1/me')).json();
const at = (instant: string) => context.clock.set(Temporal.Instant.from(instant));
const { items } = (await get(app, jia.member, `${own}/deadlines`)).json();
const report = items.find((each: { dueOn?: string }) => each.dueOn === '2026-07-15');
const expiry = items.find((each: { kind: string }) => each.kind === 'policy-expires');
const answer = (id: string, body: object, token = jia.member) =>
  post(app, token, `${own}/deadlines/${id}/responses`, body);
const ledger = async (id: string, who: string) =>
  (await context.db.select().from(reminder))
    .filter((row) => row.deadlineId === id && row.personId === who && row.reason !== 'merged')
    .map(({ rung, state, reason }) => `${rung} ${state}${reason ? ` ${reason}` : ''}`)
    .toSorted();

t.test('a day that cannot be is refused, and a reason is asked for beyond the day to act by', async (t) => {
  const wrongs: [object, number, string][] = [
    [{ kind: 'snoozed', until: '2025-11-20' }, 422, '/until'],
    [{ kind: 'snoozed', until: '2025-11-31' }, 400, '/until'],
    [{ kind: 'snoozed' }, 400, '/until'],
    [{ kind: 'acknowledged', until: '2025-11-25' }, 400, '/until'],
    [{ kind: 'shrugged' }, 400, '/kind'],
    [{ kind: 'snoozed', until: '2026-07-16' }, 422, '/reason'],
    [{ kind: 'snoozed', until: '2026-07-16', reason: '甲\r\nBcc: x@y.z' }, 400, '/reason'],
  ];
  for (const [body, status, pointer] of wrongs) {
    const reply = await answer(report.id, body);
    t.equal(reply.statusCode, status, JSON.stringify(body));
    t.match(reply.json().errors, [{ pointer }]);
  }
  t.same((await get(app, jia.member, `${own}/deadlines/${report.id}/responses`)).json().items, []);
  const late = await answer(report.id, { kind: 'snoozed', until: '2026-07-16', reason: '等盖章' });
  t.equal(late.statusCode, 201);
  t.match(late.json(), { until: '2026-07-16', reason: '等盖章', via: 'api', dateVersion: 1 });
});

t.test('the newest answer holds, and colleagues see who gave it', async (t) => {
  await answer(report.id, { kind: 'resumed' });
  await answer(report.id, { kind: 'acknowledged' }, second);
  const listed = (await get(app, second, `${own}/deadlines/${report.id}/responses`)).json().items;
  t.match(
    listed.map(({ personId, kind, holds }: Record<string, unknown>) => [personId, kind, holds]),
    [
      [me, 'snoozed', false],
      [me, 'resumed', true],
      [secondId, 'acknowledged', true],
    ],
  );
  t.notMatch(JSON.stringify(listed), /@example/);
});

t.test('what is planned for who answers ends as muted; others are reminded as before', async (t) => {
  at('2025-12-01T00:01:00+08:00');
  await planDay(context);
  t.same(await ledger(expiry.id, me), ['-30 planned']);
  await answer(expiry.id, { kind: 'acknowledged' });
  t.same(await ledger(expiry.id, me), ['-30 suppressed muted']);
  t.same(await ledger(expiry.id, secondId), ['-30 planned']);
  const actions = (await context.db.select().from(auditEntry)).filter(
    ({ subject }) => subject === `deadline:${expiry.id}`,
  );
  t.match(actions, [
    { action: 'deadline.acknowledged', actor: me, payload: { after: { kind: 'acknowledged' } } },
  ]);
});

/** Sends what is due; answers the text of the colleague's digest, and the paths in it. */
async function lettersOut() {
  let text = '';
  for (;;) {
    const { claimed: all, suppressed } = await claimLetters(context, { channel: 'mail', most: 1 });
    const [claimed] = all;
    if (!claimed && suppressed.length === 0) break;
    if (!claimed) continue;
    const outcome = { outcome: 'accepted', blame: 'relay', detail: '250 OK' } as const;
    await recordOutcomes(context, [{ claimed, outcome }]);
    if (claimed.personId === secondId)
      text = (await readMessage(Buffer.from(claimed.bytes).toString('latin1'))).text;
  }
  return {
    text,
    links: [...text.matchAll(/https:\/\/qixian\.example(\/\S+)/g)].map(([, path = '']) => path),
  };
}

const pressed = (path: string, fields: Record<string, string> = {}) =>
  ask(app, undefined, 'POST', path, {
    payload: new URLSearchParams(fields).toString(),
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
  });

t.test(
  'a letter leads to buttons; looking changes nothing, pressing answers in its reader’s name',
  async (t) => {
    at('2025-12-01T09:00:00+08:00');
    const { text, links } = await lettersOut();
    const [own30] = (await context.db.select().from(reminder)).filter(
      (row) => row.deadlineId === expiry.id && row.personId === secondId && row.state === 'sent',
    );
    t.match(text, '标记为已完成');
    t.match(text, '稍后再提醒');
    t.match(text, '退订');
    const [page = ''] = (links.find((each) => each.startsWith(`/reminders/${own30?.id}`)) ?? '').split('#');
    t.ok(links.includes(`${page}#done`) && links.includes(`${page}#snooze`));
    t.match(
      text,
      /订阅到日历：https:\/\/qixian\.example\/calendar\/[\w-]{43}\n/,
      'to the page, not to a file',
    );
    const [calendar = ''] = links.filter((each) => each.startsWith('/calendar/'));
    t.match((await get(app, undefined, calendar)).body, `webcal://qixian.example${calendar}.ics`);
    const before = await context.db.select().from(auditEntry);
    for (const root of ['', '/en']) {
      const reply = await get(app, undefined, `${root}${page}`);
      t.equal(reply.statusCode, 200);
      t.match(reply.body, root ? 'I know' : '知道了');
      t.match(reply.body, `action="${root}${page}/snoozed"`);
    }
    t.equal((await context.db.select().from(auditEntry)).length, before.length, 'opening it wrote nothing');
    t.equal((await get(app, undefined, `${page}/done`)).statusCode, 404, 'and a link cannot press a button');
    for (const [fields, said] of [
      [{ until: '2025-12-01' }, '须晚于今天'],
      [{ until: 'tomorrow' }, '须为一个真实的日期'],
      [{ until: '2025-02-30' }, '须为一个真实的日期'],
      [{ until: '2026-01-05' }, '须写明原因'],
    ] as const) {
      const refused = await pressed(`${page}/snoozed`, fields);
      t.equal(refused.statusCode, 422);
      t.match(refused.body, said);
    }
    t.equal((await pressed(`${page}/snoozed`, { until: '2025-12-08' })).statusCode, 303);
    t.match((await get(app, undefined, page)).body, '您已推迟：2025年12月8日 周一再提醒您。');
    t.equal((await pressed(`${page}/resumed`)).statusCode, 303);
    t.equal((await pressed(`${page}/acknowledged`)).statusCode, 303);
    t.match((await get(app, undefined, page)).body, '您已表示知道了');
    t.equal((await pressed(`${page}/done`)).statusCode, 303);
    t.match((await get(app, undefined, page)).body, '已标记为完成');
    const told = (await context.db.select().from(auditEntry))
      .filter(
        ({ subject, payload }) =>
          subject === `deadline:${expiry.id}` && JSON.stringify(payload).includes('"letter"'),
      )
      .map(({ action, actor }) => [action, actor === secondId]);
    t.same(told, [
      ['deadline.snoozed', true],
      ['deadline.resumed', true],
      ['deadline.acknowledged', true],
      ['deadline.done', true],
    ]);
    t.equal((await answer(expiry.id, { kind: 'acknowledged' })).statusCode, 409, 'done asks for no answer');
  },
);

t.test('a link serves ninety days, for one reminder, signed; after that it says so', async (t) => {
  const [row] = await context.db.select().from(reminder);
  const id = row?.id ?? '';
  const until = Temporal.Instant.from('2025-12-02T00:00:00Z');
  const link = reminderLink(context.secret, id, until);
  t.equal((await get(app, undefined, `/reminders/${link}`)).statusCode, 200);
  const [, seconds = '', signature = ''] = link.split('.');
  const later = (Number.parseInt(seconds, 36) + 86_400).toString(36);
  for (const forged of [`${id}.${later}.${signature}`, `${id}.${signature}`, `${me}.${seconds}.${signature}`])
    t.equal((await get(app, undefined, `/reminders/${forged}`)).statusCode, 404, forged);
  const unsubscribing = (await get(app, undefined, `/unsubscribe/${id}.${signature}`)).statusCode;
  t.equal(unsubscribing, 404, 'and for no other purpose');
  at('2025-12-02T08:00:00+08:00');
  const zh = await get(app, undefined, `/reminders/${link}`);
  t.equal(zh.statusCode, 410);
  t.match(zh.body, '此链接已过期');
  t.match((await get(app, undefined, `/en/reminders/${link}`)).body, 'This link has expired');
  t.equal((await pressed(`/reminders/${link}/done`)).statusCode, 410);
});

t.test(
  'why one did or did not get it: with reasons, what comes next, and nobody else’s address',
  async (t) => {
    const mine = (await get(app, jia.member, `${own}/deadlines/${report.id}/reminders`)).json();
    t.match(
      mine.readers.find((each: { person: { id: string } }) => each.person.id === me),
      // Due on Wednesday 2026-07-15: fourteen days before is 1 July.
      {
        next: { rung: '-14', rungOn: '2026-07-01', letter: { kind: 'digest', on: '2026-07-01' } },
        words: {
          zh: /提前14天的提醒，2026年7月1日 周三 09:00的摘要/,
          en: /Next: the reminder of 14 days before/,
        },
      },
    );
    t.match(
      mine.readers.find((each: { person: { id: string } }) => each.person.id === secondId),
      // Acknowledged: the day before is the first rung that stays.
      { next: { rung: '-1', rungOn: '2026-07-14' }, words: { zh: /已知悉/ } },
    );
    const told = await get(app, jia.member, `${own}/deadlines/${expiry.id}/reminders`);
    t.notMatch(told.body, /@example|250 OK/);
    const { rows, readers } = told.json();
    const words = (who: string) =>
      rows
        .filter((each: { person: { id: string } }) => each.person.id === who)
        .map(({ rung, words: said }: { rung: string; words: { zh: string } }) => `${rung} ${said.zh}`);
    t.ok(
      words(me).some((each: string) => /^-30 未单独发送：收件人不要这类提醒，或已知悉、已推迟$/.test(each)),
    );
    t.ok(words(secondId).includes('-30 已发送'));
    t.ok(words(secondId).includes('-90 未单独发送：已并入提前30天的提醒'));
    for (const each of readers) t.match(each.words, { zh: '事项已标记为完成', en: 'it was marked as done' });
    const whole = (await get(app, admin, `/api/v1/deadlines/${expiry.id}/reminders`)).json();
    const sent = whole.rows.find((each: { state: string }) => each.state === 'sent');
    t.match(sent, {
      person: { address: 'er@example.com' },
      letter: { kind: 'digest', state: 'sent' },
      attempts: [{ event: 'started' }, { event: 'accepted', detail: '250 OK' }],
    });
  },
);
