import t from 'tap';
import { draftAnnouncement, type NewAnnouncement } from '../../src/cases/drafts.ts';
import { registerEnterprise } from '../../src/cases/facts.ts';
import { documentShelf, readPolicies } from '../../src/cases/law.ts';
import { addMember } from '../../src/cases/members.ts';
import { publicFeed } from '../../src/cases/public-feeds.ts';
import { rehearse } from '../../src/cases/publish.ts';
import { deadlinesOf, revisionsOf } from '../../src/db/deadlines.ts';
import { deadline, deadlineRevision } from '../../src/db/schema/deadlines.ts';
import { announcement, policyVersion } from '../../src/db/schema/law.ts';
import { attempt, letter, reminder } from '../../src/db/schema/letters.ts';
import type { EffectOf } from '../../src/deadlines/effect.ts';
import type { Problem } from '../../src/errors.ts';
import { publishNow } from '../support/announce.ts';
import { enter, type House, ledger, newMail, openHouse, people, subscribe } from '../support/cast.ts';
import { openTestDatabase } from '../support/database.ts';

const { db } = await openTestDatabase(t);
const jiading = 'jiading-industrial-internet';

const extension = (changes: Partial<EffectOf<'extension'>> = {}): NewAnnouncement => ({
  title: { zh: '关于延长实施意见有效期的通知', en: 'Notice extending the opinions' },
  source: {
    title: { zh: '关于延长实施意见有效期的通知', en: 'Notice extending the opinions' },
    reference: '嘉经〔2025〕9号',
    quote: '有效期延长至2027年12月31日',
  },
  publishedOn: '2025-12-02',
  effect: { kind: 'extension', policyKey: jiading, until: '2027-12-31', ...changes },
});

/** 申江精工 with 陈敏, who was told on 1 December that Jiading ends on the 31st; 王磊 joins after and was told nothing. */
async function told() {
  const house = await openHouse(db, '2025-12-01T08:00:00+08:00');
  const id = await enter(house, 'shenjiang', ['chen']);
  await enter(house, 'haike', ['zhao']);
  await house.tick('2025-12-01T09:00:00+08:00');
  house.at('2025-12-02T10:00:00+08:00');
  await addMember(house.context, id, people.wang);
  await subscribe(house, 'wang', []);
  await newMail(house);
  return { house, id, copy: await jiadingCopy(house, id) };
}

async function jiadingCopy(house: House, id: string) {
  const copy = (await deadlinesOf(house.db, id)).find(({ content }) => content.policyKey === jiading);
  if (!copy) throw new Error('no copy of Jiading');
  return copy;
}

async function everything() {
  const tables = [deadline, deadlineRevision, policyVersion, announcement, reminder, letter, attempt];
  const rows = [];
  for (const table of tables) rows.push(await db.select().from(table));
  return JSON.stringify(rows);
}

const refused = async (work: Promise<unknown>): Promise<Problem> =>
  await work.then(
    () => Promise.reject(new Error('was not refused')),
    (problem: Problem) => problem,
  );

t.test('a rehearsal says who moves, from and to, and writes nothing', async (t) => {
  const { house, id, copy } = await told();
  const { id: draft } = await draftAnnouncement(house.context, house.adminId, extension());
  const before = await everything();
  const rehearsal = await rehearse(house.context, draft);
  t.equal(await everything(), before);
  t.match(rehearsal, { enterprises: 1, deadlines: 2, corrections: 1 });
  t.same(
    rehearsal.moves.map(({ enterpriseId, change, from, to }) => [enterpriseId, change, from, to]),
    [
      [null, 'move', '2025-12-31', '2027-12-31'],
      [id, 'move', '2025-12-31', '2027-12-31'],
    ],
  );
  t.equal(rehearsal.moves[1]?.deadlineId, copy.id);
  t.equal((await rehearse(house.context, draft)).digest, rehearsal.digest, 'the same again');
});

t.test('publishing moves the public row and every copy under the same id and adds a version', async (t) => {
  const { house, id, copy } = await told();
  const rowBefore = (await deadlinesOf(db, null)).find(
    ({ subject, kind }) => subject.endsWith(jiading) && kind === 'policy-expires',
  );
  const { id: draft } = await draftAnnouncement(house.context, house.adminId, extension());
  const { digest } = await rehearse(house.context, draft);
  const published = await publishNow(house, draft, digest);
  t.equal(published.digest, digest);
  for (const [row, before] of [
    [await jiadingCopy(house, id), copy],
    [(await deadlinesOf(db, null)).find((each) => each.id === rowBefore?.id), rowBefore],
  ] as const) {
    t.match(row, { id: before?.id, revision: 2, dateVersion: 2 });
    // New year 2028 may take 30 and 31 December off: the earliest day to act by is the 29th.
    t.same([`${row?.dueOn}`, `${row?.actBy}`], ['2027-12-31', '2027-12-29']);
    t.match(row?.content.sources[0], { reference: '嘉经〔2025〕9号', quote: '有效期延长至2027年12月31日' });
  }
  t.match((await readPolicies(db, { documents: documentShelf() })).get(jiading), [
    { version: 1 },
    { version: 2, announcementId: draft },
  ]);
  const [first, second] = await revisionsOf(db, copy.id);
  t.same([`${first?.dueOn}`, first?.announcementId], ['2025-12-31', null]);
  t.same([`${second?.dueOn}`, second?.announcementId], ['2027-12-31', draft]);
  const event = (await publicFeed(house.context, { of: 'policy', key: jiading }, 'zh')).events[0];
  t.match(event, { id: rowBefore?.id, revision: 2 });
  t.equal(String(event?.previousDueOn), '2025-12-31');
});

t.test('who was told the old day gets one correction with the notice, who was not gets none', async (t) => {
  const { house, copy } = await told();
  await house.tick();
  const { id: draft } = await draftAnnouncement(house.context, house.adminId, extension());
  await newMail(house);
  await publishNow(house, draft, (await rehearse(house.context, draft)).digest);
  await house.tick('2025-12-02T10:05:00+08:00');
  await house.tick('2025-12-02T10:06:00+08:00');
  const [correction, ...more] = await newMail(house);
  t.same(
    more.map(({ to }) => to),
    [],
  );
  t.equal(correction?.to, 'chen');
  for (const part of ['此前告知：2025年12月31日', '期限：2027年12月31日', '嘉经〔2025〕9号', '申江精工'])
    t.match(correction?.text, part);
  await house.tick('2025-12-03T09:00:00+08:00');
  t.same(await newMail(house), [], 'the old rung that waited is superseded');
  const lines = await ledger(house, copy.id);
  t.ok(lines.includes('chen v2 correction sent'));
  t.notOk(lines.some((line) => line.startsWith('wang v2 correction')));
});

t.test(
  'a rehearsal that no longer holds is refused with the fresh one, and nothing is published',
  async (t) => {
    const { house } = await told();
    const { id: draft } = await draftAnnouncement(house.context, house.adminId, extension());
    const { digest } = await rehearse(house.context, draft);
    await registerEnterprise(house.context, house.adminId, {
      name: '后来者',
      creditCode: '91310114MA1W5M2N3M',
      operatesIn: 'jiading',
      registeredIn: 'jiading',
      taxedIn: 'jiading',
    });
    const before = await everything();
    const problem = await refused(publishNow(house, draft, digest));
    t.equal(problem.code, 'rehearsal-stale');
    t.match(problem.extra, { rehearsal: { enterprises: 2, deadlines: 3 } });
    t.equal(await everything(), before);
    const { rehearsal } = problem.extra as { rehearsal: { digest: string } };
    t.match(await publishNow(house, draft, rehearsal.digest), { enterprises: 2 });
  },
);

t.test('published once it is not published again, nor rehearsed', async (t) => {
  const { house } = await told();
  const { id: draft } = await draftAnnouncement(house.context, house.adminId, extension());
  const { digest } = await rehearse(house.context, draft);
  await publishNow(house, draft, digest);
  const before = await everything();
  t.equal((await refused(publishNow(house, draft, digest))).code, 'conflict');
  t.equal((await refused(rehearse(house.context, draft))).code, 'conflict');
  t.equal(await everything(), before);
});

t.test(
  'two drafts that move the same days are two digests: the effect is part of what was rehearsed',
  async (t) => {
    const { house } = await told();
    const draft = async (effect: Partial<EffectOf<'extension'>>) =>
      (await draftAnnouncement(house.context, house.adminId, extension(effect))).id;
    const one = await rehearse(house.context, await draft({}));
    const two = await rehearse(house.context, await draft({ inForceFrom: '2026-06-01' }));
    t.not(one.digest, two.digest);
  },
);

t.test(
  'a draft the law cannot take, or of a paper that is not out yet, is refused with its field',
  async (t) => {
    const { house } = await told();
    const before = await everything();
    const faults = async (body: NewAnnouncement) =>
      (await refused(draftAnnouncement(house.context, house.adminId, body))).faults.map(
        ({ pointer }) => pointer,
      );
    t.same(await faults(extension({ until: '2025-12-31' })), ['/effect/until']);
    t.same(await faults(extension({ policyKey: 'no-such' })), ['/effect/policyKey']);
    t.same(await faults({ ...extension(), publishedOn: '2025-12-03' }), ['/publishedOn']);
    t.equal(await everything(), before);
  },
);

t.test(
  'an extension published after the end is told to whom the end was told, and is no longer overdue',
  async (t) => {
    const { house, copy } = await told();
    await house.tick('2026-01-01T09:00:00+08:00');
    await newMail(house);
    house.at('2026-01-05T10:00:00+08:00');
    const late = { ...extension(), publishedOn: '2026-01-05' };
    const { id: draft } = await draftAnnouncement(house.context, house.adminId, late);
    await publishNow(house, draft, (await rehearse(house.context, draft)).digest);
    await house.tick('2026-01-05T10:01:00+08:00');
    t.same(
      (await newMail(house)).map(({ to }) => to),
      ['chen', 'wang'],
    );
    await house.tick('2026-01-06T09:00:00+08:00');
    t.same(await newMail(house), []);
    t.ok((await ledger(house, copy.id)).includes('chen v1 +1 sent'));
  },
);
