import type { Text } from '../answers/source.ts';
import { findAnnouncement, listAnnouncements } from '../db/announcements.ts';
import type { Database } from '../db/connect.ts';
import type { Effect } from '../deadlines/effect.ts';
import type { PolicyDocument } from '../policies/schema.ts';
import { titleOf } from '../policies/sources.ts';
import type { EffectNames } from '../words/announcement-effects.ts';
import type { Context } from './context.ts';
import { newestDocuments } from './drafts-check.ts';
import { readPolicies } from './law.ts';

/** What the ids in some effects are called, to tell the effects in words. */
export async function namesFor(
  tx: Database,
  context: Pick<Context, 'documents'>,
  effects: Effect[],
): Promise<EffectNames> {
  const documents = newestDocuments({ policies: await readPolicies(tx, context) });
  const measures = documents.flatMap(({ clauses }) => clauses.flatMap((clause) => clause.measures));
  return {
    policies: new Map(documents.map((document) => [document.key, titleOf(document)])),
    measures: new Map(measures.map(({ id, name }) => [id, name])),
    questions: new Map(documents.flatMap(questionsOf).map(({ id, text }) => [id, text])),
    windows: effects.some(({ kind }) => kind === 'window-change') ? await windowNames(tx) : new Map(),
    announcements: await titlesOf(tx, effects),
  };
}

function questionsOf({ openQuestions, doubts, clauses }: PolicyDocument) {
  return [
    ...doubts,
    ...openQuestions,
    ...clauses.flatMap((clause) => [
      ...(clause.openQuestions ?? []),
      ...clause.measures.flatMap((measure) => measure.openQuestions ?? []),
    ]),
  ];
}

/** Windows are announced a few times a year: the newest are enough. */
const newestWindows = 500;

async function windowNames(tx: Database): Promise<Map<string, Text>> {
  const rows = await listAnnouncements(tx, { state: 'published', kind: 'window' }, newestWindows);
  return new Map(
    rows
      .toReversed()
      .flatMap(({ effect }) => (effect.kind === 'window' ? [[effect.window, effect.name]] : [])),
  );
}

async function titlesOf(tx: Database, effects: Effect[]): Promise<Map<string, Text>> {
  const titles = new Map<string, Text>();
  for (const effect of effects) {
    if (effect.kind !== 'withdrawal') continue;
    const found = await findAnnouncement(tx, effect.announcementId);
    if (found) titles.set(found.id, found.title);
  }
  return titles;
}
