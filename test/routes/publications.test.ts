import t from 'tap';
import { buildApp } from '../../src/app.ts';
import { registerEnterprise } from '../../src/cases/facts.ts';
import type { Database } from '../../src/db/connect.ts';
import { personByEmail } from '../../src/db/people.ts';
import { enterprises } from '../support/cast.ts';
import { adminSignIn, get, openHouse, post } from './support/house.ts';

const jiading = 'jiading-industrial-internet';

const extension = (until: string) => ({
  title: { zh: '关于延长实施意见有效期的通知', en: 'Notice extending the opinions' },
  source: { title: { zh: '通知', en: 'Notice' }, quote: '有效期延长至2027年12月31日' },
  publishedOn: '2025-12-01',
  effect: { kind: 'extension', policyKey: jiading, until },
});

const { app, context, admin } = await openHouse(t);

async function draft(until: string): Promise<string> {
  const { id } = (await post(app, admin, '/api/v1/announcements', extension(until))).json();
  return `/api/v1/announcements/${id}`;
}

t.test('a draft is rehearsed: totals, moves by pages, and a file', async (t) => {
  const { id } = (await personByEmail(context.db, adminSignIn.email)) ?? { id: '' };
  await registerEnterprise(context, id, enterprises.shenjiang);
  const path = await draft('2027-12-31');
  const rehearsal = await post(app, admin, `${path}/rehearsal`, {});
  t.match(rehearsal.json(), {
    enterprises: 1,
    deadlines: 2,
    changes: { added: 0, moved: 2, amended: 0, withdrawn: 0 },
    feeds: { public: { changed: 1 }, private: { feeds: 0 } },
    notDerived: 0,
    next: null,
  });
  const first = await get(app, admin, `${path}/rehearsal/moves?limit=1`);
  t.equal(first.statusCode, 200);
  t.match(first.json().items, [
    {
      change: 'move',
      enterpriseId: null,
      from: '2025-12-31',
      to: '2027-12-31',
      event: { sequence: 1, status: 'CONFIRMED', start: '2027-12-31' },
    },
  ]);
  const second = await get(app, admin, `${path}/rehearsal/moves?limit=1&cursor=${first.json().next}`);
  t.match(second.json(), { items: [{ enterprise: enterprises.shenjiang.name, change: 'move' }], next: null });
  t.equal((await get(app, admin, `${path}/rehearsal/moves?limit=501`)).statusCode, 400);
  t.equal((await get(app, admin, `${path}/rehearsal/moves?cursor=bm90IG9uZQ`)).statusCode, 400);
  const file = await get(app, admin, `${path}/rehearsal.csv`);
  t.match(file.headers, {
    'content-type': 'text/csv; charset=utf-8',
    'content-disposition': /attachment; .*\.csv/,
  });
  t.equal(file.rawPayload.subarray(0, 3).toString('hex'), 'efbbbf');
  t.equal(file.payload.split('\r\n').length, 4);
  t.equal((await get(app, undefined, `${path}/rehearsal.csv`)).statusCode, 401);
});

t.test(
  'published with its digest it answers what was carried out; with another one the fresh rehearsal',
  async (t) => {
    const path = await draft('2028-01-31');
    const stale = await post(app, admin, `${path}/publication`, { digest: '0'.repeat(64) });
    t.equal(stale.statusCode, 409);
    t.match(stale.json(), { code: 'rehearsal-stale', rehearsal: { deadlines: 2 } });
    const { digest } = stale.json().rehearsal;
    const published = await post(app, admin, `${path}/publication`, { digest });
    t.equal(published.statusCode, 200);
    t.match(published.json(), { digest, deadlines: 2 });
    t.equal((await post(app, admin, `${path}/publication`, { digest })).statusCode, 409);
    t.equal((await get(app, admin, `${path}/rehearsal.csv`)).statusCode, 409);
  },
);

/** A database in which the next transaction that publishes waits until it is let go on. */
function slow(db: Database) {
  let go = () => {};
  const held = new Promise<void>((resolve) => {
    go = resolve;
  });
  let asked = false;
  const proxy = new Proxy(db, {
    get: (target, name) => {
      if (name !== 'transaction') return Reflect.get(target, name, target);
      return async (run: (tx: Database) => Promise<unknown>, ...rest: []) => {
        // The first asks, the second carries out.
        const carriesOut = asked;
        asked = true;
        if (carriesOut) await held;
        return await target.transaction(run, ...rest);
      };
    },
  });
  return { db: proxy, go };
}

t.test('one that takes longer than a request waits is asked about later, and answers the same', async (t) => {
  const path = await draft('2028-02-29');
  const { digest } = (await post(app, admin, `${path}/rehearsal`, {})).json();
  const { db, go } = slow(context.db);
  const other = await buildApp({ ...context, db }, 'silent', { patience: 50 });
  t.teardown(() => other.close());
  await other.ready();
  const asked = await post(other, admin, `${path}/publication`, { digest });
  t.equal(asked.statusCode, 202);
  const where = asked.headers.location ?? '';
  t.equal(where, `${path}/publications/${asked.json().id}`);
  t.match(await get(app, admin, where), { statusCode: 202, headers: { location: where } });
  go();
  for (let looks = 0; looks < 200; looks += 1) {
    if ((await get(app, admin, where)).statusCode !== 202) break;
    await new Promise((again) => setTimeout(again, 50));
  }
  const ended = await get(app, admin, where);
  t.equal(ended.statusCode, 200);
  t.match(ended.json(), { digest });
  t.same((await get(app, admin, where)).json(), ended.json(), 'and again');
  const unknown = where.replace(/[^/]+$/, '00000000-0000-7000-8000-000000000000');
  t.equal((await get(app, admin, unknown)).statusCode, 404);
});
