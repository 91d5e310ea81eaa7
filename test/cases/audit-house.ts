import { execFile } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { draftAnnouncement } from '../../src/cases/drafts.ts';
import { reviseFact } from '../../src/cases/facts.ts';
import { markDone } from '../../src/cases/mark-done.ts';
import { rehearse } from '../../src/cases/publish.ts';
import { sealAudit } from '../../src/cases/seal-audit.ts';
import type { Database } from '../../src/db/connect.ts';
import { publishNow } from '../support/announce.ts';
import { contract, deadlineOf, enter, type House, openHouse } from '../support/cast.ts';

/**
 * Some hundred entries that real cases wrote, in a dozen blocks: 申江精工 with 陈敏 and 王磊, 云帆 with 王磊, each with a contract
 * that is revised over and over; letters to both, a date done, an announcement drafted and published.
 */
export async function busyHouse(db: Database) {
  const house = await openHouse(db, '2025-12-01T08:00:00+08:00');
  const shenjiang = await enter(house, 'shenjiang', ['chen', 'wang']);
  const yunfan = await enter(house, 'yunfan', ['wang']);
  const projects = [
    { enterpriseId: shenjiang, id: await contract(house, shenjiang, reportOn(1)) },
    { enterpriseId: yunfan, id: await contract(house, yunfan, reportOn(1)) },
  ];
  await house.tick('2025-12-01T09:00:00+08:00');
  for (let round = 0; round < 10; round += 1) {
    house.at(`2025-12-01T10:0${round}:00+08:00`);
    for (const { enterpriseId, id } of projects)
      for (let each = 0; each < 10; each += 1) await note(house, enterpriseId, id, `第${round}轮第${each}次`);
    await sealAudit(house.context);
  }
  const due = await deadlineOf(house, shenjiang, 'project-report');
  await markDone(house.context, { personId: house.adminId, enterpriseId: shenjiang }, due.id);
  const announcementId = await extend(house);
  await sealAudit(house.context);
  return { house, shenjiang, yunfan, announcementId };
}

const reportOn = (day: number) => [{ label: '报告', dueOn: `2025-12-1${day}` }];

/** Renames a project: a change that moves no date. */
async function note(house: House, enterpriseId: string, id: string, name: string) {
  const author = { personId: house.adminId, enterpriseId };
  await reviseFact(house.context, author, { kind: 'project', id }, (body) => ({ ...body, name }));
}

async function extend(house: House): Promise<string> {
  const title = { zh: '关于延长有效期的通知', en: 'Notice of extension' };
  const { id } = await draftAnnouncement(house.context, house.adminId, {
    title,
    source: { title, reference: '嘉经〔2025〕9号', quote: '有效期延长至2027年12月31日' },
    publishedOn: '2025-12-01',
    effect: { kind: 'extension', policyKey: 'jiading-industrial-internet', until: '2027-12-31' },
  });
  const { digest } = await rehearse(house.context, id);
  await publishNow(house, id, digest);
  return id;
}

/** What the independent script says of a file, as somebody runs it who has nothing else. */
export const scriptIn =
  (folder: string) =>
  async (content: string, ...noted: string[]) => {
    const file = join(folder, 'export.json');
    writeFileSync(file, content);
    const run = promisify(execFile)(process.execPath, ['scripts/verify-audit.mjs', file, ...noted]);
    return await run.then(
      ({ stdout }) => ({ code: 0, said: stdout.trim() }),
      ({ code, stdout }: { code: number; stdout: string }) => ({ code, said: stdout.trim() }),
    );
  };
