import fc from 'fast-check';
import t from 'tap';
import { bodyOf, extension, hook, operations, pathOf } from './support/calls.ts';
import { codes, enrol } from './support/cast.ts';
import { ask, get, openHouse, post } from './support/house.ts';
import { change, changed, headers, value, word } from './support/mischief.ts';

const house = await openHouse(t);
const { app, admin } = house;
const jia = await enrol(house, '甲公司', codes.jiading, 'jia@example.com');
const [feed] = (await get(app, jia.member, '/api/v1/me')).json().feeds;
const { id: announcement } = (await post(app, admin, '/api/v1/announcements', extension)).json();
const own = `/api/v1/enterprises/${jia.id}/reminder-subscriptions`;
const [{ id: subscription }] = (await get(app, jia.member, own)).json().items;
const { id: endpoint } = (await post(app, jia.member, '/api/v1/me/endpoints', hook)).json();
const names = { ...jia, feed: feed.id, announcement, subscription, endpoint };
// What takes something away comes last: everything else has it still.
const all = (await operations(app)).toSorted(
  (a, b) => Number(a.method === 'DELETE') - Number(b.method === 'DELETE'),
);

/** Says what the service answered where it should not have: a failure of its own, or an error that is no problem. */
async function complaint(reply: ReturnType<typeof ask>, isApi = true): Promise<string | undefined> {
  const { statusCode, headers, body } = await reply;
  const type = String(headers['content-type'] ?? '');
  const wellSaid = statusCode < 400 || !isApi || type.startsWith('application/problem+json');
  return statusCode >= 500 || !wellSaid ? `${statusCode} ${type} ${body.slice(0, 300)}` : undefined;
}

const limits = { interruptAfterTimeLimit: 20_000, markInterruptAsFailure: false };

const forAdmins =
  /announcements|administrators|v1\/audit$|v1\/letters|v1\/runs|\/members$|v1\/enterprises$|v1\/deadlines\/[^/]+\/reminders$/;
const sent = fc.oneof(
  { weight: 1, arbitrary: value.map((whole) => () => whole) },
  {
    weight: 8,
    arbitrary: fc.array(change, { maxLength: 2 }).map((changes) => (body: unknown) => changed(body, changes)),
  },
);

for (const operation of all) {
  const { method, path } = operation;
  const body = bodyOf(operation, names) ?? {};
  const url = pathOf(operation, names);
  const isAboutFeeds = method !== 'POST' && /enterprises\/[^/]+\/feeds/.test(path);
  const caller = forAdmins.test(path) || isAboutFeeds ? admin : jia.member;
  t.test(`whatever is sent to ${method} ${path}, the service does not fail`, async (t) => {
    const property = fc.asyncProperty(sent, headers, async (bodyFrom, strange) => {
      // What is withdrawn could not be asked again, so no withdrawal has seen the newest revision.
      const { etag = '"1"' } =
        method === 'PUT' || method === 'PATCH' ? (await get(app, caller, url)).headers : { etag: '"99"' };
      const payload = method === 'GET' ? undefined : (JSON.stringify(bodyFrom(body)) ?? '');
      const usual = { 'content-type': 'application/json', 'if-match': String(etag) };
      const asked = { ...(payload === undefined ? {} : { payload }), headers: { ...usual, ...strange } };
      const said = await complaint(ask(app, caller, method, url, asked));
      if (said) throw new Error(`${payload} → ${said}`);
    });
    await fc.assert(property, { numRuns: 20, ...limits });
    t.pass();
  });
}

t.test('whatever stands in a path or a query, the service does not fail', async (t) => {
  const shapes = [
    ...all.map(({ path }) => path),
    '/{key}',
    '/en/{key}',
    '/deadlines/{id}',
    '/en/letters/{id}',
    '/reminders/{id}',
    '/reminders/{id}/done',
    '/announcements',
    '/en/announcements/{id}',
    '/announcements.atom',
    '/subscriptions/{id}',
    '/subscriptions/{id}/{key}',
    '/confirmations/{id}',
    '/changes.atom',
    '/deadlines/{id}.ics',
    '/deadlines/{id}/{key}',
    '/reminders/{id}/deadline.ics',
    '/subscribe',
    '/calendar/{key}',
    '/en/calendar/{key}',
    '/calendar/{key}.ics',
    '/calendar/policies/{key}.ics',
    '/calendar/districts/{key}.ics',
    '/en/calendar/themes/{key}.ics',
    '/assets/{key}',
  ];
  const methods = fc.constantFrom('GET', 'HEAD', 'POST', 'PUT', 'DELETE', 'OPTIONS', 'PATCH');
  const asked = fc.record({
    method: methods,
    shape: fc.constantFrom(...shapes),
    word,
    query: word,
    headers,
    own: fc.boolean(),
  });
  await fc.assert(
    fc.asyncProperty(asked, async ({ method, shape, word, query, headers, own }) => {
      const path = shape.replace('{enterpriseId}', own ? jia.id : word).replace(/\{\w+\}/g, () => word);
      const reply = ask(app, jia.member, method, `${path}?${query}=${query}`, { headers });
      const said = await complaint(reply, false);
      if (said) throw new Error(`${method} ${path} → ${said}`);
    }),
    { numRuns: 300, ...limits },
  );
  t.pass();
});
