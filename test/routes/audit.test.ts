import { createRequire } from 'node:module';
import t from 'tap';
import { sealAudit } from '../../src/cases/seal-audit.ts';
import { extension } from './support/calls.ts';
import { codes, enrol } from './support/cast.ts';
import { get, openHouse, post } from './support/house.ts';

const house = await openHouse(t);
const { app, admin, context } = house;

type Item = {
  id: string;
  action: string;
  subject: string;
  enterpriseId: string | null;
  announcementId: string;
};

t.test('before anything is sealed the head is the beginning, and anybody may ask for it', async (t) => {
  const reply = await get(app, undefined, '/api/v1/audit/head');
  t.same(reply.json(), { number: 0, hash: '0'.repeat(64), sealedAt: null });
});

t.test(
  'members are given the own part as a file that proves itself, to the head everybody sees',
  async (t) => {
    const jia = await enrol(house, '甲公司', codes.jiading, 'jia@example.com');
    await sealAudit(context);
    const head = (await get(app, undefined, '/api/v1/audit/head')).json();
    t.match(head, { number: 1, hash: /^[0-9a-f]{64}$/, sealedAt: '2025-12-01T02:00:00Z' });
    const reply = await get(app, jia.member, `/api/v1/enterprises/${jia.id}/audit`);
    t.match(reply.headers, { 'content-type': /^application\/json/, 'cache-control': 'private, no-store' });
    const file = reply.json();
    t.match(file, { head: { number: 1, hash: head.hash }, enterpriseId: jia.id });
    t.same(
      file.entries.map(({ serial }: { serial: number }) => serial),
      Array.from({ length: file.total }, (_, each) => each + 1),
    );
    const described = (await get(app, undefined, '/api/openapi.json')).json();
    const { schema } =
      described.paths['/api/v1/enterprises/{enterpriseId}/audit'].get.responses['200'].content[
        'application/json'
      ];
    const { default: Ajv } = createRequire(import.meta.url)('ajv/dist/2020.js');
    const valid = new Ajv({ strict: false, validateFormats: false }).compile(schema);
    t.ok(valid(file), JSON.stringify(valid.errors));
  },
);

t.test('a member is given the proof of notice of one deadline, as it is described', async (t) => {
  const yi = await enrol(house, '乙公司', codes.songjiang, 'yi@example.com');
  await sealAudit(context);
  const path = `/api/v1/enterprises/${yi.id}/deadlines/${yi.deadline}/audit`;
  const reply = await get(app, yi.member, path);
  t.equal(reply.statusCode, 200);
  t.match(reply.headers, { 'content-type': /^application\/json/, 'cache-control': 'private, no-store' });
  const file = reply.json();
  t.match(file, { enterpriseId: yi.id, deadlineId: yi.deadline, notice: { told: [] } });
  t.ok(file.notice.revisions.length > 0);
  const described = (await get(app, undefined, '/api/openapi.json')).json();
  const { schema } =
    described.paths['/api/v1/enterprises/{enterpriseId}/deadlines/{id}/audit'].get.responses['200'].content[
      'application/json'
    ];
  const { default: Ajv } = createRequire(import.meta.url)('ajv/dist/2020.js');
  const valid = new Ajv({ strict: false, validateFormats: false }).compile(schema);
  t.ok(valid(file), JSON.stringify(valid.errors));
});

t.test(
  'administrators page through the law and its announcements, and see no enterprise’s facts',
  async (t) => {
    const { id } = (await post(app, admin, '/api/v1/announcements', extension)).json();
    const rehearsal = (await post(app, admin, `/api/v1/announcements/${id}/rehearsal`, {})).json();
    await post(app, admin, `/api/v1/announcements/${id}/publication`, { digest: rehearsal.digest });
    const seen: Item[] = [];
    let pages = 0;
    for (let cursor = ''; ; pages += 1) {
      const { items, next } = (await get(app, admin, `/api/v1/audit${cursor}`)).json();
      t.ok(items.length <= 100);
      seen.push(...items);
      if (!next) break;
      cursor = `?cursor=${next}`;
      // More than a page of entries at one instant, between two looks.
      if (pages === 0) await post(app, admin, '/api/v1/announcements', extension);
    }
    t.equal(new Set(seen.map((item) => item.id)).size, seen.length, 'none twice');
    const actions = new Set(seen.map(({ action }) => action));
    for (const action of ['policy.recorded', 'calendar.recorded', 'announcement.published'])
      t.ok(actions.has(action), action);
    t.same(
      seen.filter(({ enterpriseId, announcementId }) => enterpriseId && !announcementId),
      [],
    );
    const ofOne = (await get(app, admin, `/api/v1/audit?announcementId=${id}`)).json().items as Item[];
    t.same([...new Set(ofOne.map(({ announcementId }) => announcementId))], [id]);
    t.same(
      ofOne.filter(({ subject }) => subject.startsWith('announcement:')).map(({ action }) => action),
      ['announcement.published', 'announcement.drafted'],
      'newest first',
    );
    const subject = 'policy:jiading-industrial-internet';
    const ofPolicy = (await get(app, admin, `/api/v1/audit?subject=${subject}`)).json().items as Item[];
    t.ok(ofPolicy.length >= 2);
    t.ok(ofPolicy.every((item) => item.subject === subject));
  },
);

t.test('a cursor that was not given out is refused, and so is anything else not asked for', async (t) => {
  const made = (at: string) =>
    `cursor=${Buffer.from(`${at} 01890a5d-0000-7000-8000-000000000000`).toString('base64url')}`;
  for (const query of [
    'cursor=x',
    made('2025-12-01T00:00:00Z'),
    made('-1'),
    made('999999999999999'),
    'cursor=%00',
    'subject=',
    'announcementId=1',
    'enterprise=1',
  ]) {
    const reply = await get(app, admin, `/api/v1/audit?${query}`);
    t.equal(reply.statusCode, 400, query);
    t.match(reply.json(), { code: 'validation', errors: [{ pointer: /^querystring:/ }] }, query);
  }
});
