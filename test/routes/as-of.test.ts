import t from 'tap';
import { get, openHouse } from './support/house.ts';
import { at, happenings, openTenDays, reportOf, type TenDays } from './support/ten-days.ts';

const lists = [
  'projects',
  'loans',
  'leases',
  'certificates',
  'titles',
  'events',
  'violations',
  'grants',
  'claims',
];
const filters = ['', 'answer=claimable', 'measureId=sheq-7.1'];

/** Every address that can be asked about a day: whose it is, or everybody's. */
async function addresses(days: TenDays): Promise<{ path: string; own: boolean }[]> {
  const own = `/api/v1/enterprises/${days.shenjiang.id}`;
  const ask = async (path: string) => (await get(days.app, days.shenjiang.member, path)).json().items;
  const ids = async (path: string) => (await ask(path)).map(({ id }: { id: string }) => `${path}/${id}`);
  const facts = (await Promise.all(lists.map((list) => ids(`${own}/${list}`)))).flat();
  const given = Object.entries(days.shenjiang).flatMap(([kind, id]) =>
    lists.includes(`${kind}s`) ? `${own}/${kind}s/${id}` : [],
  );
  const private_ = [
    own,
    ...lists.map((list) => `${own}/${list}`),
    ...new Set([...facts, ...given]),
    `${own}/deadlines`,
    ...oneOfEach(await ask(`${own}/deadlines`)).map((id) => `${own}/deadlines/${id}`),
    ...filters.map((filter) => `${own}/answers?${filter}`),
    `${own}/answers?projectId=${days.shenjiang.project}`,
  ];
  const policies = (await ask('/api/v1/policies')).map(
    ({ key }: { key: string }) => `/api/v1/policies/${key}`,
  );
  return [
    ...private_.map((path) => ({ path, own: true })),
    ...['/api/v1/enterprises', '/api/v1/policies', ...policies].map((path) => ({ path, own: false })),
  ];
}

/** The first deadline of every kind: all of them are in the list. */
function oneOfEach(deadlines: { id: string; kind: string }[]): string[] {
  return [...Map.groupBy(deadlines, ({ kind }) => kind).values()].flatMap(([first]) => first?.id ?? []);
}

const asOf = (path: string, day: number) =>
  `${path}${path.includes('?') ? '&' : '?'}asOf=2025-12-${String(day).padStart(2, '0')}`;

/** What is answered, and under which tag. */
async function bytes({ app, shenjiang }: TenDays, path: string): Promise<string> {
  const { statusCode, headers, body } = await get(app, shenjiang.member, path);
  return `${statusCode} ${headers.etag ?? ''} ${body}`;
}

/** Where what is answered about a day parts from what was answered on its evening. */
async function partings(days: TenDays, evening: Map<string, string>, day: number): Promise<string[]> {
  const found: string[] = [];
  for (const [path, said] of evening) {
    const now = await bytes(days, asOf(path, day));
    if (now === said) continue;
    let at = 0;
    while (said[at] === now[at]) at += 1;
    found.push(`${path}: ${said.slice(Math.max(0, at - 200), at + 100)} | ${now.slice(at, at + 100)}`);
  }
  return found;
}

t.test('ten days later each day is answered byte for byte as it was on its evening', async (t) => {
  const days = await openTenDays(t);
  const evenings: Map<string, string>[] = [];
  for (const [day, happen] of Object.entries(happenings).map(
    ([day, happen]) => [Number(day), happen] as const,
  )) {
    if (day > 1) await days.night(day);
    days.context.clock.set(at(day, '15:00:00'));
    await happen(days);
    days.context.clock.set(at(day, '23:59:59'));
    const evening = new Map<string, string>();
    for (const { path } of await addresses(days)) evening.set(path, await bytes(days, path));
    evenings.push(evening);
    if (day % 3 === 1)
      t.same(await partings(days, evening, day), [], `the evening of ${day} December itself`);
  }
  await days.night(11);
  for (const [index, evening] of evenings.entries())
    t.same(await partings(days, evening, index + 1), [], `${evening.size} answers of ${index + 1} December`);

  await t.test('every happening was told anew, and the quiet ninth told nothing', async (t) => {
    const told = (day: number) =>
      [...(evenings[day - 1] ?? [])]
        .filter(([path]) => !path.includes('/deadlines/'))
        .map(([path, said]) => `${path} ${said.replaceAll(/"daysLeft":-?\d+,/g, '')}`);
    for (const day of [2, 3, 4, 5, 6, 7, 8, 10])
      t.not(told(day).join(), told(day - 1).join(), `${day} December`);
    t.same(told(9), told(8));
  });
  await t.test(
    'an extension published on the first and recorded on the seventh was not known before',
    (t) => {
      const until = (day: number) =>
        /"until":"([\d-]+)"/.exec(
          evenings[day - 1]?.get('/api/v1/policies/jiading-industrial-internet') ?? '',
        );
      t.equal(until(6)?.[1], '2025-12-31');
      t.equal(until(7)?.[1], '2026-12-31');
      t.end();
    },
  );
  await t.test('what was recorded later is not there earlier', async (t) => {
    const [later] = [...(evenings[2]?.keys() ?? [])].filter((path) => !evenings[1]?.has(path));
    t.match(later, /projects/);
    t.match(await bytes(days, asOf(later ?? '', 2)), /^404/);
    t.match(await bytes(days, asOf(later ?? '', 3)), /^200/);
  });
  await t.test('a date done on the fourth and moved on the sixth was done on the fifth', async (t) => {
    const report = async (day: number) =>
      await reportOf(days, `?asOf=2025-12-${String(day).padStart(2, '0')}`);
    t.equal((await report(3)).doneAt, undefined);
    t.equal((await report(4)).doneAt, '2025-12-04T07:00:00Z');
    t.match(await report(5), { doneAt: '2025-12-04T07:00:00Z', dueOn: '2026-07-15', revision: 1 });
    t.match(await report(6), { dueOn: '2026-07-20', previousDueOn: '2026-07-15', revision: 2 });
    t.equal((await report(6)).doneAt, undefined);
  });
  await t.test('who belongs to another enterprise sees nothing of any day', async (t) => {
    for (const { path, own } of await addresses(days))
      if (own) t.equal((await get(days.app, days.haike.member, asOf(path, 5))).statusCode, 404, path);
  });
});

t.test('a day that is not over may be asked about, one that has not begun may not', async (t) => {
  const { app, admin } = await openHouse(t);
  const policies = async (day: string) => await get(app, undefined, `/api/v1/policies?asOf=${day}`);
  t.equal((await policies('2025-12-01')).statusCode, 200);
  const future = await policies('2025-12-02');
  t.equal(future.statusCode, 422);
  t.match(future.json(), { code: 'unprocessable', errors: [{ pointer: 'querystring:/asOf' }] });
  for (const day of ['2025-02-30', 'yesterday', '2025-12-1', '1899-12-31', ''])
    t.match((await policies(day)).json(), { status: 400, errors: [{ pointer: 'querystring:/asOf' }] }, day);
  t.equal((await get(app, admin, '/api/v1/enterprises?asof=2025-12-01')).statusCode, 400);
  const before = await policies('2025-11-30');
  t.same(before.json(), { items: [] }, 'the catalogue was recorded on 1 December');
  t.equal(
    (await get(app, undefined, '/api/v1/policies/sh-equipment-renewal-action?asOf=2025-11-30')).statusCode,
    404,
  );
});
