import { eq, sql } from 'drizzle-orm';
import t from 'tap';
import { ensureAdmin } from '../../src/cases/access.ts';
import { addMember } from '../../src/cases/members.ts';
import { planRun } from '../../src/cases/plan-run.ts';
import type { Database } from '../../src/db/connect.ts';
import { takeRun } from '../../src/db/runs.ts';
import { reminder } from '../../src/db/schema/letters.ts';
import { recordRun } from '../../src/db/state.ts';
import { contract, enter, type House, newMail, openHouse } from '../support/cast.ts';
import { openTestDatabase } from '../support/database.ts';
import { wish } from '../support/wishes.ts';
import { adminSignIn, get, openApp, post } from './support/house.ts';

const { db } = await openTestDatabase(t);
const noon = (text: string) => Temporal.Instant.from(`${text}T12:00:00+08:00`);

/** 海客 with a report whose first rung is 1 December, and the service's HTTP side as an administrator sees it. */
async function watched(reports = [{ label: '报告', dueOn: '2025-12-15' }]) {
  const house = await openHouse(db, '2025-12-01T08:00:00+08:00');
  const id = await enter(house, 'haike', ['zhao']);
  await contract(house, id, reports);
  await ensureAdmin(house.context, adminSignIn);
  const app = await openApp(t, house.context);
  const { token } = (await post(app, undefined, '/api/v1/tokens', adminSignIn)).json();
  const runs = async (query = '') => (await get(app, token, `/api/v1/runs${query}`)).json();
  return { house, id, runs, look: async () => (await runs('?scope=plan')).items[0] };
}

/** As many deadlines as the one there is, all to be looked at today. */
async function multiply(house: House, times: number) {
  await house.db.execute(sql`insert into deadline
    (id, kind, subject, rule, occurrence, enterprise_id, revision, date_version, status, nominal_on, due_on, act_by, submit_by, minute, content, created_at, revised_at, dated_at, next_rung_on)
    select gen_random_uuid(), kind, subject, rule, occurrence || '/' || n, enterprise_id, revision, date_version, status, nominal_on, due_on, act_by, submit_by, minute, content, created_at, revised_at, dated_at, next_rung_on
    from deadline, generate_series(1, ${sql.raw(String(times))}) n where kind = 'project-report'`);
}

t.test('how far a plan is can be read while it runs, chunk by chunk', async (t) => {
  const { house, look } = await watched();
  await multiply(house, 1499);
  const seen: unknown[] = [];
  const between = new Proxy(db, {
    get(target, name) {
      if (name !== 'transaction') return Reflect.get(target, name, target);
      return async (work: Parameters<Database['transaction']>[0]) => {
        seen.push({ ...(await look()), written: await db.$count(reminder, eq(reminder.state, 'planned')) });
        return await target.transaction(work);
      };
    },
  });
  await planRun({ ...house.context, db: between }, '甲');
  const [before, between1, ...rest] = seen;
  const held = { scope: 'plan', slot: '2025-12-01', copy: '甲', leaseUntil: '2025-12-01T00:05:00Z' };
  t.match(before, { ...held, looked: 0, planned: 0 });
  const { planned, written } = between1 as { planned: number; written: number };
  t.match(between1, { ...held, looked: 1000, finishedAt: undefined });
  t.equal(planned, written, 'what it says is planned is in the ledger');
  t.ok(planned > 900 && planned <= 1000, `${planned}`);
  t.same(rest, [], 'two chunks, of a thousand and of the other five hundred');
  t.match(await look(), { planned: 1500, finishedAt: '2025-12-01T00:00:00Z' });
});

t.test('what became of the day’s letters, and since when the oldest waits', async (t) => {
  const { house, id, look } = await watched();
  for (const each of [1, 2, 3]) {
    const reader = { email: `reader${each}@haike.example`, name: `读者${each}` };
    const { personId } = await addMember(house.context, id, reader);
    await wish(house, personId, { outlook: false });
  }
  await house.tick('2025-12-01T08:59:00+08:00');
  const none = { sending: 0, suppressed: 0, failed: 0 };
  t.same((await look()).letters, { queued: 4, sent: 0, ...none }, 'none is due before nine');
  house.wire.answer = ({ envelope }) =>
    envelope.to.startsWith('reader1')
      ? { outcome: 'deferred', blame: 'recipient', detail: '451 4.7.1 greylisted' }
      : { outcome: 'accepted', blame: 'relay', detail: '250' };
  await house.tick('2025-12-01T09:00:00+08:00');
  t.same((await look()).letters, { queued: 1, sent: 3, ...none });
  house.at('2025-12-01T09:10:00+08:00');
  t.equal(
    (await look()).letters.oldestWaitingSince,
    '2025-12-01T01:01:00Z',
    'a minute after the first try, as the wait of the first is',
  );
  t.equal((await newMail(house)).length, 4);
  house.at('2025-12-02T08:00:00+08:00');
  t.same((await look()).letters, { queued: 1, sent: 3, ...none }, 'yesterday’s, in the morning after');
  house.at('2025-12-03T08:00:00+08:00');
  t.equal((await look()).letters, undefined, 'older days are not counted');
});

t.test('runs are listed newest first, page by page, each once; another cursor is refused', async (t) => {
  const { runs } = await watched();
  const first = Temporal.PlainDate.from('2025-08-01');
  for (let day = 0; day < 60; day += 1) {
    const slot = first.add({ days: day }).toString();
    await recordRun(db, 'nightly', slot, noon(slot));
    await takeRun(db, { scope: 'plan', slot, copy: '甲', now: noon(slot), until: noon(slot) });
  }
  const seen: string[] = [];
  for (let query = ''; ; ) {
    const { items, next } = await runs(query);
    seen.push(...items.map(({ scope, slot }: { scope: string; slot: string }) => `${slot} ${scope}`));
    if (!next) break;
    query = `?cursor=${next}`;
  }
  t.equal(seen.length, 120);
  t.same(seen, [...new Set(seen)].toSorted().toReversed());
  t.equal((await runs('?scope=nightly')).items[0].slot, '2025-09-29', 'sixty days from 1 August');
  t.match(await runs(`?cursor=${Buffer.from("2025-08-01 plan' or 1=1").toString('base64url')}`), {
    status: 400,
    errors: [{ pointer: 'querystring:/cursor' }],
  });
});
