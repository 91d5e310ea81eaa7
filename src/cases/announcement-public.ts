import { type Announcement, findAnnouncement, replacedBy, replacersOf } from '../db/announcements.ts';
import { subjectsOf } from '../deadlines/about.ts';
import type { AnnouncementKind, Effect } from '../deadlines/effect.ts';
import { Problem } from '../errors.ts';
import type { AnnouncementModel, AnnouncementsModel } from '../pages/announcement-model.ts';
import { titleOf } from '../policies/sources.ts';
import { effectLines } from '../words/announcement-effects.ts';
import { namesFor } from './announcement-names.ts';
import { relatedEffects } from './announcement-subjects.ts';
import { differencePath, madeVersion } from './announcement-versions.ts';
import type { Context } from './context.ts';
import { newestDocuments } from './drafts-check.ts';
import { someAnnouncements, type Wanted } from './drafts-list.ts';
import { readPolicies } from './law.ts';
import { changesOfWindows } from './window-changes.ts';

/** Published announcements as anyone may read them, newest first, a page at a time. */
export async function publicAnnouncements(
  context: Context,
  wanted: Omit<Wanted, 'state'>,
): Promise<AnnouncementsModel> {
  const { items, next } = await someAnnouncements(context, { ...wanted, state: 'published' });
  return { items: await asModels(context, items), ...(next ? { next } : {}) };
}

/** One published announcement; a draft does not exist here. */
export async function publicAnnouncement(context: Context, id: string): Promise<AnnouncementModel> {
  const found = await findAnnouncement(context.db, id);
  if (found?.state !== 'published') throw new Problem('not-found');
  const [model] = await asModels(context, [found]);
  if (!model) throw new Problem('not-found');
  return model;
}

async function asModels(context: Context, rows: Announcement[]): Promise<AnnouncementModel[]> {
  const { db } = context;
  const policies = await readPolicies(db, context);
  const documents = newestDocuments({ policies });
  const titles = new Map(documents.map((document) => [document.key, titleOf(document)]));
  const names = await namesFor(
    db,
    context,
    rows.map(({ effect }) => effect),
  );
  const replacers = await replacersOf(
    db,
    rows.map(({ id }) => id),
  );
  const changes = await changesOfWindows(db, rows);
  const models: AnnouncementModel[] = [];
  for (const row of rows) {
    const { policyKeys } = subjectsOf(row, documents, await relatedEffects(db, row));
    const replaces = await replaced(context, row);
    const replacer = replacers.get(row.id);
    const changedBy = changes.get(row.id);
    const made = madeVersion(policies, row.id);
    models.push({
      id: row.id,
      kind: row.kind as AnnouncementKind,
      title: row.title,
      source: row.source,
      publishedOn: row.publishedOn,
      announcedAt: row.publishedAt ?? row.createdAt,
      lines: effectLines(row.effect, names, made?.difference),
      policies: policyKeys.flatMap((key) =>
        titles.has(key) ? [{ key, title: titles.get(key) ?? row.title }] : [],
      ),
      ...(made ? { differences: differencePath(made) } : {}),
      ...(replaces ? { replaces: otherOf(replaces, row) } : {}),
      ...(replacer
        ? { replacedBy: { ...otherOf(replacer, replacer), at: replacer.publishedAt ?? replacer.createdAt } }
        : {}),
      ...(changedBy ? { changedBy } : {}),
    });
  }
  return models;
}

async function replaced({ db }: Context, row: Announcement): Promise<Announcement | undefined> {
  const [id] = replacedBy(row);
  return id === undefined ? undefined : await findAnnouncement(db, id);
}

/** The other announcement of a pair; `by` is the one that takes the other's place. */
function otherOf({ id, title }: Announcement, by: Announcement) {
  return { id, title, how: by.corrects ? ('corrects' as const) : ('withdraws' as const) };
}

/**
 * What the API answers to anyone: the effect as data without those it names, of whom only the number is told, and without a
 * whole document, which is read with its policy.
 */
export async function publishedAnnouncements(context: Context, wanted: Omit<Wanted, 'state'>) {
  const { items, next } = await someAnnouncements(context, { ...wanted, state: 'published' });
  const models = await asModels(context, items);
  const shown = models.map(({ lines, policies, ...model }, index) => {
    const { about, effect } = items[index] as Announcement;
    return { ...model, about, effect: told(effect), says: lines, policies: policies.map(({ key }) => key) };
  });
  return { items: shown, ...(next ? { next } : {}) };
}

function told(effect: Effect): unknown {
  if (effect.kind === 'issue') return { kind: effect.kind, policyKey: effect.document.key };
  if (!('recipients' in effect)) return effect;
  const { recipients, ...rest } = effect;
  return { ...rest, recipients: recipients.length };
}
