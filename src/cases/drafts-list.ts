import { type JsonDifference, jsonDifferences } from '../answers/differences.ts';
import {
  type Announcement,
  type AnnouncementsWanted,
  findAnnouncement,
  listAnnouncements,
  replacersOf,
} from '../db/announcements.ts';
import { subjectsOf } from '../deadlines/about.ts';
import { Problem } from '../errors.ts';
import type { Context } from './context.ts';
import { cursorOf, placeOf } from './cursor.ts';
import { newestDocuments } from './drafts-check.ts';
import { readPolicies } from './law.ts';

export type Wanted = Pick<AnnouncementsWanted, 'state' | 'kind'> & {
  /** Key of a policy it is about. */
  policy?: string;
  cursor?: string;
  limit?: number;
};

export type Page<T> = { items: T[]; next?: string };

const usualPage = 50;

/** A page of announcements, newest first; `next` where there may be more. */
export async function someAnnouncements(
  context: Context,
  { state, kind, policy, cursor, limit = usualPage }: Wanted,
): Promise<Page<Announcement>> {
  const about = policy === undefined ? undefined : await aboutPolicy(context, policy);
  const narrowed = { ...(state ? { state } : {}), ...(kind ? { kind } : {}) };
  const items: Announcement[] = [];
  let after = cursor === undefined ? undefined : placeOf(cursor);
  for (;;) {
    const rows = await listAnnouncements(context.db, { ...narrowed, ...(after ? { after } : {}) }, limit);
    for (const row of rows) {
      if (items.length === limit) return { items, next: cursorOf(placeIn(items, state)) };
      if (!about || about(row)) items.push(row);
    }
    const last = rows.at(-1);
    if (rows.length < limit || !last) return { items };
    after = { at: instantOf(last, state), id: last.id };
    if (items.length === limit) return { items, next: cursorOf(after) };
  }
}

function placeIn(items: Announcement[], state: Wanted['state']) {
  const last = items.at(-1) as Announcement;
  return { at: instantOf(last, state), id: last.id };
}

/** By what the list is ordered. */
function instantOf({ createdAt, publishedAt }: Announcement, state: Wanted['state']): Temporal.Instant {
  return state === 'published' ? (publishedAt ?? createdAt) : createdAt;
}

async function aboutPolicy(context: Context, policy: string) {
  const documents = newestDocuments({ policies: await readPolicies(context.db, context) });
  return (row: Announcement) => subjectsOf(row, documents).policyKeys.includes(policy);
}

/** One announcement, and the one that took its place; refuses an id that is not known. */
export async function oneAnnouncement({ db }: Pick<Context, 'db'>, id: string) {
  const found = await findAnnouncement(db, id);
  if (!found) throw new Problem('not-found');
  const replacedBy = (await replacersOf(db, [id])).get(id);
  return { ...found, ...(replacedBy ? { replacedBy: replacedBy.id } : {}) };
}

/** What another announcement says otherwise than this one, field by field, as JSON pointers into what was drafted. */
export async function compareAnnouncements(
  { db }: Pick<Context, 'db'>,
  id: string,
  withId: string,
): Promise<JsonDifference[]> {
  const [one, other] = [await findAnnouncement(db, id), await findAnnouncement(db, withId)];
  if (!one) throw new Problem('not-found');
  if (!other) throw new Problem('unprocessable', [noOther]);
  return jsonDifferences(comparable(one), comparable(other));
}

function comparable({ title, source, publishedOn, effect, about, corrects }: Announcement) {
  return {
    title,
    source,
    publishedOn: publishedOn.toString(),
    effect,
    about,
    ...(corrects ? { corrects } : {}),
  };
}

const noOther = {
  pointer: 'querystring:/with',
  detail: { zh: '没有这则公告', en: 'there is no such announcement' },
};
