import t from 'tap';
import { draftAnnouncement, type NewAnnouncement } from '../../src/cases/drafts.ts';
import { reviseFact } from '../../src/cases/facts.ts';
import {
  askPublication,
  carryOutPublications,
  publicationOutcome,
  rehearse,
} from '../../src/cases/publish.ts';
import { rehearsedMoves, rehearsedMovesCsv } from '../../src/cases/rehearsal-pages.ts';
import { rehearseText } from '../../src/cases/rehearse-text.ts';
import type { Database } from '../../src/db/connect.ts';
import { deadlinesOf } from '../../src/db/deadlines.ts';
import { eq } from '../../src/db/orm.ts';
import { auditEntry } from '../../src/db/schema/audit.ts';
import { deadlineRevision } from '../../src/db/schema/deadlines.ts';
import { fact } from '../../src/db/schema/facts.ts';
import { publication } from '../../src/db/schema/publication.ts';
import type { Problem } from '../../src/errors.ts';
import { publishNow } from '../support/announce.ts';
import { contract, enter, type House, openHouse, revise } from '../support/cast.ts';
import { openTestDatabase } from '../support/database.ts';
import { notice2027 } from '../support/notice-2027.ts';

const { db } = await openTestDatabase(t);
const jiading = 'jiading-industrial-internet';

const extension: NewAnnouncement = {
  title: { zh: '关于延长实施意见有效期的通知', en: 'Notice extending the opinions' },
  source: { title: { zh: '通知', en: 'Notice' }, quote: '有效期延长至2027年12月31日' },
  publishedOn: '2025-12-01',
  effect: { kind: 'extension', policyKey: jiading, until: '2027-12-31' },
};

/** 申江精工, to whom Jiading's policy speaks, with a report of its own; and a draft that moves the policy's end. */
async function drafted(draft = extension, at = '2025-12-01T10:00:00+08:00') {
  const house = await openHouse(db, at);
  const id = await enter(house, 'shenjiang', ['chen']);
  const project = await contract(house, id, [{ label: '报告', dueOn: '2027-02-07' }]);
  await house.tick();
  const { id: draftId } = await draftAnnouncement(house.context, house.adminId, draft);
  return { house, id, project, draft: draftId };
}

/** The enterprise's own copy of the end that the draft moves. */
async function policyEnd(house: House, id: string) {
  const rows = await deadlinesOf(house.db, id);
  const found = rows.find(({ kind, content }) => kind === 'policy-expires' && content.policyKey === jiading);
  if (!found) throw new Error('it has no copy of the end');
  return found;
}

/** It files every month: each new month brings another day within the horizon. */
async function pays(house: House, id: string) {
  const author = { personId: house.adminId, enterpriseId: id };
  await reviseFact(house.context, author, { kind: 'enterprise', id, expected: 1 }, (body) => ({
    ...body,
    establishedOn: '2015-06-01',
    taxes: {
      vat: [{ from: '2020-01-01', every: 'month' }],
      incomeTax: [{ from: '2020-01-01', every: 'quarter' }],
    },
  }));
}

const refused = (promise: Promise<unknown>): Promise<Problem> =>
  promise.then(
    () => Promise.reject(new Error('it was not refused')),
    (problem: Problem) => problem,
  );

const revisionsBy = async (announcementId: string) =>
  (await db.select().from(deadlineRevision)).filter((row) => row.announcementId === announcementId);

const failing = (work: () => Promise<never>): Database =>
  new Proxy(db as Database, {
    get: (target, name) =>
      name === 'transaction'
        ? (run: (tx: Database) => Promise<unknown>, ...rest: []) =>
            db.transaction(
              async (tx) => {
                const result = await run(tx as Database);
                return result === true ? await work() : result;
              },
              ...rest,
            )
        : Reflect.get(target, name, target),
  });

t.test('an enterprise that cannot be derived is counted, and named where things are logged', async (t) => {
  const { house, id, project, draft } = await drafted();
  await db
    .update(fact)
    .set({ body: { contract: {} } })
    .where(eq(fact.id, project));
  const said: string[] = [];
  const log = { error: (_: unknown, text: string) => said.push(text) };
  const { notDerived, enterprises } = await rehearse({ ...house.context, log }, draft);
  t.same([notDerived, enterprises], [1, 0]);
  t.same(said, [`enterprise ${id} was not derived`]);
});

t.test(
  'a fact that moves a rehearsed date refuses the publication; one that does not lets it through',
  async (t) => {
    const { house, id, project, draft } = await drafted(
      notice2027('2026-12-07'),
      '2026-12-08T10:00:00+08:00',
    );
    const { digest } = await rehearse(house.context, draft);
    await revise(house, id, { id: project, expected: 1 }, [{ label: '报告', dueOn: '2027-02-09' }]);
    const problem = await refused(publishNow(house, draft, digest));
    t.equal(problem.code, 'rehearsal-stale');
    const { rehearsal } = problem.extra as { rehearsal: { digest: string } };
    t.same(rehearsal, JSON.parse(JSON.stringify(await rehearse(house.context, draft))), 'with the fresh one');
    t.same(await revisionsBy(draft), [], 'and nothing of it was written');
    t.equal((await db.select().from(publication))[0]?.state, 'refused');
    // Far from the days that the notice settles.
    await contract(house, id, [{ label: '旧报告', dueOn: '2026-12-14' }]);
    t.match(await publishNow(house, draft, rehearsal.digest), { digest: rehearsal.digest });
    t.ok((await revisionsBy(draft)).length > 0);
  },
);

t.test(
  'what the day itself changes is none of the announcement: neither rehearsed as its own nor hashed',
  async (t) => {
    const { house, id, draft } = await drafted();
    await pays(house, id);
    // A new day has begun, and the night's run has not been: duties of another month have come within the horizon.
    house.at('2026-01-03T00:00:30+08:00');
    const early = await rehearse(house.context, draft);
    t.match(early, { enterprises: 1, changes: { added: 0 } });
    t.ok(
      early.moves.every(({ title }) => /有效期/.test(title.zh)),
      JSON.stringify(early.moves),
    );
    await publishNow(house, draft, early.digest);
    const own = await policyEnd(house, id);
    t.equal(`${own.dueOn}`, '2027-12-31');
    const byNobody = (await db.select().from(deadlineRevision)).filter(
      ({ announcementId, recordedAt }) =>
        announcementId === null && recordedAt.equals(house.context.clock.now()),
    );
    t.ok(byNobody.length > 0, 'the day was done as well, as itself');
    t.equal((await revisionsBy(draft)).length, early.deadlines);
  },
);

t.test('the digest is the same before and after the night’s own run', async (t) => {
  const { house, id, draft } = await drafted();
  await pays(house, id);
  house.at('2026-01-03T00:00:30+08:00');
  const early = await rehearse(house.context, draft);
  await house.tick();
  t.equal((await rehearse(house.context, draft)).digest, early.digest);
});

t.test('asked twice at once it is published once, and both are answered the same', async (t) => {
  const { house, draft } = await drafted();
  const { digest } = await rehearse(house.context, draft);
  const ask = () => askPublication(house.context, house.adminId, draft, digest);
  const [one, two] = await Promise.all([ask(), ask()]);
  t.equal(one, two);
  const other = askPublication(house.context, house.adminId, draft, '0'.repeat(64));
  t.equal((await refused(other)).code, 'conflict');
  const ended = await Promise.all([carryOutPublications(house.context), carryOutPublications(house.context)]);
  t.equal(ended[0] + ended[1], 1);
  t.match(await publicationOutcome(db, draft, one), { digest });
  const revisions = await revisionsBy(draft);
  t.equal(new Set(revisions.map(({ deadlineId }) => deadlineId)).size, revisions.length);
  t.equal((await refused(ask())).code, 'conflict', 'published already');
});

t.test('a publication that a crash broke off is completed by the next minute’s look', async (t) => {
  const { house, draft } = await drafted();
  const { digest } = await rehearse(house.context, draft);
  const id = await askPublication(house.context, house.adminId, draft, digest);
  t.equal(await publicationOutcome(db, draft, id), undefined);
  await house.tick();
  t.match(await publicationOutcome(db, draft, id), { digest });
  t.equal(await carryOutPublications(house.context), 0);
});

t.test('one that fails for an unexpected reason is tried once and ends as failed, saying why', async (t) => {
  const { house, draft } = await drafted();
  const { digest } = await rehearse(house.context, draft);
  const id = await askPublication(house.context, house.adminId, draft, digest);
  const broken = failing(async () => {
    throw new Error('Failed query: update …', { cause: new Error('no space left on device') });
  });
  t.equal(await carryOutPublications({ ...house.context, db: broken }), 1);
  t.equal(await carryOutPublications(house.context), 0);
  const problem = await refused(publicationOutcome(db, draft, id));
  t.match(problem, { code: 'internal', faults: [{ detail: { en: /nothing was written: no space left/ } }] });
  t.same(await revisionsBy(draft), []);
  t.match(await publishNow(house, draft, digest), { digest }, 'asked again, it goes through');
});

t.test('every enterprise gets one entry in the audit, with each date before and after', async (t) => {
  const { house, id, draft } = await drafted();
  await publishNow(house, draft, (await rehearse(house.context, draft)).digest);
  const entries = (await db.select().from(auditEntry)).filter(
    ({ announcementId }) => announcementId === draft,
  );
  const derived = entries.filter(({ action }) => action === 'deadlines.derived');
  t.same(derived.map(({ subject }) => subject).sort(), [`enterprise:${id}`, 'policies']);
  t.ok(derived.every(({ actor }) => actor === house.adminId));
  const own = derived.find(({ enterpriseId }) => enterpriseId === id);
  const changes = (own?.payload as { changes?: { deadlineId: string }[] } | undefined)?.changes ?? [];
  const copy = await policyEnd(house, id);
  t.match(
    changes.find(({ deadlineId }) => deadlineId === copy.id),
    {
      change: 'move',
      revisionBefore: 1,
      revision: 2,
      before: { dueOn: '2025-12-31' },
      after: { dueOn: '2027-12-31' },
    },
  );
});

t.test('moves come a page at a time, and what is no cursor is refused', async (t) => {
  const { house, draft } = await drafted(notice2027('2026-12-07'), '2026-12-08T10:00:00+08:00');
  const all = await rehearsedMoves(house.context, draft, { limit: 500 });
  t.ok(all.items.length > 2 && all.next === null, `${all.items.length} moves`);
  const seen = [];
  for (let cursor: string | undefined; ; ) {
    const page = await rehearsedMoves(house.context, draft, { limit: 1, ...(cursor ? { cursor } : {}) });
    seen.push(...page.items);
    if (page.next === null) break;
    cursor = page.next;
  }
  t.same(seen, all.items);
  const wrong = await refused(rehearsedMoves(house.context, draft, { limit: 1, cursor: 'bm90IG9uZQ' }));
  t.match(wrong, { code: 'validation', faults: [{ pointer: 'querystring:/cursor' }] });
});

t.test('the file of moves opens in a spreadsheet, and no name in it is taken for a formula', async (t) => {
  const { house, draft, id } = await drafted();
  const named = '=HYPERLINK("x"),申江';
  const author = { personId: house.adminId, enterpriseId: id };
  await reviseFact(house.context, author, { kind: 'enterprise', id, expected: 1 }, (body) => ({
    ...body,
    name: named,
  }));
  const chunks = [];
  for await (const chunk of await rehearsedMovesCsv(house.context, draft, 'en')) chunks.push(chunk);
  const text = chunks.join('');
  t.ok(text.startsWith('\ufeffChange,Enterprise,'));
  const [, ...lines] = text.split('\r\n').slice(0, -1);
  t.equal(lines.length, (await rehearse(house.context, draft)).deadlines);
  t.ok(
    lines.some((line) => line.includes(`,"'=HYPERLINK(""x""),申江",`)),
    text,
  );
});

t.test('a text is rehearsed without being drafted: whole, or its effect alone', async (t) => {
  const { house, draft } = await drafted();
  const { moves } = await rehearse(house.context, draft);
  t.same((await rehearseText(house.context, JSON.stringify(extension))).moves, moves);
  t.same(
    (await rehearseText(house.context, `\ufeff${JSON.stringify(extension)}`)).moves,
    moves,
    'with a mark before it',
  );
  t.same((await rehearseText(house.context, JSON.stringify(extension.effect))).moves, moves);
  const faults = async (text: string) => (await refused(rehearseText(house.context, text))).faults;
  t.match(await faults('{'), [{ pointer: '' }]);
  t.match(await faults(JSON.stringify({ ...extension, publishedOn: 1 })), [{ pointer: '/publishedOn' }]);
  const { until: _, ...without } = extension.effect as { until?: string };
  t.match(await faults(JSON.stringify(without)), [{ pointer: '/until' }]);
  const where = async (text: string) => (await faults(text)).map(({ pointer }) => pointer);
  t.same(await where('{"foo":1}'), ['/title', '/source', '/publishedOn', '/effect']);
  t.match(await faults('{"kind":"nonsense"}'), [{ pointer: '/kind', detail: { en: /issue \| amendment/ } }]);
  t.same(await where('{"effect":{}}'), ['/title', '/source', '/publishedOn', '/effect/kind']);
  t.same(await where(JSON.stringify({ ...extension, effect: 'longer' })), ['/effect']);
  t.same(await where('{"kind":"amendment","head":{"__proto__":{"title":1}}}'), ['/head/__proto__']);
});
