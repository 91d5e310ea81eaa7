import t from 'tap';
import { draftAnnouncement, type NewAnnouncement } from '../../src/cases/drafts.ts';
import { registerFact } from '../../src/cases/facts.ts';
import { documentShelf, readPolicies } from '../../src/cases/law.ts';
import { enterpriseMatches } from '../../src/cases/matching.ts';
import { publicFeed } from '../../src/cases/public-feeds.ts';
import { rehearse } from '../../src/cases/publish.ts';
import { syncCatalogue } from '../../src/cases/sync-catalogue.ts';
import { readCatalogue } from '../../src/catalogue.ts';
import { deadlinesOf, revisionsOf } from '../../src/db/deadlines.ts';
import { voidedVersions } from '../../src/db/policies.ts';
import type { Effect } from '../../src/deadlines/effect.ts';
import type { Problem } from '../../src/errors.ts';
import { publishNow } from '../support/announce.ts';
import { enter, enterprises, type House, openHouse } from '../support/cast.ts';
import { openTestDatabase } from '../support/database.ts';

const { db } = await openTestDatabase(t);
const jiading = 'jiading-industrial-internet';
const industrial = 'sh-2024-527-industrial-services';
const morning = '2025-12-02T10:00:00+08:00';
const title = { zh: '示例通知', en: 'Example notice' };

const paper = (effect: Effect, more: Partial<NewAnnouncement> = {}): NewAnnouncement => ({
  title,
  source: { title, reference: '示例〔2025〕1号', quote: '自本通知所载之日起执行' },
  publishedOn: '2025-12-02',
  effect,
  ...more,
});

/** Drafts, rehearses and publishes; answers the announcement's id. */
async function announce(house: House, effect: Effect, more: Partial<NewAnnouncement> = {}): Promise<string> {
  const { id } = await draftAnnouncement(house.context, house.adminId, paper(effect, more));
  await publishNow(house, id, (await rehearse(house.context, id)).digest);
  return id;
}

const extension = (until: string, policyKey = jiading): Effect => ({ kind: 'extension', policyKey, until });
const versions = async (key: string) =>
  ((await readPolicies(db, { documents: documentShelf() })).get(key) ?? []).map(
    ({ version, document: { validity }, announcementId }) =>
      [version, validity.kind === 'until' && validity.until, announcementId ?? null] as const,
  );

async function copyOf(house: House, enterpriseId: string, key = jiading) {
  const copy = (await deadlinesOf(house.db, enterpriseId)).find(({ content }) => content.policyKey === key);
  if (!copy) throw new Error(`no copy of ${key}`);
  return copy;
}

t.test(
  'an extension withdrawn in the middle of a chain: the later one stands, the rows keep their ids',
  async (t) => {
    const house = await openHouse(db, morning);
    const id = await enter(house, 'shenjiang', ['chen']);
    const before = await copyOf(house, id);
    const one = await announce(house, extension('2026-12-31'));
    const two = await announce(house, extension('2027-12-31'));
    await announce(house, { kind: 'withdrawal', announcementId: one });
    t.same(await versions(jiading), [
      [1, '2025-12-31', null],
      [4, '2027-12-31', two],
    ]);
    t.same(await voidedVersions(db), [
      { policyKey: jiading, version: 2 },
      { policyKey: jiading, version: 3 },
    ]);
    await announce(house, { kind: 'withdrawal', announcementId: two });
    const after = await copyOf(house, id);
    t.same([after.id, `${after.dueOn}`, after.status], [before.id, '2025-12-31', 'firm']);
    t.same(
      (await revisionsOf(db, before.id)).map(({ dueOn }) => `${dueOn}`),
      ['2025-12-31', '2026-12-31', '2027-12-31', '2025-12-31'],
    );
  },
);

t.test('a correction takes the place of what it corrects; a second one of the same is refused', async (t) => {
  const house = await openHouse(db, morning);
  const one = await announce(house, extension('2026-12-31'));
  const two = await announce(house, extension('2028-06-30'), { corrects: one });
  t.same(await versions(jiading), [
    [1, '2025-12-31', null],
    [3, '2028-06-30', two],
  ]);
  const again = draftAnnouncement(
    house.context,
    house.adminId,
    paper(extension('2029-06-30'), { corrects: one }),
  );
  const problem = await again.then(
    () => undefined,
    (each: Problem) => each,
  );
  t.same(
    problem?.faults?.map(({ pointer }) => pointer),
    ['/corrects'],
  );
});

t.test('a draft with a faulty patch is refused in both languages at its place', async (t) => {
  const house = await openHouse(db, morning);
  const effect: Effect = {
    kind: 'amendment',
    policyKey: industrial,
    measures: [{ id: 'sh527-11.1', set: { capFen: -1 } }],
  };
  const problem = await draftAnnouncement(house.context, house.adminId, paper(effect)).then(
    () => undefined,
    (each: Problem) => each,
  );
  t.match(problem?.faults, [{ pointer: '/effect/measures/0/set/capFen', detail: { zh: /\S/, en: /\S/ } }]);
});

t.test(
  'a repeal: the event of the expiry is cancelled, one of the repeal stands on the last day',
  async (t) => {
    const house = await openHouse(db, morning);
    const id = await enter(house, 'shenjiang', []);
    await announce(house, extension('2027-12-31'));
    const [expiry] = (await publicFeed(house.context, { of: 'policy', key: jiading }, 'zh')).events;
    await announce(house, { kind: 'repeal', policyKey: jiading, from: '2026-07-01' });
    const { events } = await publicFeed(house.context, { of: 'policy', key: jiading }, 'zh');
    t.same(
      events.map((event) => [event.id === expiry?.id, event.status, `${event.dueOn}`]),
      [
        [false, 'firm', '2026-06-30'],
        [true, 'withdrawn', '2027-12-31'],
      ],
    );
    const own = (await deadlinesOf(db, id)).filter(({ content }) => content.policyKey === jiading);
    t.same(own.map(({ kind, status }) => `${kind} ${status}`).sort(), [
      'policy-expires withdrawn',
      'policy-repealed firm',
    ]);
  },
);

t.test(
  'a list brings a certificate’s dates and a review takes them away; a stranger sees neither',
  async (t) => {
    const house = await openHouse(db, morning);
    const id = await enter(house, 'shenjiang', []);
    const other = await enter(house, 'yunfan', []);
    const recipients = [{ creditCode: enterprises.shenjiang.creditCode }];
    const held = { certificate: 'gaoxin' };
    const certificates = async (of: string) =>
      (await deadlinesOf(db, of))
        .filter(({ kind }) => kind === 'certificate-expires')
        .map(({ subject, dueOn, status }) => `${subject} ${dueOn} ${status}`);
    const list = await announce(house, { kind: 'list', held, grantedOn: '2025-11-28', recipients });
    // 36 months from 28 November 2025, to the day before.
    t.same(await certificates(id), [`certificate:listed/${id}/gaoxin 2028-11-27 firm`]);
    t.same(await certificates(other), []);
    const review = await announce(house, { kind: 'review', held, endedOn: '2025-12-31', recipients });
    t.same(await certificates(id), [`certificate:listed/${id}/gaoxin 2028-11-27 withdrawn`]);
    await announce(house, { kind: 'withdrawal', announcementId: review });
    t.same(await certificates(id), [`certificate:listed/${id}/gaoxin 2028-11-27 firm`], 'and it comes back');
    await announce(house, { kind: 'withdrawal', announcementId: list });
    t.same(await certificates(id), [`certificate:listed/${id}/gaoxin 2028-11-27 withdrawn`]);
  },
);

t.test('a listed title is known wherever an enterprise’s money is asked about', async (t) => {
  const house = await openHouse(db, morning);
  const id = await enter(house, 'shenjiang', []);
  const standard = async () => {
    const { items } = await enterpriseMatches(house.context, id, true);
    const match = items.find(({ measureId }) => measureId === 'sh527-11.1');
    return [match?.answer, match?.fen];
  };
  t.same(await standard(), ['incomplete', null]);
  await announce(house, {
    kind: 'list',
    held: { title: 'future-standard-led' },
    grantedOn: '2025-11-28',
    recipients: [{ creditCode: enterprises.shenjiang.creditCode }],
  });
  t.same(await standard(), ['claimable', 30_000_000]);
});

t.test(
  'a re-read catalogue carries every announced change, and what does not fit is left out aloud',
  async (t) => {
    const house = await openHouse(db, morning);
    const shipped = readCatalogue();
    await announce(house, {
      kind: 'amendment',
      policyKey: industrial,
      measures: [{ id: 'sh527-11.1', set: { capFen: 40_000_000 } }],
      inForceFrom: '2025-12-01',
    });
    await announce(house, extension('2028-12-31', industrial));
    const reread = shipped.map((each) =>
      each.key === industrial ? { ...each, lastChecked: '2025-12-03' } : each,
    );
    t.same(await syncCatalogue(house.context, reread), [industrial]);
    t.same(await syncCatalogue(house.context, reread), []);
    const all = (await readPolicies(db, house.context)).get(industrial) ?? [];
    t.same(
      all.map(({ version, document: { lastChecked, validity, clauses } }) => [
        version,
        lastChecked === '2025-12-03',
        clauses.flatMap(({ measures }) => measures).find(({ id }) => id === 'sh527-11.1')?.capFen,
        validity.kind === 'until' && validity.until,
      ]),
      [
        [1, false, 30_000_000, '2027-12-31'],
        [2, false, 40_000_000, '2027-12-31'],
        [3, false, 40_000_000, '2028-12-31'],
        [4, true, 30_000_000, '2027-12-31'],
        [5, true, 40_000_000, '2027-12-31'],
        [6, true, 40_000_000, '2028-12-31'],
      ],
    );
    const without = reread.map((each) =>
      each.key === industrial ? { ...each, clauses: each.clauses.filter(({ no }) => no !== '11') } : each,
    );
    const remarks: string[] = [];
    t.same(await syncCatalogue(house.context, without, (text) => remarks.push(text)), []);
    t.equal(remarks.length, 1);
    t.match(remarks[0], /sh-2024-527-industrial-services.*\/effect\/measures\/0\/id/);
  },
);

t.test(
  'who rehearses is told of projects nobody has registered, and of a review that ends nothing',
  async (t) => {
    const house = await openHouse(db, morning);
    const id = await enter(house, 'shenjiang', ['chen']);
    const author = { personId: house.adminId, enterpriseId: id };
    await registerFact(house.context, author, 'project', {
      name: 'Bearing line',
      nature: 'technical-renovation',
      investmentFen: 1_000_000_000,
    });
    const { creditCode } = enterprises.shenjiang;
    const remarks = async (effect: Effect) => {
      const draft = await draftAnnouncement(house.context, house.adminId, paper(effect));
      return (await rehearse(house.context, draft.id)).remarks.map(({ zh }) => zh);
    };
    const paid = (project: string): Effect => ({
      kind: 'disbursement',
      recipients: [{ creditCode, project }],
      reports: [{ label: '2026年上半年报告', on: '2026-07-15' }],
    });
    t.same(await remarks(paid('Bearing line')), []);
    t.same(await remarks(paid('Bearing  line')), [
      `1个项目未在所列企业登记（须名称完全一致）：${creditCode} Bearing  line`,
    ]);
    const held = { certificate: 'zhineng_gongchang' } as const;
    const review = (endedOn: string): Effect => ({
      kind: 'review',
      held,
      endedOn,
      recipients: [{ creditCode }],
    });
    const nothing = [`1家企业没有可由此终止的称号或证照，请核对日期：${creditCode}`];
    t.same(await remarks(review('2025-11-30')), nothing, 'it holds none');
    const recipients = [{ creditCode }];
    await announce(house, {
      kind: 'list',
      held,
      grantedOn: '2025-11-20',
      expiresOn: '2028-11-19',
      recipients,
    });
    t.same(await remarks(review('2025-11-19')), nothing, 'it began only after that day');
    t.same(await remarks(review('2025-11-20')), []);
  },
);
