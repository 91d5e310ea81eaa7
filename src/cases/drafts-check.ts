import { dayOf } from '../clock.ts';
import { type Announcement, findAnnouncement, replacersOf } from '../db/announcements.ts';
import type { Database } from '../db/connect.ts';
import { namedDepartments } from '../deadlines/about.ts';
import type { Law } from '../deadlines/law.ts';
import { type FieldFault, Problem } from '../errors.ts';
import type { PolicyDocument } from '../policies/schema.ts';
import { additionOf } from './addition.ts';
import type { Context } from './context.ts';
import { readLaw } from './law.ts';

/** Refuses a draft that the law as recorded cannot take, or that names what there is not. */
export async function checkDraft(tx: Database, context: Context, announcement: Announcement) {
  const now = context.clock.now();
  const law = await readLaw(tx, context);
  const faults = [
    ...(Temporal.PlainDate.compare(announcement.publishedOn, dayOf(now)) > 0 ? [notYetPublished] : []),
    ...aboutFaults(announcement, newestDocuments(law)),
    ...(await replacingFaults(tx, announcement)),
  ];
  if (faults.length > 0) throw new Problem('unprocessable', faults);
  additionOf(law, announcement, now);
}

/** The newest document of every policy. */
export function newestDocuments({ policies }: Pick<Law, 'policies'>): PolicyDocument[] {
  return [...policies.values()].flatMap((versions) => versions.at(-1)?.document ?? []);
}

function aboutFaults({ about, effect }: Announcement, known: PolicyDocument[]): FieldFault[] {
  const documents = effect.kind === 'issue' ? [...known, effect.document] : known;
  const keys = new Set(documents.map(({ key }) => key));
  const departments = namedDepartments(documents);
  return [
    ...(about.policies ?? []).flatMap((key, index) => (keys.has(key) ? [] : [noPolicy(key, index)])),
    ...(about.departments ?? []).flatMap((name, index) =>
      departments.has(name) ? [] : [noDepartment(name, index)],
    ),
  ];
}

/**
 * Why an announcement cannot take another's place: there is no such published one, or one has taken it already. To be asked
 * again when it is published, since another may have come first.
 */
export async function replacingFaults(
  tx: Database,
  { id, corrects, effect }: Pick<Announcement, 'id' | 'corrects' | 'effect'>,
): Promise<FieldFault[]> {
  const replaced = [
    ...(corrects ? [{ pointer: '/corrects', target: corrects }] : []),
    ...(effect.kind === 'withdrawal'
      ? [{ pointer: '/effect/announcementId', target: effect.announcementId }]
      : []),
  ];
  const taken = await replacersOf(
    tx,
    replaced.map(({ target }) => target),
  );
  const faults: FieldFault[] = [];
  for (const { pointer, target } of replaced) {
    const found = await findAnnouncement(tx, target);
    if (found?.state !== 'published') faults.push({ pointer, detail: notPublished });
    else if (taken.has(target) && taken.get(target)?.id !== id)
      faults.push({ pointer, detail: replacedAlready });
  }
  return faults;
}

const notYetPublished = {
  pointer: '/publishedOn',
  detail: {
    zh: '不能晚于今天：只登记已经公布的文件',
    en: 'must not lie after today: only published documents are announced',
  },
};

const notPublished = {
  zh: '须为一则已发布的公告',
  en: 'must be an announcement that is published',
};

const replacedAlready = {
  zh: '该公告已被更正或撤回，请改为更正最新的一则',
  en: 'has been corrected or withdrawn already: correct the newest one',
};

const noPolicy = (key: string, index: number): FieldFault => ({
  pointer: `/about/policies/${index}`,
  detail: { zh: `没有这项政策：${key}`, en: `there is no such policy: ${key}` },
});

const noDepartment = (name: string, index: number): FieldFault => ({
  pointer: `/about/departments/${index}`,
  detail: {
    zh: `没有政策文件载有这个部门：${name}`,
    en: `no policy document names this department: ${name}`,
  },
});
