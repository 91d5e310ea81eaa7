import { type Announcement, findAnnouncement, replacedBy, windowAnnouncement } from '../db/announcements.ts';
import type { Database } from '../db/connect.ts';
import { type Subjects, subjectsOf } from '../deadlines/about.ts';
import type { Effect } from '../deadlines/effect.ts';
import type { Law } from '../deadlines/law.ts';
import { recipientsOf } from '../deadlines/recipients.ts';
import type { PolicyDocument } from '../policies/schema.ts';
import { newestDocuments } from './drafts-check.ts';

/** What of an announcement says what it is about. */
type Speaking = Pick<Announcement, 'effect' | 'about' | 'corrects'>;

/** By what an announcement concerns a reader; `all` where it does whoever hears of everything. */
export type Looked = {
  all: boolean;
  subjects: Subjects;
  recipients: ReadonlySet<string>;
  policies: PolicyDocument[];
};

/** What an announcement is about; of one that takes another's place `fresh` is what that one was not about. */
export type Matter = { whole: Looked; fresh: Looked };

const noSubjects: Subjects = { policyKeys: [], districts: [], themes: [], departments: [] };
const nothing: Looked = { all: false, subjects: noSubjects, recipients: new Set(), policies: [] };

/** The announcements whose place one takes, and those whose place these had taken. */
export async function replacedChain(tx: Database, announcement: Speaking): Promise<Announcement[]> {
  const chain: Announcement[] = [];
  let ids = replacedBy(announcement);
  while (ids.length > 0) {
    const found = await findAnnouncement(tx, ids[0] ?? '');
    if (!found) break;
    chain.push(found);
    ids = replacedBy(found);
  }
  return chain;
}

/** By what an announcement concerns whom. A withdrawal says nothing of its own: it is about nobody who was not told before. */
export async function matterFor(
  tx: Database,
  announcement: Speaking,
  replaced: Announcement[],
  policies: Law['policies'],
): Promise<Matter> {
  if (announcement.effect.kind === 'withdrawal') return { whole: nothing, fresh: nothing };
  const effects = [announcement, ...replaced].map(({ effect }) => effect);
  const documents = documentsWith(policies, effects);
  const whole = await lookedAt(tx, announcement, documents);
  if (replaced.length === 0) return { whole, fresh: whole };
  const before: Looked[] = [];
  for (const each of replaced) before.push(await lookedAt(tx, each, documents));
  return { whole, fresh: before.reduce(without, whole) };
}

async function lookedAt(tx: Database, speaking: Speaking, documents: PolicyDocument[]): Promise<Looked> {
  const { effect } = speaking;
  const related = await changedWindow(tx, effect);
  const subjects = subjectsOf(speaking, documents, related);
  return {
    all: true,
    subjects,
    recipients: new Set([effect, ...related].flatMap(recipientsOf).map(({ creditCode }) => creditCode)),
    policies: documents.filter(({ key }) => subjects.policyKeys.includes(key)),
  };
}

function without({ subjects, recipients, policies }: Looked, other: Looked): Looked {
  const less = <T>(list: T[], gone: readonly T[]) => list.filter((each) => !gone.includes(each));
  const { policyKeys, districts, themes, departments } = other.subjects;
  return {
    all: false,
    subjects: {
      policyKeys: less(subjects.policyKeys, policyKeys),
      districts: less(subjects.districts, districts),
      themes: less(subjects.themes, themes),
      departments: less(subjects.departments, departments),
    },
    recipients: recipients.difference(other.recipients),
    policies: policies.filter(({ key }) => !policyKeys.includes(key)),
  };
}

/** Whether what is looked at is the subject of a subscription. */
export function isAbout({ all, subjects }: Looked, scope: string, value: string): boolean {
  const named: Record<string, readonly string[]> = {
    policy: subjects.policyKeys,
    district: subjects.districts,
    theme: subjects.themes,
    department: subjects.departments,
  };
  return scope === 'all' ? all : (named[scope]?.includes(value) ?? false);
}

/** The effects of what an announcement refers to: the window that it changes, the announcement whose place it takes. */
export async function relatedEffects(tx: Database, { effect, corrects }: Speaking): Promise<Effect[]> {
  const related: Effect[] = [];
  for (const id of replacedBy({ effect, corrects })) {
    const found = await findAnnouncement(tx, id);
    if (found) related.push(found.effect);
  }
  return [...related, ...(await changedWindow(tx, effect))];
}

async function changedWindow(tx: Database, effect: Effect): Promise<Effect[]> {
  if (effect.kind !== 'window-change') return [];
  const window = await windowAnnouncement(tx, effect.window);
  return window ? [window.effect] : [];
}

/** The newest document of every policy that stands, and of those which only an effect carries. */
function documentsWith(policies: Law['policies'], effects: Effect[]): PolicyDocument[] {
  const documents = newestDocuments({ policies });
  const carried = effects.flatMap((effect) => (effect.kind === 'issue' ? [effect.document] : []));
  return [...documents, ...carried.filter(({ key }) => !policies.has(key))];
}
