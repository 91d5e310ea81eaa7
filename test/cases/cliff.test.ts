import t from 'tap';
import { enterpriseCliff } from '../../src/cases/cliff.ts';
import { draftAnnouncement } from '../../src/cases/drafts.ts';
import { registerFact } from '../../src/cases/facts.ts';
import { readPolicies } from '../../src/cases/law.ts';
import { rehearse } from '../../src/cases/publish.ts';
import type { Project } from '../../src/facts/project.ts';
import { publishNow } from '../support/announce.ts';
import { enter, type House, openHouse } from '../support/cast.ts';
import { openTestDatabase } from '../support/database.ts';

const { db } = await openTestDatabase(t);
const jiading = 'jiading-industrial-internet';

const extension = {
  title: { zh: '关于延长实施意见有效期的通知', en: 'Notice extending the opinions' },
  source: {
    title: { zh: '关于延长实施意见有效期的通知', en: 'Notice extending the opinions' },
    reference: '嘉经〔2025〕9号',
    quote: '有效期延长至2027年12月31日',
  },
  publishedOn: '2025-12-02',
  effect: { kind: 'extension' as const, policyKey: jiading, until: '2027-12-31' },
};

/** 申江精工 with a project under a contract of Jiading that is to be accepted in 2026, and a certificate until 2028. */
async function underJiading(house: House): Promise<string> {
  const id = await enter(house, 'shenjiang', ['chen']);
  const author = { personId: house.adminId, enterpriseId: id };
  const project: Project = {
    name: '平台',
    nature: 'other',
    contract: {
      title: '实施合同',
      policyKey: jiading,
      reports: [{ label: '2025年报告', dueOn: '2025-12-30' }],
      acceptanceBy: '2026-06-30',
    },
  };
  await registerFact(house.context, author, 'project', project);
  const certificate = { kind: 'lianghua_ronghe', issuedOn: '2025-02-03', expiresOn: '2028-02-02' };
  await registerFact(house.context, author, 'certificate', certificate);
  return id;
}

const rows = ({ policies }: Awaited<ReturnType<typeof enterpriseCliff>>) =>
  policies.flatMap(({ policyKey, rows: own }) =>
    own.map(({ kind, on, lastDay }) => [policyKey, kind, on, lastDay].join(' ')),
  );

t.test('publishing an extension empties the cliff together with the law it changes', async (t) => {
  const house = await openHouse(db, '2025-12-02T10:00:00+08:00');
  const id = await underJiading(house);
  const before = await enterpriseCliff(house.context, id);
  t.same(rows(before), [
    `${jiading} project-acceptance 2026-06-30 2025-12-31`,
    `${jiading} certificate-expires 2028-02-02 2025-12-31`,
  ]);
  t.match(before.policies[0]?.says[0]?.text.zh, '2025年12月31日之后是否延期');
  t.equal(before.total.fen, 20_000_000);
  const { id: draft } = await draftAnnouncement(house.context, house.adminId, extension);
  const { digest } = await rehearse(house.context, draft);
  t.same(await enterpriseCliff(house.context, id), before, 'a rehearsal empties nothing');
  // Whoever asks meanwhile sees either all of the extension or nothing of it.
  const seen: string[][] = [];
  const published = publishNow(house, draft, digest);
  let going = true;
  const done = published.finally(() => {
    going = false;
  });
  while (going) seen.push(rows(await enterpriseCliff(house.context, id)));
  await done;
  const after = [`${jiading} certificate-expires 2028-02-02 2027-12-31`];
  t.same(rows(await enterpriseCliff(house.context, id)), after);
  for (const each of seen) t.ok(each.length === 2 || each.join() === after.join());
});

t.test('what the extension does not reach stays, and another enterprise has none of it', async (t) => {
  const house = await openHouse(db, '2025-12-02T10:00:00+08:00');
  const id = await underJiading(house);
  const other = await enter(house, 'yunfan', ['wang']);
  const { id: draft } = await draftAnnouncement(house.context, house.adminId, {
    ...extension,
    effect: { ...extension.effect, until: '2026-06-29' },
  });
  await publishNow(house, draft, (await rehearse(house.context, draft)).digest);
  t.equal((await readPolicies(db, house.context)).get(jiading)?.length, 2);
  t.same(rows(await enterpriseCliff(house.context, id)), [
    `${jiading} project-acceptance 2026-06-30 2026-06-29`,
    `${jiading} certificate-expires 2028-02-02 2026-06-29`,
  ]);
  t.same(rows(await enterpriseCliff(house.context, other)), []);
});
